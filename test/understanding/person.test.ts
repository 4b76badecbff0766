import { createUnderstanding } from '../../src/understanding/createUnderstanding.ts';
import { heldOut, known } from './personWordings.ts';

const { understand } = createUnderstanding({ intents: [] });
const asks = async (text: string) => (await understand({ text })).signals.person;

async function wrong(texts: string[], expected: boolean): Promise<string[]> {
  const heard = await Promise.all(texts.map(asks));
  return texts.filter((_, at) => heard[at] !== expected);
}

describe('a request for a person', () => {
  it('is heard in every wording that the rules were written for', async () => {
    expect(known.asked.length).toBeGreaterThanOrEqual(60);
    expect(await wrong(known.asked, true)).toEqual([]);
  });

  it('is not heard in wordings that only look like one', async () => {
    expect(known.notAsked.length).toBeGreaterThanOrEqual(60);
    expect(await wrong(known.notAsked, false)).toEqual([]);
  });

  it('is heard in wordings that were set aside', async () => {
    expect(heldOut.asked.length).toBeGreaterThanOrEqual(60);
    expect(await wrong(heldOut.asked, true)).toEqual([]);
  });

  it('is not heard in look-alikes that were set aside', async () => {
    expect(heldOut.notAsked.length).toBeGreaterThanOrEqual(60);
    expect(await wrong(heldOut.notAsked, false)).toEqual([]);
  });

  it.each([
    ['I do not want to talk to a human, just tell me the price'],
    ['please do not call me'],
    ['no need to transfer me to an agent'],
    ['are you a real person?'],
    ['what name should I call you and what do people call me'],
  ])('is not heard where it is refused or about something else: %s', async (text) => {
    expect(await asks(text)).toBe(false);
  });

  it('is heard at the end of a long message without a comma', async () => {
    const story =
      'so i bought the thing last week and it came and then it broke and i wrote to you and nothing came back ';
    expect(await asks(`${story.repeat(4)} and now i want to talk to a human about it`)).toBe(true);
    expect(await asks(story.repeat(4))).toBe(false);
  });

  it('is heard on a line of its own', async () => {
    expect(await asks('My order is late\nagent please')).toBe(true);
  });

  it('is not heard in the mail that is quoted below', async () => {
    const text =
      'The link is broken.\n\nOn Mon, 6 May 2024 at 10:02, Ana <ana@example.com> wrote:\n> can I talk to a human?';
    expect(await asks(text)).toBe(false);
  });
});
