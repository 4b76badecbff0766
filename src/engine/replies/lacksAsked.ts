import type { Asked } from '../../flows/run/ports.ts';
import { contentOf, isAlike, plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';
import { lacks } from './says.ts';

const LEAD =
  'no+|nope|nein|nee|non|nao|ok|okay|oh|ah|um|well|hmm+|sorry|unfortunately|im afraid(?: not)?|actually|i think|leider|tut mir leid|desolee?|malheureusement|pardon|lo siento|lamentablemente|perdon|infelizmente|desculpe?|sinto muito';
const TAIL =
  'sorry|please|thanks|thank you|thx|it|that|this|one|any|so|here|now|right now|at the moment|for now|today|yet|unfortunately|im afraid|at hand|on hand|with me|available|leider|danke|bitte|gerade|jetzt|im moment|hier|davon|merci|svp|desolee?|pour l instant|maintenant|gracias|por favor|ahora|lo siento|por ahora|obrigad[oa]|agora|por enquanto';
const whole = (core: string) =>
  new RegExp(`^(?:(?:${LEAD})[ ,.!]+)*(?:${core})(?:[ ,.!]+(?:${TAIL}))*[ .!]*$`);

/** Whoever answers so has nothing of the kind, whatever was asked for. */
const NOTHING = whole(
  [
    'none|nothing|not any|n ?/ ?a|not applicable|skip|pass|without|leave it (?:out|blank|empty)|there (?:is|are|was) (?:none|nothing|no)|there isnt|i (?:have|got|had) (?:none|nothing)|i (?:dont|do not|didnt)(?: have)?',
    '(?:i )?(?:am )?(?:cant|cannot|can not|could not|couldnt|unable|not able)(?: to)?(?: do| send| give| find| provide| take| share)?|not possible|impossible|unavailable|not available|(?:i would |id )?(?:rather|prefer) not(?: to)?(?: say)?|not now',
    'keine?[rnms]?|nichts|uberspringen|ohne|weglassen|nicht moglich|unmoglich|geht (?:leider )?(?:gerade )?nicht|(?:das )?kann ich (?:leider )?nicht|ich kann (?:es |das )?(?:leider )?nicht|(?:ich )?(?:hab|habe) (?:ich )?(?:leider )?(?:nicht|keine?[nrs]?)|gibt ?e?s (?:leider )?(?:nicht|keine?[nrs]?)|nicht vorhanden',
    'aucune?|rien|passer|passe|sans|impossible|pas possible|ce nest pas possible|je ne peux pas|(?:je )?(?:n )?(?:en )?ai pas|je n en ai (?:pas|aucune?)|il n y en a pas',
    'ningun[oa]?|nada|saltar|omitir|sin|imposible|no es posible|no se puede|no puedo|no hay(?: ningun[oa]?)?|no tengo(?: ningun[oa]?)?',
    'nenhuma?|nada|pular|saltar|sem|impossivel|nao e possivel|nao da|nao posso|nao consigo|nao ha(?: nenhuma?)?|nao tenho(?: nenhuma?)?',
  ].join('|'),
);
const PLAIN_NO = whole(
  'no+|nope|nah|nein|nee|non|nao|not really|no thanks|no thank you|i dont think so|eher nicht|lieber nicht|pas du tout|que no|claro que no',
);
/** "I have no photo", "ohne Bild": what is denied must be what was asked for. */
const WITHOUT =
  /(?:^|[ ,.!])(?:no|not an?|not any|dont have (?:an?|any|the|my)|havent (?:an?|any)|without(?: an?| any| the)?|keine?[rnms]?|ohne(?: eine?n?)?|pas (?:de|d)|aucune?|sans|ningun[oa]?|sin|nenhuma?|sem|no tengo(?: la| el| un[oa]?)?|no hay|nao tenho(?: a| o| uma?)?|nao ha)[ ,]+(?<things>[^.!?,;]+)/g;
/** Such a question can be answered with no. */
const CAN_BE_DENIED =
  /^(?:(?:and|so|then|please|und|et|y|e|bitte) )?(?:can|could|do|does|did|have|has|had|is|are|was|were|will|would|may|might|shall|should|konnen|konnten|kannst|konntest|haben|hatten|hast|gibt|ist|sind|mochten|mochtest|wollen|willst|wurden|durfen|darf|soll|sollen|liegt|pouvez|pourriez|peux|avez|as-?tu|est-?ce|y a-?t|voulez|souhaitez|desirez|puede|puedes|podria|podrias|tiene|tienes|hay|quiere|quieres|desea|voce|pode|poderia|consegue|tem|ha|quer|gostaria|deseja)(?![\p{L}])/u;
/** What a file is called, whatever the flow calls it. */
const FILES =
  'photo photos picture pictures pic pics image images screenshot file files attachment document scan camera foto fotos bild bilder aufnahme datei dateien anhang kamera fichier image capture piece-jointe archivo imagen adjunto captura camara arquivo imagem anexo';
const LONGEST = 12;
const NO_WORDS = new Set(['text', 'number', 'quantity', 'percent', 'send', 'please', 'have', 'give']);

/** "I don't have one", "no photo", "skip", and a plain "no" where the question can be answered with it. */
export function lacksAsked(text: string, asked: Asked): boolean {
  if (lacks(text)) return true;
  // Any words are an answer here, "nothing" too, unless the flow knows what to do without one.
  if (asked.kind === 'yes_no' || (asked.kind === 'text' && !asked.isOptional)) return false;
  const plain = plainOf(text).replaceAll('ß', 'ss');
  const count = wordsIn(plain).length;
  if (count === 0 || count > LONGEST || /\?\s*$/.test(text)) return false;
  if (NOTHING.test(plain)) return true;
  if (PLAIN_NO.test(plain)) return canBeDenied(asked);
  return deniesIt(plain, asked);
}

function canBeDenied({ words, kind }: Asked): boolean {
  if (kind === 'file') return true;
  const questions = words.match(/[^.!?¿:]+\?/g) ?? [];
  return questions.some((question) => CAN_BE_DENIED.test(plainOf(question).replace(/^[¿ ]+/, '')));
}

function deniesIt(plain: string, { words, kind }: Asked): boolean {
  const own = contentOf(plainOf(`${words} ${kind === 'file' ? FILES : ''}`)).filter(
    (word) => !NO_WORDS.has(word),
  );
  const isOwn = (word: string) => own.some((other) => isAlike(word, other));
  return [...plain.matchAll(WITHOUT)].some(({ groups }) => {
    const things = contentOf(groups!.things!);
    // In an answer in one's own words "no" may stand before anything.
    return kind === 'text' ? things.length > 0 && things.every(isOwn) : things.slice(0, 3).some(isOwn);
  });
}
