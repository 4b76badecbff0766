import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { starter, useBotFolder } from '../../flows/botFolder.ts';
import { runTest } from './runTest.ts';

const folder = useBotFolder();

const BOT = {
  'bot.yaml': 'name: Shop\nlanguage: en\n',
  'intents/refund.yaml':
    'name: refund\nexamples: [give me a refund, I want my money back, refund my order]\n',
  'intents/wait.yaml':
    'name: wait\nexamples: [tell me when it arrives, notify me on delivery, track my parcel]\n',
  'flows/refund.yaml': `name: refund
title: your refund
intents: [refund]
slots:
  order: { entity: order_number, ask: Which order? }
  code: { ask: What is your code?, secret: true }
steps:
  - ask: order
  - ask: code
  - call: pay_back
    with: { order: '{{ slots.order }}', code: '{{ slots.code }}' }
    waiting: A colleague looks at it.
  - say: It is on its way.
  - note: 'Paid back {{ slots.order }}'
`,
  'flows/wait.yaml': `name: wait
title: your parcel
intents: [wait]
steps:
  - wait: { event: parcel_arrived, for: 3 days }
    text: I will tell you.
    otherwise:
      - say: It is late.
      - stop: true
  - say: 'It is at {{ event.place }}.'
`,
  'actions/pay_back.yaml': `name: pay_back
does: write
level: approve
arguments:
  order: {}
  code: { secret: true }
  customer: { from: requester.id }
confirm: Shall I pay back order {{ arguments.order }}?
carry: { http: { method: POST, url: 'https://shop.example.com/refunds', body: { order: '{{ arguments.order }}' } } }
`,
};

const play = async (yaml: string, ...args: string[]) => {
  await folder.write({ ...BOT, 'tests/one.yaml': yaml });
  return runTest(folder.dir, ...args);
};

