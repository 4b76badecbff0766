import type { Flow } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { withPostcode } from './mendAddress.ts';
import type { Run } from './run.ts';
import { keepSlot, slotValue, words } from './scope.ts';

/** Shorter words of a question say nothing of what it asks for. */
const LEAST = 4;

/** A slot for the customer's own words that has some, called by its name, with other words. Gives its name; none: []. */
export function readNamed(run: Run, frame: Frame, { slots }: Flow): string[] {
  const { reader } = run.ports;
  const said = run.input.asks ? null : reader.named(run.input.text);
  if (!said) return [];
  const [found, second] = Object.entries(slots).filter(
    ([name, slot]) =>
      slot.entity === 'text' &&
      frame.slots[name] !== undefined &&
      said.name.every((word) => namesOf(run, name, slot.ask).has(word)),
  );
  if (!found || second) return [];
  const [name, slot] = found;
  if (reader.isNoAnswer(said.value, slot.ask === undefined ? '' : words(run, slot.ask))) return [];
  const before = slotValue(run, name);
  const mended = typeof before === 'string' ? withPostcode(before, run.input.text) : null;
  if (mended === before) return [];
  keepSlot(run, slot, name, mended ?? said.value);
  return [name];
}

function namesOf(run: Run, name: string, ask: Flow['slots'][string]['ask']): Set<string> {
  const asked = ask === undefined ? [] : wordsOf(words(run, ask)).filter((word) => word.length >= LEAST);
  return new Set([...name.split('_'), ...asked]);
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
