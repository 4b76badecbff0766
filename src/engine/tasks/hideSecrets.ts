import type { Memory } from '../../domain/conversation.ts';
import type { FlowState } from '../../domain/flowState.ts';
import type { Turn } from '../../domain/turn.ts';

const MASK = '••••';
/** Shorter ones would mask half of every word. */
const SHORTEST = 3;
/** Fields that hold words of our own, which code reads: whatever a customer types, these stay as they are. */
const OWN = new Set([
  'language',
  'kind',
  'name',
  'role',
  'intent',
  'do',
  'step',
  'article',
  'url',
  'key',
  'signal',
]);
/** In what an author or a customer has named, every field may be theirs; but what is sealed stays whole. */
const SEALED = new Set(['$sealed']);

/** The text with what is secret masked. */
export function hideIn(text: string, secrets: string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((left, secret) => left.replaceAll(secret, MASK), text);
}

/** The turn with every secret masked that the customer gave in it, wherever it may have come to stand. */
export function hideSecrets(turn: Turn, given: string[]): Turn {
  // The longest first: of a secret in a secret nothing must be left.
  const hides = [...new Set(given)].filter(Boolean).sort((a, b) => b.length - a.length);
  if (hides.length === 0) return turn;
  const mask = <T>(value: T, keep = OWN): T => masked(value, hides, keep) as T;
  const { say, understood, handoff, memory, effects, noteLines, trace, modelCalls } = turn;
  return {
    ...turn,
    say: mask(say),
    understood: mask(understood),
    handoff: handoff && { ...mask(handoff), reason: handoff.reason },
    memory: maskMemory(memory, mask),
    trace: mask(trace),
    ...(effects ? { effects: mask(effects) } : {}),
    ...(noteLines ? { noteLines: mask(noteLines) } : {}),
    ...(modelCalls ? { modelCalls: mask(modelCalls) } : {}),
    hides,
  };
}

type Mask = <T>(value: T, keep?: Set<string>) => T;

/** Who is proven to ask, and where a task stands, is none of the customer's words. */
function maskMemory({ requester, flow, plan, collected, ...said }: Memory, mask: Mask): Memory {
  return {
    ...mask(said),
    collected: mask(collected, SEALED),
    ...(requester ? { requester } : {}),
    ...(plan ? { plan: { ...plan, lines: mask(plan.lines) } } : {}),
    flow: flow && { ...flow, frames: flow.frames.map((frame) => maskFrame(frame, mask)) },
  };
}

function maskFrame(frame: FlowState['frames'][number], mask: Mask): FlowState['frames'][number] {
  const { slots, vars, shown, loops, said, picks, awaiting } = frame;
  return {
    ...frame,
    slots: mask(slots, SEALED),
    vars: mask(vars, SEALED),
    shown: mask(shown, SEALED),
    loops: mask(loops, SEALED),
    picks: picks.map((pick) => ({ ...pick, choices: mask(pick.choices, SEALED) })),
    ...(frame.ran ? { ran: frame.ran.map((one) => ({ ...one, slots: mask(one.slots, SEALED) })) } : {}),
    ...(said === undefined ? {} : { said: mask(said) }),
    ...(awaiting && 'question' in awaiting
      ? { awaiting: { ...awaiting, question: mask(awaiting.question) } }
      : {}),
  };
}

function masked(value: unknown, hides: string[], keep: Set<string>): unknown {
  if (typeof value === 'string') return hideIn(value, hides);
  if (Array.isArray(value)) return value.map((one) => masked(one, hides, keep));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, keep.has(key) ? one : masked(one, hides, keep)]),
  );
}
