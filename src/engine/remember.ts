import type { Memory } from '../domain/conversation.ts';
import type { Turn } from '../domain/turn.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** Enough for a handoff note; an endless chat must not grow its row without end. */
const KEEP = { tried: 10, collected: 30 };

/** What the bot keeps in mind after this turn. */
export function remember(
  { context, event }: TurnState,
  outcome: Outcome,
  understood: Turn['understood'],
): Memory {
  const old = context.conversation.memory;
  if (outcome.decision === 'silent') return old;
  const { offered } = outcome.memory ?? {};
  const missed = outcome.decision === 'clarify' || outcome.decision === 'handoff';
  const memory: Memory = {
    misses: missed ? old.misses + 1 : outcome.decision === 'smalltalk' ? old.misses : 0,
    tried: old.tried,
    collected: old.collected,
  };
  if (offered) memory.offered = offered;
  if (outcome.decision === 'answer') {
    const answers = outcome.say.map(({ text, sources = [] }) => ({
      question: event.text.slice(0, 500),
      answer: text,
      sources,
    }));
    memory.tried = [...old.tried, ...answers].slice(-KEEP.tried);
  }
  const found = Object.fromEntries((understood?.entities ?? []).map(({ name, value }) => [name, value]));
  const given = { ...plainValues(event.data), ...found };
  if (Object.keys(given).length > 0)
    memory.collected = Object.fromEntries(
      Object.entries({ ...old.collected, ...given }).slice(-KEEP.collected),
    );
  return memory;
}

/** What the caller's own system says beside the message, as far as it reads as a line. */
function plainValues(data: Record<string, unknown>): Record<string, string> {
  const plain = Object.entries(data).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value).slice(0, 300)]));
}
