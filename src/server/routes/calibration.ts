import { z } from 'zod';
import type { Learned } from '../../desk/learning/createLearner.ts';
import { barOf } from '../../domain/knowledge.ts';
import { route } from '../route.ts';

/** What an admin may ask for, and what each would cost. */
const PRECISIONS = [0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99];
const QUESTIONS = '/v1/knowledge/calibration/questions';

const Counted = z.object({ count: z.number(), rows: z.string() });

export const getCalibration = route({
  method: 'get',
  path: '/v1/knowledge/calibration',
  summary: 'How sure an answer must be, what that was learnt from, and what another precision would cost',
  tag: 'Knowledge',
  callers: ['agent'],
  answer: z.object({
    precision: z.number().meta({ description: 'As bot.yaml asks for' }),
    threshold: z.number().meta({ description: 'An article answers from this confidence on' }),
    fixed: z.boolean().meta({ description: 'The threshold is `answerAt` of bot.yaml, whatever was learnt' }),
    learnt: z
      .object({
        from: z.enum(['shared', 'articles', 'labels']).meta({
          description: 'Other help centres; the articles here besides; feedback besides',
        }),
        at: z.number(),
        tookMs: z.number(),
        articles: z.number(),
        labels: z.object({
          confirmed: Counted,
          denied: Counted,
          corrected: Counted,
          weight: z.number().meta({ description: 'Of all together, of one agent’s word' }),
        }),
      })
      .nullable()
      .meta({ description: 'null: it has not learnt yet, and goes by what is known of other help centres' }),
    busy: z.boolean().meta({ description: 'It learns just now' }),
    questions: Counted.meta({
      description: 'The latest questions of customers, on which shares are computed',
    }),
    curve: z.array(
      z.object({
        precision: z.number().meta({ description: 'How often an answer would be right' }),
        threshold: z.number(),
        answered: Counted.extend({ share: z.number().nullable() }).meta({
          description: 'Of the latest questions; null where there are none',
        }),
      }),
    ),
  }),
  async handle(_, { knowledge, learner, improving }) {
    const bot = improving.bot();
    const { learned } = learner;
    const recent = learned?.recent ?? [];
    const answered = (threshold: number) => {
      const count = recent.filter(({ confidence }) => confidence >= threshold).length;
      const share = recent.length === 0 ? null : round(count / recent.length);
      return { count, share, rows: `${QUESTIONS}?from=${threshold}` };
    };
    const curve = PRECISIONS.map((precision) => {
      const threshold = round(knowledge.thresholdFor(precision));
      return { precision, threshold, answered: answered(threshold) };
    });
    return {
      json: {
        precision: bot.precision,
        threshold: round(barOf(bot, knowledge)),
        fixed: bot.answerAt !== undefined,
        learnt: learned && shownLearned(learned),
        busy: learner.isBusy,
        questions: { count: recent.length, rows: QUESTIONS },
        curve,
      },
    };
  },
});

function shownLearned({ labels, from, at, tookMs, articles }: Learned) {
  const rowsOf = (kind: 'confirmed' | 'denied' | 'corrected') => ({
    count: labels[kind].length,
    rows: `/v1/feedback?learnt=${kind}`,
  });
  return {
    from,
    at,
    tookMs,
    articles,
    labels: {
      confirmed: rowsOf('confirmed'),
      denied: rowsOf('denied'),
      corrected: rowsOf('corrected'),
      weight: round(labels.weight),
    },
  };
}

export const listCalibrationQuestions = route({
  method: 'get',
  path: QUESTIONS,
  summary:
    'The latest questions of customers, and how sure the bot would be of its best article now; surest first',
  tag: 'Knowledge',
  callers: ['agent'],
  query: z.object({
    from: z.coerce.number().min(0).max(1).default(0).meta({ description: 'The least confidence' }),
    to: z.coerce.number().min(0).max(1).default(1).meta({ description: 'The most' }),
  }),
  answer: z.object({
    questions: z.array(
      z.object({
        turn: z.string(),
        conversation: z.string(),
        decision: z.string(),
        article: z.string().nullable(),
        confidence: z.number(),
        at: z.number(),
        rows: z.string(),
      }),
    ),
  }),
  async handle({ query }, { learner }) {
    const { from, to } = query;
    const questions = (learner.learned?.recent ?? [])
      .filter(({ confidence }) => confidence >= from && confidence <= to)
      .sort((a, b) => b.confidence - a.confidence)
      .map((one) => ({ ...one, rows: `/v1/conversations/${one.conversation}` }));
    return { json: { questions } };
  },
});

const round = (share: number) => Math.round(share * 10_000) / 10_000;
