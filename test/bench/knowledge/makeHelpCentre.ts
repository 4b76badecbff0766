import type { Article } from '../../../src/domain/article.ts';
import { readStarterArticles } from '../../../src/starter/readStarter.ts';
import type { HelpCentre } from './readHelpCentres.ts';

/** Words of an article, and names that products and their parts may have. */
const LENGTH = 400;
const NAMES = 4000;
const QUESTIONS = 300;

/** How an article says it, and how a customer does. */
const TASKS: [said: string, asked: string][] = [
  ['Connecting {a} to {b}', 'how do i link {b} with my {a}'],
  ['Removing {a} from {b}', 'get rid of {a} in {b}'],
  ['Changing the {a} of {b}', 'can I edit the {a} on {b}?'],
  ['{a}: troubleshooting {b} errors', 'why does {b} fail when I open {a}'],
  ['Exporting {a} as {b}', 'need to download {a} in {b} format'],
  ['Setting up {a} for {b}', 'what do I have to do so that {a} runs on {b}'],
];

const SENTENCES = [
  'The {a} of {b} is shown under {c}.',
  'Open {c}, then choose {a} next to {b}.',
  'When {b} was moved, {a} takes up to two hours to follow.',
  'Only an owner of {c} can change {a} while {b} is in use.',
  'If {a} is greyed out, check that {c} has been published and that {b} is not archived.',
];

/**
 * A help centre of any size, the same at each run: every article is about its own two names, said with others in some
 * sentences between real ones of the starter's articles (MIT, see their notice). Names follow Zipf's law: some are in
 * hundreds of articles.
 */
export function makeHelpCentre(count: number): HelpCentre {
  const random = sequence(20_261_122);
  const names = makeNames(random);
  const real = readStarterArticles().flatMap(({ body }) => body.split(/(?<=[.!?])\s+/));
  const plain = real.filter((one) => one.length > 30 && one.length < 250);
  const any = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  /** By Zipf's law: the first is as frequent as the second and the third together. */
  const name = () => names[Math.floor(names.length ** random()) - 1]!;
  const seen = new Set<string>();

  const made = Array.from({ length: count }, (_, i) => {
    let [a, b, task] = [name(), name(), any(TASKS)];
    for (; seen.has([task, a, b].join()) || a === b; task = any(TASKS)) [a, b] = [name(), name()];
    seen.add([task, a, b].join());
    const sentences: string[] = [];
    for (let words = 0; words < LENGTH; words += sentences.at(-1)!.split(' ').length)
      sentences.push(random() < 0.3 ? fill(any(SENTENCES), { a, b, c: name() }) : any(plain));
    const body = sentences.map((one) => one + (random() < 0.2 ? '\n\n' : ' ')).join('');
    const article: Article = {
      id: `g${i}`,
      title: fill(task[0], { a, b }),
      body,
      source: 'made',
      version: 1,
      updatedAt: 0,
    };
    return { article, question: fill(task[1], { a, b }) };
  });
  const step = Math.max(1, Math.floor(count / QUESTIONS));
  return {
    articles: made.map(({ article }) => article),
    questions: made
      .filter((_, i) => i % step === 0)
      .slice(0, QUESTIONS)
      .map(({ article, question }) => ({ text: question, relevant: [article.id] })),
  };
}

const fill = (text: string, by: Record<string, string>): string =>
  text.replaceAll(/\{(\w)\}/g, (_, key: string) => by[key]!);

const SYLLABLES = 'ba ka lo mi ne ru sta tri vo zen dor fal gim hex jun per qui sol tan wer'.split(' ');

function makeNames(random: () => number): string[] {
  const names = new Set<string>();
  while (names.size < NAMES) {
    const length = 2 + Math.floor(random() * 3);
    names.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!).join(''));
  }
  return [...names];
}

/** Numbers 0..1 that are the same at each run. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) / 2 ** 23;
  };
}