describe('deskhand test', () => {
  it('plays an approval, a secret and an event through the real gate', async () => {
    const { out, code } = await play(`tests:
  - name: An agent approves
    given:
      http: [{ url: 'https://shop.example.com/refunds', method: POST, body: { ok: true } }]
    steps:
      - user: I want my money back for order 4711
        bot: What is your code?
      - user: tango
        bot: Shall I pay back order 4711?
        calls: []
      - user: yes
        bot: A colleague looks at it.
        calls: [{ action: pay_back, with: { order: 4711, code: '••••', }, status: awaiting_approval }]
      - agent: { approves: pay_back }
        bot: It is on its way.
        calls: [{ action: pay_back, status: done }]
        does: [{ note: Paid back 4711 }]
  - name: An agent rejects
    steps:
      - user: I want my money back for order 4711
      - user: tango
      - user: yes
      - agent: { rejects: pay_back }
        calls: [{ action: pay_back, status: refused }]
  - name: The event comes
    steps:
      - user: track my parcel
        bot: I will tell you.
      - event: { name: parcel_arrived, data: { place: the station } }
        bot: It is at the station.
  - name: The time passes
    steps:
      - user: track my parcel
      - wait: 2 days
        silent: true
      - wait: 2 days
        bot: It is late.
  - name: A visitor must not ask for a refund
    given: { verified: false }
    steps:
      - user: I want my money back for order 4711
      - user: tango
        calls: [{ action: pay_back, status: refused }]
`);
    expect(out).toContain('5 tests, all pass.');
    expect(code).toBe(0);
  });

  it('carries out by the demo what apps carry, as new in each test, and says so where a test gives nothing', async () => {
    const action = (name: string, verb: string, does: string) =>
      `name: ${name}\n${does}\nrequester: false\nowner: anyone\narguments: { email: {} }\ncarry: { app: crm.${verb} }\n`;
    await folder.write({
      ...BOT,
      'intents/lead.yaml':
        'name: lead\nexamples: [contact me, please contact me at this address, I am interested so contact me]\n',
      'flows/lead.yaml': `name: lead
intents: [lead]
slots: { email: { entity: email, ask: Your address? } }
steps:
  - ask: email
  - call: keep_lead
    with: { email: '{{ slots.email }}' }
    save: lead
  - say: '{% if lead.isNew %}Welcome{% else %}Welcome back{% endif %}'
`,
      'actions/keep_lead.yaml': action(
        'keep_lead',
        'upsert_lead',
        'does: write\nlevel: act\nconfirm: false\nshows: [isNew]',
      ),
      'tests/one.yaml': `tests:
  - name: New, and then known
    given: { apps: demo }
    steps:
      - { user: 'please contact me at kim@acme.com', bot: Welcome }
      - { user: 'please contact me at kim@acme.com', bot: Welcome back }
  - name: New again
    given: { apps: demo }
    steps: [{ user: 'please contact me at kim@acme.com', bot: Welcome }]
  - name: Nothing is given
    steps: [{ user: 'please contact me at kim@acme.com', bot: Welcome }]
`,
    });
    const { out } = await runTest(folder.dir);
    expect(out).toContain('ok      New, and then known');
    expect(out).toContain('ok      New again');
    expect(out).toContain('the test has no given: actions: keep_lead, or given: apps: demo. Add it.');
  });

  it('says with what a write was asked for, not with what was looked at first', async () => {
    const order = 'name: get_order\ndoes: read\nrequester: false\nowner: anyone\narguments: { id: {} }\n';
    const http = "carry: { http: { url: 'https://shop.example.com/orders' } }\n";
    await folder.write({
      ...BOT,
      'actions/get_order.yaml': order + http,
      'actions/pay_back.yaml': BOT['actions/pay_back.yaml'].replace(
        'confirm:',
        "look: [{ call: get_order, with: { id: '{{ arguments.order }}' }, as: order }]\nconfirm:",
      ),
      'tests/one.yaml': `steps:
  - user: I want my money back for order 4711
  - user: tango
  - user: yes
    calls: [{ action: pay_back, with: { order: 4711, code: '••••' }, status: awaiting_approval }]
given: { actions: { get_order: { gives: { id: '4711' } } } }
`,
    });
    expect((await runTest(folder.dir)).out).toContain('1 test, all pass.');
  });

  it('says what was expected, what came, and what explains it', async () => {
    const { out, code } = await play(`name: It goes wrong
steps:
  - user: track my parcel
    bot: { contains: I will sing, buttons: [Yes] }
    decides: answer
    understands: { intent: refund, language: de, entities: { order_number: 4711 } }
    calls: [pay_back]
    remembers: { order: 4711 }
`);
    expect(code).toBe(1);
    expect(out).toContain('tests/one.yaml:3: It goes wrong\n  after user: track my parcel\n');
    expect(out).toContain('    - expected  I will sing\n    + came      I will tell you.\n');
    for (const line of [
      'bot.buttons',
      'decides',
      'understands.intent',
      'calls',
      'remembers.order',
      'because',
    ])
      expect(out).toContain(`  ${line}`);
    expect(out).toContain('flow: wait begins');
    expect(out).toContain('1 test, 1 failed.');
  });

  it('says which answer a test lacks, and which button was not offered', async () => {
    const lacking = await play(`steps:
  - user: I want my money back for order 4711
  - user: tango
  - user: yes
  - agent: { approves: pay_back }
    bot: It is on its way.
`);
    expect(lacking.code).toBe(1);
    expect(lacking.out).toContain(
      'the test has no given: http: an answer to POST https://shop.example.com/refunds',
    );
    const pressed = await play('steps:\n  - user: track my parcel\n  - user: { button: Refund }\n');
    expect(pressed.out).toContain('a button "Refund", but there is none');
    const idle = await play('steps:\n  - user: track my parcel\n  - agent: { approves: pay_back }\n');
    expect(idle.out).toContain('that "pay_back" waits for an agent, but it does not');
  });

  it('finds faults of a file with their line and the way out', async () => {
    await expect(play('steps:\n  - user: hello\n    says: hello\n')).rejects.toThrow(
      'tests/one.yaml:3: steps[0].says is not a field we know.',
    );
    await expect(play('steps:\n  - user: hello\n    bot: { contain: hi }\n')).rejects.toThrow(
      'tests/one.yaml:3: steps[0].bot.contain is not a field we know.',
    );
    await expect(play('steps:\n  - user: hello\n    wait: 2 days\n')).rejects.toThrow(
      'one thing happens in a step',
    );
    await expect(play('name: Nothing\n')).rejects.toThrow('a file has steps, or tests that each have steps');
    await expect(play('steps:\n  - user: hi\n    bot: { matches: "(" }\n')).rejects.toThrow(
      'no regular expression',
    );
    await expect(play('steps:\n  - user: hi\n', '--filter', 'songs')).rejects.toThrow('no test of');
    await expect(runTest()).rejects.toThrow('deskhand test needs one folder');
  });

  it('writes JUnit XML and JSON that hold the same', async () => {
    const file = join(folder.dir, 'junit.xml');
    const { out } = await play(
      `tests:
  - { name: 'Good & <sound>', steps: [{ user: hello, decides: smalltalk }] }
  - { name: Bad, steps: [{ user: hello, bot: 'a "quote" & <tag>' }] }
`,
      '--json',
      '--junit',
      file,
    );
    const { ok, passed, failed, tests } = JSON.parse(out);
    expect({ ok, passed, failed }).toEqual({ ok: false, passed: 1, failed: 1 });
    expect(tests[1]).toMatchObject({ file: 'tests/one.yaml', name: 'Bad', ok: false, failure: { line: 3 } });
    const xml = await readFile(file, 'utf8');
    expect(xml).toContain('<testsuites tests="2" failures="1" errors="0"');
    expect(xml).toContain('<testsuite name="tests/one.yaml" tests="2" failures="1"');
    expect(xml).toContain('name="Good &amp; &lt;sound&gt;"');
    expect(xml).toContain('a &quot;quote&quot; &amp; &lt;tag&gt;');
    expect(xml.match(/<testcase/g)).toHaveLength(2);
    expect(xml.match(/<\/testcase>|<testcase[^>]*\/>/g)).toHaveLength(2);
  });

  it('understands by the sentence encoder too where it is asked to', async () => {
    const yaml =
      'steps:\n  - user: I would love to be reimbursed for what I paid\n    understands: { intent: refund }\n';
    const [words, first, second] = [
      await play(yaml),
      await play(yaml, '--encoder'),
      await play(yaml, '--encoder'),
    ];
    expect([words.code, first.code]).toEqual([1, 0]);
    expect(second.out).toBe(first.out);
  });

  it('gives the same result every time', async () => {
    const yaml = 'steps:\n  - user: track my parcel\n  - user: I want my money back\n    bot: no\n';
    const [one, other] = [await play(yaml, '--json'), await play(yaml, '--json')];
    const steady = ({ out }: { out: string }) => out.replace(/"ms":\d+/g, '');
    expect(steady(one)).toBe(steady(other));
  });

  it('is passed by the bot that a new installation begins with', async () => {
    const { out, code } = await runTest(starter);
    expect(out).not.toContain('FAILED');
    expect(code).toBe(0);
  });
});

describe('the schema of tests', () => {
  it('is served for editors, with what may be written shorter', async () => {
    const { schemaOf } = await import('../../../src/domain/schemas.ts');
    const schema = schemaOf('test') as {
      properties: { steps: { items: { properties: Record<string, object> } } };
    };
    const { bot, user, calls } = schema.properties.steps.items.properties;
    expect(bot).toMatchObject({ anyOf: [{ type: ['string', 'number'] }, { type: 'object' }] });
    expect(user).toMatchObject({ anyOf: [{ type: ['string', 'number'] }, { type: 'object' }] });
    expect(calls).toMatchObject({ type: 'array' });
  });
});
