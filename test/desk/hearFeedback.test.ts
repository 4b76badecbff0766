import { hearFeedback } from '../../src/desk/hearFeedback.ts';
import { emptyMemory } from '../../src/domain/conversation.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { nothingUnderstood, type Signals } from '../../src/domain/understanding.ts';
import { conversation, message } from '../store/rows.ts';

const SOURCE = { article: 'returns', title: 'Returns', quote: '30 days' };

function hear(
  text: string,
  signals: Partial<Signals>,
  later: Partial<Message>[] = [],
  owner: 'bot' | 'human' = 'bot',
) {
  const of = conversation({
    owner,
    memory: { ...emptyMemory(), tried: [{ question: 'q', answer: '30 days', sources: [SOURCE] }] },
  });
  const answer = message(of, 2, { author: 'bot', turn: 'trn_answer', sources: [SOURCE] });
  const recent = [message(of, 1), answer, ...later.map((more, i) => message(of, 3 + i, more))];
  const nothing = nothingUnderstood(text, 'en');
  const understood = { ...nothing, signals: { ...nothing.signals, ...signals } };
  const turn = { understood } as Turn;
  return hearFeedback({ context: { conversation: of, recent }, turn, said: message(of, 9, { text }) });
}

describe('feedback in words', () => {
  it('is heard about the answer right before', () => {
    expect(hear('that did not help', { notHelped: true })).toMatchObject({
      turn: 'trn_answer',
      kind: 'said',
      helpful: false,
      by: 'customer',
    });
    expect(hear('that worked, thanks', { affirmed: true, thanks: true })).toMatchObject({ helpful: true });
  });

  it('is not heard in a plain yes, which may only acknowledge, nor in anything else', () => {
    expect(hear('yes', { affirmed: true })).toBeUndefined();
    expect(hear('where is my parcel', { request: true })).toBeUndefined();
  });

  it('is not about an answer of the bot once somebody else or the bot itself said more', () => {
    expect(
      hear('that did not help', { notHelped: true }, [{ author: 'agent', text: 'Try this.' }]),
    ).toBeUndefined();
    const asked = { author: 'bot', turn: 'trn_later', text: 'Which of these?' } as const;
    expect(hear('that did not help', { notHelped: true }, [asked])).toBeUndefined();
    expect(hear('that did not help', { notHelped: true }, [], 'human')).toBeUndefined();
  });
});
