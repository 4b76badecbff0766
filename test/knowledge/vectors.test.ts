import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import { createArena, packVector } from '../../src/knowledge/vectors/arena.ts';
import { article, shop } from './articles.ts';
import { meaningEncoder } from './meaningEncoder.ts';

const GERMAN = [
  ['kuendigen', 'Kündigung', 'Sie können Ihren Vertrag jederzeit zum Monatsende kündigen.'],
  ['gutschein', 'Gutscheine', 'Gutscheine sind drei Jahre gültig. Pro Bestellung wird einer eingelöst.'],
  ['garantie', 'Garantie', 'Auf alle Geräte geben wir drei Jahre Garantie.'],
].map(([id, title, body]) => ({ ...article(id!, title!, body!), language: 'de' }));

const SMALL = [
  article('trial', 'Free trial', 'The free trial lasts 14 days. No credit card is needed for the trial.'),
  article(
    'hours',
    'Support hours',
    'Our support answers from Monday to Friday. Call at any time in a crisis.',
  ),
];

async function nearShop() {
  const encoder = meaningEncoder();
  const knowledge = createKnowledge({ encoder });
  knowledge.put(shop);
  await knowledge.idle();
  return { encoder, knowledge };
}

describe('with an encoder', () => {
  it('finds an article that shares no word with the question', async () => {
    const { knowledge } = await nearShop();
    expect(createKnowledge().search({ text: 'reimbursed' })).toEqual([]);
    const [first] = await knowledge.search({ text: 'will I be reimbursed' });
    expect(first!.article.id).toBe('refund');
    knowledge.close();
  });

  it('answers by words while vectors are being made, and by both afterwards', async () => {
    const encoder = meaningEncoder({ waits: true });
    const knowledge = createKnowledge({ encoder });
    knowledge.put(shop);
    expect((await knowledge.search({ text: 'refund' }))[0]!.article.id).toBe('refund');
    expect(await knowledge.search({ text: 'passphrase' })).toEqual([]);
    encoder.release();
    await knowledge.idle();
    expect((await knowledge.search({ text: 'passphrase' }))[0]!.article.id).toBe('password');
    knowledge.close();
  });

  it('goes on by words when the encoder is gone', async () => {
    const { encoder, knowledge } = await nearShop();
    encoder.fail();
    const alone = createKnowledge();
    alone.put(shop);
    const asked = { text: 'how do I get a refund for my order' };
    expect(await knowledge.search(asked)).toEqual(alone.search(asked));
    knowledge.close();
  });

  it('goes on with vectors when the encoder is back', async () => {
    const encoder = meaningEncoder();
    const knowledge = createKnowledge({ encoder });
    encoder.fail();
    knowledge.put(shop);
    await knowledge.idle();
    expect(await knowledge.search({ text: 'passphrase' })).toEqual([]);
    encoder.recover();
    await knowledge.search({ text: 'passphrase' });
    await knowledge.idle();
    expect((await knowledge.search({ text: 'passphrase' }))[0]!.article.id).toBe('password');
    knowledge.close();
  });

  it('asks for one vector a question, and one more where something was said before', async () => {
    const { encoder, knowledge } = await nearShop();
    encoder.asked.length = 0;
    await knowledge.search({ text: 'delivery costs' });
    expect(encoder.asked).toEqual(['delivery costs']);
    await knowledge.search({ text: 'and express?', before: ['what does delivery cost'] });
    expect(encoder.asked.slice(1)).toEqual(['and express?', 'what does delivery cost\nand express?']);
    knowledge.close();
  });

  it('makes vectors only of what changed, and forgets those of what was removed', async () => {
    const { encoder, knowledge } = await nearShop();
    encoder.asked.length = 0;
    knowledge.put([
      ...shop.slice(1),
      article('refund', 'Gift cards', 'A gift card is valid for three years.', 2),
    ]);
    await knowledge.idle();
    expect(encoder.asked.some((text) => text.includes('gift card'))).toBe(true);
    expect(encoder.asked.some((text) => text.includes('Express delivery'))).toBe(false);
    knowledge.remove('password');
    const found = await knowledge.search({ text: 'my passphrase and being reimbursed', limit: 10 });
    expect(found.map((one) => one.article.id)).not.toContain('password');
    expect(found.find((one) => one.article.id === 'refund')?.quote ?? '').not.toContain('money back');
    knowledge.close();
  });

  it('never quotes an article that was deleted while its vectors or the question were being encoded', async () => {
    const { knowledge } = await nearShop();
    const searching = knowledge.search({ text: 'how do I reset my password' });
    knowledge.remove('password');
    expect((await searching).map((one) => one.article.id)).not.toContain('password');
    knowledge.put([article('late', 'Opening hours', 'The shop opens at nine.')]);
    knowledge.remove('late');
    await knowledge.idle();
    expect((await knowledge.search({ text: 'opening hours' })).map((one) => one.article.id)).not.toContain(
      'late',
    );
    knowledge.close();
  });

  it('gives equal answers to equal questions, in whatever order articles came', async () => {
    const { knowledge } = await nearShop();
    const turned = createKnowledge({ encoder: meaningEncoder() });
    turned.put(shop.toReversed());
    await turned.idle();
    const asked = { text: 'parcel still not delivered, money back please' };
    expect(await turned.search(asked)).toEqual(await knowledge.search(asked));
    expect(await knowledge.search(asked)).toEqual(await knowledge.search(asked));
    knowledge.close();
    turned.close();
  });

  it('finds an article in a language that the encoder does not read by its words', async () => {
    const { encoder, knowledge } = await nearShop();
    encoder.asked.length = 0;
    knowledge.put([
      { ...article('de', 'Rücksendung', 'Öffnen Sie Bestellungen und wählen Sie Rückgabe.'), language: 'de' },
    ]);
    await knowledge.idle();
    expect(encoder.asked).toEqual([]);
    expect((await knowledge.search({ text: 'Rücksendung Bestellungen' }))[0]!.article.id).toBe('de');
    expect((await knowledge.search({ text: 'will I be reimbursed' }))[0]!.article.id).toBe('refund');
    knowledge.close();
  });

  it('answers from such an article as surely as words alone do, though all others have vectors', async () => {
    const articles = [...shop, ...GERMAN];
    const knowledge = createKnowledge({ encoder: meaningEncoder() });
    const alone = createKnowledge();
    knowledge.put(articles);
    alone.put(articles);
    await knowledge.idle();
    for (const text of ['Wie kann ich meinen Vertrag kündigen?', 'Wie lange sind Gutscheine gültig?']) {
      const [found] = await knowledge.search({ text });
      expect(found!.confidence).toBeCloseTo(alone.search({ text })[0]!.confidence, 5);
      expect(found!.article.language).toBe('de');
    }
    const [english] = await knowledge.search({ text: 'will I be reimbursed' });
    expect(english!.article.id).toBe('refund');
    knowledge.close();
    alone.close();
  });

  it('is as sure in a help centre of one or two articles, and answers nothing else there', async () => {
    for (const count of [1, 2]) {
      const knowledge = createKnowledge({ encoder: meaningEncoder() });
      knowledge.put(SMALL.slice(0, count));
      await knowledge.idle();
      const sure = async (text: string) => (await knowledge.search({ text }))[0]?.confidence ?? 0;
      const bar = knowledge.thresholdFor(0.95);
      expect(await sure('How long does the free trial last?')).toBeGreaterThan(bar);
      for (const text of ['What is the capital of France?', 'how do I boil an egg?', 'tell me a joke'])
        expect(await sure(text)).toBeLessThan(bar / 2);
      knowledge.close();
    }
  });

  it('a code that only the title names is answered', async () => {
    const knowledge = createKnowledge({ encoder: meaningEncoder() });
    knowledge.put([
      ...shop,
      article(
        'code',
        'Error E-7719',
        'The clock of the computer is wrong by more than five minutes. Turn on automatic time in the system settings and try again.',
      ),
    ]);
    await knowledge.idle();
    const [found] = await knowledge.search({ text: 'Error E-7719' });
    expect(found!.article.id).toBe('code');
    expect(found!.confidence).toBeGreaterThan(knowledge.thresholdFor(0.95));
    knowledge.close();
  });

  it('works on nothing, on one article, and on one of 2 MB', async () => {
    const knowledge = createKnowledge({ encoder: meaningEncoder() });
    expect(await knowledge.search({ text: 'refund' })).toEqual([]);
    await knowledge.calibrateFromArticles();
    knowledge.put([shop[0]!]);
    await knowledge.idle();
    expect((await knowledge.search({ text: 'refund' }))[0]!.article.id).toBe('refund');
    const long = `${'A sentence about nothing in particular stands here again.\n\n'.repeat(34_000)}The refund arrives on Friday.`;
    expect(long.length).toBeGreaterThan(2_000_000);
    knowledge.put([article('long', 'A long one', long)]);
    await knowledge.idle();
    const found = await knowledge.search({ text: 'reimbursed on friday' });
    expect(found.map((one) => one.article.id)).toContain('refund');
    for (const { quote } of found) expect(quote.length).toBeLessThan(1500);
    knowledge.close();
  });
});

describe('vectors as bytes', () => {
  const vector = (seed: number) => {
    const raw = Float32Array.from({ length: 20 }, (_, i) => Math.sin(seed * 7.1 + i * seed));
    const length = Math.hypot(...raw);
    return raw.map((one) => one / length);
  };
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, one, i) => sum + one * b[i]!, 0);

  it('give cosines within a hundredth, over more rows than one chunk holds', () => {
    const arena = createArena(20);
    const vectors = Array.from({ length: 5000 }, (_, i) => vector(i + 1));
    const rows = vectors.map((one) => arena.add(one));
    arena.aim(packVector(vector(0.5)));
    for (const [i, row] of rows.entries())
      expect(Math.abs(arena.cosine(row) - dot(vectors[i]!, vector(0.5)))).toBeLessThan(0.01);
  });

  it('a freed row is seen no more and used again', () => {
    const arena = createArena(20);
    const [first, second] = [arena.add(vector(1)), arena.add(vector(2))];
    arena.free(first);
    arena.aim(packVector(vector(1)));
    expect(arena.cosines()[first]).toBe(-2);
    expect(arena.cosines()[second]).toBeGreaterThan(-1);
    expect(arena.add(vector(3))).toBe(first);
  });
});
