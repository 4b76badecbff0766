import type { Encoder, TextVector } from '../../domain/encoder.ts';
import { type AskedTurn, FEEDBACK_WEIGHTS } from '../../domain/feedback.ts';
import { newId } from '../../domain/ids.ts';
import type { Store } from '../../store/port.ts';
import { questionOf } from './questionOf.ts';

/** Who asks nearly the same again within three days was hardly helped. */
export const RETURN_MS = 72 * 60 * 60_000;
/** Pairs of an answer and a later question in one go. */
const AT_ONCE = 200;
/** A turn may be on disk a little later than its time says. */
const LATE_MS = 60_000;

/**
 * From this cosine on, or this share of common words, two questions are about the same. Of WixQA's questions it finds 9 of
 * the 23 pairs that one article answers, and takes 15 of 3,463 others for one.
 */
const NEAR = { meaning: 0.65, words: 0.5 };

export interface Noticing {
  store: Pick<Store, 'feedback'>;
  encoder: Encoder | null;
  workspace: string;
  now: () => number;
}

/**
 * Writes down who came back with a near question after an answer, since a time; gives back since when to look the next
 * time. The rows name the message, and every replica writes the same ones.
 */
export async function noticeReturns(
  { store, encoder, workspace, now }: Noticing,
  since: number,
): Promise<number> {
  const began = now();
  const pairs = await store.feedback.cameBack(workspace, since, RETURN_MS, AT_ONCE);
  const turns = new Set(pairs.flatMap(({ answered, asked }) => [answered, asked]));
  const asked = await store.feedback.asked(workspace, [...turns]);
  const byTurn = new Map(asked.map((one) => [one.turn, one]));
  for (const pair of pairs) {
    const [before, after] = [byTurn.get(pair.answered), byTurn.get(pair.asked)];
    if (!before || !after || !(await isAbout(before, after, encoder))) continue;
    await store.feedback.giveOnce(
      workspace,
      {
        id: newId('fbk'),
        turn: pair.answered,
        kind: 'returned',
        helpful: false,
        article: null,
        by: 'customer',
        weight: FEEDBACK_WEIGHTS.returned,
        message: after.messages.findLast(({ author }) => author === 'customer')?.id,
      },
      pair.at,
    );
  }
  const last = pairs.at(-1);
  return pairs.length === AT_ONCE && last ? last.at : Math.max(since, began - LATE_MS);
}

async function isAbout(before: AskedTurn, after: AskedTurn, encoder: Encoder | null): Promise<boolean> {
  const [a, b] = [questionOf(before)?.text, questionOf(after)?.text];
  if (!a || !b) return false;
  const [x, y] = encoder?.isReady ? await Promise.all([encoder.encode(a), encoder.encode(b)]) : [null, null];
  return x && y ? cosine(x, y) >= NEAR.meaning : common(a, b) >= NEAR.words;
}

const cosine = (a: TextVector, b: TextVector) => a.reduce((sum, one, i) => sum + one * b[i]!, 0);

/** Words that both have, of all that either has; short ones tell nothing. */
function common(a: string, b: string): number {
  const [one, other] = [wordsIn(a), wordsIn(b)];
  const both = [...one].filter((word) => other.has(word)).length;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}

const wordsIn = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
