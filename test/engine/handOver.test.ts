import type { Turn } from '../../src/domain/turn.ts';
import { openChat } from './chat.ts';

async function lastOf(...texts: string[]): Promise<Turn> {
  const chat = openChat();
  let turn: Turn | undefined;
  for (const text of texts) {
    chat.conversation = { ...chat.conversation, owner: 'bot' };
    turn = await chat.say(text);
  }
  return turn!;
}

const wants = async (...texts: string[]) => (await lastOf(...texts)).handoff?.wants;

describe('what a handed-over customer wants', () => {
  it.each([
    ['where is my order 12345', 'I want a refund for order 5512, let me speak to a human'],
    ['how do I mend the printer', 'my money back please, and connect me to an agent, order 5512'],
    ['you idiots', 'where is my stuff that you broke twice already, you idiots'],
    ['the thing', 'my heating has been cold for a week, please get me a human'],
  ])('after "%s" is this message where it asks something: %s', async (first, second) => {
    expect(await wants(first, second)).toBe(second);
  });

  it.each([
    ['can I talk to a human please'],
    ['human'],
    ['get me an agent'],
    ['I want to speak to a real person now'],
    ['no. connect me to an agent'],
    ['that is wrong, get me a human'],
  ])('is the last request where this only asks for a person: %s', async (text) => {
    expect(await wants('where is my order 12345', text)).toBe('where is my order 12345');
  });

  it('is the last of several requests, with the number that was given to it', async () => {
    expect(await wants('how do I mend the printer', 'I want a refund', '4711', 'a human please')).toBe(
      'I want a refund 4711',
    );
  });

  it('is not what was said in anger', async () => {
    expect(await wants('my scarf is too short', 'you idiots', 'idiots!!')).toBe('my scarf is too short');
  });

  it('stays the last request over small talk and thanks', async () => {
    expect(await wants('where is my order 12345', 'thanks', 'hello', 'can I talk to a human')).toBe(
      'where is my order 12345',
    );
  });
});

describe('what the agent should do first', () => {
  it('speaks of no topics where none were tried: nothing that is near is no answer', async () => {
    const { handoff } = await lastOf('my scarf is too short and has the wrong length');
    expect(handoff?.reason).toBe('no_answer');
    expect(handoff?.nextStep).toContain('No article answers this');
  });

  it('names what was offered and not meant', async () => {
    const { handoff } = await lastOf('something about my device please help me', '[en] none');
    expect(handoff?.reason).toBe('low_confidence');
    expect(handoff?.nextStep).toContain('"Connect a device", "Sell a device"; none was meant');
  });

  it('speaks of no answers where none was given', async () => {
    const { handoff } = await lastOf('the thing', 'the thingy');
    expect(handoff?.reason).toBe('repeated_miss');
    expect(handoff?.nextStep).not.toContain('answers below');
  });
});
