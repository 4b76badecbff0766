import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../../src/domain/article.ts';
import { createReading } from '../../../src/engine/createReading.ts';
import { findConflicts } from '../../../src/insights/conflicts/findConflicts.ts';

const EVALS = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'evals');
const reading = createReading();

const article = (id: string, title: string, body: string, more: Partial<Article> = {}): Article => ({
  id,
  title,
  body,
  source: 'api',
  version: 1,
  updatedAt: 0,
  ...more,
});
const OTHERS = [
  article('o1', 'Invoices', 'You can download an invoice as PDF from your account page.'),
  article('o2', 'Language', 'Open Settings and choose Language to read the shop in your own language.'),
  article('o3', 'Reviews', 'Customers write reviews after their purchase arrives.'),
];
const between = async (...articles: Article[]) => findConflicts([...articles, ...OTHERS], reading, 'en');

async function kinds(a: [title: string, body: string], b: [title: string, body: string]) {
  const { contradictions } = await between(article('a', ...a), article('b', ...b));
  return contradictions.map(({ kind }) => kind);
}

describe('contradictions between articles', () => {
  it.each([
    [
      'figure',
      ['Returning a parcel', 'You can return items within 30 days of delivery.'],
      ['Refund policy', 'Items can be returned within two weeks after delivery.'],
    ],
    [
      'figure',
      ['Prices', 'The Business plan costs $29 per month.'],
      ['Plans', 'The Business plan costs $39 per month.'],
    ],
    [
      'figure',
      ['Password', 'Your password must have at least 8 characters.'],
      ['Security', 'Passwords need at least 12 characters.'],
    ],
    [
      'figure',
      ['Rückgabe', 'Sie können Artikel innerhalb von 30 Tagen zurückgeben.'],
      ['Widerruf', 'Artikel können Sie innerhalb von 14 Tagen zurückgeben.'],
    ],
    [
      'date',
      ['Holidays', 'Our office is closed from December 24.'],
      ['Opening hours', 'Our office is closed from 22 December.'],
    ],
    [
      'phone',
      ['Contact us', 'You can reach our support team by phone at +1 555 010 0100.'],
      ['Getting help', 'Call our support team at +1 555 010 0199.'],
    ],
    [
      'email',
      ['Billing', 'Send billing questions to billing@acme.example.'],
      ['Invoices', 'For billing questions, send an email to accounts@acme.example.'],
    ],
    [
      'negation',
      ['Gift cards', 'Gift cards can be refunded.'],
      ['Refunds', 'Gift cards cannot be refunded.'],
    ],
  ] as [string, [string, string], [string, string]][])('are found: %s', async (kind, a, b) => {
    expect(await kinds(a, b)).toEqual([kind]);
  });

  it.each([
    [
      'the titles tell two things apart',
      ['Delivery to France', 'Delivery takes 3 days by standard post.'],
      ['Delivery to Spain', 'Delivery takes 5 days by standard post.'],
    ],
    [
      'a name does',
      ['Plans', 'The Business plan costs $29 per month.'],
      ['Prices', 'The Starter plan costs $9 per month.'],
    ],
    [
      'one speaks of a part only',
      ['Return', 'You can return items within 30 days.'],
      ['Return', 'You can return sale items within 14 days.'],
    ],
    [
      'a condition holds for each',
      ['Cancel', 'You can cancel your order before it ships.'],
      ['Cancel', 'You cannot cancel your order after it ships.'],
    ],
    [
      'one is the least and one the most',
      ['Limits', 'The maximum transfer is $5000 per day.'],
      ['Limits', 'The minimum transfer is $5 per day.'],
    ],
    [
      'both say the same in other units',
      ['A', 'Delivery takes 2 weeks for furniture.'],
      ['B', 'Delivery takes 14 days for furniture.'],
    ],
    [
      'one only asks',
      ['A', 'Can I pay by invoice after delivery?'],
      ['B', 'You cannot pay by invoice after delivery.'],
    ],
    [
      'versions are names',
      ['A', 'WebSphere Portal 9.0 needs 4 GB of memory.'],
      ['B', 'WebSphere Portal 8.5 needs 2 GB of memory.'],
    ],
    [
      'the steps are those of opposites',
      ['A', 'To enable two-factor login, open Settings and Security.'],
      ['B', 'To disable two-factor login, open Settings and Security.'],
    ],
  ] as [string, [string, string], [string, string]][])('are none where %s', async (_, a, b) => {
    expect(await kinds(a, b)).toEqual([]);
  });

  it('are none between two languages', async () => {
    const french = article('b', 'Prices', 'The Business plan costs $39 per month.', { language: 'fr' });
    const english = article('a', 'Plans', 'The Business plan costs $29 per month.', { language: 'en' });
    expect((await between(english, french)).contradictions).toEqual([]);
  });

  it('quote both sentences as they stand', async () => {
    const said = ['**Gift cards** can be refunded.', 'Gift cards *cannot* be refunded.'];
    const { contradictions } = await between(
      article('a', 'Gift cards', said[0]!),
      article('b', 'Refunds', said[1]!),
    );
    expect(contradictions.map(({ a, b }) => [a.read.text, b.read.text])).toEqual([said]);
  });
});

describe('duplicates among articles', () => {
  const TEXT = `Open your account page and choose Payment methods.
Press Add card and type the number that stands on your bank card.
The new card is charged for the first time with your next monthly invoice.`;
  const found = async (...articles: Article[]) =>
    (await between(...articles)).duplicates.map(({ articles: pair, share }) => [
      ...pair.map((one) => one.article.id),
      share,
    ]);

  it('are two articles of which one says what the other does', async () => {
    const longer = `${TEXT}\nOld cards stay visible for a year in the history of your wallet, without their numbers.`;
    expect(
      await found(article('a', 'Add a card', TEXT), article('b', 'Changing how you pay', longer)),
    ).toEqual([['a', 'b', 1]]);
  });

  it('are none where only a sentence is shared, or what stands in every article', async () => {
    const [first] = TEXT.split('\n');
    const other = `${first}\nPress Remove next to the bank account that you closed, and confirm with your password.\nRefunds that are under way still reach the closed account through your bank.`;
    expect(await found(article('a', 'A', TEXT), article('b', 'B', other))).toEqual([]);
    const footers = [1, 2, 3, 4, 5, 6].map((n) => article(`f${n}`, `Page ${n}`, TEXT));
    expect(await found(...footers)).toEqual([]);
  });

  it('do not need articles at all', async () => {
    expect(await findConflicts([], reading, 'en')).toEqual({ duplicates: [], contradictions: [] });
  });

  it('are read from real help centres without false alarms', async () => {
    const sets = ['wixqa160', 'workarena_kb', 'stackfaq'].filter((set) => existsSync(join(EVALS, set)));
    if (sets.length === 0) return console.warn('Skipped: ../shared/data/evals is not there.');
    for (const set of sets) {
      const lines = readFileSync(join(EVALS, set, 'articles.jsonl'), 'utf8')
        .trim()
        .split('\n');
      const articles = lines.map((line) => {
        const { id, title, body } = JSON.parse(line) as Article;
        return article(id, title, body);
      });
      const { duplicates, contradictions } = await findConflicts(articles, reading, 'en');
      expect({ set, duplicates, contradictions }).toEqual({ set, duplicates: [], contradictions: [] });
    }
  }, 120_000);
});
