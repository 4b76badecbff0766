import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_ENTITIES } from '../../src/domain/entity.ts';
import { checkBot } from '../../src/flows/loadBot.ts';
import { demo, openDemo } from '../engine/tasks/demoFlow.ts';
import { openTaskChat, said } from '../engine/tasks/taskChat.ts';
import { useBotFolder } from './botFolder.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/flows.md'), 'utf8');
/** The rows of the table of kinds: kind, what is said, what the slot holds as JSON. */
const rows = [...page.matchAll(/^\| `(\w+)` \| (?:sends )?`([^`]+)` \| `([^`]+)`/gm)].map(
  ([, kind, text, value]) => [kind!, text!, value!] as const,
);
const blockOf = (file: string) => page.split(`\n# ${file}\n`)[1]!.split('```')[0]!;
const folder = useBotFolder();

describe('the kinds of values in docs/flows.md', () => {
  it('are all that there are', () => {
    expect(rows.map(([kind]) => kind).sort()).toEqual(
      ['text', 'yes_no', 'file', ...BUILT_IN_ENTITIES].sort(),
    );
  });

  it.each(rows)('%s: "%s" is %s', async (kind, text, value) => {
    const chat = await openDemo({
      flows: [
        demo(
          "  - ask: it\n  - say: '{{ slots.it | json }}'\n",
          `slots: { it: { entity: ${kind}, ask: What do you say? } }\n`,
        ),
      ],
    });
    await chat.say('begin the task');
    const attachments = [{ name: text, type: 'image/png' }] as never;
    const turn = kind === 'file' ? await chat.say('here', { attachments }) : await chat.say(text);
    expect(said(turn)).toBe(value);
  });

  it('are exact or not where they are dates only', async () => {
    await folder.write({
      'bot.yaml': 'name: B\nlanguage: en\n',
      'flows/a.yaml':
        'name: a\nslots: { day: { entity: date, ask: When?, exact: false }, why: { ask: Why?, exact: false } }\nsteps:\n  - ask: day\n  - ask: why\n',
    });
    const { faults } = await checkBot(folder.dir);
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('is for dates only: "text" has no days. Take it out.'),
    ]);
  });

  it('count in the flow of the page', async () => {
    const chat = await openTaskChat({
      flows: [blockOf('flows/hire_bike.yaml')],
      intents: {
        hire_bike: ['I want to hire a bike', 'rent a bike please', 'hire a bicycle'],
        smalltalk: ['tell me a joke', 'say something funny', 'make me laugh'],
      },
    });
    expect(said(await chat.say('rent a bike please, for 3 days'))).toBe('From which day on?');
    expect(said(await chat.say('in December'))).toBe(
      'You said December 2026: which day exactly? From which day on?',
    );
    expect(said(await chat.say('the 30th'))).toBe('What may it cost a day at most?');
    expect(said(await chat.say('40 euros'))).toBe('From 30 December to 2 January, for 120 at most.');
  });
});
