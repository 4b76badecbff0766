import { existsSync } from 'node:fs';
import { createChecker } from '../../../src/engine/grounding/createChecker.ts';
import { EVALS, type Made, makeExchanges } from './exchanges.ts';

const isHere = existsSync(EVALS);
if (!isHere)
  console.log('Skipped: exchanged names are made of the articles of shared/data/evals, which are not here.');
const describeHere = isHere ? describe : describe.skip;

const SETS = ['workarena_kb', 'wixqa160', 'techqa480', 'mtragun', 'tau_bank'];

async function isKept({ passage, text }: Made): Promise<boolean> {
  const checker = createChecker({ passages: [passage], language: 'en', passageLanguage: 'en' });
  return (await checker.check({ text, cited: [0], isStep: false, lead: '' })).isSupported;
}

/** Share kept, by kind. */
async function keptOf(made: Made[]): Promise<Record<string, number>> {
  const shares: Record<string, number> = {};
  for (const [kind, some] of Map.groupBy(made, (one) => one.kind)) {
    const kept = (await Promise.all(some.map(isKept))).filter(Boolean).length;
    console.info(`${kind}: ${kept} of ${some.length} kept`);
    shares[kind] = kept / some.length;
  }
  return shares;
}

describeHere('a sentence of a real article with two names, codes or numbers exchanged', () => {
  const { exchanged, same } = isHere ? makeExchanges(SETS, 20) : { exchanged: [], same: [] };

  it('is mostly refused', async () => {
    const kept = await keptOf(exchanged);
    expect(kept['names between sentences']).toBeLessThanOrEqual(0.06);
    expect(kept['quantities between sentences']).toBeLessThanOrEqual(0.06);
    expect(kept['names within a sentence']).toBeLessThanOrEqual(0.25);
  }, 120_000);

  it('while the same sentence in another order or with an opening is kept', async () => {
    const kept = await keptOf(same);
    expect(kept['as it is']).toBeGreaterThanOrEqual(0.97);
    expect(kept['with an opening']).toBeGreaterThanOrEqual(0.97);
    expect(kept['condition behind']).toBeGreaterThanOrEqual(0.93);
    expect(kept['two joined']).toBeGreaterThanOrEqual(0.93);
  }, 120_000);
});
