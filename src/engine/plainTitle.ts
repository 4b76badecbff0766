/** On one line, without markup, pictures and what nobody sees. */
export function plainTitle(text: string): string {
  return text
    .replace(/<[^>]*>|[\p{Cc}\p{Cf}]+|!?\[([^\]]*)\]\([^)]*\)/gu, (_, words) => words ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
