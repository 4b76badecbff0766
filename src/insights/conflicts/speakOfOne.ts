import type { Reading, ReadSentence } from '../../domain/reading.ts';
import type { Placed } from './readCorpus.ts';

/** Whether two sentences that are alike speak of one thing, so that they cannot both hold where they differ. */
export function speakOfOne(a: Placed, b: Placed, reading: Reading): boolean {
  const [ours, theirs] = [a.read, b.read];
  if (reading.isContrary(ours.all, theirs.all)) return false;
  if (reading.isConditional(ours.all) !== reading.isConditional(theirs.all)) return false;
  if (!saysNames(ours, theirs) || !saysNames(theirs, ours) || !haveOnePlace(a, b)) return false;
  return !isNarrower(a, b, reading) && !isNarrower(b, a, reading);
}

/** No name in one that the other does not say. */
function saysNames({ names }: ReadSentence, other: ReadSentence): boolean {
  const plain = other.text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const said = ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return names.every((name) => other.names.includes(name) || said.includes(` ${name} `));
}

/** "Sale items" are not all items: a word that the other's passage does not say stands before one that both say. */
function isNarrower({ read }: Placed, other: Placed, reading: Reading): boolean {
  const said = other.article.passages[other.passage]!.words;
  const order = reading.stems(read.text);
  return order.some((word, at) => {
    const next = order[at + 1];
    if (!read.content.has(word) || said.has(word) || next === undefined) return false;
    return read.content.has(next) && other.read.content.has(next);
  });
}

/** "Delivery to France" and "Delivery to Spain" are two: the same but for a word that the other passage does not have. */
function haveOnePlace(a: Placed, b: Placed): boolean {
  const [ours, theirs] = [a.article.passages[a.passage]!, b.article.passages[b.passage]!];
  const isShared = [...ours.place].some((word) => theirs.place.has(word));
  const isForeign = (place: ReadonlySet<string>, words: Set<string>) =>
    [...place].some((word) => !words.has(word));
  return !(isShared && isForeign(ours.place, theirs.words) && isForeign(theirs.place, ours.words));
}
