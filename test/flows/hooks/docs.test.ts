import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { BotSettings } from '../../../src/domain/bot.ts';
import { runTest } from '../../cli/test/runTest.ts';
import { useBotFolder } from '../botFolder.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/hooks.md'), 'utf8');
const [, shop = ''] = /^```ts\n(\/\/ hooks\/shop\.ts\n[\s\S]*?)^```$/m.exec(page) ?? [];
const [, settings = ''] = /^```yaml\n(# bot\.yaml\n[\s\S]*?)^```$/m.exec(page) ?? [];
const folder = useBotFolder();

const FILES = {
  'bot.yaml': 'name: Shop\nlanguage: en\n',
  'intents/refund.yaml':
    'name: refund\nexamples: [give me a refund, I want my money back, refund my order, refund order 4711]\n',
  'flows/refund.yaml': `name: refund
title: your refund
intents: [refund]
slots:
  order: { entity: order_number, ask: Which order? }
steps:
  - ask: order
  - call: refund
    with: { order: '{{ slots.order }}' }
    save: paid
  - say: 'Paid back as {{ paid.reference }}.'
`,
  'actions/refund.yaml': `name: refund
does: write
level: act
arguments: { order: {} }
owner: anyone
confirm: Shall I pay back order {{ arguments.order }}?
shows: [reference]
carry: { hook: shop.refund }
`,
};
const TESTS = `tests:
  - name: A hook hands over, and adds a line to the note
    steps:
      - user: I am a platinum customer
        decides: { as: handoff, reason: vip, note: Look at the contract of ana first. }
  - name: A hook refuses
    steps:
      - user: refund order 9123
        bot: Gift cards cannot be paid back.
        calls: [{ action: refund, status: refused, why: 'hook:shop' }]
  - name: A hook carries an action out, once the customer has said yes
    steps:
      - user: refund order 4123
        bot: Shall I pay back order 4123?
        remembers: { shop: Lisbon }
      - user: 'yes'
        calls: [{ action: refund, with: { order: 4123 }, status: done }]
        bot: Paid back as R-4123.
given: { contact: { id: ana } }
`;

describe('the examples of docs/hooks.md', () => {
  it('work in a bot folder, and in its conversation tests', async () => {
    await folder.write({ ...FILES, 'hooks/shop.ts': shop, 'tests/hooks.yaml': TESTS });
    const { code, out } = await runTest(folder.dir);
    expect(out).toContain('3 tests, all pass.');
    expect(code).toBe(0);
  });

  it('are settings that bot.yaml takes', () => {
    const { hooks } = BotSettings.parse(parse(settings));
    expect(hooks).toMatchObject({ timeoutMs: 1_000, memoryMb: 96 });
  });
});

describe('a rule that cannot be asked', () => {
  it('lets no write pass, and the conversation goes on', async () => {
    const broken = "export const beforeAction = () => { throw new Error('no rules'); };\n";
    const carries = 'export const actions = { refund: () => ({ reference: 1 }) };\n';
    await folder.write({
      ...FILES,
      'hooks/rules.ts': broken,
      'hooks/shop.ts': carries,
      'tests/one.yaml': `steps:
  - user: refund order 4123
    bot: { contains: This cannot be done right now }
    calls: [{ action: refund, status: refused, why: hook_unavailable }]
  - user: Hello!
    decides: smalltalk
`,
    });
    const { out } = await runTest(folder.dir);
    expect(out).toContain('1 test, all pass.');
  });
});
