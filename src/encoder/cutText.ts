/**
 * The part of a text that a model reads, without the space around it. Cut before it costs anything: 100 kB become 2 kB.
 * Half a surrogate pair, sent so or left by the cut, becomes U+FFFD.
 */
export function cutText(text: string, mostCharacters: number): string {
  return text.trimStart().slice(0, mostCharacters).trimEnd().toWellFormed();
}
