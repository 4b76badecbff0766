import { z } from 'zod';
import { Attachment, Button, Source } from '../../domain/message.ts';
import { DECISIONS } from '../../domain/turn.ts';
import { RepeatHeaders, repeatKey } from '../repeatKey.ts';
import { route } from '../route.ts';

/** A pasted log is taken as a whole, though not all of it is read. */
const MAX_TEXT = 200_000;

export const MessageBody = z
  .strictObject({
    user: z.strictObject({
      id: z.string().min(1).max(200).meta({ description: 'Your own id of the person' }),
      name: z.string().max(200).optional(),
      email: z.email().max(320).optional(),
    }),
    text: z.string().max(MAX_TEXT).optional(),
    conversation: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Leave it out to start a conversation' }),
    attachments: z.array(Attachment).max(20).optional(),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Anything of yours that belongs to the message' }),
  })
  .refine(({ text = '', attachments = [] }) => text.trim() !== '' || attachments.length > 0, {
    message: 'a text, or at least one attachment, is required',
    path: ['text'],
  });

const Scored = z.object({ name: z.string(), confidence: z.number() });
const Entity = z.object({
  name: z.string(),
  value: z
    .string()
    .meta({ description: 'Normalised: ISO dates and times, E.164 numbers, a list’s own value' }),
  text: z.string(),
  start: z.number().meta({ description: 'UTF-16 offset in the message that it was said in' }),
  end: z.number(),
  role: z.string().optional().meta({ description: 'Tells two of a kind apart, such as from and to' }),
  group: z.number().optional().meta({ description: 'Values with the same number belong together' }),
  parts: z.record(z.string(), z.string()).optional(),
});

export const MessageAnswer = z.object({
  conversation: z.string(),
  turn: z.string(),
  status: z.enum(['open', 'pending', 'snoozed', 'resolved']),
  decision: z.enum(DECISIONS),
  replies: z.array(
    z.object({ id: z.string(), text: z.string(), buttons: z.array(Button), sources: z.array(Source) }),
  ),
  understanding: z.object({
    language: z.string(),
    intent: Scored.nullable(),
    alternatives: z.array(Scored),
    entities: z.array(Entity).meta({ description: 'Values in this message' }),
    carried: z.array(Entity).meta({ description: 'Values of earlier messages that still hold' }),
    followUp: z
      .enum(['new', 'continues', 'corrects', 'chooses', 'answers', 'returns'])
      .meta({ description: 'How the message hangs together with what came before' }),
    because: z
      .object({
        words: z.array(z.object({ text: z.string(), weight: z.number() })),
        examples: z.array(z.object({ text: z.string(), intent: z.string(), similarity: z.number() })),
      })
      .meta({ description: 'The words and the examples that spoke for the intent' }),
    outOfScope: z.number().meta({ description: 'Probability that none of the bot’s intents is meant' }),
    signals: z.record(z.string(), z.string()).meta({
      description:
        'What the message shows, each with the words that show it, such as frustrated: "third time I write"',
    }),
    readAs: z.string().optional().meta({ description: 'The text as it was read, where spelling was mended' }),
  }),
  actions: z.array(
    z.object({
      name: z.string(),
      status: z.enum(['done', 'failed', 'awaiting_approval', 'refused']),
      run: z.string().optional(),
      why: z
        .string()
        .optional()
        .meta({ description: 'The rule that refused it, or the code of its failure' }),
    }),
  ),
  handoff: z
    .object({
      reason: z.string(),
      wants: z.string(),
      nextStep: z.string(),
      ticket: z.object({ number: z.string(), desk: z.string() }).nullable(),
    })
    .nullable(),
  trace: z.array(z.object({ step: z.string(), ms: z.number(), note: z.string().optional() })),
});

export const sendMessage = route({
  method: 'post',
  path: '/v1/messages',
  summary:
    'Say something and get the bot’s answer. Repeat with the same Idempotency-Key to get the same answer.',
  tag: 'Chat',
  callers: ['visitor', 'app'],
  body: MessageBody,
  headers: RepeatHeaders,
  answer: MessageAnswer,
  limited: true,
  drafts: true,
  async handle({ caller, workspace, body, headers, onDraft }, { desk }) {
    const { user, text = '', attachments = [], conversation, data = {} } = body;
    const asked = {
      workspace,
      // A visitor is who their token says; an e-mail address that nobody has verified would open tickets in its owner's name.
      user: caller.kind === 'visitor' ? { id: caller.user, name: user.name } : user,
      text,
      attachments,
      conversation,
      data,
      idempotencyKey: repeatKey(headers),
      onDraft,
    };
    const answer = await desk.answer(asked);
    return { json: caller.kind === 'visitor' ? forVisitor(answer) : answer };
  },
});

/** Which model was asked and what that cost, and which rule or fault stopped an action, is for the admin. */
function forVisitor(answer: string): string {
  if (!answer.includes('"step":"model"') && answer.includes('"actions":[]')) return answer;
  const { trace, actions, ...rest } = JSON.parse(answer) as z.infer<typeof MessageAnswer>;
  return JSON.stringify({
    ...rest,
    actions: actions.map(({ name, status }) => ({ name, status })),
    trace: trace.map(({ step, ms, note }) => ({
      step,
      ms,
      note: INSIDE.has(step) ? note?.split(/[,:;]/, 1)[0] : note,
    })),
  });
}

/** Steps whose notes say more than how it was decided. */
const INSIDE = new Set(['model', 'task', 'plan', 'decide']);
