import type { Signal } from '../../domain/understanding.ts';

/** Faces and hands that speak for a signal beside any words. */
const WITH_WORDS: [Signal, RegExp][] = [
  ['frustrated', /[😡🤬😠😤💢🙄😾]/u],
  ['greeting', /👋/u],
  ['abusive', /🖕/u],
  ['urgent', /[🆘🚨]/u],
];
/** Those that answer where no word does. */
const ALONE: [Signal, RegExp][] = [
  ['thanks', /[🙏💐🤗🥰😍😘💕💖💙💚💛💜🧡🌹🫶]|❤|♥/u],
  ['affirmed', /[👍👌✅💯🆗🙂😊😀😃😄😁😉😎🥳🎉👏🙌🤝🤩😇]|☺|✔|[:;=]-?\)/u],
  ['denied', /[👎❌🙅]/u],
  ['notHelped', /[👎😞😔😕🙁😢😭😩😫😖]|💔|☹|[:;=]-?\(/u],
];
const ANY = /\p{Extended_Pictographic}|[:;=]-?[()]/u;

/** The emoji of a message that speak for a signal. */
export function emojiIn(text: string, isWordless: boolean): Partial<Record<Signal, string>> {
  const found: Partial<Record<Signal, string>> = {};
  if (!ANY.test(text)) return found;
  for (const [signal, pattern] of isWordless ? [...WITH_WORDS, ...ALONE] : WITH_WORDS) {
    const match = pattern.exec(text);
    if (match) found[signal] = match[0];
  }
  return found;
}
