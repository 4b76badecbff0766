import type { Requester } from '../../domain/action.ts';
import type { FlowVersion } from '../../domain/flow.ts';
import type { FlowState } from '../../domain/flowState.ts';
import type { Entity } from '../../domain/understanding.ts';
import type { FlowInput, FlowPorts } from '../../flows/run/ports.ts';
import { cuesOf } from '../../understanding/followUp/cues.ts';
import { keyOf } from '../../understanding/followUp/mentions.ts';
import { plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';
import { inOwnWords } from '../inOwnWords.ts';
import { languageOf, phrasesOf } from '../languages.ts';
import { pickItems } from '../replies/pickItems.ts';
import { cancels, lacks } from '../replies/says.ts';
import { yesOrNo } from '../replies/yesOrNo.ts';
import { requesterOf } from '../requester.ts';
import type { TurnState } from '../turnState.ts';
import type { TaskParts } from './parts.ts';

/** How sure another wish must be where the customer's own words were asked for. */
const SURE = 0.9;
const reader = { pick: pickItems, yesOrNo, lacks, cancels };

/** The version of the bot that the tasks under way began with; null: it is not kept any more. */
export async function versionFor({ bot, tasks }: TurnState, state?: FlowState): Promise<FlowVersion | null> {
  if (!state || state.version === bot.version) return bot;
  return (await tasks?.versionOf(state.version)) ?? null;
}

export function portsFor(state: TurnState, tasks: TaskParts, version: FlowVersion): FlowPorts {
  const { bot, context } = state;
  const { conversation } = context;
  const { id, workspace, fence, channel, contact } = conversation;
  return {
    version,
    actions: tasks.actions(version),
    reader,
    vault: tasks.vault,
    phrases: phrasesOf(state),
    language: languageOf(state),
    ownLanguage: bot.language,
    contact: { id: contact.native, name: contact.name, email: contact.email },
    conversation: { id, workspace, fence, channel },
    requester: requesterIn(state),
  };
}

/** Whom an action has proven them to be, unless somebody else writes now; else as the channel proves. */
function requesterIn({ context, event }: TurnState): Requester | null {
  const { contact, memory } = context.conversation;
  const isOther = event.kind === 'message' && event.person.id !== contact.native;
  return (isOther ? undefined : memory.requester) ?? requesterOf(context, event);
}

export function inputOf(state: TurnState): FlowInput {
  const { event, understood } = state;
  const text = inOwnWords(event.text);
  return {
    trigger: event.native,
    at: state.tasks?.now?.() ?? event.at,
    text,
    entities: understood?.entities ?? [],
    affirmed: understood?.signals.affirmed ?? false,
    denied: understood?.signals.denied ?? false,
    corrects: state.context.conversation.memory.flow !== undefined && takesBack(state, text),
    isOther: asksOther(state),
    data: event.data,
    files: event.attachments.map(({ name }) => name),
    event: happenedIn(state),
  };
}

/** "No, the other one", "I meant …": by its words alone too, for what it takes back may have been picked from a list. */
function takesBack({ understood }: TurnState, text: string): boolean {
  const plain = plainOf(text);
  return understood?.followUp.kind === 'corrects' || cuesOf(plain, wordsIn(plain).length).corrects;
}

/** It surely asks for something that the task in front is not about. */
function asksOther({ bot, context, event, understood }: TurnState): boolean {
  const { intent, isClose = false, followUp } = understood ?? {};
  const isAnswer = asksForText(bot, context) && !isQuestion(event.text);
  const bar = isAnswer ? Math.max(SURE, bot.intentAt) : bot.intentAt;
  if (!intent || isClose || intent.confidence < bar) return false;
  if (followUp?.kind !== 'new' && followUp?.kind !== 'returns') return false;
  const running = context.conversation.memory.flow?.frames.map(({ flow }) => flow) ?? [];
  return !bot.flows.some(({ name, intents }) => running.includes(name) && intents.includes(intent.name));
}

export const isQuestion = (text: string) => /\?\s*$/.test(text);

/** Whoever is asked for their own words may use those of another wish: "it is broken", of what is sent back. */
export function asksForText({ flows }: TurnState['bot'], { conversation }: TurnState['context']): boolean {
  const { flow, awaiting } = conversation.memory.flow?.frames.at(-1) ?? {};
  if (awaiting?.kind !== 'slot') return false;
  return flows.find(({ name }) => name === flow)?.slots[awaiting.slot]?.entity === 'text';
}

function happenedIn({ event }: TurnState): FlowInput['event'] {
  if (event.kind === 'wake') return { name: 'wake', data: {} };
  if (event.kind !== 'event') return undefined;
  const { name, data } = event.data as { name?: unknown; data?: unknown };
  return { name: String(name ?? ''), data: (data ?? {}) as Record<string, never> };
}

/** The values that hold in the episode: what this message says, what it carries on, and what was said before. */
export function valuesGiven({ context, understood }: TurnState): Entity[] {
  const now = understood?.entities ?? [];
  const carried = understood?.followUp.carried ?? [];
  const facts = context.conversation.memory.facts ?? [];
  const others = (earlier: Entity[], later: Entity[]) => {
    const known = new Set(later.map(keyOf));
    return earlier.filter((entity) => !known.has(keyOf(entity)));
  };
  const holding = [...others(carried, now), ...now];
  return [...others(facts, holding), ...holding];
}
