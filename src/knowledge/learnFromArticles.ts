import type { SearchQuery } from '../domain/knowledge.ts';
import { type Belief, createBelief } from './belief.ts';
import { isNear, logOdds, signalsOf } from './confidence.ts';
import type { Compared } from './library.ts';
import { rank } from './rank.ts';
import type { View } from './view.ts';

/** Articles asked about: more would say the same. */
const MOST = 200;

/** Below so many articles nothing can be told. */
const FEWEST = 12;

/** Log odds that the surest tenth of wrong answers reaches, on average over the help centres that the shared model comes from. */
const USUAL_WRONG_ODDS = 2.23;

/** How far what is seen here moves the shared model: .1 to .2 lost least on five sets, each left out in turn. And at most. */
const TRUST = 0.15;
const FURTHEST = 1;

/** Shortest and longest sentence that is asked, in characters: what a customer may write. */
const SHORTEST = 40;
const LONGEST = 220;

/**
 * What the articles say of themselves: the first sentence of each is asked as a question that its own article may not
 * answer. Where another article then seems to, articles here are easily taken for one another, and it is wise to be
 * less sure. Words alone tell too little of that: without vectors, what is known of others holds.
 */
export async function learnFromArticles(
  views: Iterable<View>,
  compare: (asked: SearchQuery) => Promise<Compared>,
): Promise<Belief> {
  const odds: number[] = [];
  for (const view of sampleOf([...views])) {
    const one = await wrongOdds(view, compare);
    if (one !== undefined) odds.push(one);
  }
  if (odds.length < FEWEST) return createBelief();
  const shift = -TRUST * (surestTenth(odds) - USUAL_WRONG_ODDS);
  return createBelief({ shift: Math.max(-FURTHEST, Math.min(FURTHEST, shift)) });
}

/** Evenly spaced over all articles that have such a sentence. */
function sampleOf(views: View[]): View[] {
  const usable = views.filter((view) => sentenceOf(view) !== undefined);
  const step = Math.max(1, usable.length / MOST);
  return Array.from({ length: Math.min(MOST, usable.length) }, (_, i) => usable[Math.floor(i * step)]!);
}

function sentenceOf({ article, units }: View): string | undefined {
  const first = units.find(
    ({ kind, start, end }) => kind !== 'code' && end - start >= SHORTEST && end - start <= LONGEST,
  );
  return first && article.body.slice(first.start, first.end);
}

/** How sure the shared model is of the best article that is not the one asked about. */
async function wrongOdds(
  view: View,
  compare: (asked: SearchQuery) => Promise<Compared>,
): Promise<number | undefined> {
  const compared = await compare({ text: sentenceOf(view)! });
  const others = compared.measured.filter((one) => one.view.article.id !== view.article.id);
  const [signals] = signalsOf(rank({ ...compared, measured: others }), compared.query, 1);
  return signals && isNear(signals) ? logOdds(signals) : undefined;
}

function surestTenth(odds: number[]): number {
  return odds.toSorted((a, b) => b - a)[Math.floor(odds.length / 10)]!;
}
