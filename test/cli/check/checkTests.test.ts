import { useBotFolder } from '../../flows/botFolder.ts';
import { faultsOf } from './runCheck.ts';

const folder = useBotFolder();

async function check(test: string) {
  await folder.write({
    'bot.yaml': 'name: Bot\nlanguage: en\n',
    'intents/pay.yaml': 'name: pay\nexamples: [I want to pay, pay my bill, how do I pay]\n',
    'actions/pay.yaml':
      "name: pay\ndoes: read\nrequester: false\ncarry: { http: { url: 'https://shop.example.com' } }\n",
    'flows/pay.yaml': 'name: pay\nintents: [pay]\nsteps:\n  - call: pay\n  - say: Done.\n',
    'tests/one.yaml': test,
  });
  return faultsOf(folder.dir);
}

describe('the check of conversation tests', () => {
  it('has nothing against what the bot has', async () => {
    expect(
      await check(`given: { actions: { pay: { gives: {} } } }
steps:
  - user: I want to pay
    understands: { intent: pay, entities: { email: a@example.com } }
    bot: { buttons: [Card, Cash] }
    calls: [pay, { action: pay, status: done }]
    remembers: { task: pay }
  - user: { button: Card }
  - wait: 2 days
  - agent: { approves: pay }
    remembers: { task: null }
`),
    ).toEqual([]);
  });

  it('finds names that are not there, with their line', async () => {
    const faults = await check(`given:
  actions:
    payy: { gives: {} }
  articles: knowledge/none.jsonl
tests:
  - given: { actions: { other: { gives: {} } } }
    steps:
      - user: I want to pay
        understands: { intent: paying, entities: { colour: red } }
        bot: { buttons: [Card, Cash] }
        calls:
          - pay
          - refund
        remembers: { task: refunding }
      - user: { button: Cards }
      - agent: { rejects: refund }
      - wait: 2 fortnights
  - steps:
      - user: hello
`);
    expect(faults).toEqual([
      expect.stringMatching(
        /^tests\/one\.yaml:3: given\.actions\.payy names the action "payy".*Did you mean "pay"\?/,
      ),
      expect.stringMatching(/^tests\/one\.yaml:6: given\.actions\.other names the action "other"/),
      expect.stringMatching(/^tests\/one\.yaml:4: given\.articles names the file knowledge\/none\.jsonl/),
      expect.stringMatching(/^tests\/one\.yaml:13: steps\[0\]\.calls\[1\] names the action "refund"/),
      expect.stringMatching(/^tests\/one\.yaml:9: steps\[0\]\.understands\.intent names the intent "paying"/),
      expect.stringMatching(/^tests\/one\.yaml:9: .*names the entity "colour"/),
      expect.stringMatching(/^tests\/one\.yaml:14: .*names the flow "refunding"/),
      expect.stringMatching(/^tests\/one\.yaml:15: .*presses "Cards".*Did you mean "Card"\?/),
      expect.stringMatching(/^tests\/one\.yaml:16: .*rejects names the action "refund"/),
      expect.stringMatching(/^tests\/one\.yaml:17: .*is no time/),
    ]);
  });

  it('finds faults of their form', async () => {
    expect(await check('steps:\n  - user: hello\n    bott: Hi\n')).toEqual([
      expect.stringContaining('tests/one.yaml:3: steps[0].bott is not a field we know.'),
    ]);
  });
});
