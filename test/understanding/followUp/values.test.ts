import { choose } from '../../../src/understanding/followUp/choose.ts';
import { resolveFollowUp } from '../../../src/understanding/followUp/resolveFollowUp.ts';
import { slotsOf } from '../../../src/understanding/followUp/slotsOf.ts';
import { signalsOf } from '../../../src/understanding/signals.ts';
import { entity, holding, say, turn } from './episode.ts';

describe('values of a follow-up', () => {
  const order = turn('where is my order 4711', 'order_status', ['order_number', '4711']);

  it('a bare figure takes the kind that was talked about, with an exact span', () => {
    const { entities } = say('I meant 4512', [order]);
    expect(entities).toEqual([{ name: 'order_number', value: '4512', text: '4512', start: 8, end: 12 }]);
  });

  it('a figure behind the kind’s noun is of that kind, whatever it was found as', () => {
    const text = 'same for order 99';
    expect(holding(say(text, [order], [entity('quantity', '99', '99', text)]))).toEqual(['order_number 99']);
  });

  it('a figure of another shape stays what it is', () => {
    expect(holding(say('and in 38?', [order]))).toEqual(['order_number 4711']);
    expect(holding(say('and for 20 €?', [order]))).toEqual(['order_number 4711']);
  });

  it('letters before the digits count', () => {
    const ticket = turn('about INC-1042', 'ticket_status', ['ticket_number', 'INC-1042']);
    expect(holding(say('sorry, INC-1043', [ticket]))).toEqual(['ticket_number INC-1043']);
  });

  it('what is taken back holds no longer, and what stands in its place does', () => {
    for (const text of [
      '4712 instead of 4711',
      'not 4711 but 4712',
      '4712, nicht 4711',
      'pas la 4711, la 4712',
      '4712 y no 4711',
      'não 4711, 4712',
      '4711 was wrong, it is 4712',
    ])
      expect({ text, holds: holding(say(text, [order])) }).toEqual({ text, holds: ['order_number 4712'] });
  });

  it('"order no 4711" takes nothing back', () => {
    const text = 'it is order no 4711';
    expect(holding(say(text, [order], [entity('order_number', '4711', '4711', text)]))).toEqual([
      'order_number 4711',
    ]);
  });

  it('a role is replaced by the same role only', () => {
    const trip = turn(
      'a train from Berlin to Paris',
      'book_trip',
      ['city', 'Berlin', 'Berlin', 'from'],
      ['city', 'Paris', 'Paris', 'to'],
    );
    const text = 'no, to Hamburg';
    const now = entity('city', 'Hamburg', 'Hamburg', text, 'to');
    expect(holding(say(text, [trip], [now]))).toEqual(['to city Hamburg', 'from city Berlin']);
  });

  it('a new time leaves the day, and a new day leaves the time', () => {
    const text = 'friday at three please';
    const booked = turn(text, 'book_table', ['date', 'friday at three', '2026-01-16T15:00']);
    const later = 'make it 4 pm';
    expect(holding(say(later, [booked], [entity('time', '16:00', '4 pm', later)]))).toEqual([
      'time 16:00',
      'date 2026-01-16',
    ]);
    const other = 'saturday instead';
    expect(holding(say(other, [booked], [entity('date', '2026-01-17', 'saturday', other)]))).toEqual([
      'date 2026-01-17',
      'time 15:00',
    ]);
  });

  it('a count replaces the quantity, in words and in other languages', () => {
    const shirts = turn('3 shirts please', 'buy', ['quantity', '3']);
    expect(holding(say('actually make it two', [shirts]))).toEqual(['quantity 2']);
    expect(holding(say('doch lieber fünf', [shirts]))).toEqual(['quantity 5']);
    expect(holding(say('mejor cuatro', [shirts]))).toEqual(['quantity 4']);
  });

  it('the message reads on its own, with new values for old', () => {
    expect(say('sorry, 4712 not 4711', [order]).followUp.standalone).toBe('where is my order 4712');
    expect(say('and when will it be in Spain?', [order]).followUp.standalone).toBe(
      'where is my order 4711 and when will it be in Spain?',
    );
  });

  it('a carried intent is a little less sure than it was, and makes nothing close or out of scope', () => {
    const { intent, isClose, outOfScope } = say('and for my wife?', [order]);
    expect(intent?.name).toBe('order_status');
    expect(intent?.confidence).toBeCloseTo(0.873, 3);
    expect(isClose).toBe(false);
    expect(outOfScope).toBeLessThan(0.2);
  });

  it('an unsure intent stays unsure when it is carried', () => {
    const unsure = { ...order, confidence: 0.42 };
    expect(say('and for my wife?', [unsure]).intent?.confidence).toBeLessThan(0.42);
  });

  it('an order that was not named is not made up', () => {
    const { followUp } = say('what about the other order', [order]);
    expect(followUp.carried).toEqual([]);
    expect(followUp.because).toContain('another than 4711');
  });

  it('of three, "the other" is asked about', () => {
    const three = [
      order,
      turn('and 4712', 'order_status', ['order_number', '4712']),
      turn('and 4713', 'order_status', ['order_number', '4713']),
    ];
    expect(say('and the other one?', three).followUp.undecided).toEqual(['4711', '4712']);
  });

  it('equal input gives equal output, and no message is too long or too strange', () => {
    for (const text of [
      '',
      ' ',
      '😀'.repeat(9_000),
      'אני רוצה לדעת '.repeat(4_000),
      'and '.repeat(25_000),
      '1-'.repeat(50_000),
    ]) {
      const began = performance.now();
      const once = say(text, [order, order]);
      expect(performance.now() - began).toBeLessThan(3_000);
      expect(say(text, [order, order])).toEqual(once);
    }
  });
});

