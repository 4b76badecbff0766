import type { EarlierTurn, Entity } from '../../../src/domain/understanding.ts';
import { type Resolved, resolveFollowUp } from '../../../src/understanding/followUp/resolveFollowUp.ts';
import { signalsOf } from '../../../src/understanding/signals.ts';

export function entity(name: string, value: string, text: string, inText: string, role?: string): Entity {
  const start = inText.indexOf(text);
  return { name, value, text, start, end: start + text.length, ...(role ? { role } : {}) };
}

export function turn(
  text: string,
  intent: string | undefined,
  ...values: [string, string, string?, string?][]
): EarlierTurn {
  const entities = values.map(([name, said, value = said, role]) => entity(name, value, said, text, role));
  return { text, intent, confidence: 0.9, entities };
}

export function say(text: string, before: EarlierTurn[], found: Entity[] = [], lastReply?: string): Resolved {
  return resolveFollowUp({
    query: { text, before, ...(lastReply ? { lastReply } : {}) },
    intent: null,
    alternatives: [],
    isClose: false,
    outOfScope: 0.8,
    entities: found,
    signals: signalsOf(text.slice(0, 400)),
  });
}

export const holding = ({ entities, followUp }: Resolved) =>
  [...entities, ...followUp.carried].map(
    ({ name, role, value }) => `${role ? `${role} ` : ''}${name} ${value}`,
  );
