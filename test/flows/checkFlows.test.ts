import { checkBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const folder = useBotFolder();

const AROUND = {
  'bot.yaml': 'name: Bot\nlanguage: en\n',
  'intents/begin.yaml': 'name: begin\nexamples: [start now, begin it, go on with it]\n',
  'entities/city.yaml': 'name: city\nvalues: [Berlin, Rome]\nroles: { from: [from], to: [to] }\n',
  'actions/find.yaml':
    'name: find\ndoes: read\narguments:\n  id: {}\n  extra: { required: false }\n  who: { from: requester.id }\ncarry: { hook: find }\n',
  'actions/pay.yaml':
    'name: pay\ndoes: write\nlevel: act\nowner: anyone\narguments: { amount: {} }\ncarry: { hook: pay }\n',
};
const HEAD =
  'name: demo\nslots:\n  order: { entity: order_number, ask: Which? }\n  pin: { ask: The pin?, secret: true }\n';

/** What is wrong with a flow of these steps, which stand from line 6 on. */
async function faultsOf(steps: string, more: Record<string, string> = {}, head = HEAD): Promise<string[]> {
  await folder.write({ ...AROUND, 'flows/demo.yaml': `${head}steps:\n${steps}`, ...more });
  const { faults } = await checkBot(folder.dir);
  return faults.map(({ file, line, field, message }) => `${file}:${line}: ${field} ${message}`);
}

describe('a flow is checked', () => {
  it('and is sound', async () => {
    expect(
      await faultsOf(
        '  - ask: order\n  - call: find\n    with: { id: "{{ slots.order }}" }\n    save: found\n  - say: Is {{ found.name }}.\n',
      ),
    ).toEqual([]);
  });

  it.each([
    ['  - sya: Hi\n', 'demo.yaml:6: steps[0].sya is no step that we know. Did you mean "say"?'],
    [
      '  - say: Hi\n    ask: order\n',
      'demo.yaml:7: steps[0].ask is not right: it belongs to another step than "say"',
    ],
    ['  - call: find\n    wiht: {}\n', 'demo.yaml:7: steps[0].wiht is not a field we know'],
    ['  - choose: x\n    from: data\n    label: y\n', 'demo.yaml:6: steps[0].text is missing'],
    ['  - stop\n', 'demo.yaml:6: steps[0] is not right: a step is one verb'],
    [
      '  - ask: ordr\n',
      'demo.yaml:6: steps[0].ask asks for "ordr", which is no slot of this flow. Add it to "slots". Did you mean "order"?',
    ],
    [
      '  - call: fnd\n',
      'steps[0].call calls the action "fnd", which is not there. Add actions/fnd.yaml. Did you mean "find"?',
    ],
    ['  - call: find\n', 'steps[0].call is missing the argument "id" of "find"'],
    [
      '  - call: find\n    with: { id: x, idd: y }\n',
      'demo.yaml:7: steps[0].with.idd is no argument of "find". Did you mean "id"?',
    ],
    ['  - call: find\n    with: { id: x, who: y }\n', 'steps[0].with.who is put in by the engine'],
    ['  - call: pay\n    with: { amount: "{{ now }}" }\n', 'steps[0].with.amount depends on the time'],
    [
      '  - call: pay\n    with: { amount: 4 }\n    confirm: Until {{ now }}?\n',
      'demo.yaml:8: steps[0].confirm depends on the time',
    ],
    [
      '  - call: find\n    with: { id: x }\n    unknown:\n      - say: x\n',
      'demo.yaml:8: steps[0].unknown is for a write: a read changes nothing',
    ],
    [
      '  - together:\n      - call: pay\n        with: { amount: 4 }\n        failed:\n          - say: x\n',
      'demo.yaml:9: steps[0].together[0].failed are never taken: what stands or falls together breaks as a whole',
    ],
    ['  - run: other\n', 'steps[0].run runs the flow "other", which is not there'],
    ['  - goto: nowhere\n', 'steps[0].goto goes to "nowhere", which no step has as its id'],
    [
      '  - id: a\n    say: x\n  - id: a\n    say: y\n',
      'demo.yaml:8: steps[1].id "a" is the id of an earlier step',
    ],
    ['  - id: a\n    say: x\n  - goto: a\n', 'steps[1].goto goes back to "a" without end'],
    [
      '  - goto: in\n  - repeat: x\n    over: data\n    do:\n      - id: in\n        say: x\n',
      'goes into a repeat or together that it is not in',
    ],
    ['  - stop: true\n  - say: never\n', 'demo.yaml:7: steps[1] is never reached: the stop before it'],
    [
      '  - if: data.x\n    do:\n      - stop: true\n    otherwise:\n      - handoff: policy\n  - say: never\n',
      'demo.yaml:11: steps[1] is never reached',
    ],
    ['  - handoff: because\n', 'steps[0].handoff is no reason that reports know. Use one of asked_for_human'],
    ['  - wait: { for: 3 lightyears }\n', 'steps[0].wait.for "3 lightyears" is no time'],
    ['  - wait: {}\n', 'steps[0].wait waits for nothing'],
    [
      '  - say: "{{ slots.ordr }}"\n',
      'reads the slot "ordr", which this flow does not have. Did you mean "order"?',
    ],
    ['  - say: "{{ order }}"\n', 'reads "order", which nothing in this flow sets. Write slots.order.'],
    ['  - say: "{{ x "\n', 'steps[0].say is not a valid Liquid template'],
    ['  - if: slots.order = 3\n    do:\n      - say: x\n', 'steps[0].if is not a condition'],
    ['  - say: "{{ slots.order | uppercase }}"\n', 'there is no filter "uppercase". Write "upcase".'],
    ['  - say: "{{ slots.pin }}"\n', 'steps[0].say would show the secret slot "pin"'],
    ['  - note: "{{ slots.pin }}"\n', 'steps[0].note would show the secret slot "pin"'],
    ['  - say: { de: Hallo }\n', 'steps[0].say has no words in en'],
  ])('and what is wrong is said with the way out (%#)', async (steps, wanted) => {
    const faults = await faultsOf(steps);
    expect(faults.join('\n')).toContain(wanted);
  });

  it('for what loops do: a question, a wait or what decides it ends them', async () => {
    const sound = [
      '  - id: a\n    ask: order\n  - goto: a\n',
      '  - id: a\n    wait: { for: 1 hour }\n  - goto: a\n',
      '  - id: a\n    call: find\n    with: { id: x }\n    save: found\n  - if: found.more\n    do:\n      - goto: a\n',
      '  - id: a\n    call: find\n    with: { id: x }\n    failed:\n      - goto: b\n  - stop: true\n  - id: b\n    say: x\n',
    ];
    for (const steps of sound) expect(await faultsOf(steps)).toEqual([]);
    const endless =
      '  - id: a\n    call: find\n    with: { id: x }\n    save: found\n  - if: slots.order\n    do:\n      - goto: a\n';
    expect((await faultsOf(endless)).join()).toContain('without end');
  });

  it('for flows that run each other', async () => {
    const other = { 'flows/other.yaml': 'name: other\nsteps:\n  - run: demo\n' };
    expect((await faultsOf('  - run: other\n', other)).join()).toContain(
      'comes back to this one without end',
    );
    expect(await faultsOf('  - ask: order\n  - run: other\n', other)).toEqual([]);
  });

  it('for intents, entities and roles', async () => {
    const faults = await faultsOf(
      '  - ask: where\n',
      { 'flows/other.yaml': 'name: other\nintents: [begin]\nsteps: [{ say: x }]\n' },
      'name: demo\nintents: [begn, begin]\nslots:\n  where: { entity: town, ask: Where? }\n  to: { entity: city, role: ot, ask: To? }\n',
    );
    expect(faults.join('\n')).toMatch(
      /demo.yaml:2: intents\[0\] names the intent "begn".*Did you mean "begin"\?/,
    );
    expect(faults.join('\n')).toMatch(
      /other.yaml:2: intents\[0\] names the intent "begin", which begins the flow in flows\/demo.yaml already/,
    );
    expect(faults.join('\n')).toContain('demo.yaml:4: slots.where.entity names the entity "town"');
    expect(faults.join('\n')).toMatch(/slots.to.role names the role "ot".*Did you mean "to"\?/);
  });

  it('in every language that the bot speaks', async () => {
    const faults = await faultsOf(
      '  - say: Hello\n  - say: "{{ slots.order }}"\n  - note: For agents.\n  - say: { en: Hi, de: Hallo, fr: Salut }\n',
      {
        'bot.yaml': 'name: Bot\nlanguage: en\nlanguages: [de]\n',
      },
    );
    expect(faults.filter((fault) => fault.includes(' steps['))).toEqual([
      'flows/demo.yaml:6: steps[0].say is in one language only, and this bot speaks en, de. Write it once for each: { en: …, de: … }.',
      expect.stringContaining('steps[3].say.fr is no language of this bot'),
    ]);
    expect(faults.filter((fault) => fault.includes('slots.order.ask'))).toHaveLength(1);
  });

  it('and its buttons too', async () => {
    const faults = await faultsOf(
      '  - ask: why\n  - say: { en: Hi, de: Hallo }\n    buttons: [{ en: Yes, de: Ja }, { en: No }]\n',
      { 'bot.yaml': 'name: Bot\nlanguage: en\nlanguages: [de]\n' },
      'name: demo\nslots:\n  why: { ask: { en: Why?, de: Warum? }, buttons: [A4, Broken] }\n',
    );
    expect(faults).toEqual([
      expect.stringContaining('demo.yaml:3: slots.why.buttons[1] is in one language only'),
      expect.stringContaining('demo.yaml:7: steps[1].buttons[1] has no words in de'),
    ]);
  });

  it('with its actions: a write has a level, and what they name is there', async () => {
    const faults = await faultsOf('  - say: x\n', {
      'actions/bad.yaml':
        'name: bad\ndoes: write\ncarry: { hook: bad }\nlook:\n  - { call: pay, as: paid }\nundo: { call: nothing }\n',
    });
    expect(faults).toEqual([
      expect.stringContaining('actions/bad.yaml:2: does is a write without a level. Add "level: approve"'),
      expect.stringContaining('actions/bad.yaml:5: look[0].call names "pay", which is a write'),
      expect.stringContaining('actions/bad.yaml:6: undo.call names the action "nothing", which is not there'),
    ]);
  });

  it('and bears a version that changes with any of its files, and with nothing else', async () => {
    const version = async () => (await checkBot(folder.dir)).bot!.version;
    await faultsOf('  - say: x\n');
    const first = await version();
    await folder.write({ 'tests/a.yaml': 'x' });
    expect(await version()).toBe(first);
    await folder.write({ 'hooks/a.ts': 'export {}' });
    const second = await version();
    expect(second).not.toBe(first);
    await folder.write({ 'flows/demo.yaml': `${HEAD}steps:\n  - say: y\n` });
    expect(await version()).not.toBe(second);
  });
});
