import type { Bot, Intent } from '../domain/bot.ts';
import { intentOf } from './followIntent.ts';

const LONGEST = 60;
/** Descriptions are written about the customer ("Asks where …"); a button is read by them. */
const ABOUT_THEM =
  /^(?:(?:the |a )?(?:customer|user|person|visitor|guest|client|caller|someone|they)\b\s*)?(?:(?:is|are|has|have)\s+)?(?:ask(?:s|ing)?(?: (?:about|for|how|us|to know))?|want(?:s|ing)?(?: to know)?|would like|wish(?:es)?|request(?:s|ing)?|look(?:s|ing)? for|inquir(?:es|ing) (?:about|after)|enquir(?:es|ing) (?:about|after))(?:\s+(?:to|for|about))?\s+/i;

/** Readable, short and different from each other. */
export function labelsOf(bot: Bot, names: string[], language: string): string[] {
  const labels = names.map((name) => labelOf(bot, intentOf(bot, name), name, language));
  return labels.map((label, at) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : inWords(names[at]!),
  );
}

/** What the intent is about, in the customer's language: in another than the bot's own that is an example's words. */
function labelOf(bot: Bot, intent: Intent | undefined, name: string, language: string): string {
  const example = intent?.translations[language]?.examples[0];
  if (language !== bot.language && example) return short(example);
  const about = intent?.description.replace(/\s+/g, ' ').trim() ?? '';
  const said = about.replace(ABOUT_THEM, (matched) => (/\bhow\b/i.test(matched) ? 'how ' : ''));
  return said === '' ? inWords(name) : short(said.replace(/[.;]$/, ''));
}

const inWords = (name: string) => short(name.replaceAll('_', ' '));

function short(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  if (capital.length <= LONGEST) return capital;
  return `${capital.slice(0, LONGEST - 1).replace(/\s+\S*$/, '')}…`;
}
