import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import { article, idsFor, knowledgeOf, shop, starterArticles, starterQuestions } from './articles.ts';

describe('what is put is what is found', () => {
  it('finds the article that a plain question is about, with its source', () => {
    const [first] = knowledgeOf(shop).search({ text: 'How do I get my money back for an order?' });
    expect(first!.article).toMatchObject({ id: 'refund', title: 'Getting a refund', version: 1 });
    expect(first!.confidence).toBeGreaterThan(0);
    expect(first!.confidence).toBeLessThanOrEqual(1);
  });

  it('finds by an error code, whatever its dashes', async () => {
    const knowledge = knowledgeOf(shop);
    expect((await idsFor(knowledge, 'what does E-4031 mean'))[0]).toBe('printer');
    expect((await idsFor(knowledge, 'E4031'))[0]).toBe('printer');
  });

  it('replaces an article when its version rises, and forgets the old words', async () => {
    const knowledge = knowledgeOf(shop);
    knowledge.put([
      article('printer', 'Scanner lamp', 'The scanner lamp is lit for a second after each page.', 2),
    ]);
    expect(knowledge.size).toBe(4);
    expect(await idsFor(knowledge, 'paper tray')).toEqual([]);
    expect(knowledge.search({ text: 'scanner lamp' })[0]!.article).toMatchObject({
      id: 'printer',
      version: 2,
    });
  });

  it('answers the same after the same articles were put a second time', () => {
    const knowledge = knowledgeOf(shop);
    const before = knowledge.search({ text: 'refund to my credit card' });
    knowledge.put(shop);
    expect(knowledge.size).toBe(4);
    expect(knowledge.search({ text: 'refund to my credit card' })).toEqual(before);
  });

  it('does not find what was removed, and removing twice is no fault', async () => {
    const knowledge = knowledgeOf(shop);
    knowledge.remove('refund');
    knowledge.remove('refund');
    expect(knowledge.size).toBe(3);
    expect(await idsFor(knowledge, 'refund')).not.toContain('refund');
  });

  it('keeps nothing of a put that fails half-way', () => {
    const knowledge = createKnowledge();
    const broken = { ...shop[1]!, id: null as unknown as string };
    expect(() => knowledge.put([shop[0]!, broken])).toThrow();
    expect(knowledge.search({ text: 'refund' })).toEqual([]);
    expect(knowledge.size).toBe(0);
    knowledge.put(shop);
    expect(knowledge.search({ text: 'refund' })[0]!.article.id).toBe('refund');
  });

  it('finds nothing in an empty base', () => {
    expect(createKnowledge().search({ text: 'refund' })).toEqual([]);
  });

  it('gives the articles in the same order however they were put', async () => {
    const turned = knowledgeOf(shop.toReversed());
    expect(await idsFor(turned, 'delivery of my order')).toEqual(
      await idsFor(knowledgeOf(shop), 'delivery of my order'),
    );
  });

  it('gives no more articles than asked for, best first, confidence never rising', () => {
    const knowledge = knowledgeOf(starterArticles());
    expect(knowledge.search({ text: 'domain', limit: 2 })).toHaveLength(2);
    const found = knowledge.search({ text: 'How do I connect my domain to my site?', limit: 10 });
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(found.map(({ confidence }) => confidence)).toEqual(
      found.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
  });

  it('finds an article written in Chinese or Japanese by a part of its sentence', async () => {
    const knowledge = knowledgeOf([
      ...shop,
      article('zh', '退款政策', '您可以在三十天内申请退款。'),
      article('de', 'Rücksendung', 'Öffnen Sie „Bestellungen“ und wählen Sie Rückgabe.'),
    ]);
    expect((await idsFor(knowledge, '如何申请退款？'))[0]).toBe('zh');
    expect((await idsFor(knowledge, 'rucksendung'))[0]).toBe('de');
  });
});

describe('a local file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-knowledge-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the same articles and gives the same answers after it was closed and opened again', () => {
    const file = join(folder, 'kept.sqlite');
    const first = createKnowledge({ file });
    first.put(shop);
    first.remove('printer');
    const answers = first.search({ text: 'how long does a refund take' });
    first.close();
    const second = createKnowledge({ file });
    expect(second.size).toBe(3);
    expect(second.search({ text: 'how long does a refund take' })).toEqual(answers);
    second.put(shop);
    expect(second.size).toBe(4);
    second.close();
  });

  it('makes the folder that it lies in, and does without a file where there can be none', () => {
    const file = join(folder, 'not', 'there', 'yet.sqlite');
    const places = [file, join(folder, 'kept.sqlite', 'below-a-file.sqlite')].map((place) =>
      createKnowledge({ file: place }),
    );
    for (const knowledge of places) {
      knowledge.put(shop);
      expect(knowledge.search({ text: 'refund' })[0]!.article.id).toBe('refund');
      knowledge.close();
    }
    expect(existsSync(file)).toBe(true);
  });

  it('is begun anew when it is no database', () => {
    const file = join(folder, 'broken.sqlite');
    writeFileSync(file, 'this is not a database, whatever its name says '.repeat(40));
    const knowledge = createKnowledge({ file });
    expect(knowledge.size).toBe(0);
    knowledge.put(shop);
    expect(knowledge.search({ text: 'refund' })[0]!.article.id).toBe('refund');
    knowledge.close();
  });
});