describe('certainty of a follow-up', () => {
  it('is not worn down by one bare number after another', () => {
    const before = [turn('where is my order', 'order_status')];
    const sure: number[] = [];
    for (const number of ['4711', '8812', '9913', '7714', '6615']) {
      const { intent, entities } = say(number, before, [entity('order_number', number, number, number)]);
      sure.push(intent!.confidence);
      before.push({ text: number, intent: intent!.name, confidence: intent!.confidence, entities });
    }
    expect(new Set(sure.map((one) => one.toFixed(3)))).toEqual(new Set(['0.810']));
  });

  it('leaves it in scope also where the message alone had the same intent', () => {
    const jackets = turn('do you have the jacket in blue', 'product_question', ['color', 'blue']);
    const text = 'no, green ones';
    const { intent, outOfScope } = resolveFollowUp({
      query: { text, before: [jackets] },
      intent: { name: 'product_question', confidence: 0.3 },
      alternatives: [],
      isClose: false,
      outOfScope: 0.68,
      entities: [entity('color', 'green', 'green', text)],
      signals: signalsOf(text),
    });
    expect(intent!.confidence).toBeGreaterThan(0.8);
    expect(outOfScope).toBeLessThan(0.2);
  });

  it('"no" with a question of its own keeps no earlier intent: the likely one is asked about', () => {
    const refund = turn('I want a refund for order 4711', 'refund', ['order_number', '4711']);
    for (const text of ['no, I want to know where it is', 'no, where is it', 'nope, when does it arrive']) {
      const resolved = resolveFollowUp({
        query: { text, before: [refund] },
        intent: { name: 'order_status', confidence: 0.2 },
        alternatives: [],
        isClose: false,
        outOfScope: 0.4,
        entities: [],
        signals: signalsOf(text),
      });
      expect([text, resolved.intent?.name]).toEqual([text, 'order_status']);
      expect(resolved).toMatchObject({ isClose: true, followUp: { kind: 'corrects' } });
      expect(resolved.followUp.standalone).toBe(`${text} (order 4711)`);
    }
  });

  it('what is likelier about something else is close to the earlier request, not part of it', () => {
    const refund = turn('I want a refund for order 4711', 'refund', ['order_number', '4711']);
    const text = 'it is still not there';
    const { intent, isClose, followUp } = resolveFollowUp({
      query: { text, before: [refund] },
      intent: { name: 'order_status', confidence: 0.57 },
      alternatives: [],
      isClose: false,
      outOfScope: 0.2,
      entities: [],
      signals: signalsOf(text),
    });
    expect({ isClose, own: intent?.name, carried: followUp.intent }).toEqual({
      isClose: true,
      own: 'order_status',
      carried: 'refund',
    });
  });
});

describe('a choice among labels', () => {
  const labels = ['Track an order', 'Return an item', 'Change my address'];
  const cases: [string, ReturnType<typeof choose>][] = [
    ['Track an order', 0],
    ['track an order.', 0],
    ['1', 0],
    ['2)', 1],
    ['#3', 2],
    ['option 2 please', 1],
    ['the first', 0],
    ['the 2nd one', 1],
    ["I'd take the third", 2],
    ['das zweite bitte', 1],
    ['die letzte', 2],
    ['le premier', 0],
    ['la deuxième svp', 1],
    ['el último', 2],
    ['a segunda', 1],
    ['address', 2],
    ['the return', 1],
    ['none of these', 'none'],
    ['neither', 'none'],
    ['nichts davon', 'none'],
    ['aucune', 'none'],
    ['ninguno', 'none'],
    ['the cheaper one', 'unsure'],
    ['yes', 'unsure'],
    ['where is my parcel, it was due on Monday', null],
    ['this is the second time I ask', null],
    ['I ordered it last week', null],
    ['order or item', null],
    ['', null],
  ];
  for (const [text, expected] of cases)
    it(`"${text}" is ${expected === null ? 'no choice' : typeof expected === 'number' ? labels[expected] : expected}`, () => {
      expect(choose(text, labels)).toBe(expected);
    });

  it('yes takes the only one', () => {
    expect(choose('yes please', ['Track an order'])).toBe(0);
  });
});

describe('the values that an intent uses', () => {
  it('are those declared and those that its examples name', () => {
    const find = (text: string) => (/\d{4}/.test(text) ? [entity('order_number', '1042', '1042', text)] : []);
    const slots = slotsOf(
      [
        { name: 'refund', examples: ['refund order 1042', 'money back', 'a refund'], slots: ['amount'] },
        { name: 'hours', examples: ['when are you open'] },
      ],
      find,
    );
    expect(slots('refund')).toEqual(['amount', 'order_number']);
    expect(slots('hours')).toEqual([]);
    expect(slots('unknown')).toEqual([]);
  });
});
