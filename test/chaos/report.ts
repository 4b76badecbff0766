import type { Breach } from './journal.ts';
import type { Outcome } from './runChaos.ts';

const SHOWN = 12;

/** What a reader wants to know, then what was broken, then the verdict. */
export function report(title: string, seed: number, outcome: Outcome): string {
  const { journal, verified, struck, startMs, loadSeconds, drainSeconds } = outcome;
  const { counts: seen } = journal;
  const { counts: held, breaches, integrity } = verified;
  const of = (kind: Breach['kind']) => String(breaches.filter((breach) => breach.kind === kind).length);
  const kept = journal.calls.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined).length;
  const postmaster = struck.postmaster > 0 ? `, and the database itself ${times(struck.postmaster)}` : '';
  const rows: [string, string][] = [
    ['kill -9', `${struck.servers} servers, ${struck.duringStart} of them during their start${postmaster}`],
    ['time', `${seconds(loadSeconds)} under load, then ${seconds(drainSeconds)} until all was delivered`],
    ['restart', `${median(startMs)} ms to ready (median of ${startMs.length})`],
    [
      'API messages',
      `${seen.acknowledged} acknowledged in ${journal.chats.length} conversations, ${seen.givenUp} given up by the client`,
    ],
    [
      'repeated keys',
      `${seen.repeatedOverFailures} after no answer, ${seen.repeatedOnPurpose} after an answer or twice at once`,
    ],
    [
      'webhooks',
      `${kept} acknowledged of ${journal.calls.length}, in ${seen.webhookTries} tries with ${seen.webhookCopies} copies`,
    ],
    [
      'desk',
      `${journal.tickets.length} tickets of customers, ${held.agentReplies} agent replies, ${seen.faults} faults planned`,
    ],
    ['turns', `${held.turns} for ${held.messages} messages in the database`],
    ['delivered', `${held.replies} replies, ${held.handoffs} handoffs, ${held.relays} relayed messages`],
    ['held back', `${held.fenced} replies, because a human had spoken`],
    ['dead letters', String(held.dead)],
    ['integrity', integrity],
    ['lost', of('lost')],
    ['duplicates', of('double')],
    ['out of order', of('order')],
    ['after a human', of('after a human')],
    [
      'other faults',
      String(breaches.filter(({ kind }) => ['answer', 'store', 'server'].includes(kind)).length),
    ],
  ];
  return [
    '',
    `  ${title}, seed ${seed}`,
    ...rows.map(([name, value]) => `    ${name.padEnd(14)} ${value}`),
    ...describeBreaches(breaches),
    `    ${breaches.length === 0 ? 'HELD' : `BROKEN in ${breaches.length} places`}`,
    '',
  ].join('\n');
}

function describeBreaches(breaches: Breach[]): string[] {
  const shown = breaches.slice(0, SHOWN).map(({ kind, what }) => `    ! ${kind}: ${what}`);
  return breaches.length > SHOWN ? [...shown, `    ! and ${breaches.length - SHOWN} more`] : shown;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const seconds = (value: number) => `${value.toFixed(1)} s`;
const times = (n: number) => (n === 1 ? 'once' : `${n} times`);
