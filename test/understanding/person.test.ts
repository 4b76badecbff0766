import { ownWords, tidy } from '../../src/understanding/normalize.ts';
import { signalsOf } from '../../src/understanding/signals.ts';
import { heldOut, known } from './personWordings.ts';

const asks = (text: string) => signalsOf(tidy(ownWords(text))).person;

function wrong(texts: string[], expected: boolean): string[] {
  return texts.filter((text) => asks(text) !== expected);
}

describe('a request for a person', () => {
  it('is heard in every wording that the rules were written for', () => {
    expect(known.asked.length).toBeGreaterThanOrEqual(60);
    expect(wrong(known.asked, true)).toEqual([]);
  });

  it('is not heard in wordings that only look like one', () => {
    expect(known.notAsked.length).toBeGreaterThanOrEqual(60);
    expect(wrong(known.notAsked, false)).toEqual([]);
  });

  it('is heard in wordings that were set aside', () => {
    expect(heldOut.asked.length).toBeGreaterThanOrEqual(60);
    expect(wrong(heldOut.asked, true)).toEqual([]);
  });

  it('is not heard in look-alikes that were set aside', () => {
    expect(heldOut.notAsked.length).toBeGreaterThanOrEqual(60);
    expect(wrong(heldOut.notAsked, false)).toEqual([]);
  });

  it.each([
    ['I do not want to talk to a human, just tell me the price'],
    ['please do not call me'],
    ['no need to transfer me to an agent'],
    ['are you a real person?'],
    ['what name should I call you and what do people call me'],
  ])('is not heard where it is refused or about something else: %s', (text) => {
    expect(asks(text)).toBe(false);
  });

  it('is heard at the end of a long message without a comma', () => {
    const story =
      'so i bought the thing last week and it came and then it broke and i wrote to you and nothing came back ';
    expect(asks(`${story.repeat(4)} and now i want to talk to a human about it`)).toBe(true);
    expect(asks(story.repeat(4))).toBe(false);
  });

  it('is heard on a line of its own', () => {
    expect(asks('My order is late\nagent please')).toBe(true);
  });

  it('is not heard in the mail that is quoted below', () => {
    const text =
      'The link is broken.\n\nOn Mon, 6 May 2024 at 10:02, Ana <ana@example.com> wrote:\n> can I talk to a human?';
    expect(asks(text)).toBe(false);
  });
});
