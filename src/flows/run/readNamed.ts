import type { Flow } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { isNoAnswer } from './isNoAnswer.ts';
import { withPostcode } from './mendAddress.ts';
import type { Run } from './run.ts';
import { keepSlot, slotValue, words } from './scope.ts';

/** "No, the reason is that I am ill": what it is called, and what it is, in five languages. */
const NAMED =
  /^(?:(?:no+|nope|nein|nee|non|n[aã]o|sorry|actually|wait|eigentlich|pardon|perd[oó]n|desculpe)[\s,.;:!–-]+)*(?:(?:the|my|our|der|die|das|mein|meine|le|la|mon|ma|el|mi|o|a|meu|minha)\s+|l['’]\s*)?(?<name>[\p{L}-]+(?:\s+[\p{L}-]+){0,3}?)\s+(?:is|was|should be|ist|war|lautet|est|[eé]tait|es|era|[eé])(?:\s*,)?\s+(?:(?:that|because|dass|weil|que|parce que|porque)\s+)?(?<value>\S.*)$/isu;
/** Shorter words of a question say nothing of what it asks for. */
const LEAST = 4;
/** Nor do those that only ask: "what is …" names nothing. */
const ASKING = new Set(
  `what which where when whom whose please your this that give welche welcher welches wohin wann bitte ihre geben nennen
  quel quelle quels quelles quand votre indiquez donnez cual cuales cuando donde indique qual quais quando onde`.split(
    /\s+/,
  ),
);
/** "The address is wrong": what it should be is yet to be said. */
const ONLY_WRONG =
  /^(?:not |all |quite |completely |nicht |ganz |pas |no |nao |não )*(?:wrong|incorrect|not (?:right|correct|mine)|right|correct|outdated|old|falsch|nicht richtig|richtig|alt|veraltet|faux|fausse|incorrecte?|correcte?|err[oó]ne[oa]|incorrect[oa]|mal|errad[oa]|incorret[oa]|corret[oa]|correct[oa])[\s.!]*$/iu;

/** A slot for the customer's own words that has some, called by its name, with other words. Gives its name; none: []. */
export function readNamed(run: Run, frame: Frame, { slots }: Flow): string[] {
  if (run.input.asks) return [];
  const { name: called = '', value = '' } = NAMED.exec(run.input.text.trim())?.groups ?? {};
  const wanted = wordsOf(called);
  if (wanted.length === 0 || wanted.some((word) => ASKING.has(word)) || ONLY_WRONG.test(value)) return [];
  const [found, second] = Object.entries(slots).filter(
    ([name, slot]) =>
      slot.entity === 'text' &&
      frame.slots[name] !== undefined &&
      wanted.every((word) => namesOf(run, name, slot.ask).has(word)),
  );
  if (!found || second) return [];
  const [name, slot] = found;
  if (isNoAnswer(value, slot.ask === undefined ? '' : words(run, slot.ask))) return [];
  const before = slotValue(run, name);
  const mended = typeof before === 'string' ? withPostcode(before, run.input.text) : null;
  if (mended === before) return [];
  keepSlot(run, slot, name, mended ?? value);
  return [name];
}

function namesOf(run: Run, name: string, ask: Flow['slots'][string]['ask']): Set<string> {
  const asked =
    ask === undefined
      ? []
      : wordsOf(words(run, ask)).filter((word) => word.length >= LEAST && !ASKING.has(word));
  return new Set([...name.split('_'), ...asked]);
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
