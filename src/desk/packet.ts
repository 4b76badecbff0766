import type { Context, Tone } from '../domain/conversation.ts';
import type { Message, Source } from '../domain/message.ts';
import type { Reason, Turn } from '../domain/turn.ts';
import { describeTones } from '../engine/tone.ts';
import { languageSpoken } from './languageSpoken.ts';
import { type ArticleStates, hasMoved } from './quotedArticles.ts';

/** What an earlier answer quoted; `since`: what became of the article after that. */
export type TriedSource = Source & { since?: 'changed' | 'removed' };

/** Everything an agent needs to go on without asking again. The transcript is read from the store when it is sent. */
export interface Packet {
  version: 'handoff.v1';
  conversation: string;
  reason: Reason;
  summary: string;
  wants: string;
  nextStep: string;
  /** `id` is the channel's, `contact` ours. */
  customer: { name?: string | undefined; email?: string | undefined; id: string; contact: string };
  language: string;
  intent: { name: string; confidence: number } | null;
  collected: Record<string, string>;
  tried: { question: string; answer: string; sources: TriedSource[] }[];
  attachments: string[];
  /** How the customer wrote, with the words that show it: `frustrated: "third time I write"`. */
  tone?: string;
  /** What a task wanted the ticket to be tagged with. */
  tags?: string[];
  /** What the bot's own code has to say to the agent. */
  lines?: string[];
  /** Set where it cannot wait. */
  priority?: 'high';
}

const BECAUSE: Record<Reason, string> = {
  asked_for_human: 'asked for a person',
  low_confidence: 'asked something the bot was not sure about',
  no_answer: 'asked something that no article answers',
  policy: 'asked for something that policy leaves to a person',
  action_failed: 'needs something done that failed',
  sentiment: 'is upset',
  vip: 'is a priority customer',
  safety: 'reports a possible safety or security incident',
  repeated_miss: 'was not helped by what the bot tried',
  outage: 'wrote while a part of the bot was down',
};

export function makePacket(
  { conversation, recent }: Context,
  said: Message[],
  turn: Turn,
  articles: ArticleStates = new Map(),
): Packet {
  const { handoff, memory, understood } = turn;
  if (!handoff) throw new TypeError('a packet needs a handoff');
  const { contact } = conversation;
  const { reason, wants, nextStep } = handoff;
  const { tone = [] } = memory;
  const attachments = [...recent, ...said].flatMap((m) => m.attachments.map(({ name }) => name));
  return {
    version: 'handoff.v1',
    conversation: conversation.id,
    reason,
    summary: summarise(
      contact.name ?? 'The customer',
      because(reason, tone),
      memory.tried.length,
      conversation.seq + said.length,
    ),
    wants,
    nextStep,
    customer: { id: contact.native, contact: contact.id, name: contact.name, email: contact.email },
    language: languageSpoken(turn, conversation),
    intent: understood?.intent ?? null,
    collected: memory.collected,
    tried: memory.tried.map((one) => ({ ...one, sources: one.sources.map((s) => withNews(s, articles)) })),
    attachments,
    ...(turn.noteLines ? { lines: turn.noteLines } : {}),
    ...(memory.tags ? { tags: memory.tags } : {}),
    ...(tone.length > 0 ? { tone: describeTones(tone) } : {}),
    ...(tone.some(({ signal }) => signal === 'urgent') ? { priority: 'high' as const } : {}),
  };
}

function withNews(source: Source, articles: ArticleStates): TriedSource {
  const since = hasMoved(source, articles);
  return since ? { ...source, since } : source;
}

/** Who is upset is so in their own words. */
function because(reason: Reason, tone: Tone[]): string {
  const upset = reason === 'sentiment' ? tone.findLast(({ signal }) => signal !== 'urgent') : undefined;
  return upset?.words ? `${BECAUSE[reason]} ("${upset.words}")` : BECAUSE[reason];
}

function summarise(who: string, does: string, tried: number, messages: number): string {
  const answers =
    tried === 0
      ? 'no answer was given'
      : tried === 1
        ? 'one answer was tried'
        : `${tried} answers were tried`;
  return `${who} ${does}; ${answers} in ${messages} ${messages === 1 ? 'message' : 'messages'}.`;
}
