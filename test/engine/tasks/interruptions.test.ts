import { parse } from 'yaml';
import { Flow } from '../../../src/domain/flow.ts';
import { demo, openDemo } from './demoFlow.ts';
import { openTaskChat, said } from './taskChat.ts';

describe('what comes in between', () => {
  const first = demo(
    '  - ask: colour\n  - ask: size\n  - say: "{{ slots.colour }}, {{ slots.size }}."\n',
    'slots: { colour: { ask: "Which colour?" }, size: { ask: "Which size?" } }\n',
  );
  const second =
    'name: address\ntitle: your address\nintents: [second]\nslots: { street: { ask: "Which street?" } }\nsteps:\n  - ask: street\n  - say: "Noted: {{ slots.street }}."\n';

  it('is another task: it is done first, then the old one goes on at its step', async () => {
    const chat = await openDemo({ flows: [first, second] });
    await chat.say('begin the task');
    await chat.say('blue');
    expect(said(await chat.say('can you change my address?'))).toBe('Which street?');
    expect(said(await chat.say('Elm Road 5'))).toBe('Noted: Elm Road 5. Now back to the demo. Which size?');
    expect(said(await chat.say('large'))).toBe('blue, large.');
  });

  it('is another task that is called off: the old one goes on', async () => {
    const chat = await openDemo({ flows: [first, second] });
    await chat.say('begin the task');
    await chat.say('can you change my address?');
    expect(said(await chat.say('never mind'))).toMatch(
      /stopped here.* Now back to the demo\. Which colour\?$/,
    );
  });

  it('is a new version of the bot: the task goes on as it began', async () => {
    const chat = await openDemo({
      flows: [first],
      versions: {
        v1: {
          version: 'v1',
          flows: [Flow.parse(parse(first.replace('{{ slots.size }}.', '{{ slots.size }}, as before.')))],
          actions: [],
        },
      },
    });
    await chat.say('begin the task');
    chat.conversation.memory.flow!.version = 'v1';
    await chat.say('blue');
    expect(said(await chat.say('large'))).toBe('blue, large, as before.');
  });

  it('is a version that is not kept any more: a person goes on', async () => {
    const chat = await openDemo({ flows: [first] });
    await chat.say('begin the task');
    chat.conversation.memory.flow!.version = 'v0';
    const turn = await chat.say('blue');
    expect(turn.handoff).toMatchObject({ reason: 'outage' });
    expect(turn.memory.flow).toBeUndefined();
  });

  it('is a question that an article answers, also where any words would do', async () => {
    const chat = await openDemo({ flows: [first] });
    await chat.say('begin the task');
    expect(said(await chat.say('where do you ship to?'))).toBe(
      'We ship to all of Europe. Now back to the demo. Which colour?',
    );
    expect(said(await chat.say('is blue one of them?'))).toBe('I did not quite get that. Which colour?');
    expect(said(await chat.say('blue'))).toBe('Which size?');
  });

  it('is small talk: answered, and asked again', async () => {
    const chat = await openDemo({ flows: [first] });
    await chat.say('begin the task');
    expect(said(await chat.say('thanks'))).toMatch(/Now back to the demo\. Which colour\?$/);
  });

  it('is a task too many: a person goes on, and is told of all of them', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const examples = ['apples', 'boats', 'cars', 'doors', 'engines', 'flutes', 'guitars'];
    const chat = await openTaskChat({
      flows: names.map(
        (name, i) =>
          `name: ${name}\nintents: [${name}]\nslots: { x: { entity: date, ask: "Which ${examples[i]}?" } }\nsteps:\n  - ask: x\n`,
      ),
      intents: Object.fromEntries(
        names.map((name, i) => [
          name,
          [`I want to rent ${examples[i]}`, `${examples[i]} to rent`, `rent me some ${examples[i]} please`],
        ]),
      ),
    });
    for (const example of examples.slice(0, 6))
      expect(said(await chat.say(`I want to rent ${example}`))).toBe(`Which ${example}?`);
    const turn = await chat.say('I want to rent guitars');
    expect(turn.decision).toBe('handoff');
    expect(turn.handoff!.nextStep).toContain('asks for "g" before these are done: a, b, c, d, e, f');
    expect(turn.memory.flow).toBeUndefined();
  });
});
