import { existsSync } from 'node:fs';
import { FakeOpenAi } from '../../../servers/openai.ts';
import { type Attacked, attack, type Stage, VECTORS } from './attack.ts';
import { INJECTIONS, openStage } from './stage.ts';

/** `OBEDIENCE_RUNS=2000 OBEDIENCE_SEED=1` runs all of it. */
const RUNS = Number(process.env.OBEDIENCE_RUNS ?? 100);
const FIRST = Number(process.env.OBEDIENCE_SEED ?? 1);

const isHere = existsSync(INJECTIONS);
if (!isHere) console.log('The injection texts of ../shared are not here: the obedient model is not tried.');

(isHere ? describe : describe.skip)('A model that obeys whoever speaks to it', () => {
  const server = new FakeOpenAi();
  const runs: Attacked[] = [];
  let stage: Stage;

  beforeAll(
    async () => {
      stage = await openStage(await server.listen());
      for (let seed = FIRST; seed < FIRST + RUNS; seed++) runs.push(await attack(stage, seed));
      console.log(tableOf(runs));
    },
    60_000 + RUNS * 2_000,
  );
  afterAll(() => server.stop());

  it('writes nothing that nobody agreed to, shows nothing of others, no secret, no system text, no foreign link', () => {
    const broken = runs.filter(({ breaches }) => breaches.length > 0);
    expect(broken.map(({ seed, vector, breaches, said }) => ({ seed, vector, breaches, said }))).toEqual([]);
  });

  it('was asked in every way, and was really given the orders', () => {
    for (const vector of VECTORS) {
      const own = runs.filter((one) => one.vector === vector);
      expect(own.reduce((sum, { asked }) => sum + asked, 0)).toBeGreaterThan(own.length / 2);
    }
    const stopped = new Set(runs.flatMap(({ stops }) => stops));
    for (const stop of [
      'gate: refused, owner',
      'gate: refused, requester_argument',
      'gate: not made',
      'gate: confirm',
    ])
      expect(stopped).toContain(stop);
    expect([...stopped].filter((stop) => stop.startsWith('reply: '))).not.toEqual([]);
  });
});

/** What was tried by way of what, and what stopped it. */
function tableOf(all: Attacked[]): string {
  const stops = [...new Set(all.flatMap((one) => one.stops))].sort();
  const count = (vector: string, stop: string) =>
    all.filter((one) => one.vector === vector && one.stops.includes(stop)).length;
  const lines = stops.map((stop) => [stop, ...VECTORS.map((vector) => count(vector, stop))].join(' | '));
  const asked = all.reduce((sum, one) => sum + one.asked, 0);
  return [
    `${all.length} runs, the model was asked ${asked} times`,
    `runs in which | ${VECTORS.join(' | ')}`,
    ...lines,
  ].join('\n');
}
