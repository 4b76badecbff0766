import { COMMON_WORDS } from './commonWords.ts';

export interface TellingWord {
  /** Lower case, without accents. */
  key: string;
  /** As it is written. */
  word: string;
}

/** What people say when they ask, whatever they ask about. */
const ASKING = new Set(
  `needs needed user requesting request assistance assist possible possibly problem problems issue trouble explain
  inquire inquiring regarding information info wondering wonder looking interested difficulty difficulties unable
  brauche problem frage hilfe moglich problema ayuda necesito probleme aide besoin possible problema ajuda preciso
  aiuto bisogno hulp probleem`.split(/\s+/),
);

/** The words of a text that say what it is about, each once, in their order. Numbers alone say nothing. */
export function tellingWords(text: string): TellingWord[] {
  const found = new Map<string, TellingWord>();
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu)) {
    const key = plain(word.replace(/['’]s?$/u, ''));
    if (key.length < 2 || isCommon(key) || key.split(/[-'’]/).every(isCommon)) continue;
    if (!found.has(key)) found.set(key, { key, word });
  }
  return [...found.values()];
}

const isCommon = (key: string) => COMMON_WORDS.has(key) || ASKING.has(key);
const plain = (word: string) => word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
