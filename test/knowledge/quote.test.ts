import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import { article, knowledgeOf, shop, starterArticles, starterQuestions } from './articles.ts';
import { meaningEncoder } from './meaningEncoder.ts';

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

const PRICES = [
  'France',
  'Spain',
  'Italy',
  'Poland',
  'Norway',
  'Greece',
  'Portugal',
  'Ireland',
  'Latvia',
  'Malta',
];
const costs = article(
  'costs',
  'Shipping abroad',
  `Every parcel has a price that hangs on the country it goes to, and on its weight and size.

| Country | Cost | Days on the road | Carrier that brings it |
|---|---|---|---|
${PRICES.map((country, i) => `| ${country} | ${i}.90 EUR | ${i + 2} | Carrier ${i} of the ${country} post |`).join('\n')}`,
);
const trash = article(
  'trash',
  'Restore deleted files',
  `Deleted files stay in the trash for 30 days. To restore one:

1. Open **Trash**.
2. Select the file.
3. Click **Restore**.

After that time nobody can bring them back, not even our support. ${'Your own copies are not touched by any of this. '.repeat(6)}`,
);

describe('where a quote ends', () => {
  const asked = async (text: string) => {
    const knowledge = createKnowledge({ encoder: meaningEncoder() });
    knowledge.put([costs, trash]);
    await knowledge.idle();
    const [found] = await knowledge.search({ text });
    knowledge.close();
    return found!.quote;
  };

  it('a row of a table stands below the table’s first', async () => {
    expect(await asked('How much is shipping to Spain?')).toBe(
      '| Country | Cost | Days on the road | Carrier that brings it |\n|---|---|---|---|\n| Spain | 1.90 EUR | 3 | Carrier 1 of the Spain post |',
    );
  });

  it('a fact is not followed by the lead-in of a list that is not quoted', async () => {
    expect(await asked('How long do deleted files stay in the trash?')).toBe(
      'Deleted files stay in the trash for 30 days.',
    );
  });

  it('a lead-in comes with what it announces, or not at all', () => {
    const body = `The gateway restarts by itself at night. ${'It needs a minute for that. '.repeat(14)}\n\nRestart the gateway by hand with this:\n\nSwitch it off and on again at the wall.`;
    const [found] = knowledgeOf([article('g', 'Gateway', body)]).search({ text: 'restart gateway by hand' });
    expect(found!.quote).toContain('Restart the gateway by hand');
    expect(found!.quote).not.toMatch(/:$/);
  });

  it('a short section is quoted whole: who may, and how', () => {
    const body =
      'Only the owner can cancel the Team plan. The owner opens **Billing** and clicks **Cancel plan**. All members lose access after 7 days.';
    const [found] = knowledgeOf([article('c', 'Cancel the Team plan', body)]).search({
      text: 'cancel the team plan',
    });
    expect(found!.quote).toBe(body);
  });

  it.each([
    ['How do I share a folder?', 'Click **Copy link**.'],
    ['how can I reset my password', 'Choose a new password of at least 12 characters.'],
    ['How do I change my email address?', 'Open the link in the mail that we send to the new address.'],
  ])('%s is answered with every step', async (text, last) => {
    const knowledge = createKnowledge({ encoder: meaningEncoder() });
    knowledge.put(HOW_TOS);
    await knowledge.idle();
    const [found] = await knowledge.search({ text });
    knowledge.close();
    expect(found!.quote).toContain('1. ');
    expect(found!.quote).toContain(last);
  });
});

const MORE = `\n\n${'Ask an administrator of your team where this is not allowed to you. '.repeat(5)}`;
const HOW_TOS = [
  article(
    'share',
    'Share a folder with a link',
    `1. Right-click the folder and choose **Share**.\n2. Switch on *Anyone with the link*, 20% of all folders are.\n3. Click **Copy link**.${MORE}`,
  ),
  article(
    'password',
    'Reset your password',
    `1. Click **Forgot password** on the page.\n2. Enter your e-mail address.\n3. Follow the link.\n4. Choose a new password of at least 12 characters.${MORE}`,
  ),
  article(
    'email',
    'Change your email address',
    `1. Open **Settings** and choose *Profile*.\n2. Type the new address, such as kim@shop.example.\n3. Open the link in the mail that we send to the new address.${MORE}`,
  ),
];

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
