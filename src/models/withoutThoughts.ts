const OPEN = '<think>';
const CLOSE = '</think>';

/** Models that reason aloud begin with `<think>…</think>`: nothing of it is for anybody's eyes. Safe on a growing text. */
export function withoutThoughts(text: string): string {
  const begun = text.trimStart();
  if (OPEN.startsWith(begun)) return '';
  if (!begun.startsWith(OPEN)) return text;
  const end = begun.indexOf(CLOSE);
  return end < 0 ? '' : begun.slice(end + CLOSE.length).trimStart();
}
