import type { HookAbout, HookName, Said } from '../../domain/hook.ts';
import type { Json } from '../../domain/json.ts';
import { handOver } from '../handOver.ts';
import { languageOf } from '../languages.ts';
import { requesterIn } from '../requester.ts';
import { asksForSecret } from '../tasks/secretsTyped.ts';
import type { Outcome, TurnState, UnderstoodState } from '../turnState.ts';

/** In the place of an answer that only actions may read. */
const MASK = '••••';

/** What every hook is told. */
export function aboutIn(state: TurnState): HookAbout {
  const { id, channel, contact } = state.context.conversation;
  return {
    conversation: { id, channel, language: languageOf(state) },
    contact: { id: contact.native, name: contact.name, email: contact.email },
    requester: requesterIn(state),
  };
}

export function saidIn(state: TurnState): Said {
  const { attachments, data } = state.event;
  const text = asksForSecret(state) ? MASK : state.event.text;
  return { ...aboutIn(state), message: { text, attachments: attachments.map(({ name }) => name), data } };
}

/** What the bot's own code makes of a message before anything else does: more data, or the end of the turn. */
export async function hearMessage(state: TurnState): Promise<Outcome | null> {
  const { hooks } = state;
  for (const file of filesFor(state, 'onMessage')) {
    const { answer, problem } = await hooks!.ask(file, 'onMessage', saidIn(state));
    const ended = answer && follow(state, `${file}.onMessage`, answer);
    traceHook(state, problem);
    if (ended) return ended;
  }
  return null;
}

/** The same once the message is understood; it may also say what was meant. */
export async function hearUnderstood(state: UnderstoodState): Promise<Outcome | null> {
  const { hooks, bot } = state;
  for (const file of filesFor(state, 'onUnderstood')) {
    const { intent, entities } = state.understood;
    const values = asksForSecret(state) ? [] : entities.map(({ name, value }) => ({ name, value }));
    const input = { ...saidIn(state), understood: { intent, entities: values } };
    const { answer, problem } = await hooks!.ask(file, 'onUnderstood', input);
    const meant = answer?.intent;
    const isKnown = bot.intents.some(({ name }) => name === meant);
    if (meant !== undefined && isKnown) {
      state.understood = { ...state.understood, intent: { name: meant, confidence: 1 }, isClose: false };
      traceHook(state, `${file}.onUnderstood: ${meant} is meant`);
    } else if (meant !== undefined) traceHook(state, `${file}.onUnderstood: there is no intent "${meant}"`);
    const ended = answer && follow(state, `${file}.onUnderstood`, answer);
    traceHook(state, problem);
    if (ended) return ended;
  }
  return null;
}

/** Hooks have their say while the bot has the conversation. */
function filesFor({ hooks, context }: TurnState, hook: HookName): string[] {
  return context.conversation.owner === 'bot' ? (hooks?.having(hook) ?? []) : [];
}

type Hearing = {
  data?: Record<string, Json> | undefined;
  reply?: string | { text: string; buttons?: { label: string; value: string }[] | undefined } | undefined;
  handoff?: Parameters<typeof handOver>[1] | undefined;
};

/** What came beside the message stays as it is; a hook can only add to it. */
function follow(state: TurnState, hook: string, { data, reply, handoff }: Hearing): Outcome | null {
  if (data) state.event = { ...state.event, data: { ...data, ...state.event.data } };
  if (handoff) return { ...handOver(state, handoff), why: `${handoff}, says the hook ${hook}` };
  if (reply === undefined) return null;
  const { text, buttons } = typeof reply === 'string' ? { text: reply, buttons: undefined } : reply;
  return {
    decision: 'answer',
    say: [{ text, ...(buttons ? { buttons } : {}) }],
    why: `the hook ${hook} answers`,
  };
}

export function traceHook({ trace }: TurnState, text: string | null): void {
  if (text !== null) trace.step('hook', text.slice(0, 300));
}
