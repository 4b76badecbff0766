import { eachWord, wordsOf } from '../../src/knowledge/words.ts';

describe('the words of a text', () => {
  it.each([
    ["Don't e-mail it’s Anna's", ['dont', 'e', 'mail', 'it', 'anna']],
    [
      'CVE-2014-8730 E-4031 x86 a-1 end-',
      ['cve20148730', 'cve', '20148730', 'e4031', 'e', '4031', 'x86', 'a1', 'a', 'end'],
    ],
    ['version 4.1.1, 500,000 rows', ['version', '411', '500000', 'rows']],
    ['naïve Übergröße cafe\u0301s', ['naive', 'ubergroße', 'cafes']],
    ['macOS', ['macos', 'mac', 'os']],
    ['loadExtensions', ['loadextensions', 'load', 'extensions']],
    ['退款政策', ['退款', '款政', '政策']],
    ['end.Verification 🙈word\ud800x', ['end', 'verification', 'word', 'x']],
    ['', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text).map(({ word }) => word)).toEqual(words);
    const found: string[] = [];
    eachWord(text, (word) => found.push(word));
    expect(found).toEqual(words);
  });

  it('name the place where each stands', () => {
    const text = 'To reset E-4031, don’t wait.';
    const places = wordsOf(text).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['To', 'reset', 'E-4031', 'E-4031', 'E-4031', 'don’t', 'wait']);
  });
});
