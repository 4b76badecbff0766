import type { Reading, ReadSentence, TextPassage } from '../domain/reading.ts';
import { sentencesOf } from '../knowledge/sentences.ts';
import { split } from '../knowledge/split.ts';
import { languageOf } from '../understanding/language.ts';
import { ownWords } from '../understanding/normalize.ts';
import { ANTONYMS, CONDITIONS, EXCEPT } from './grounding/lists.ts';
import { marksOf } from './grounding/marks.ts';
import { createMask } from './grounding/maskPersonal.ts';
import { meaningOf, readStatement } from './grounding/readStatement.ts';

const OPPOSITES = ANTONYMS.flatMap(([a, b]) => [
  [meaningOf(a), meaningOf(b)] as const,
  [meaningOf(b), meaningOf(a)] as const,
]);
const LIMITS = [...CONDITIONS, ...EXCEPT].map(meaningOf);

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu;

/** Texts read as the engine reads them: articles as they are searched, sentences as answers are checked. */
export function createReading(): Reading {
  return {
    ownWords,
    sentences: (text) => sentencesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end)),
    passages,
    read,
    stems: (text) => [...text.matchAll(WORD)].map(([word]) => meaningOf(word.toLowerCase())),
    mask: createMask,
    languageOf: (text, fallback) => languageOf(text, { fallback }),
    isContrary: (a, b) =>
      OPPOSITES.some(([one, other]) => a.has(one) && !a.has(other) && b.has(other) && !b.has(one)),
    isConditional: (all) => LIMITS.some((word) => all.has(word)),
  };
}

function passages({ title, body }: { title: string; body: string }): TextPassage[] {
  const { units, passages: found } = split({ title, body });
  return found.map(({ heading, from, to }) => {
    const own = units.slice(from, to);
    const text = body.slice(own[0]!.start, own.at(-1)!.end);
    const sentences = own
      .filter(({ kind }) => kind !== 'code')
      .map(({ start, end }) => body.slice(start, end));
    return { heading, text, sentences };
  });
}

function read(sentence: string, language: string): ReadSentence {
  const { clauses, content, all } = readStatement(sentence, language);
  const { links, phones, names } = marksOf(sentence, { hasNouns: language === 'de' });
  return { text: sentence, clauses, content, all, links, phones, names };
}
