import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierTurn } from '../../../src/domain/understanding.ts';
import { type Resolved, resolveFollowUp } from '../../../src/understanding/followUp/resolveFollowUp.ts';
import { signalsOf } from '../../../src/understanding/signals.ts';
import { classify, findEntities } from './smallWorld.ts';

interface Line {
  said: string;
  expected?: { kind: string; intent: string; values: string[] };
}

export interface Dialogue {
  name: string;
  lines: Line[];
}

export function readDialogues(file: string): Dialogue[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return text
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => /^[><[]/.test(line)))
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ name: lines.join(' '), lines: lines.map(readLine) }));
}

function readLine(line: string): Line {
  const [said = '', kind, intent = '', values = ''] = line.split('|').map((part) => part.trim());
  return kind === undefined
    ? { said }
    : { said, expected: { kind, intent, values: values.split(' ').filter(Boolean) } };
}

/** Plays a dialogue as the engine would; returns what differs from what is expected, one text a fault. */
export function play({ lines }: Dialogue): { checked: number; faults: string[] } {
  const before: EarlierTurn[] = [];
  const faults: string[] = [];
  let lastReply: string | undefined;
  let offered: string[] | undefined;
  let checked = 0;
  for (const { said, expected } of lines) {
    if (said.startsWith('<')) lastReply = said.slice(1).trim();
    else if (said.startsWith('['))
      offered = said
        .replace(/^\[|\]$/g, '')
        .split('/')
        .map((label) => label.trim());
    else {
      const text = said.slice(1).trim();
      const resolved = understand(text, before, offered, lastReply);
      if (expected) checked++;
      const fault = expected && difference(resolved, expected);
      if (fault) faults.push(`${text}: ${fault}`);
      const { intent, entities, followUp } = resolved;
      const sure = intent && intent.confidence >= 0.5 ? intent : null;
      const isAgain = followUp.kind === 'chooses' || (followUp.kind === 'corrects' && entities.length === 0);
      const kept = isAgain ? [...entities, ...followUp.carried] : entities;
      if (signalsOf(text).request || kept.length > 0)
        before.push({ text, intent: sure?.name, confidence: sure?.confidence, entities: kept });
      lastReply = undefined;
      offered = undefined;
    }
  }
  return { checked, faults };
}

function understand(text: string, before: EarlierTurn[], offered?: string[], lastReply?: string): Resolved {
  const query = { text, before, ...(offered ? { offered } : {}), ...(lastReply ? { lastReply } : {}) };
  return resolveFollowUp({
    query,
    ...classify(text),
    isClose: false,
    entities: findEntities(text),
    signals: signalsOf(text),
    slotsOf: (intent) => (/order|refund/.test(intent) ? ['order_number'] : []),
  });
}

function difference(
  { followUp, intent, entities }: Resolved,
  expected: NonNullable<Line['expected']>,
): string {
  const holding = [...entities, ...followUp.carried];
  const wrong: string[] = [];
  if (expected.kind !== '-' && followUp.kind !== expected.kind)
    wrong.push(`kind ${followUp.kind}, not ${expected.kind}`);
  if (expected.intent !== '-' && intent?.name !== expected.intent)
    wrong.push(`intent ${intent?.name}, not ${expected.intent}`);
  for (const value of expected.values) {
    if (value === '?') {
      if (!followUp.undecided) wrong.push('is decided');
    } else if (value.startsWith('!')) {
      if (holding.some((entity) => entity.value === value.slice(1)))
        wrong.push(`still holds ${value.slice(1)}`);
    } else if (holding.filter(({ name, value: held }) => `${name}=${held}` === value).length !== 1)
      wrong.push(`does not hold ${value} once`);
  }
  return wrong.length === 0 ? '' : `${wrong.join('; ')} (${followUp.because ?? 'no reason'})`;
}
