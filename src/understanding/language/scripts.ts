/** Scripts that one language, or one among those that customers write, is written in. */
const SCRIPTS: [script: RegExp, languageOf: (text: string) => string][] = [
  [/\p{sc=Cyrillic}/u, ofCyrillic],
  [/\p{sc=Greek}/u, () => 'el'],
  [/\p{sc=Arabic}/u, ofArabic],
  [/\p{sc=Hebrew}/u, () => 'he'],
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/u, () => 'ja'],
  [/\p{sc=Han}/u, (text) => (JAPANESE.test(text) ? 'ja' : 'zh')],
  [/\p{sc=Hangul}/u, () => 'ko'],
  [/\p{sc=Thai}/u, () => 'th'],
  [
    /\p{sc=Devanagari}/u,
    (text) => (/ळ|(?:^|\s)(?:आहे|नाही|माझ[ाीे]|कुठे)(?=\s|$|[?।.])/u.test(text) ? 'mr' : 'hi'),
  ],
  [/\p{sc=Bengali}/u, () => 'bn'],
  [/\p{sc=Tamil}/u, () => 'ta'],
  [/\p{sc=Telugu}/u, () => 'te'],
  [/\p{sc=Gujarati}/u, () => 'gu'],
  [/\p{sc=Gurmukhi}/u, () => 'pa'],
  [/\p{sc=Georgian}/u, () => 'ka'],
  [/\p{sc=Armenian}/u, () => 'hy'],
  [/\p{sc=Khmer}/u, () => 'km'],
  [/\p{sc=Ethiopic}/u, () => 'am'],
];
/** Kana, and words in Chinese characters that only Japanese has. */
const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}々]|注文|荷物|返品|返金|領収|込|円|発送|配達|番号|再発行/u;
const OTHER = /[^\p{sc=Latin}\P{L}]/u;
const OTHERS = /[^\p{sc=Latin}\P{L}]/gu;
const LATINS = /\p{sc=Latin}/gu;

/** Where most letters are of another script than Latin, a language of that script. A word of Han weighs few letters. */
export function languageOfScript(text: string): string | undefined {
  const first = OTHER.exec(text);
  if (!first) return undefined;
  const others = text.match(OTHERS)!;
  const latin = text.match(LATINS)?.length ?? 0;
  const weight = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(first[0]) ? 3 : 1;
  if (others.length * weight < latin) return undefined;
  const letters = others.join('');
  const counts = SCRIPTS.map(([script]) =>
    others.reduce((n, letter) => n + (script.test(letter) ? 1 : 0), 0),
  );
  const most = Math.max(...counts);
  return most === 0 ? undefined : SCRIPTS[counts.indexOf(most)]![1](/\s/.test(text) ? text : letters);
}

/** https://en.wikipedia.org/wiki/Cyrillic_alphabets: letters that the neighbours do not have, then small words. */
function ofCyrillic(text: string): string {
  const plain = text.toLowerCase();
  if (/[ўё].*[і]|[ў]/u.test(plain)) return 'be';
  if (/[їєґ]|і/u.test(plain)) return 'uk';
  if (/[љњћђџ]|ј/u.test(plain)) return /[ѓќѕ]/u.test(plain) ? 'mk' : 'sr';
  if (/[ыэё]/u.test(plain)) return 'ru';
  if (BULGARIAN.test(plain)) return 'bg';
  if (UKRAINIAN.test(plain)) return 'uk';
  return 'ru';
}
const BULGARIAN =
  /(?:^|\s)(?:къде|ми|съм|сте|са|ли|как|кога|защо|може|искам|моля|благодаря|здравейте|здравей|поръчката|пратката|няма|това|още|парите|ще|с|за)(?=\s|$|[?!.,])(?!.*(?:^|\s)(?:мой|моя|что|это|где|не работает|мне|пришел|заказ)(?=\s|$|[?!.,]))|ъ\p{L}/u;
const UKRAINIAN =
  /(?:^|\s)(?:де|дуже|треба|чи|коли|чому|моє|дякую|працює|будь ласка|потрібно|допоможіть|хочу повернути|замовлення|посилка прийде|прийде|не можу увійти)(?=\s|$|[?!.,])/u;

/** Persian and Urdu have letters that Arabic has not. https://en.wikipedia.org/wiki/Perso-Arabic_script */
function ofArabic(text: string): string {
  if (/[ٹڈڑںےہ]/u.test(text)) return 'ur';
  if (/[پچژگیک]/u.test(text) || /(?:^|\s)(?:است|را|سفارش|کجاست|ممنون)(?=\s|$)/u.test(text)) return 'fa';
  return 'ar';
}
