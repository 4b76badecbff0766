import type { Encoder } from '../../domain/encoder.ts';
import { GAP_STATES, type GapQuestion, type GapState } from '../../domain/gap.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Period, Store } from '../../store/port.ts';
import { type AskedAgain, type Asking, askAgain, isClosed } from './askAgain.ts';
import { byKey, type GapGroup, type GapKey, groupGaps, keyOf } from './groupGaps.ts';
import { readQuestions } from './readQuestions.ts';

/** `answered`: open, and closed by itself, since the articles answer it now. */
export const SHOWN_STATES = [...GAP_STATES, 'answered'] as const;
type ShownState = (typeof SHOWN_STATES)[number];

export interface Gap extends GapGroup, AskedAgain {
  /** Questions of the last seven days of the period, and of the seven before. */
  trend: { last: GapQuestion[]; before: GapQuestion[] };
}

export interface FindingGaps {
  workspace: string;
  gaps: Store['gaps'];
  encoder: Encoder | null;
  reading: Reading;
  /** Texts by which rare words are known. */
  corpus: string[];
  asking: Asking;
}

/** The newest so many questions of each reason are grouped: comparing each with each takes a second or so. */
const GROUPED = 1_000;
export const WEEK_MS = 7 * 24 * 60 * 60_000;

/** All groups of a period in a stored state, largest first. The trend's two weeks are read where the period is shorter. */
export async function groupsOf(
  { workspace, gaps, encoder, reading, corpus }: FindingGaps,
  period: Period,
  state: GapState,
): Promise<{ by: 'meaning' | 'words'; groups: GapGroup[] }> {
  const since = Math.min(period.since, period.until - 2 * WEEK_MS);
  const questions = await gaps.questions(workspace, { since, until: period.until }, GROUPED);
  const own = readQuestions(
    questions.filter((question) => question.state === state),
    reading,
  );
  return groupGaps(own, corpus, encoder);
}

/**
 * Groups of one state as they are shown, `limit` at most, after the one with the key `after`, which may be gone by now.
 * What is asked again costs a search each: groups are asked only until the page is full.
 */
export async function findGaps(
  finding: FindingGaps,
  period: Period,
  { state, after, limit }: { state: ShownState; after?: GapKey | undefined; limit: number },
): Promise<{ by: 'meaning' | 'words'; gaps: Gap[]; next: GapKey | null }> {
  const { by, groups } = await groupsOf(finding, period, state === 'answered' ? 'open' : state);
  const found: Gap[] = [];
  let last: GapKey | null = null;
  for (const group of groups) {
    if (after && byKey(keyOf(group), after) <= 0) continue;
    const questions = group.questions.filter(({ at }) => at >= period.since);
    if (questions.length === 0) continue;
    const again = await askAgain(questions, finding.asking);
    if (isOpen(state) && isClosed(again) !== (state === 'answered')) continue;
    if (found.length === limit) return { by, gaps: found, next: last };
    last = keyOf(group);
    found.push({ ...group, questions, ...again, trend: trendOf(group.questions, period.until) });
  }
  return { by, gaps: found, next: null };
}

const isOpen = (state: ShownState) => state === 'open' || state === 'answered';

function trendOf(questions: GapQuestion[], until: number): Gap['trend'] {
  const from = until - WEEK_MS;
  return {
    last: questions.filter(({ at }) => at >= from),
    before: questions.filter(({ at }) => at < from && at >= from - WEEK_MS),
  };
}
