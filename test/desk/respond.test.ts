import { newConversation } from '../../src/desk/openConversation.ts';
import { respond } from '../../src/desk/respond.ts';
import { emptyMemory } from '../../src/domain/conversation.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { type Entity, nothingUnderstood, type Understood } from '../../src/domain/understanding.ts';
import { MessageAnswer } from '../../src/server/routes/messages.ts';

const contact = { id: 'con_1', native: 'u1' };
const { conversation: fresh } = newConversation('default', 'cnv_1', contact, 0);
const conversation = { ...fresh, language: 'de' };
const city: Entity = {
  name: 'city',
  value: 'Berlin',
  text: 'Berlin',
  start: 3,
  end: 9,
  role: 'to',
  group: 1,
};
const order: Entity = { name: 'order_number', value: '4711', text: '4711', start: 9, end: 13 };
const nothing = nothingUnderstood('to Berlin', 'en');
const understood: Understood = {
  ...nothing,
  intent: { name: 'order_status', confidence: 0.9 },
  outOfScope: 0.05,
  entities: [city],
  signals: { ...nothing.signals, request: true },
  followUp: { kind: 'continues', standalone: 'where is order 4711 to Berlin', carried: [order] },
  readAs: 'to Berlin',
  because: { words: [{ text: 'order', weight: 1 }], examples: [] },
};

function answerTo(given: Turn['understood']) {
  const turn: Turn = {
    decision: 'answer',
    say: [],
    understood: given,
    handoff: null,
    memory: emptyMemory(),
    status: 'pending',
    trace: [],
  };
  return respond(turn, conversation, { turnId: 'trn_1', replies: [], ticket: null });
}

describe('what the messages API answers about its understanding', () => {
  it('are this message’s values, and apart from them those that were carried over', () => {
    const answer = answerTo(understood);
    expect(answer.understanding).toMatchObject({ entities: [city], carried: [order], followUp: 'continues' });
    expect(MessageAnswer.parse(answer)).toEqual(answer);
  });

  it('are the signals that are true, each with the words that show it', () => {
    const signals = {
      ...understood.signals,
      frustrated: true,
      evidence: { frustrated: 'third time I write', request: 'where is it' },
    };
    const answer = answerTo({ ...understood, signals });
    expect(answer.understanding.signals).toEqual({
      frustrated: 'third time I write',
      request: 'where is it',
    });
    expect(MessageAnswer.parse(answer)).toEqual(answer);
  });

  it('has every key also where a fixed rule decided', () => {
    const answer = answerTo(null);
    expect(answer.understanding).toMatchObject({ language: 'de', intent: null, entities: [], carried: [] });
    expect(MessageAnswer.parse(answer)).toEqual(answer);
  });
});
