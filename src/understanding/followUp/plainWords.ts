/** Only the beginning of a long message is looked at for what points back: who writes a page starts anew. */
const LONGEST = 400;

/** Words without a subject of their own, in the five languages that the cues are written in. */
const EMPTY = new Set(
  `a an the this that these those it its he she they them i im id ill ive me my mine we us our you your yours u ur
  is are was were be been being am do does did done have has had having can could will would shall should may might must
  what whats which who whose how when where why whether if in on at by to for from of with without about into onto as than then
  and or but so not no yes yeah yep nope nah ok okay please pls plz thanks thank thx hi hello hey sorry well actually just only also too
  either neither both same again still already now instead rather maybe perhaps really there here any some one ones other another
  want wants need needs like get got make take go going let lets tell say said mean meant meaning know think wait oh ah hmm um uh
  asking asked talking referring regarding concerning back long much many often soon earlier before previous first second third last
  der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ich du er sie es wir ihr mich mir dich dir uns
  mein meine meinen meiner meinem dein deine ihre ihren ist sind war waren bin hat haben habe hatte kann konnen konnte wird werden will mochte
  was wer wie wo wann warum welche welcher welches in im an am auf zu zum zur fur mit ohne von vom aus bei nach um bis ab als wenn dann
  ja nein doch auch nur noch mal schon bitte danke also gut wegen statt stattdessen lieber eigentlich meinte meine meinen gemeint andere anderen anderes
  erste ersten zweite zweiten dritte letzte letzten gleiche gleiches dasselbe jetzt zuruck nochmal frage da hier so es geht gehts lange viel viele dauert
  le la les l un une des du de d et ou mais pas ne n je j tu il elle on nous vous ils elles me m te t se s mon ma mes ton ta tes votre vos
  est sont etait suis es ai as a avez avons ont peut peux puis veux voudrais que qu quoi qui quel quelle comment quand pourquoi
  dans en au aux avec sans pour par sur chez vers oui non si aussi encore deja svp merci plutot fait finalement autre autres meme pareil
  premier premiere deuxieme seconde troisieme dernier dernere derniere voulais dire parlais combien temps c ca cela ce cet cette celui celle y
  el los las lo una uno unos y o pero no yo tu usted mi mis su sus es son era esta estan soy estoy he ha tengo tiene puedo puede quiero quisiera
  que quien cual como cuando donde por para con sin desde hasta al del si tambien ya favor gracias mejor realidad otro otra otros otras mismo misma
  primero primera segundo segunda tercero tercera ultimo ultima quise decir referia hay tal pasa cuanto cuanta tiempo tarda
  os as um uma e ou mas nao eu voce ele ela meu minha meus minhas seu sua sao foi esta estou tenho tem posso pode quero queria
  qual quem quando onde porque em no na nos nas ao aos com sem ate da do das dos sim tambem obrigado obrigada melhor verdade outro outra outros outras
  primeiro primeira terceiro terceira quis dizer isso isto se ver sobre quanto quanta tempo demora
  dis et puis alors bon bien ben bueno vale pues entonces entao bom`.split(/\s+/),
);

/**
 * Lower case without accents, punctuation kept, single spaces. An elided article stands alone ("l'autre" -> "l autre"),
 * other apostrophes go ("what's" -> "whats").
 */
export function plainOf(text: string): string {
  return text
    .slice(0, LONGEST)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/\b(l|d|j|n|m|t|s|c|qu)'(?=\p{L})/gu, '$1 ')
    .replaceAll("'", '')
    .replace(/[\s¿¡]+/g, ' ')
    .trim();
}

export function wordsIn(plain: string): string[] {
  return plain.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
}

/** The words that say what it is about. */
export function contentOf(plain: string): string[] {
  return wordsIn(plain).filter((word) => !EMPTY.has(word));
}

const read = new Map<string, string[]>();
const MOST_READ = 2_000;

/** As `contentOf`, of a message: an earlier one is read once and not again with every later message. */
export function subjectsOf(text: string): string[] {
  let content = read.get(text);
  if (!content) {
    content = contentOf(plainOf(text));
    if (read.size === MOST_READ) read.clear();
    if (text.length <= LONGEST) read.set(text, content);
  }
  return content;
}

/** "tracking" and "track", "Bestellung" and "Bestellungen": the same beginning, five letters or the whole shorter word. */
export function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 4 && a.slice(0, Math.min(shorter, 5)) === b.slice(0, Math.min(shorter, 5));
}
