import type { TestStep } from '../../domain/conversationTest.ts';
import type { InboundEvent } from '../../domain/event.ts';
import { DECIDED } from '../../domain/flow.ts';
import { durationOf } from '../../flows/run/duration.ts';
import type { Heard } from './heard.ts';
import type { Came } from './openTalk.ts';
import type { World } from './openWorld.ts';

/** Makes happen what the step says; null: nothing does. A text says why it cannot happen. */
export async function happen(
  world: World,
  step: TestStep,
  before: Heard | null,
): Promise<Heard | string | null> {
  if (step.user !== undefined) return user(world, step.user, before);
  if (step.agent !== undefined) return agent(world, step.agent);
  if (step.wait !== undefined) return wait(world, step.wait);
  if (step.event === undefined) return null;
  const { name, data } = step.event;
  return heardAs(world, `event: ${name}`, await world.talk.hear({ kind: 'event', data: { name, data } }));
}

async function user(
  world: World,
  said: NonNullable<TestStep['user']>,
  before: Heard | null,
): Promise<Heard | string> {
  const { text, button, data, attachments } = said;
  const buttons = before?.replies.flatMap((reply) => reply.buttons) ?? [];
  const pressed = button === undefined ? undefined : buttons.find(({ label }) => label === button);
  if (button !== undefined && !pressed)
    return `a button "${button}", but there ${buttons.length === 0 ? 'is none' : `are only ${buttons.map(({ label }) => `"${label}"`).join(', ')}`}`;
  const words = pressed?.value ?? text;
  return heardAs(
    world,
    `user: ${words || attachments.map(({ name }) => name).join(', ')}`,
    await world.talk.hear({ text: words, data, attachments }),
  );
}

async function agent(world: World, did: NonNullable<TestStep['agent']>): Promise<Heard | string> {
  const { talk } = world;
  const { says, notes, takes, handsBack, approves, rejects } = did;
  if (says !== undefined) talk.human('agent_reply', says);
  if (notes !== undefined) talk.human('agent_note', notes);
  if (takes) talk.human('assigned');
  if (handsBack) talk.human('handback');
  const action = approves ?? rejects;
  if (action === undefined) return heardAs(world, `agent: ${JSON.stringify(did)}`, null);
  const decided = await world.decide(action, approves !== undefined);
  if (!decided) return `that "${action}" waits for an agent, but it does not`;
  const event: Partial<InboundEvent> = { kind: 'event', data: { name: DECIDED, data: decided } };
  return heardAs(
    world,
    `agent: ${approves === undefined ? 'rejects' : 'approves'} ${action}`,
    await talk.hear(event),
  );
}

/** Time passes; a task that waited for it is woken when its time has come. */
async function wait(world: World, time: string): Promise<Heard | string> {
  const ms = durationOf(time);
  if (ms === null) return 'a time such as 30 minutes, 2 days or 1 week, at most 90 days';
  const { talk } = world;
  const until = talk.at + ms;
  const wakeAt = world.wakeAt();
  if (wakeAt === undefined || wakeAt > until) {
    talk.at = until;
    return heardAs(world, `wait: ${time}`, null);
  }
  talk.at = wakeAt;
  const came = await talk.hear({ kind: 'wake' });
  talk.at = Math.max(talk.at, until);
  return heardAs(world, `wait: ${time}`, came);
}

function heardAs(world: World, what: string, came: Came | null): Heard {
  return {
    what,
    turn: came?.turn ?? null,
    replies: came?.replies ?? [],
    note: came?.note ?? null,
    calls: world.calls(),
    trace: [
      ...(came?.turn.trace ?? []).flatMap(({ step, note }) => (note ? [`${step}: ${note}`] : [])),
      ...world.hookLog(),
    ],
    missing: world.missing(),
  };
}
