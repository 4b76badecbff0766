import type { EarlierTurn, Entity } from '../../../src/domain/understanding.ts';
import { entity, holding, say, turn } from './episode.ts';

describe('one of several things', () => {
  const words = 'I want to buy 2 blue shirts and a red hat';
  const part = (name: string, value: string, text: string, group: number): Entity => ({
    ...entity(name, value, text, words),
    group,
  });
  const shirts = [
    part('quantity', '2', '2', 1),
    part('color', 'blue', 'blue', 1),
    part('product', 'shirt', 'shirts', 1),
  ];
  const hat = [
    {
      name: 'quantity',
      value: '1',
      text: 'a',
      start: words.indexOf('a red'),
      end: words.indexOf(' red'),
      group: 2,
    },
    part('color', 'red', 'red', 2),
    part('product', 'hat', 'hat', 2),
  ];
  const order: EarlierTurn = { text: words, intent: 'buy', confidence: 0.9, entities: [...shirts, ...hat] };
  const ofShirts = ['quantity 2', 'color blue', 'product shirt'];
  const ofHat = ['quantity 1', 'color red', 'product hat'];

  it.each([
    'the second one',
    'the last one please',
    'only the second',
    'number 2',
    'das zweite',
    'la segunda',
  ])('"%s" is the thing with all that belongs to it', (text) =>
    expect(holding(say(text, [order]))).toEqual(ofHat),
  );

  it.each(['the first', 'just the first one', 'le premier'])('"%s" is the other one', (text) => {
    const resolved = say(text, [order]);
    expect(holding(resolved)).toEqual(ofShirts);
    expect(resolved.followUp.standalone).toBe('I want to buy 2 blue shirts');
  });

  it('a thing is picked by a value of it', () => {
    const red = 'the red one';
    expect(holding(say(red, [order], [entity('color', 'red', 'red', red)])).toSorted()).toEqual(
      ofHat.toSorted(),
    );
    const just = 'just the shirts';
    expect(holding(say(just, [order], [entity('product', 'shirt', 'shirts', just)])).toSorted()).toEqual(
      ofShirts.toSorted(),
    );
  });

  it('"the other one" is the thing that was not picked, and "both" are both', () => {
    const picked: EarlierTurn = { text: 'the second one', intent: 'buy', confidence: 0.9, entities: hat };
    expect(holding(say('no, the other one', [order, picked]))).toEqual(ofShirts);
    expect(holding(say('both please', [order, picked]))).toEqual([...ofShirts, ...ofHat]);
  });

  it('what belongs to no thing holds for all of them', () => {
    const told = turn('I am ana@example.com', undefined, ['email', 'ana@example.com']);
    expect(holding(say('the second one', [told, order]))).toEqual(['email ana@example.com', ...ofHat]);
  });

  it('another colour of one thing leaves the thing', () => {
    const asked = 'do you have the jacket in blue or green';
    const inColors: EarlierTurn = {
      text: asked,
      intent: 'product_question',
      entities: [
        { ...entity('product', 'jacket', 'jacket', asked), group: 1 },
        { ...entity('color', 'blue', 'blue', asked), group: 1 },
        { ...entity('color', 'green', 'green', asked), group: 2 },
      ],
    };
    const resolved = say('the second one', [inColors]);
    expect(holding(resolved)).toEqual(['product jacket', 'color green']);
    expect(resolved.followUp.standalone).toBe('do you have the jacket in green');
  });
});

describe('a value without its role', () => {
  const trip = turn(
    'I want to travel from London to Munich',
    'book_trip',
    ['city', 'London', 'London', 'from'],
    ['city', 'Munich', 'Munich', 'to'],
  );
  const city = (text: string, name: string, role?: string) => entity('city', name, name, text, role);

  it.each(['the Berlin one', 'no, the Berlin one', 'Berlin', 'no, Berlin', 'I meant Berlin'])(
    '"%s" may be either, so it is asked about',
    (text) => {
      const { followUp } = say(text, [trip], [city(text, 'Berlin')]);
      expect(followUp.undecided).toEqual(['from Berlin', 'to Berlin']);
    },
  );

  it('the answer replaces the old value, and nothing without a role is left', () => {
    const open: EarlierTurn = {
      text: 'the Berlin one',
      intent: 'book_trip',
      confidence: 0.8,
      entities: [city('the Berlin one', 'Berlin')],
    };
    const text = 'to Berlin';
    const resolved = say(text, [trip, open], [city(text, 'Berlin', 'to')]);
    expect(holding(resolved)).toEqual(['to city Berlin', 'from city London']);
    const told: EarlierTurn = { text, intent: 'book_trip', confidence: 0.8, entities: resolved.entities };
    expect(holding(say('and when does it leave?', [trip, open, told])).toSorted()).toEqual([
      'from city London',
      'to city Berlin',
    ]);
  });

  it('takes the role that the same value had before', () => {
    const changed = turn('no, from Paris', 'book_trip', ['city', 'Paris', 'Paris', 'from']);
    const text = 'no, the London one after all';
    expect(holding(say('no, London', [trip, changed], [city('no, London', 'London')]))).toEqual([
      'from city London',
      'to city Munich',
    ]);
    expect(say(text, [trip, changed], [city(text, 'London')]).entities[0]?.role).toBe('from');
  });

  it('takes the role of the value that it stands in for', () => {
    const text = 'no, not Munich, Berlin';
    expect(holding(say(text, [trip], [city(text, 'Munich'), city(text, 'Berlin')]))).toEqual([
      'to city Berlin',
      'from city London',
    ]);
  });

  it('takes the only role there was', () => {
    const flight = turn('a flight to Rome', 'book_trip', ['city', 'Rome', 'Rome', 'to']);
    expect(holding(say('no, Paris', [flight], [city('no, Paris', 'Paris')]))).toEqual(['to city Paris']);
  });

  it('of a request of its own is no part of the earlier one', () => {
    const text = 'do you also have an office somewhere near Berlin where I can pick things up';
    expect(say(text, [trip], [city(text, 'Berlin')]).followUp.undecided).toBeUndefined();
  });
});
