import { isCommonWord } from './language/commonWords.ts';
import { shorten } from './slang/shorten.ts';
import { CONTRACTIONS, PICTURES, SLANG } from './slang/words.ts';

/** A word with the signs around it; what has anything else inside is a code, an address or a name and stays. */
const TOKEN = /^([("'*_“„]*)(\p{L}[\p{L}\p{M}'’]*|[\p{L}\d]{1,8}|w\/(?:o|out)?|b\/c)([.,!?;:)"'*_”“…]*)$/u;
const EMOJI = /(?:\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f\u200d]*|\p{Regional_Indicator})+/gu;
const EMOTICON =
  /(?<=^|\s)(?:[:;=8xX][-'o^]?[()[\]DPpoO/|*3]+|<\/?3+|\^[_.-]?\^|-_+-|[oO]_[oO]|T_T)(?=\s|$|[.,!?])/g;
const DETERMINER = /(?:^|\s)(?:my|the|a|an|this|that|your|our|new|no|mein|meine|mon|ma|mi|meu|minha)\s*$/i;
/** Cheap, and false for most messages. */
const LOOKS_PLAIN = /^[^\p{Extended_Pictographic}\p{Regional_Indicator}]*$/u;
const ANY_CASE = new Set('asap pls plz thx idk btw fyi thnx tysm pw pwd'.split(' '));

/**
 * A message in plain words, for the classifier and for search: slang and what is left out written out, apostrophes
 * where they belong, dragged-out letters shortened, shouting in lower case, emoji dropped or turned into the thing
 * they stand for. Clean text, numbers, codes, names, addresses and other languages' words stay as they are. `text`
 * comes from `tidy`; offsets do not hold.
 */
export function expandSlang(text: string, language = 'en'): string {
  const spoken = calmDown(withoutPictures(text));
  const slang = SLANG[language.split('-')[0]!];
  const words = spoken.split(/([ \n]+)/);
  for (let at = 0; at < words.length; at += 2) {
    const word = words[at]!;
    if (word === '') continue;
    words[at] = plainWord(word, slang, words[at - 2] ?? '', words[at + 2] ?? '', language.startsWith('en'));
  }
  return words.join('');
}

function withoutPictures(text: string): string {
  const calm = text
    .replace(/[!?]{2,}/g, (run) => (run.includes('?') ? '?' : '!'))
    .replace(/([,;])\1+/g, '$1');
  const bare = calm.includes(':') || /[<^=;_]/.test(calm) ? calm.replace(EMOTICON, '') : calm;
  if (LOOKS_PLAIN.test(bare)) return bare === calm ? calm : squeeze(bare, text);
  const worded = bare.replace(EMOJI, (run, at: number) => {
    const thing = PICTURES.get([...run][0]!);
    return thing !== undefined && DETERMINER.test(bare.slice(Math.max(0, at - 12), at)) ? ` ${thing} ` : ' ';
  });
  return squeeze(worded, text);
}

/** Where nothing but pictures was said, they are what was said. */
function squeeze(made: string, text: string): string {
  const squeezed = made
    .replace(/ {2,}/g, ' ')
    .replace(/ +([.,!?](?:\s|$))/g, '$1')
    .trim();
  return /[\p{L}\p{N}]/u.test(squeezed) ? squeezed : text;
}

/** "WHERE IS MY ORDER" in lower case; an acronym or two is no shouting, and a code stays. */
function calmDown(text: string): string {
  if (!/\p{Lu}{3}/u.test(text)) return text;
  const words = text.match(/\p{L}+/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (words.length < 2 || letters < 6 || capitals / letters < 0.8) return text;
  const common = words.filter(isCommonWord).length;
  if (common < Math.max(1, words.length * 0.3)) return text;
  return text.replace(/\S+/g, (word) => (/[\d@/_#]/.test(word) ? word : word.toLowerCase()));
}

function plainWord(
  token: string,
  slang: ReadonlyMap<string, string> | undefined,
  before: string,
  after: string,
  isEnglish: boolean,
): string {
  const match = TOKEN.exec(token);
  if (!match) return token;
  const [, opening = '', word = '', closing = ''] = match;
  const lower = word.toLowerCase();
  const isWritten =
    word === lower || ANY_CASE.has(lower) || (isFirst(before) && word.slice(1) === lower.slice(1));
  if (!isWritten) return opening + shorten(word) + closing;
  const plain =
    (isEnglish ? (inContext(lower, before, after, closing) ?? CONTRACTIONS.get(lower)) : undefined) ??
    (isEnglish && isAmbiguous(lower, before, after, closing) ? undefined : slang?.get(lower)) ??
    shorten(word);
  return opening + (word === lower || plain === word ? plain : capital(plain)) + closing;
}

function isFirst(before: string): boolean {
  return before === '' || (/[.!?:]["')]*$/.test(before) && !/^\p{Lu}\p{L}{0,3}\.$/u.test(before));
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

const BEFORE_TO =
  /^(?:how|want|wants|wanted|need|needs|needed|have|has|had|trying|try|tried|going|used|able|like|unable|wanna|where|what|wht|when|ready|talk|speak|talking|speaking|went|go|back|next|due|here|supposed|happened|listen|cant|login|access|sent|ship|delivered|u|u?r|not|about|abt|get|time)$/i;
const AFTER_TO =
  /^(?:u|you|me|my|the|a|an|ur|your|do|be|get|know|change|cancel|pay|send|see|buy|use|make|go|talk|speak|reset|log|login|access|find|return|track|update|return|contact|call|ask|add|have|help|work|him|her|them|us|our|this|that|it|someone|some1|sum1|a|human|support|order|refund|open|close|delete|download|upload|watch|play|take|check|fix|sign|set|ship|start|stop|tell|wait|w8|write|report)[.,!?]*$/i;
const AFTER_FOR =
  /^(?:me|my|u|you|ur|your|the|a|an|this|that|it|him|her|us|our|them|free|now|today|2day|tomorrow|tmrw|real|sure|sale|help|nothing|ages|so|over)[.,!?]*$/i;
const AFTER_WITH =
  /^(?:my|the|an?|u|you|ur|your|this|that|it|someone|some1|sum1|humans?|person|people|real|agents?|support|customer|no|all|him|her|them|us|me|paypal|card|credit)[.,!?]*$/i;
const NUMBERED =
  /^(?:option|number|no|nr|step|room|day|page|line|version|type|gate|floor|level|section|chapter|size|terminal|item|order|ticket|only|ordered|bought|have|got|buy|need|the|my|of|x|\d+|and|or|than|these|those|other|first|last|all|a|in|at|to|from|ps|iphone|windows)$/i;
const SUBJECTS =
  /^(?:u|you|we|they|how|where|whr|what|wht|wat|when|why|who|these|those|there|things|which)$/i;

/** Single letters and digits that stand for a word only among certain others: "what 2 do", "u r", "4 me". */
function inContext(word: string, before: string, after: string, closing: string): string | undefined {
  if (word.length > 2 || closing !== '') return undefined;
  const isBetween = /\p{L}$/u.test(before) && /^\p{L}/u.test(after);
  if (word === '2') return BEFORE_TO.test(before) && AFTER_TO.test(after) ? 'to' : undefined;
  if (word === '4') return isBetween && AFTER_FOR.test(after) && !NUMBERED.test(before) ? 'for' : undefined;
  if (word === 'r')
    return SUBJECTS.test(before) || /^(?:u|you|we|they|there|these|those)[.,!?]*$/i.test(after)
      ? 'are'
      : undefined;
  if (word === 'n') return isBetween && before.length > 1 && after.length > 1 ? 'and' : undefined;
  if (word === 'w') return isBetween && AFTER_WITH.test(after) ? 'with' : undefined;
  if (word === 'im') return "I'm";
  return undefined;
}

/** "u s", "u.k.", "by bc ferries", "the acc team": short for something else here. */
function isAmbiguous(word: string, before: string, after: string, closing: string): boolean {
  if (word === 'u') return /^[sk](?:\b|$)/i.test(after) || closing.startsWith('.') || /\bthe$/i.test(before);
  if (word === 'bc' || word === 'rn' || word === 'prob' || word === 'subs')
    return /^(?:in|a|an|the|from|to|at|as|of|no)$/i.test(before);
  if (word === 'tel' || word === 'hw' || word === 'wen' || word === 'bin' || word === 'lite' || word === 'gd')
    return !/^(?:i|have|has|you|u|no|nr|number|to|do|can|my|your)$/i.test(word === 'tel' ? before : after);
  return false;
}
