import type { Requester } from '../../domain/action.ts';
import type { Bot } from '../../domain/bot.ts';
import type { FlowVersion, Slot } from '../../domain/flow.ts';
import type { FlowState } from '../../domain/flowState.ts';
import type { Entity } from '../../domain/understanding.ts';
import type { FlowInput, FlowPorts } from '../../flows/run/ports.ts';
import { cuesOf } from '../../understanding/followUp/cues.ts';
import { keyOf } from '../../understanding/followUp/mentions.ts';
import { plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';
import { inOwnWords } from '../inOwnWords.ts';
import { languageOf, phrasesOf } from '../languages.ts';
import { isAsking } from '../replies/asksProgress.ts';
import { readerFor } from '../replies/readerFor.ts';
import { requesterIn, requesterOf } from '../requester.ts';
import type { TurnState } from '../turnState.ts';
import { asksLike, isWish } from './asksLike.ts';
import type { TaskParts } from './parts.ts';

/** How sure another wish must be where the customer's own words were asked for, and no example says the same. */
const SURE = 0.9;

/** The version of the bot that the tasks under way began with; null: it is not kept any more. */
export async function versionFor({ bot, tasks }: TurnState, state?: FlowState): Promise<FlowVersion | null> {
  if (!state || state.version === bot.version) return bot;
  return (await tasks?.versionOf(state.version)) ?? null;
}

export function portsFor(state: TurnState, tasks: TaskParts, version: FlowVersion): FlowPorts {
  const { bot, context, event } = state;
  const { conversation } = context;
  const { id, workspace, fence, channel, contact } = conversation;
  return {
    version,
    actions: tasks.actions(version),
    reader: readerFor([languageOf(state), bot.language], examplesOfOther(state)),
    vault: tasks.vault,
    phrases: phrasesOf(state),
    language: languageOf(state),
    ownLanguage: bot.language,
    contact: { id: contact.native, name: contact.name, email: contact.email },
    conversation: { id, workspace, fence, channel },
    requester: requesterIn(state) ?? waitingFor(state),
    writer: event.kind === 'message' ? requesterOf(context, event) : null,
  };
}

/** What customers say to ask for what this message seems to ask for, where no task that is under way is about that. */
function examplesOfOther({ bot, context, understood }: TurnState): string[] {
  const name = understood?.intent?.name;
  const running = context.conversation.memory.flow?.frames.map(({ flow }) => flow) ?? [];
  const isOwn = bot.flows.some((flow) => running.includes(flow.name) && flow.intents.includes(name ?? ''));
  return isOwn || name === undefined ? [] : examplesOf(bot, { name });
}

function examplesOf({ intents }: Bot, { name }: { name: string }): string[] {
  const intent = intents.find((one) => one.name === name);
  return intent
    ? [intent, ...Object.values(intent.translations)].flatMap(({ examples = [] }) => examples)
    : [];
}

/** Nobody speaks when a task wakes: it goes on for whoever drove it, as the channel had proven. */
function waitingFor({ context, event }: TurnState): Requester | null {
  return event.kind === 'message' ? null : (context.conversation.memory.flow?.requester ?? null);
}

/** Waiting ends by our own clock; but what was woken is due, whichever process's clock has woken it. */
function momentOf({ event, tasks }: TurnState): number {
  const now = tasks?.now?.() ?? event.at;
  return event.kind === 'wake' ? Math.max(now, event.at) : now;
}

export function inputOf(state: TurnState): FlowInput {
  const { event, understood } = state;
  const text = inOwnWords(event.text);
  return {
    trigger: event.native,
    at: momentOf(state),
    text,
    entities: understood?.entities ?? [],
    affirmed: understood?.signals.affirmed ?? false,
    denied: understood?.signals.denied ?? false,
    corrects: state.context.conversation.memory.flow !== undefined && takesBack(state, text),
    asks: isAsking(text) && wordsIn(plainOf(text)).length > 1,
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
  if (!intent || isClose || !followUp) return false;
  const isAnswer = asksForText(bot, context) && !isAskedBack(bot, context, event.text);
  // One word is what was asked for, whatever it may mean elsewhere: the state "OR".
  if (isAnswer && wordsIn(plainOf(event.text)).length < 2) return false;
  const isPlain = isAnswer && followUp.intent === undefined && asksLike(event.text, examplesOf(bot, intent));
  if (isAnswer && !isPlain && !(isWish(event.text) && intent.confidence >= SURE)) return false;
  if (intent.confidence < bot.intentAt) return false;
  const isOwn = followUp.kind === 'new' || followUp.kind === 'returns';
  const isAside = followUp.intent === undefined && asksAside(bot, event.text, intent);
  if (!isPlain && !isOwn && !isAside) return false;
  const running = context.conversation.memory.flow?.frames.map(({ flow }) => flow) ?? [];
  return !bot.flows.some(({ name, intents }) => running.includes(name) && intents.includes(intent.name));
}

/** "Are you open on Sunday?": its fixed answer is said in between, though the day in it might answer what was asked. */
function asksAside(
  bot: Bot,
  text: string,
  { name, confidence }: { name: string; confidence: number },
): boolean {
  const hasAnswer = bot.intents.some((one) => one.name === name && one.answer !== undefined);
  return hasAnswer && confidence >= SURE && /\?\s*$/.test(text);
}

/**
 * A question where the customer's own words were asked for. Where it was a secret, also one without its mark: nobody's code
 * reads like that.
 */
export function isAskedBack(bot: Bot, context: TurnState['context'], text: string): boolean {
  return /\?\s*$/.test(text) || (askedSlot(bot, context)?.secret === true && isAsking(text));
}

/** Whoever is asked for their own words may use those of another wish: "it is broken", of what is sent back. */
export function asksForText(bot: Bot, context: TurnState['context']): boolean {
  return askedSlot(bot, context)?.entity === 'text';
}

function askedSlot({ flows }: Bot, { conversation }: TurnState['context']): Slot | undefined {
  const { flow, awaiting } = conversation.memory.flow?.frames.at(-1) ?? {};
  if (awaiting?.kind !== 'slot') return undefined;
  return flows.find(({ name }) => name === flow)?.slots[awaiting.slot];
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
