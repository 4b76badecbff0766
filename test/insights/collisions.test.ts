import { Intent } from '../../src/domain/bot.ts';
import { collisionsOf } from '../../src/insights/collisionsOf.ts';
import { findCollisions } from '../../src/insights/findCollisions.ts';
import { pointsOf } from '../../src/insights/points.ts';
import { encoderOf, randomOf, suggestion } from './suggestions.ts';

const intent = (name: string, examples: string[]) => ({
  ...Intent.parse({ name, examples: ['1', '2', '3'] }),
  examples,
});
const REFUND = intent('refund', [
  'I want my money back',
  'please refund my order',
  'how long does a refund take',
  'can I get my money back for this',
]);
const CHARGED = intent('charged_twice', [
  'you charged my card twice',
  'I was billed two times',
  'there is a double charge on my statement',
  'I want my money back for the second charge',
]);
const HOURS = intent('opening_hours', ['when do you open', 'are you open on Sunday', 'opening hours please']);

const byWords = async (intents: Intent[]) =>
  collisionsOf(
    intents,
    await pointsOf(
      intents.flatMap(({ examples }) => examples),
      null,
    ),
  );

describe('intents that are confused', () => {
  it('are found by examples that have their nearest neighbour in the other', async () => {
    expect(await byWords([REFUND, CHARGED, HOURS])).toEqual([
      {
        intents: ['charged_twice', 'refund'],
        pairs: expect.arrayContaining([
          {
            texts: ['I want my money back for the second charge', 'I want my money back'],
            similarity: expect.any(Number),
          },
        ]),
      },
    ]);
  });

  it('are found by meaning where no word is shared', async () => {
    const encoder = encoderOf([['film', 'movie'], ['cheap'], ['loud']]);
    const intents = [
      intent('films', ['a cheap film', 'film', 'loud']),
      intent('movies', ['movie', 'cheap movie', 'cheap']),
    ];
    const texts = intents.flatMap(({ examples }) => examples);
    const [found] = await collisionsOf(intents, await pointsOf(texts, encoder));
    expect(found?.pairs.map(({ texts: [a, b] }) => `${a} ~ ${b}`)).toContain('a cheap film ~ cheap movie');
    expect(await byWords(intents.map(({ name }) => intent(name, [`${name} one`, `${name} two`])))).toEqual(
      [],
    );
  });

  it('are none where each example lies among its own', async () => {
    expect(await byWords([REFUND, HOURS])).toEqual([]);
  });

  it('come strongest first', async () => {
    const copy = intent('zz_refund_copy', REFUND.examples);
    const found = await byWords([CHARGED, REFUND, HOURS, copy]);
    expect(found[0]?.intents).toEqual(['refund', 'zz_refund_copy']);
    expect(found[0]?.pairs[0]?.similarity).toBeCloseTo(1);
  });

  it.each<[string, Intent[]]>([
    ['no intents', []],
    ['one intent', [REFUND]],
    ['an intent without examples', [REFUND, intent('empty', [])]],
    ['an intent with one example', [REFUND, intent('one', ['hello there'])]],
    ['examples without a word', [intent('a', ['?', '!']), intent('b', ['…'])]],
  ])('copes with %s', async (_what, intents) => {
    expect(await byWords(intents)).toEqual([]);
  });

  it('shows one example that is in the wrong place twice at most', async () => {
    const many = Array.from({ length: 12 }, (_, i) => `please cancel plan ${i}`);
    const [found] = await byWords([
      intent('cancel', many),
      intent('order', ['please cancel plan', 'buy a chair', 'a table']),
    ]);
    expect(found?.pairs).toHaveLength(2);
  });

  it('are found among 150 intents with 100 examples each, vectors at hand, in seconds', async () => {
    const next = randomOf(5);
    const random = () => next() - 0.5;
    const unit = (around: number[], spread: number) => {
      const point = Float32Array.from(around, (value) => value + random() * spread);
      const length = Math.hypot(...point);
      return point.map((value) => value / length);
    };
    const middles = Array.from({ length: 150 }, () => Array.from({ length: 384 }, random));
    middles[149] = middles[3]!.map((value) => value + random() * 0.2); // Two that mean nearly the same.
    const intents = middles.map((_, i) =>
      intent(
        `i${String(i).padStart(3, '0')}`,
        Array.from({ length: 100 }, (__, n) => `${i}/${n}`),
      ),
    );
    const points = middles.flatMap((middle) => Array.from({ length: 100 }, () => unit(middle, 0.8)));
    const began = performance.now();
    const found = await collisionsOf(intents, { by: 'meaning', size: 384, points });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(found.map((one) => one.intents)).toEqual([['i003', 'i149']]);
    expect(found[0]?.pairs.length).toBeGreaterThan(3);
  });

  it('are told by what customers wrote and what persons made of it, with these messages', async () => {
    const close = suggestion('a', {
      reason: 'close',
      guessed: 'refund',
      intent: 'refund',
      alternatives: [{ name: 'opening_hours', confidence: 0.4 }],
    });
    const told = suggestion('b', { reason: 'corrected', guessed: 'opening_hours', intent: 'refund' });
    const silent = [
      suggestion('c', {
        guessed: 'refund',
        intent: 'refund',
        alternatives: [{ name: 'opening_hours', confidence: 0.1 }],
      }),
      suggestion('d', { reason: 'corrected', guessed: 'refund', intent: 'refund' }),
      suggestion('e', { reason: 'corrected', guessed: 'refund', intent: null }),
      suggestion('f', { reason: 'chosen', guessed: 'refund', intent: 'gone' }),
    ];
    const { by, confusions } = await findCollisions([REFUND, HOURS], [close, told, ...silent], null);
    expect([by, confusions]).toEqual([
      'words',
      [{ intents: ['opening_hours', 'refund'], pairs: [], suggestions: [close, told] }],
    ]);
  });

  it('compares the examples again once the encoder has come up, and when they have changed', async () => {
    const encoder = encoderOf([['money', 'charge'], ['open']]);
    let isReady = false;
    const starting = {
      ...encoder,
      get isReady() {
        return isReady;
      },
    };
    const intents = [REFUND, CHARGED, HOURS];
    expect((await findCollisions(intents, [], starting)).by).toBe('words');
    isReady = true;
    const after = await findCollisions(intents, [], starting);
    expect([after.by, after.confusions.length]).toEqual(['meaning', 1]);
    expect((await findCollisions([REFUND, HOURS], [], starting)).confusions).toEqual([]);
  });
});
