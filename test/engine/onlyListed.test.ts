import { onlyListed } from '../../src/engine/onlyListed.ts';

const quoteOf = (quote: string, links?: string[]) => {
  const article = { id: 'a', title: 'Help', url: 'https://shop.example/help', version: 1 };
  return onlyListed({ article, quote, score: 1, confidence: 1 }, links).quote;
};

describe('Links in what an article says', () => {
  const QUOTE = 'See [returns](https://help.shop.example/r) or our carrier (https://track.example/1).';

  it('stay as they are where the bot lists no hosts', () => {
    expect(quoteOf(QUOTE)).toBe(QUOTE);
  });

  it('stay where they lead to the site of the article, or to a listed host', () => {
    expect(quoteOf(QUOTE, ['track.example'])).toBe(QUOTE);
  });

  it.each([
    [QUOTE, 'See [returns](https://help.shop.example/r) or our carrier.'],
    ['See [this](https://shop.example.evil.example/x).', 'See this.'],
    ['Go to https://evil.example/login?u=1 now.', 'Go to now.'],
    ['Go to www.evil.example now.', 'Go to now.'],
    ['More at evil-shop.ru/refund or evil.example today.', 'More at or today.'],
    ['Write to help@shop.example.com, please.', 'Write to help@shop.example.com, please.'],
    ['https://evil.example', 'Help'],
  ])('are taken out of "%s" where they lead elsewhere', (quote, left) => {
    expect(quoteOf(quote, [])).toBe(left);
  });
});
