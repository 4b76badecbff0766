import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GroundPassage } from '../../../src/engine/grounding/readPassage.ts';
import { sentencesOf } from '../../../src/knowledge/sentences.ts';

/** A sentence that nobody wrote, made of one of a real article's. */
export interface Made {
  kind: string;
  passage: GroundPassage;
  text: string;
  /** What it was made of. */
  from: string;
}

/** Articles of the development sets; their licences keep them out of this project. */
export const EVALS = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'evals');
const OF_ARTICLE = 4;
const LONGEST = 2_500;

/** A name as writers mark it: capitals where no sentence begins. */
const NAME = /(?<=[\p{Ll}\d,]\s)\p{Lu}[\p{L}\d]*[\p{Ll}\d]+(?:\s\p{Lu}[\p{L}\d]+)*/gu;
const QUANTITY = /(?<![\p{L}\d.,])\d+(?:\.\d+)?(?=\s\p{Ll}{3,})/gu;

interface Article {
  id: string;
  title: string;
  body: string;
}

function readArticles(set: string, count: number): Article[] {
  const lines = readFileSync(join(EVALS, set, 'articles.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const step = Math.max(1, Math.floor(lines.length / count));
  return lines.flatMap((line, i) => (i % step === 0 ? [JSON.parse(line) as Article] : []));
}

function sentencesIn(text: string): string[] {
  return sentencesOf(text, 0, text.length)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(
      (sentence) => sentence.length > 30 && sentence.length < 300 && /^\p{Lu}[^:\n]*[.!?]$/u.test(sentence),
    );
}

const found = (sentence: string, pattern: RegExp) => [...new Set(sentence.match(pattern) ?? [])];
/** Written with a small letter elsewhere, it is a heading's word and no name. */
const namesIn = (sentence: string, { text }: GroundPassage) =>
  found(sentence, NAME).filter((name) =>
    name.split(' ').every((word) => word.length > 2 && !text.includes(word.toLowerCase())),
  );
const numbersIn = (sentence: string) => found(sentence, QUANTITY);
const has = (sentence: string, name: string) => sentence.toLowerCase().includes(name.toLowerCase());

/** Every name of one sentence put where another sentence has one, up to a few an article. */
function exchangedBetween(
  passage: GroundPassage,
  sentences: string[],
  kind: string,
  marksIn: typeof namesIn,
): Made[] {
  const made: Made[] = [];
  for (const [i, from] of sentences.entries())
    for (const other of sentences.slice(i + 1)) {
      const [mine] = marksIn(from, passage).filter((name) => !has(other, name));
      const [theirs] = marksIn(other, passage).filter((name) => !has(from, name));
      if (!mine || !theirs) continue;
      made.push({ kind, passage, from, text: from.replaceAll(mine, theirs) });
      made.push({ kind, passage, from: other, text: other.replaceAll(theirs, mine) });
    }
  return spread(made);
}

/** Two names of one sentence change places, where no "and" or "or" makes them alike. */
function exchangedWithin(passage: GroundPassage, sentences: string[]): Made[] {
  const made = sentences.flatMap((from): Made[] => {
    const [a, b] = namesIn(from, passage);
    if (!a || !b || has(a, b) || has(b, a)) return [];
    const between = from.slice(from.indexOf(a) + a.length, from.indexOf(b));
    if (!/\p{Ll}{3}/u.test(between) || /\b(?:and|or|&|as well as)\b|[>|,]/.test(between)) return [];
    const text = from.replaceAll(a, '\u0001').replaceAll(b, a).replaceAll('\u0001', b);
    return [{ kind: 'names within a sentence', passage, from, text }];
  });
  return spread(made);
}

/** Says the same in other words or another order. */
function paraphrased(passage: GroundPassage, sentences: string[]): Made[] {
  const made = sentences.flatMap((from, i): Made[] => {
    const next = sentences[i + 1];
    const isNext = next !== undefined && passage.text.includes(`${from} ${next}`);
    const [, condition, main] = /^If ([^,]+), (\p{Ll}.+)\.$/su.exec(from) ?? [];
    const [name] = found(
      `x ${from}`,
      /(?<=^x )\p{Lu}[\p{L}\d]+(?:\s\p{Lu}[\p{L}\d]+)+(?=\s(?:is|are|lets|allows|can|helps)\b)/gu,
    );
    return [
      { kind: 'as it is', passage, from, text: from },
      {
        kind: 'with an opening',
        passage,
        from,
        text: `Please note that ${from[0]!.toLowerCase()}${from.slice(1)}`,
      },
      ...(isNext ? [{ kind: 'two joined', passage, from, text: `${from.slice(0, -1)}; ${next}` }] : []),
      ...(condition
        ? [
            {
              kind: 'condition behind',
              passage,
              from,
              text: `${main![0]!.toUpperCase()}${main!.slice(1)} if ${condition}.`,
            },
          ]
        : []),
      ...(name && isNext && /^(?:It|They|This) /.test(next)
        ? [{ kind: 'name for "it"', passage, from: next, text: next.replace(/^\w+/, name) }]
        : []),
    ];
  });
  const kinds = Map.groupBy(made, ({ kind }) => kind);
  return [...kinds.values()].flatMap((some) => spread(some));
}

/** A few of them, from all over the article. */
function spread(made: Made[]): Made[] {
  const step = Math.max(1, Math.floor(made.length / OF_ARTICLE));
  return made.filter((_, i) => i % step === 0).slice(0, OF_ARTICLE);
}

/** What must be refused and what must be kept, of about so many articles of each set. */
export function makeExchanges(sets: string[], count: number): { exchanged: Made[]; same: Made[] } {
  const exchanged: Made[] = [];
  const same: Made[] = [];
  for (const { id, title, body } of sets.flatMap((set) => readArticles(set, count))) {
    const passage = { id, title, text: body.slice(0, LONGEST) };
    const sentences = [...new Set(sentencesIn(passage.text))];
    exchanged.push(
      ...exchangedBetween(passage, sentences, 'names between sentences', namesIn),
      ...exchangedBetween(passage, sentences, 'quantities between sentences', numbersIn),
      ...exchangedWithin(passage, sentences),
    );
    same.push(...paraphrased(passage, sentences));
  }
  return { exchanged: exchanged.filter(({ text, passage }) => !passage.text.includes(text)), same };
}
