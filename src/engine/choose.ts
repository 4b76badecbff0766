import type { Memory } from '../domain/conversation.ts';

const ORDINALS: [RegExp, number][] = [
  [/^(the )?(1|first|erste|premier|premiere|primer|primero|primera|primeiro)( one| option)?$/, 0],
  [/^(the )?(2|second|zweite|deuxieme|segundo|segunda)( one| option)?$/, 1],
  [/^(the )?(3|third|dritte|troisieme|tercero|tercera|terceiro)( one| option)?$/, 2],
  [/^(the )?(last|letzte|dernier|ultimo)( one| option)?$/, -1],
];
const NONE = /^(none( of (these|them|those))?|neither|no|nope|something else|keine|aucun|ninguno|nenhum)$/;

/** What the customer picked of what was offered: an article, none of them, or null when they said something else. */
export function choose(
  text: string,
  memory: Memory,
  noneLabel: string,
): { article: string; label: string } | 'none' | null {
  const { offered } = memory;
  if (!offered || offered.length === 0) return null;
  const said = plain(text);
  if (NONE.test(said) || said === plain(noneLabel)) return 'none';
  const byLabel = offered.find(({ label }) => plain(label) === said);
  if (byLabel) return byLabel;
  const ordinal = ORDINALS.find(([pattern]) => pattern.test(said));
  return (ordinal && offered.at(ordinal[1])) ?? null;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