describe('whatever a customer types', () => {
  const knowledge = knowledgeOf(starterArticles());
  const hostile = [
    `"' OR NEAR( * ^ : -`,
    'title:refund AND (NOT body:*) "unclosed',
    `'; DROP TABLE article; --`,
    'NEAR(refund payment, 2)',
    '🙈🙉🙊 👩‍👩‍👧 refund',
    '如何取消订阅？我想退款',
    'กรุณาช่วยด้วย',
    'e\u0301\u0301\u0301 \u200b\u202e\u0000 refund',
    '\ud800 broken surrogate',
    '',
    '   \n\t ',
    '.'.repeat(10_000),
    'refund '.repeat(15_000),
    Array.from({ length: 20_000 }, (_, i) => (i * 2654435761).toString(36)).join(' '),
  ];

  it.each(hostile.map((text) => [text.slice(0, 30), text]))('never fails: %s', (_, text) => {
    const found = knowledge.search({ text, before: [text] });
    for (const { confidence, quote } of found) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(quote.length).toBeGreaterThan(0);
    }
  });

  it('never fails on letters that the index does not know, even where an article has them', () => {
    const letters = '𞤀𞤣𞤤𞤢𞤥 ﷺ ½ ① ꟊꟋ 𐴀𐴁 ℌ ǆ ŉ हिन्दी';
    const odd = knowledgeOf([article('odd', 'Letters', `All of ${letters} in one line.`)]);
    for (const text of [letters, ...letters.split(' ')]) expect(() => odd.search({ text })).not.toThrow();
    expect(odd.search({ text: 'हिन्दी' })[0]!.article.id).toBe('odd');
  });

  it('reads 100 KB of noise in little time', () => {
    const noise = Array.from({ length: 12_000 }, (_, i) => `wrod${(i * 7919).toString(36)}`).join(' ');
    const start = performance.now();
    knowledge.search({ text: noise });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('identical questions get identical answers', () => {
    const text = 'I want to cancel my Premium plan and get a refund';
    const first = knowledge.search({ text });
    knowledge.search({ text: 'something else about domains' });
    expect(knowledge.search({ text })).toEqual(first);
  });
});

describe('confidence', () => {
  const knowledge = knowledgeOf(starterArticles());
  const confidenceOf = (text: string) => knowledge.search({ text })[0]?.confidence ?? 0;

  it('is high for a question that an article answers', () => {
    expect(confidenceOf('How can I restore deleted products?')).toBeGreaterThan(0.7);
  });

  it.each([
    'what is the weather in Paris tomorrow?',
    'who won the world cup in 1998',
    'best recipe for chocolate cake',
    'My flight was cancelled, can I get compensation?',
    'my washing machine is broken',
    'do you sell running shoes in size 45?',
    'tell me a joke about cats',
  ])('stays below 0.3 off the topic: %s', (text) => {
    expect(confidenceOf(text)).toBeLessThan(0.3);
  });

  it('is lowered by words that no article knows', () => {
    const known = confidenceOf('How can I restore deleted products?');
    expect(confidenceOf('How can I restore deleted products in Xanthor Quibblewick?')).toBeLessThan(known);
  });

  it('puts the starter questions that the articles answer above those that it cannot place', () => {
    const [first] = starterQuestions();
    const last = starterQuestions().at(-2)!;
    expect(confidenceOf(first!.text)).toBeGreaterThan(0.85);
    expect(confidenceOf(last.text)).toBeLessThan(0.3);
  });
});

describe('typos', () => {
  const knowledge = knowledgeOf(starterArticles());

  it.each([
    ['How can I restore delted prodcuts?', 'Restoring Deleted Products'],
    ['cancel my premuim subscripton plan', 'Canceling a Wix Premium or Studio Plan'],
    ['verificaton proccess for wix payments', 'Wix Payments Verification Process'],
  ])('are seen through: %s', (text, title) => {
    expect(knowledge.search({ text })[0]!.article.title).toContain(title);
  });

  it('a word that the articles know is never changed', () => {
    const known = knowledgeOf([
      article('form', 'Form', 'Fill in the form.'),
      article('from', 'Fron', 'The fron is a bird.'),
    ]);
    expect(known.search({ text: 'form' }).map((found) => found.article.id)).toEqual(['form']);
  });

  it('a number or a code is never changed', () => {
    const codes = knowledgeOf([article('a', 'Error 40312', 'Error 40312 is about paper.')]);
    expect(codes.search({ text: '40321' })).toEqual([]);
  });
});

describe('what was said before', () => {
  const knowledge = knowledgeOf(starterArticles());
  const before = ['I want to transfer my domain away from Wix'];

  it('completes a short follow-up', () => {
    const [found] = knowledge.search({ text: 'and how long does it take?', before });
    expect(found!.article.title).toBe('Transferring Your Wix Domain Away from Wix');
    expect(found!.quote).toContain('up to 7 days');
  });

  it('does not colour a question that stands on its own', () => {
    const text = 'How can I add a personalized name to my automated emails?';
    expect(knowledge.search({ text, before })).toEqual(knowledge.search({ text }));
  });

  it('reaches over a message without a topic', () => {
    const [found] = knowledge.search({ text: 'how long does it take?', before: [...before, 'ok thanks'] });
    expect(found!.article.title).toBe('Transferring Your Wix Domain Away from Wix');
  });
});
