import { plainOf } from '../../understanding/followUp/plainWords.ts';

const LACKS =
  /\b(?:i (?:do not|dont|didnt|did not|cant|cannot|can not|couldnt) (?:really |actually |even )?(?:have|know|remember|recall|find|see|got|get|keep|receive)(?: (?:it|that|one|this|any|them|my|the|a|an)\b| here| right now| at hand|[.!,]|$)|i (?:have not|havent) (?:got|received)|(?:have|has) no (?:idea|clue|number|email|order|code|account)|no (?:idea|clue)|i (?:have )?(?:lost|forgot(?:ten)?|deleted|threw away|misplaced)|not (?:sure|at hand|with me)|dont (?:have|know|remember|recall)|do not (?:have|know|remember|recall)|never (?:got|received|had) (?:one|it|a|any)|unknown|n a|(?:weiss|kenne|habe|finde|hab) (?:ich |sie |es |das |die |den |leider |gerade |im moment )*(?:nicht|keine?n?)|keine ahnung|(?:habe|hab) (?:ich |sie |es )*(?:verloren|vergessen|geloscht)|je ne (?:sais|connais|trouve|me souviens|l ai|lai|le retrouve|la retrouve|me rappelle)|je n ?ai (?:pas|plus)|(?:sais|ai|trouve|connais) pas|aucune idee|(?:perdu|oublie)|no (?:lo |la |los |las )?(?:se|tengo|recuerdo|encuentro|me acuerdo)|ni idea|(?:la|lo) (?:perdi|olvide)|nao (?:sei|tenho|lembro|me lembro|encontro|acho|recordo)|(?:perdi|esqueci))\b/;
const LONGEST_LACK = 160;

const TASK =
  '(?: (?:this|that|it|the (?:process|task|request|whole thing|conversation|flow)|everything|all (?:of )?(?:this|that)|please|now|then|here|for now|das|es|bitte|alles|hier|ca|cela|tout|eso|esto|todo|por favor|isso|isto|tudo|s il vous plait|svp))*';
const CANCELS = new RegExp(
  `^(?:(?:ok|okay|no|oh|ah|actually|sorry|please|bitte|um|well|nein|non|hmm+)[ ,.]+)*(?:cancel|abort|never ?mind|nvm|forget (?:about )?(?:it|that|this)|stop|quit|exit|end|leave it|lets (?:stop|leave it|forget it|drop it)|drop it|(?:i )?(?:have )?changed my mind|i (?:do not|dont) want (?:to (?:do|continue|go on|proceed)|this|that|it)(?: (?:this|that|it|with (?:this|that|it)))?(?: any ?more)?|abbrechen|abbruch|vergiss es|vergessen sie(?: es| das)?|lassen (?:wir|sie) (?:es|das)|lass (?:es|mal|gut sein|das)|egal|hor auf|stopp|annul(?:er|ez|e)|laisse(?:z)? tomber|arrete(?:z)?|oublie(?:z)?(?: ca)?|peu importe|cancel(?:ar|a|e|o)|dejalo|dejelo|olvidalo|olvidelo|no importa|para|pare|deixa (?:pra la|para la|estar)|esquece|esqueca|nao importa)${TASK}[ .!]*$`,
  'u',
);
const LONGEST_CANCEL = 60;

/** "I don't have it", "no idea", "I lost it". */
export function lacks(text: string): boolean {
  return text.length <= LONGEST_LACK && LACKS.test(plainOf(text).replaceAll('ß', 'ss').replaceAll('/', ' '));
}

/** "Cancel", "never mind": of the task; "cancel my order" asks for something. */
export function cancels(text: string): boolean {
  return (
    text.length <= LONGEST_CANCEL &&
    CANCELS.test(plainOf(text).replace(/[,!]+/g, ' ').replace(/\s+/g, ' ').trim())
  );
}
