import type { NewDraft } from '../../domain/draft.ts';
import { Problem } from '../../domain/errors.ts';
import { GAP_REASONS } from '../../domain/gap.ts';
import { newId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Store } from '../../store/port.ts';
import { draftArticle } from './draftArticle.ts';

export interface Drafting {
  workspace: string;
  store: Pick<Store, 'turns' | 'desks'>;
  reading: Reading;
}

const PAGE = 200;
/** What stands behind so many messages of a conversation is not read. */
const MOST_MESSAGES = 1_000;
/** Conversations of a group that are looked at for the best answer. */
const MOST_TRIED = 30;

/** Drafts an article from a conversation that a person answered. Throws 404 and 409. */
export async function makeDraft(drafting: Drafting, conversation: string): Promise<NewDraft> {
  const draft = await tryDraft(drafting, conversation);
  if (draft) return draft;
  throw new Problem(
    409,
    'no_human_answer',
    'No person has answered this conversation in words that make an article. Answer it first, in public.',
    { field: '/conversation' },
  );
}

/** The best of several conversations about the same: a solved one before others, then the one that says most. */
export async function makeBestDraft(
  drafting: Drafting,
  questions: { id: string; conversation: string }[],
): Promise<NewDraft> {
  const conversations = [...new Set(questions.map(({ conversation }) => conversation))];
  const drafts: NewDraft[] = [];
  for (const conversation of conversations.slice(0, MOST_TRIED)) {
    const draft = await tryDraft(drafting, conversation);
    if (draft) drafts.push(draft);
  }
  const best = drafts.reduce<NewDraft | null>((a, b) => (a && worthOf(a) >= worthOf(b) ? a : b), null);
  if (best)
    return { ...best, questions: [...new Set([...questions.map(({ id }) => id), ...best.questions])] };
  throw new Problem(
    409,
    'no_human_answer',
    'No person has answered one of these questions yet. Answer one in public, or write the article yourself.',
    { field: '/questions' },
  );
}

async function tryDraft({ workspace, store, reading }: Drafting, id: string): Promise<NewDraft | null> {
  const context = await store.turns.load(workspace, id);
  if (!context)
    throw new Problem(404, 'not_found', `There is no conversation ${id}.`, { field: '/conversation' });
  const handoffs = await store.desks.handoffs(workspace, id);
  const drafted = draftArticle(
    {
      conversation: context.conversation,
      messages: await readAll(store, workspace, id),
      handoffs: handoffs
        .toSorted((a, b) => a.createdAt - b.createdAt)
        .map(({ turn, packet }) => ({
          turn,
          wants: String((JSON.parse(packet) as { wants?: string }).wants ?? ''),
        })),
    },
    reading,
  );
  const reasons: readonly string[] = GAP_REASONS;
  const questions = handoffs.filter(({ reason }) => reasons.includes(reason)).map(({ turn }) => turn);
  return drafted && { ...drafted, id: newId('drf'), questions };
}

async function readAll({ turns }: Drafting['store'], workspace: string, id: string): Promise<Message[]> {
  const messages: Message[] = [];
  while (messages.length < MOST_MESSAGES) {
    const page = await turns.messages(workspace, id, messages.at(-1)?.seq ?? 0, PAGE, 'public');
    messages.push(...page);
    if (page.length < PAGE) break;
  }
  return messages;
}

/** A few words more are not worth what a list of steps is. */
function worthOf({ body, isSolved }: NewDraft): number {
  const words = Math.min(body.split(/\s+/).length, 120) / 120;
  const steps = /^\s*\d{1,2}[.)]\s/m.test(body) ? 0.5 : 0;
  return (isSolved ? 2 : 0) + words + steps;
}
