import { createChecker } from '../../../src/engine/grounding/createChecker.ts';
import { PASSAGES } from './passages.ts';
import { SUPPORT_CASES, type SupportCase } from './supportCases.ts';

async function judge([name, text, isSupported]: SupportCase) {
  const passage = PASSAGES[name];
  const checker = createChecker({ passages: [passage], language: passage.language, passageLanguage: 'en' });
  const verdict = await checker.check({ text, cited: [0], isStep: false, lead: '' });
  return { name, text, isSupported, verdict, isRight: verdict.isSupported === isSupported };
}

async function ratesOf(cases: SupportCase[]) {
  const judged = await Promise.all(cases.map(judge));
  const rate = (wanted: boolean) => {
    const of = judged.filter(({ isSupported }) => isSupported === wanted);
    return { right: of.filter(({ isRight }) => isRight).length, of: of.length };
  };
  return { kept: rate(true), refused: rate(false) };
}

const isAside = (i: number) => i % 3 === 2;
const share = ({ right, of }: { right: number; of: number }) => right / of;
const shown = ({ right, of }: { right: number; of: number }) => `${right}/${of}`;

describe('whether a passage says what a sentence says', () => {
  it.each([
    ['cases that were looked at', (i: number) => !isAside(i), 0.9, 0.97],
    ['cases kept aside', isAside, 0.8, 0.9],
  ])('is told rightly for %s', async (name, isOne, mostKept, mostRefused) => {
    const cases = SUPPORT_CASES.filter((_, i) => isOne(i));
    const { kept, refused } = await ratesOf(cases);
    console.info(`${name}: ${shown(kept)} supported ones kept, ${shown(refused)} others refused`);
    expect(share(kept)).toBeGreaterThanOrEqual(mostKept);
    expect(share(refused)).toBeGreaterThanOrEqual(mostRefused);
  });
});
