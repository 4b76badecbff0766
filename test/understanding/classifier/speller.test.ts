import { readFileSync } from 'node:fs';
import { wordsOf } from '../../../src/understanding/classifier/features.ts';
import { createSpeller } from '../../../src/understanding/classifier/speller/createSpeller.ts';
import { fixedWords } from '../../../src/understanding/classifier/speller/fixedWords.ts';

const { model } = JSON.parse(
  readFileSync(new URL('../../../src/encoder/model/tokenizer.json', import.meta.url), 'utf8'),
) as { model: { vocab: Record<string, number> } };
const general = Object.entries(model.vocab)
  .sort((a, b) => a[1] - b[1])
  .map(([word]) => word)
  .filter((word) => /^[a-z]{2,}$|^[ai]$/.test(word));
const texts = [
  'where is my order',
  'please cancel my subscription',
  'I want to change the delivery address',
  'my credit card was declined',
  'how do I reset my password',
  'I would like a refund for the blue jacket',
].map(wordsOf);
const speller = createSpeller({ texts, general });
const mend = (text: string) => speller.mend(wordsOf(text), fixedWords(text))?.join(' ') ?? null;

describe('the speller', () => {
  it.each([
    ['where is my ordr', 'where is my order'],
    ['whre is my ordr', 'where is my order'],
    ['plese cancle my subscripton', 'please cancel my subscription'],
    ['how do i reset my pasword', 'how do i reset my password'],
    ['i want to chnage the delivry adress', 'i want to change the delivery address'],
    ['my creditcard was declind', 'my credit card was declined'],
    ['i wuold liek a refund', 'i would like a refund'],
    ['wher eis my order', 'where is my order'],
    ['can you hepl me', 'can you help me'],
    ['the pakcage has not arived', 'the package has not arrived'],
  ])('%s', (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  it.each([
    'where is my order',
    'order 4512-AX has not arrived',
    'ERR_CONNECTION_REFUSED on port 8080',
    'the Wi-Fi router keeps restarting',
    'hello from berlin',
    'can I pay with paypal',
    'please ask Jörgensen or Kowalczyk about it',
    'unsubscribed users are duplicated after restarting',
    'see acme.example/helpdesc and config.jsno',
    'ошибка при входе',
    'заказ не пришёл',
    '我想要退款',
    '',
  ])('leaves alone: %s', (text) => {
    expect(mend(text)).toBeNull();
  });

  it('leaves all words of a bot that has no words of its language but far slips alone', () => {
    const german = createSpeller({
      texts: ['wo ist meine bestellung', 'ich möchte mein geld zurück'].map(wordsOf),
      general: [],
    });
    expect(german.mend(wordsOf('wann kommt der handwerker nach hause'))).toBeNull();
    expect(german.mend(wordsOf('wo ist meine bestelung'))?.join(' ')).toBe('wo ist meine bestellung');
  });

  it('is quick with what is no language', () => {
    const text = Array.from({ length: 50 }, (_, at) => `qx${'zkwv'.repeat((at % 4) + 1)}`).join(' ');
    const began = performance.now();
    mend(text);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
