import { questionOf } from '../../../src/desk/learning/questionOf.ts';
import type { AskedTurn } from '../../../src/domain/feedback.ts';
import type { Author, Button } from '../../../src/domain/message.ts';
import { conversation, message, T0 } from '../../store/rows.ts';

type Said = [author: Author, text: string, buttons?: string[]];

/** The last message is the turn's own reply. */
function turnOf(said: Said[], followUp = 'new'): AskedTurn {
  const of = conversation();
  const messages = said.map(([author, text, labels = []], i) => {
    const buttons: Button[] = labels.map((label) => ({ label, value: label }));
    const turn = author === 'bot' ? `trn_${i}` : undefined;
    return message(of, i + 1, { author, text, buttons, turn });
  });
  const response = JSON.stringify({ understanding: { followUp } });
  const turn = messages.at(-1)!.turn!;
  return { turn, conversation: of.id, decision: 'answer', response, at: T0, messages };
}

describe('the question that a turn answered', () => {
  it('is the customer’s last message, in their own words', () => {
    const text = 'how do I return it?\n\n-- \nAna Silva\nAcme Ltd';
    expect(
      questionOf(
        turnOf([
          ['customer', text],
          ['bot', 'Like this.'],
        ]),
      ),
    ).toEqual({ text: 'how do I return it?' });
  });

  it('takes the messages along that a follow-up hangs on', () => {
    const said: Said[] = [
      ['customer', 'do you ship to Spain?'],
      ['bot', 'Yes.'],
      ['customer', 'and how long?'],
      ['bot', 'Five days.'],
    ];
    expect(questionOf(turnOf(said, 'continues'))).toEqual({
      text: 'and how long?',
      before: ['do you ship to Spain?'],
    });
  });

  it('is the one before, where a button was pressed', () => {
    const said: Said[] = [
      ['customer', 'the device makes noise'],
      ['bot', 'Which?', ['Connect a device', 'Sell a device']],
      ['customer', 'Sell a device'],
      ['bot', 'Like this.'],
    ];
    expect(questionOf(turnOf(said))).toEqual({ text: 'the device makes noise' });
  });

  it('is not known where nobody asked, or the words are gone', () => {
    expect(questionOf(turnOf([['bot', 'Hello.']]))).toBeNull();
    expect(
      questionOf(
        turnOf([
          ['customer', ''],
          ['bot', 'Like this.'],
        ]),
      ),
    ).toBeNull();
  });
});
