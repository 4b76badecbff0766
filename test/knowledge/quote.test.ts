import { article, knowledgeOf, shop, starterArticles, starterQuestions } from './articles.ts';

const knowledge = knowledgeOf(shop);
const quoteFor = (text: string) => knowledge.search({ text })[0]!.quote;
const bare = (text: string) => text.replaceAll(/\s/g, '');

describe('the quote', () => {
  it('is the sentence that answers, not the article', () => {
    expect(quoteFor('how long until the refund is on my credit card?')).toContain(
      'A credit card takes up to 10 working days.',
    );
    expect(quoteFor('how long until the refund is on my credit card?')).not.toContain('post office');
    expect(quoteFor('what does express delivery cost')).toContain(
      'Express delivery takes one day and costs 9.90 EUR.',
    );
  });

  it('keeps the steps of a list whole and on their own lines, with their lead-in', () => {
    expect(quoteFor('how do I ask for a refund and return items')).toContain(
      [
        'To ask for a refund:',
        '',
        '1. Open **Orders** in your account.',
        '2. Choose the order and press *Return items*.',
        '3. Select a reason and print the label.',
        '4. Bring the parcel to any post office.',
      ].join('\n'),
    );
  });

  it('keeps the steps of a procedure whole whose list marks were lost', () => {
    const steps = [
      'To reset your password:',
      'Open the sign-in page.',
      'Click Forgot password.',
      'Enter your email address.',
    ];
    expect(quoteFor('I forgot my password, how do I reset it?')).toContain(
      [...steps, 'Click the link in the message that we send.'].join('  \n'),
    );
  });

  it('begins at a sentence even where the space after the full stop is missing', () => {
    expect(quoteFor('my password link has expired')).toMatch(
      /(?:^|\s)Ask for a new one when it has expired\.$/,
    );
  });

  it('takes a question of the article along with its answer', () => {
    const faq = knowledgeOf([
      article(
        'faq',
        'Questions',
        'Do you ship abroad? Only to Austria. Can I pay by invoice? Yes, from 20 EUR.',
      ),
    ]);
    expect(faq.search({ text: 'pay by invoice' })[0]!.quote).toBe('Can I pay by invoice? Yes, from 20 EUR.');
  });

  it('leaves code as it is', () => {
    const code = 'Run this to restart the worker:\n\n```\nworker   --restart\n  now\n```\n';
    const [found] = knowledgeOf([article('code', 'Worker', code)]).search({ text: 'restart the worker' });
    expect(found!.quote).toBe(code.trim());
  });

  it('is the beginning of a sentence that is longer than any quote may be', () => {
    const endless = `The zebra ${'walks on and '.repeat(400)}sleeps.`;
    const [found] = knowledgeOf([article('long', 'Zebra', endless)]).search({ text: 'zebra' });
    expect(found!.quote.length).toBeLessThanOrEqual(701);
    expect(endless.startsWith(found!.quote.slice(0, -1))).toBe(true);
  });

  it('is there for an article that is nothing but a heading', () => {
    const [found] = knowledgeOf([article('h', 'Opening hours', '# Opening hours')]).search({
      text: 'opening hours',
    });
    expect(found!.quote).toBe('# Opening hours');
  });
});

describe('quotes of the starter articles', () => {
  const starter = starterArticles();
  const bodies = new Map(starter.map(({ id, body }) => [id, bare(body)]));
  const all = knowledgeOf(starter);
  const found = starterQuestions().flatMap(({ text }) => all.search({ text }));

  it('are the article’s own words, white space aside', () => {
    expect(found.length).toBeGreaterThan(30);
    for (const { article: source, quote } of found) expect(bodies.get(source.id)).toContain(bare(quote));
  });

  it('are short: 700 characters, or 1,400 where a procedure needs them', () => {
    for (const { quote } of found)
      expect(quote.length).toBeLessThanOrEqual(quote.includes('\n') ? 1400 : 700);
  });

  it('name the page that they come from', () => {
    for (const { article: source } of found) expect(source.url).toMatch(/^https:\/\/support\.wix\.com\//);
  });
});
