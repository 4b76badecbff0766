import type { FakeZendesk } from '../servers/zendesk.ts';
import { AGENT } from '../servers/zendesk.ts';
import { pause } from './api.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';
import { nextText } from './texts.ts';

export interface DeskLifeOptions {
  zendesk: FakeZendesk;
  journal: Journal;
  random: Random;
  over: () => boolean;
}

/** Life at the help desk: customers open tickets and write again, agents answer, note and take tickets, calls go wrong. */
export async function startDeskLife(options: DeskLifeOptions): Promise<void> {
  const { random } = options;
  const people = liveOn({ ...options, random: random.fork('people') }, [40, 350], happen);
  const trouble = liveOn({ ...options, random: random.fork('trouble') }, [200, 1_800], goWrong);
  await Promise.all([people, trouble]);
}

async function liveOn(
  options: DeskLifeOptions,
  [min, max]: [number, number],
  act: (o: DeskLifeOptions, n: number) => void,
) {
  for (let n = 1; !options.over(); n++) {
    act(options, n);
    await pause(options.random.between(min, max));
  }
}

function happen(options: DeskLifeOptions, n: number): void {
  const { zendesk, journal, random } = options;
  const ticket = random.pick(journal.tickets.slice(-20));
  // Agents are fast: they answer what the bot is about to answer.
  const fresh = random.pick(journal.tickets.slice(-4));
  const chance = random.next();
  if (chance < 0.4 || ticket === undefined || fresh === undefined) open(options, n);
  else if (chance < 0.75) write(options, ticket, n);
  else if (chance < 0.85) zendesk.agentReplies(fresh, `I take it from here. (${n})`);
  else if (chance < 0.88) zendesk.assign(fresh);
  else if (chance < 0.91) zendesk.agentNotes(ticket, `Looks like a known case. (${n})`);
  else answerChat(options, n);
}

function open({ zendesk, journal, random }: DeskLifeOptions, n: number): void {
  const { state } = zendesk;
  const requester = state.userByEmail(`customer-${n}@example.test`, `Customer ${n}`).id;
  const body = `${nextText(random)} (${n})`;
  const { ticket } = state.create(
    { subject: `Case ${n}`, requester_id: requester },
    { author: requester, comment: { body, public: true } },
  );
  journal.tickets.push(String(ticket.id));
  // Here the bot can know of the human only by asking the desk: the two webhooks race each other.
  if (random.chance(0.15)) zendesk.agentReplies(String(ticket.id), `I saw it come in. (${n})`);
}

function write({ zendesk: { state }, random }: DeskLifeOptions, ticket: string, n: number): void {
  const author = state.tickets.get(Number(ticket))!.requester_id;
  // Plain small talk comes often and alike; the rest is told apart by its number.
  const text = nextText(random);
  const body = text.length < 15 ? text : `${text} (${n})`;
  state.write(Number(ticket), { author, comment: { body, public: true } });
}

/** An agent answers a ticket that the bot opened for a chat. */
function answerChat({ zendesk, random }: DeskLifeOptions, n: number): void {
  const opened = [...zendesk.state.tickets.values()]
    .filter(({ external_id }) => external_id !== null)
    .slice(-30);
  const ticket = random.pick(opened);
  if (ticket) zendesk.agentReplies(String(ticket.id), `Hello, ${AGENT.name} here. (${n})`);
}

function goWrong({ zendesk, journal, random }: DeskLifeOptions): void {
  const chance = random.next();
  const times = random.between(1, 2);
  journal.counts.faults += times;
  const { faults } = zendesk;
  faults.clear(); // What was not met is over: a desk that is left alone for a while is well again.
  if (chance < 0.25) faults.plan(/./, { kind: '429', retryAfter: 1 }, times);
  else if (chance < 0.4) faults.plan(/./, { kind: 'html502' }, times);
  else if (chance < 0.5) faults.plan(/./, { kind: 'resetBefore' }, times);
  else if (chance < 0.95) faults.plan(/^(PUT|POST) /, { kind: 'resetAfter' }, times + 1);
  else faults.plan(/^(PUT|POST) /, { kind: 'hangAfter' }, times);
}
