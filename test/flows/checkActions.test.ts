import { checkBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const folder = useBotFolder();

const READ = 'name: get_order\ndoes: read\narguments: { id: {} }\ncarry: { app: shop.get_order }\n';
const WRITE = `name: refund
does: write
level: act
arguments:
  id: {}
  code: { secret: true }
  customer: { from: requester.id }
carry: { app: shop.refund }
look:
  - { call: get_order, with: { id: '{{ arguments.id }}' }, as: order }
owner: order.customer
`;
const HTTP = `name: pay
does: write
level: approve
arguments: { id: {} }
`;

async function faultsOf(files: Record<string, string>, bot = 'name: Own\nlanguage: en\n'): Promise<string[]> {
  const named = Object.entries(files).map(([name, text]) => [`actions/${name}.yaml`, text]);
  await folder.write({ 'bot.yaml': bot, ...Object.fromEntries(named) });
  const { faults } = await checkBot(folder.dir);
  return faults.map(({ file, line, field, message }) => `${file}:${line}: ${field} ${message}`);
}

describe('the check of actions', () => {
  it('finds nothing in sound ones', async () => {
    expect(await faultsOf({ get_order: READ, refund: WRITE })).toEqual([]);
  });

  it('demands that a write which may act by itself says whose it is', async () => {
    const bare = WRITE.replace('owner: order.customer\n', '');
    const fault = [expect.stringMatching(/^actions\/refund\.yaml:2: does is a write .* Add "owner:"/)];
    expect(await faultsOf({ get_order: READ, refund: bare })).toEqual(fault);
    const sometimes = bare.replace(
      'level: act',
      'level: approve\nlevels: [{ if: arguments.id, level: act }]',
    );
    expect(await faultsOf({ get_order: READ, refund: sometimes })).toEqual([
      expect.stringContaining('Add "owner:"'),
    ]);
    for (const settled of [
      bare.replace('level: act', 'level: approve'),
      `${bare}requester: false\n`,
      `${bare}owner: anyone\n`,
      `${bare}rules: [{ rule: own, if: order.mail == requester.email, because: No. }]\n`,
      bare.replace('  id: {}\n  code: { secret: true }\n', '').replace("{ id: '{{ arguments.id }}' }", '{}'),
    ])
      expect(await faultsOf({ get_order: READ, refund: settled })).toEqual([]);
  });

  it.each([
    ['owner: order.customer', 'owner: order.customer\nrequester: false', /:11: owner .*requester: false/],
    ['owner: order.customer', 'owner: result.customer', /:11: owner reads "result", which is not there/],
    ['owner: order.customer', 'owner: order.customer ==', /:11: owner is not a condition/],
    ['call: get_order', 'call: get_oder', /look\[0\]\.call names .* Did you mean "get_order"/],
    ['{{ arguments.id }}', '{{ arguments.order }}', /look\[0\]\.with\.id reads arguments\.order/],
    ['{{ arguments.id }}', '{{ order.id }}', /look\[0\]\.with\.id reads "order", which is not there/],
    ['{{ arguments.id }}', '{{ arguments.id', /look\[0\]\.with\.id is not a valid Liquid template/],
    ['from: requester.id', 'from: requester.mail', /arguments\.customer\.from reads requester\.mail/],
  ])('tells of %s as %s', async (sound, broken, fault) => {
    const files = { get_order: READ, refund: WRITE.replace(sound, broken) };
    expect(await faultsOf(files)).toEqual([expect.stringMatching(fault)]);
  });

  it.each([
    ['rules: [{ rule: r, if: order.total < , because: No. }]', /rules\[0\]\.if is not a condition/],
    ['rules: [{ rule: r, if: order.total == 1 2, because: No. }]', /rules\[0\]\.if is not a condition/],
    ["rules: [{ rule: r, if: 'true', because: 'No {{ oder.id }}' }]", /rules\[0\]\.because reads "oder"/],
    ['levels: [{ if: order.total | nofilter, level: approve }]', /levels\[0\]\.if is not a condition/],
    ["confirm: 'Pay {{ slots.amount }}?'", /confirm reads "slots"/],
    ["confirm: 'Pay {{ order.total | nofilter }}?'", /confirm is not a valid Liquid template/],
    ["confirm: 'With {{ secrets.key }}?'", /confirm speaks a secret/],
    ["undo: { call: nothing, with: { id: '1' } }", /undo\.call names the action "nothing"/],
    ["undo: { call: get_order, with: { id: '{{ order.id }}' } }", /undo\.with\.id reads "order"/],
    [
      "undo: { call: get_order, with: { id: '{{ arguments.code }}' } }",
      /undo\.with\.id needs the secret "code"/,
    ],
  ])('reads %s', async (line, fault) => {
    expect(await faultsOf({ get_order: READ, refund: `${WRITE}${line}\n` })).toEqual([
      expect.stringMatching(fault),
    ]);
  });

  it.each([
    ['limits: { perRequester: { count: 1, days: 1 } }', /has limits/],
    ['confirm: Shall I look?', /asks the customer first/],
    ['level: approve', /not at the level "act"/],
    ['look: [{ call: get_order, as: order }]', /looks itself/],
  ])('looks with nothing that %s', async (line, why) => {
    const faults = await faultsOf({ get_order: `${READ}${line}\n`, refund: WRITE });
    expect(faults).toContainEqual(
      expect.stringMatching(/refund\.yaml:10: look\[0\]\.call names "get_order"/),
    );
    expect(faults.join('\n')).toMatch(why);
  });

  it.each([
    ['url: shop.example/pay', /carry\.http\.url is no http address/],
    ["url: 'https://{{ arguments.id }}.example/pay'", /carry\.http\.url has a host that is filled in/],
    [
      "url: https://shop.example\n    headers: { Content-Type: 'text/{{ arguments.id }}' }\n    body: x",
      /headers\.Content-Type is filled in/,
    ],
    [
      "url: https://shop.example\n    headers: { content-type: application/x-www-form-urlencoded }\n    body: 'id={{ arguments.id }}'",
      /carry\.http\.body is one text, and a form has fields/,
    ],
    [
      `url: https://shop.example\n    body: '{"id": "{{ arguments.id }}"}'`,
      /carry\.http\.body .* Write its fields as YAML/,
    ],
    [
      "url: https://shop.example\n    headers: { Content-Type: text/csv }\n    body: 'a,{{ arguments.id }}'",
      /carry\.http\.body .* nothing can be filled safely/,
    ],
    ['url: https://shop.example\n    result: response.id ==', /carry\.http\.result is not a condition/],
    ['url: https://shop.example\n    result: answer.id', /carry\.http\.result reads "answer"/],
  ])('sends nothing that a value could change: %s', async (http, fault) => {
    expect(await faultsOf({ pay: `${HTTP}carry:\n  http:\n    method: POST\n    ${http}\n` })).toEqual([
      expect.stringMatching(fault),
    ]);
  });

  it.each(['title: the refund', 'confirm: Shall I?', "rules: [{ rule: r, if: 'true', because: Not now. }]"])(
    'demands every language of the bot of %s',
    async (line) => {
      const bot = 'name: Own\nlanguage: en\nlanguages: [de]\n';
      expect(await faultsOf({ get_order: READ, refund: `${WRITE}${line}\n` }, bot)).toEqual([
        expect.stringContaining('one language only'),
      ]);
    },
  );
});
