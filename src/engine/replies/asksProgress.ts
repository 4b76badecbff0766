import { plainOf } from '../../understanding/followUp/plainWords.ts';

const LONGEST = 100;

const LEAD =
  '(?:(?:ok|okay|hi|hello|hey|so|and|well|but|und|also|hallo|bonjour|et|alors|bon|hola|bueno|y|ola|bom|e|entao|please|bitte)[ ,.!]+)*';
/** Whoever decides or comes, without a name. */
const SOMEBODY =
  '(?:it|that|this|they|he|she|you|anybody|anyone|somebody|someone|a colleague|your colleague)';
const DECIDED =
  '(?:approved|decided|done|ready|through|finished|processed|confirmed|accepted|settled|sorted|here|genehmigt|freigegeben|entschieden|erledigt|fertig|durch|approuve|decide|fait|valide|pret|aprobad[oa]|decidid[oa]|hech[oa]|list[oa]|aprovad[oa]|decidid[oa]|feit[oa]|pront[oa])';

const PROGRESS = new RegExp(
  `^${LEAD}(?:${[
    '(?:is there |are there |do you have |have you )?(?:any|some) (?:news|updates?|progress)(?: yet| now| for me)?',
    `(?:is|was|are|has|have|did|will|does) ${SOMEBODY} (?:been |already |finally |be )*(?:${DECIDED}|coming|come|looking|looked|say|said|answer|answered|decide|approve)(?: on it| at it| it)?(?: yet| now| already| soon)?`,
    'how(?:s| is| are) (?:it|that|this|things) (?:going|looking|coming along)(?: so far)?',
    '(?:whats|what is) (?:the |its )?(?:status|state|progress)(?: now)?',
    '(?:whats|what is) (?:taking so long|happening(?: now)?|going on)',
    'how (?:much longer|long)(?: will (?:it|that|this) take| does (?:it|that|this) take| do i have to wait| until then)?(?: still| more)?',
    `when (?:will|does|do|is|are) ${SOMEBODY} (?:be )?(?:${DECIDED}|come|coming|decide|write|answer|know|start|get back to me)`,
    'when (?:will|do) i (?:hear|know|get (?:it|an answer|news))(?: from you| more| back)?',
    '(?:i am |im )?still waiting',
    'status',
    '(?:gibt es|gibts|hast du|haben sie)? ?(?:schon |denn |inzwischen )*(?:etwas |was )?neue(?:s|igkeiten)',
    `ist (?:es|das|sie|er) (?:denn |schon |jetzt |inzwischen |endlich )*${DECIDED}`,
    'wie (?:steht|sieht|weit|lange)(?: (?:es|das|ist|sind|dauert|noch|denn|aus|damit|man|muss|ich|warten|wir|sie|du))*',
    'wann (?:kommt|ist|weiss|hore|erfahre|wird)(?: (?:es|das|ich|jemand|denn|was|etwas|soweit|mehr|bescheid))*',
    `(?:est ce que )?(?:c est|cest|est ce|il est|elle est)(?: deja| enfin| maintenant)* ${DECIDED}`,
    '(?:avez vous |y a t il )?(?:des |de )?(?:nouvelles?|nouveau)(?: deja)?',
    'ou en (?:est|etes|sommes)(?:[ -](?:on|vous|nous))?',
    '(?:dans |encore |ca prend |ca prendra )*combien de temps(?: encore)?',
    '(?:hay |tiene |tienes )?(?:alguna |algunas )?(?:novedad(?:es)?|noticias?)(?: ya)?',
    `(?:ya )?(?:esta|fue|ha sido|lo han|esta ya) ${DECIDED}(?: ya)?`,
    '(?:como va|como esta|cuanto (?:falta|tarda|tardara)|cuanto tiempo)(?: todavia| mas| eso| todo)*',
    '(?:ha |tem |alguma |algumas )*(?:novidades?|noticias?)(?: ja)?',
    `(?:ja )?(?:foi|esta|esta ja) ${DECIDED}(?: ja)?`,
    '(?:como vai|como esta|quanto (?:falta|tempo|demora))(?: ainda| mais| isso)*',
  ].join('|')})[ ?.!]*$`,
);

/** "Is it approved yet?", "any news?": of what is under way, without saying what. */
export function asksProgress(text: string): boolean {
  return text.length <= LONGEST && PROGRESS.test(plainOf(text).replaceAll('ß', 'ss'));
}

const ANOTHER =
  /(?:^|\s)(?:another|one more|(?:a|the) (?:second|third|new|different|further)|again|also|too|as well|additional(?:ly)?|noch (?:ein|eine|einen|mal)|nochmals?|zweite[nrs]?|weitere[nrs]?|andere[nrs]?|auch|zusatzlich|encore un|encore une|une? autre|deuxieme|nouvelle?|aussi|egalement|otr[oa]|segund[oa]|nuev[oa]|tambien|outr[oa]|nov[oa]|tambem|mais uma?)(?![\p{L}\p{N}])/u;

/** "One more", "a second": of the same kind, and another thing. */
export const wantsAnother = (text: string): boolean => ANOTHER.test(plainOf(text));

const ASKS =
  /\?\s*$|^(?:how|what|whats|when|where|why|who|is|are|was|has|have|did|does|do|will|wie|was|wann|wo|warum|wer|ist|sind|hat|wird|comment|ou|quand|pourquoi|qui|est ce|como|donde|cuando|por que|quien|esta|onde|quando|quem)(?![\p{L}\p{N}])/u;

/** A question, also without its mark. */
export const isAsking = (text: string): boolean => ASKS.test(plainOf(text));

const PLAIN_YES =
  /^(?:yes|yeah|yep|yup|yea|ja|jawohl|oui|ouais|si|sim)(?:[ ,.!]+(?:please|bitte|svp|s il vous plait|por favor))?[ .!]*$/;

/** "Yes" and no more. */
export const isPlainYes = (text: string): boolean => PLAIN_YES.test(plainOf(text));
