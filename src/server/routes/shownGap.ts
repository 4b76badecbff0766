import { z } from 'zod';
import { GAP_REASONS, GAP_STATES, type GapQuestion } from '../../domain/gap.ts';
import { type Gap, WEEK_MS } from '../../insights/gaps/findGaps.ts';
import { contactsOf, conversationsOf } from '../../insights/gaps/groupGaps.ts';

/** Examples that are shown of a gap; `rows` has all. */
const SHOWN = 5;

const Counted = z.object({
  count: z.number(),
  rows: z.string().meta({ description: 'Where the rows behind the number are' }),
});

export const ShownQuestion = z.object({
  id: z.string().meta({ description: 'The turn that did not answer it' }),
  text: z.string().meta({ description: 'The customer’s own words' }),
  language: z.string(),
  reason: z.enum(GAP_REASONS),
  at: z.number(),
  contact: z.string(),
  tried: z.array(z.string()).meta({ description: 'Articles that did not help' }),
  isAnswered: z.boolean().meta({ description: 'A person has answered it since' }),
  state: z.enum(GAP_STATES),
  article: z.string().nullable().meta({ description: 'The article that is said to answer it' }),
  conversation: z.string(),
  rows: z.string().meta({ description: 'Where its conversation is' }),
});

export const shownQuestion = (question: GapQuestion): z.infer<typeof ShownQuestion> => ({
  ...question,
  rows: `/v1/conversations/${question.conversation}`,
});

export const ShownGap = z.object({
  id: z.string(),
  name: z.string().meta({ description: 'Made of the words that its questions share' }),
  questions: Counted,
  conversations: Counted,
  contacts: Counted,
  answeredByPerson: Counted.meta({
    description: 'Questions that a person has answered: a draft can be made',
  }),
  trend: z.object({
    last7Days: Counted,
    before7Days: Counted.meta({ description: 'The seven days before those' }),
  }),
  nearest: z
    .object({
      article: z.string(),
      title: z.string(),
      url: z.string().optional(),
      confidence: z.number().meta({ description: 'Probability that it answers, 0..1, on average' }),
      questions: z.number().meta({ description: 'Of those that were asked again, nearest to so many' }),
    })
    .nullable(),
  advice: z.enum(['write', 'extend']).meta({ description: 'A new article, or more in the nearest one' }),
  askedAgain: z.object({ asked: z.number(), sure: z.number() }).meta({
    description: 'Questions that were asked of the articles as they are now, and those surely answered',
  }),
  ids: z.array(z.string()).meta({ description: 'All its questions, to decide on them' }),
  examples: z.array(ShownQuestion).meta({ description: 'At most 5, the most central first' }),
});

/** The rows of a gap: those of the period, or what `more` names of them. */
export function linkOf(
  { id }: Gap,
  { since, until, state }: { since: number; until: number; state: string },
) {
  const kept = state === 'answered' ? 'open' : state;
  const rows = `/v1/knowledge/gaps/${id}?state=${kept}&since=${since}&until=${until}`;
  return { since, until, more: (more: string) => `${rows}${more}` };
}

/** An article that the bot would offer is about the question, and lacks the answer. */
export function shownGap(
  gap: Gap,
  { since, until, more }: ReturnType<typeof linkOf>,
  offeredAt: number,
): z.infer<typeof ShownGap> {
  const { id, name, questions, trend, nearest, asked, sure } = gap;
  const counted = (count: number, rows = '') => ({ count, rows: more(`&from=${since}${rows}`) });
  return {
    id,
    name,
    questions: counted(questions.length),
    conversations: counted(conversationsOf(gap).length),
    contacts: counted(contactsOf(gap).length),
    answeredByPerson: counted(questions.filter(({ isAnswered }) => isAnswered).length, '&answered=true'),
    trend: {
      last7Days: { count: trend.last.length, rows: more(`&from=${until - WEEK_MS}`) },
      before7Days: {
        count: trend.before.length,
        rows: more(`&from=${until - 2 * WEEK_MS}&to=${until - WEEK_MS}`),
      },
    },
    nearest: nearest && {
      article: nearest.article.id,
      title: nearest.article.title,
      url: nearest.article.url,
      confidence: Math.round(nearest.confidence * 1000) / 1000,
      questions: nearest.questions,
    },
    advice: nearest && nearest.confidence >= offeredAt ? 'extend' : 'write',
    askedAgain: { asked, sure },
    ids: questions.map((question) => question.id),
    examples: questions.slice(0, SHOWN).map(shownQuestion),
  };
}
