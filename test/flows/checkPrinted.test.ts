import { render } from '../../src/flows/liquid.ts';
import { checkBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const folder = useBotFolder();
const files = (steps: string) => ({
  'bot.yaml': 'name: B\nlanguage: en\n',
  'intents/track.yaml': 'name: track\nexamples: [track it, where is it, find my parcel]\n',
  'actions/find.yaml': 'name: find\ndoes: read\ncarry: { http: { url: "https://shop.example.com/order" } }\n',
  'flows/track.yaml': `name: track\nintents: [track]\nsteps:\n  - call: find\n    save: order\n${steps}`,
});
const messages = async (steps: string) => {
  await folder.write(files(steps));
  return (await checkBot(folder.dir)).faults.map(({ message }) => message);
};

describe('a text that prints a whole object', () => {
  it('is a fault where the flow itself shows that it is one', async () => {
    const reads = '  - if: order.status == "open"\n    do:\n      - stop: true\n';
    expect(await messages(`${reads}  - say: 'Your {{ order }} is on its way.'\n`)).toEqual([
      expect.stringContaining(
        'prints all of "order", which has fields. Name the field that is meant, such as {{ order.status }}.',
      ),
    ]);
    expect(await messages(`${reads}  - say: 'Your order {{ order.id }} is on its way.'\n`)).toEqual([]);
    expect(await messages("  - note: 'Asked by {{ requester }}.'\n")).toEqual([
      expect.stringContaining('such as {{ requester.name }}'),
    ]);
  });

  it('is none where it may be a plain value, or a list', async () => {
    expect(await messages("  - say: 'It is {{ order }}, {{ order.size }} in all.'\n")).toEqual([]);
    expect(await messages("  - set: { kept: '{{ order }}' }\n  - say: '{{ order.id }}'\n")).toEqual([]);
  });

  it('says the thing’s name, title or id, or nothing, and never an internal word', () => {
    const scope = {
      a: { name: 'Lamp', id: 7 },
      b: { id: 7 },
      c: { x: 1 },
      d: [{ title: 'T' }, 'U', 1, null],
      e: 1.5,
      f: false,
    };
    expect(render('[{{ a }}|{{ b }}|{{ c }}|{{ d }}|{{ e }}|{{ f }}|{{ g }}|{{ c | json }}]', scope)).toBe(
      '[Lamp|7||TU1|1.5|false||{"x":1}]',
    );
  });
});
