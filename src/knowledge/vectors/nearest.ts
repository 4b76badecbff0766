/** A title that fits makes up for a passage that is further away, by so much of its own cosine. */
const TITLE_WORTH = 0.5;

/**
 * The numbers of the articles nearest to the question, nearest first. Cosines by number, below -1 where there is none;
 * an article without a title is taken by its passage.
 */
export function nearest(passages: Float32Array, titles: Float32Array, count: number): number[] {
  const numbers: number[] = [];
  const scores: number[] = [];
  for (let n = 0; n < passages.length; n++) {
    const passage = passages[n]!;
    if (passage < -1) continue;
    const title = titles[n]! < -1 ? passage : titles[n]!;
    const score = passage + TITLE_WORTH * title;
    if (numbers.length === count && score <= scores[count - 1]!) continue;
    let at = scores.length;
    while (at > 0 && scores[at - 1]! < score) at--;
    numbers.splice(at, 0, n);
    scores.splice(at, 0, score);
    if (numbers.length > count) {
      numbers.pop();
      scores.pop();
    }
  }
  return numbers;
}
