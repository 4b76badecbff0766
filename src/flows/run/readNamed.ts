import type { Flow } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import type { Run } from './run.ts';
import { keepSlot, words } from './scope.ts';

/** "No, the reason is that I am ill": what it is called, and what it is, in five languages. */
const NAMED =
  /^(?:(?:no+|nope|nein|nee|non|n[aã]o|sorry|actually|wait|eigentlich|pardon|perd[oó]n|desculpe)[\s,.;:!–-]+)*(?:(?:the|my|our|der|die|das|mein|meine|le|la|mon|ma|el|mi|o|a|meu|minha)\s+|l['’]\s*)?(?<name>[\p{L}-]+(?:\s+[\p{L}-]+){0,3}?)\s+(?:is|was|should be|ist|war|lautet|est|[eé]tait|es|era|[eé])(?:\s*,)?\s+(?:(?:that|because|dass|weil|que|parce que|porque)\s+)?(?<value>\S.*)$/isu;
/** Shorter words of a question say nothing of what it asks for. */
const LEAST = 4;

/** A slot for the customer's own words that has some, called by its name, with other words. Gives its name; none: []. */
export function readNamed(run: Run, frame: Frame, { slots }: Flow): string[] {
  const { name: called = '', value = '' } = NAMED.exec(run.input.text.trim())?.groups ?? {};
  const wanted = wordsOf(called);
  if (wanted.length === 0) return [];
  const [found, second] = Object.entries(slots).filter(
    ([name, slot]) =>
      slot.entity === 'text' &&
      frame.slots[name] !== undefined &&
      wanted.every((word) => namesOf(run, name, slot.ask).has(word)),
  );
  if (!found || second) return [];
  keepSlot(run, found[1], found[0], value);
  return [found[0]];
}

function namesOf(run: Run, name: string, ask: Flow['slots'][string]['ask']): Set<string> {
  const asked = ask === undefined ? [] : wordsOf(words(run, ask)).filter(({ length }) => length >= LEAST);
  return new Set([...name.split('_'), ...asked]);
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
