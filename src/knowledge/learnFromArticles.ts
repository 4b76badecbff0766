import type { SearchQuery } from '../domain/knowledge.ts';
import { type Belief, createBelief } from './belief.ts';
import { logOdds, signalsOf } from './confidence.ts';
import type { Compared } from './library.ts';
import { rank } from './rank.ts';
import type { View } from './view.ts';

/** Articles asked about: more would say the same. */
const MOST = 200;

/** Below so many articles nothing can be told. */
const FEWEST = 12;

/** Log odds that the surest tenth of wrong answers reaches in the help centres that the shared model comes from. */
const USUAL_WRONG_ODDS = 2.15;

/** How far what is seen here moves the shared model, and at most. */
const TRUST = 0.45;
const FURTHEST = 1;

/**
 * What the articles say of themselves: each title is asked as a question that its own article may not answer. Where
 * another article then seems to, articles here are easily taken for one another, and it is wise to be less sure.
 * Words alone tell too little of that: without vectors, what is known of others holds.
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

/** Evenly spaced over all articles, those with a title first. */
function sampleOf(views: View[]): View[] {
  const titled = views.filter(({ article }) => article.title.trim() !== '');
  const step = Math.max(1, titled.length / MOST);
  return Array.from({ length: Math.min(MOST, titled.length) }, (_, i) => titled[Math.floor(i * step)]!);
}

/** How sure the shared model is of the best article that is not the one asked about. */
async function wrongOdds(
  { article }: View,
  compare: (asked: SearchQuery) => Promise<Compared>,
): Promise<number | undefined> {
  const compared = await compare({ text: article.title });
  const others = compared.measured.filter(({ view }) => view.article.id !== article.id);
  const [signals] = signalsOf(rank({ ...compared, measured: others }), compared.query, 1);
  return signals?.nearPassage === undefined ? undefined : logOdds(signals);
}

function surestTenth(odds: number[]): number {
  return odds.toSorted((a, b) => b - a)[Math.floor(odds.length / 10)]!;
}
