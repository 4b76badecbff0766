import { checkBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const folder = useBotFolder();
const BEGINS = 'name: ask\nintents: [ask]\nsteps:\n  - say: Hello\n';
const proves = (name: string) => `name: ${name}\nproves: true\nsteps:\n  - say: Who are you?\n`;

describe('a flow that proves who the customer is', () => {
  it('is one of a bot: a second is a fault, with its line', async () => {
    await folder.write({
      'bot.yaml': 'name: Bot\nproofMinutes: 5\n',
      'intents/ask.yaml': 'name: ask\nexamples: [ask me, ask something, a question]\n',
      'flows/ask.yaml': BEGINS,
      'flows/one.yaml': proves('one'),
    });
    const sound = await checkBot(folder.dir);
    expect(sound.faults).toEqual([]);
    expect(sound.bot?.proofMinutes).toBe(5);
    await folder.write({ 'flows/two.yaml': proves('two') });
    const { faults } = await checkBot(folder.dir);
    expect(faults).toEqual([
      expect.objectContaining({
        file: 'flows/two.yaml',
        line: 2,
        message: expect.stringContaining('flows/one.yaml'),
      }),
    ]);
  });
});
