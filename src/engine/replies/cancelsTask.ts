import { contentOf, isAlike, plainOf } from '../../understanding/followUp/plainWords.ts';

/** "Please cancel …", "I want to stop …", in five languages; "… abbrechen", "… zurück" may stand at the end. */
const LEAD =
  /^(?:(?:ok|okay|no|oh|ah|actually|sorry|please|bitte|well|nein|non|por favor|svp)[ ,.]+)*(?:(?:can|could|would) (?:you|i) (?:please )?|(?:i|we) (?:want|would like|d like|wish|need) to |id like to |(?:ich|wir) (?:mochte|will|wollen) |(?:je|nous) (?:veux|voudrais|voulons) |(?:quiero|quisiera|quero|queria) )?/;
const CALLS_OFF =
  /^(?:cancel|abort|stop|withdraw|call off|drop|forget|end|revoke|take back|dont (?:do|make|send)|(?:i|we) (?:do not|dont) (?:want|need)|storniere?n?(?: sie)?|brich|brechen sie|stopp?e?n?(?: sie)?|vergiss|vergessen sie|ziehe?n?(?: sie| ich)?|annul(?:er|ez|e)|arrete[rz]?|retire[rz]?|laisse[rz]?(?: tomber)?|cancel(?:ar|a|e|o)|anul(?:ar|a|e)|retir(?:ar|a|e)|dej(?:ar|a|e)|olvid(?:ar|a|e)|par(?:ar|e)|desist(?:ir|o))(?![\p{L}\p{N}])/u;
const CALLS_OFF_LATE =
  /(?:^|\s)(?:abbrechen|abbruch|stornieren|ab|zuruck|zuruckziehen|zuruckzuziehen|nicht mehr|absagen|not any ?more|any ?more|off|(?:cancel|call) it)[ .!]*$/u;
const LONGEST = 100;
/** Of a compound: "Meldung" in "Störungsmeldung". */
const LEAST = 5;

/**
 * "Cancel my report", of the task with this title. What others ask for is theirs: "cancel my order" while the bot waits for
 * that order, where an example of the bot's own says so (`others`: of the intent that the message may have).
 */
export function cancelsTask(text: string, title: string, others: string[]): boolean {
  if (text.length > LONGEST) return false;
  const plain = plainOf(text).replaceAll('ß', 'ss').replace(LEAD, '');
  if (!CALLS_OFF.test(plain) && !CALLS_OFF_LATE.test(plain)) return false;
  const things = contentOf(plain.replace(CALLS_OFF, ' ').replace(CALLS_OFF_LATE, ' '));
  const named = contentOf(plainOf(title).replaceAll('ß', 'ss'));
  const theirs = others.flatMap((example) => contentOf(plainOf(example)));
  return (
    things.length > 0 &&
    things.every((thing) => named.some((word) => isSame(thing, word))) &&
    !things.every((thing) => theirs.some((word) => isAlike(thing, word)))
  );
}

const isSame = (thing: string, word: string) =>
  isAlike(thing, word) || (thing.length >= LEAST && word.endsWith(thing));
