import { openPlace, type StoreName } from './place.ts';
import { report } from './report.ts';
import { runChaos } from './runChaos.ts';

/** `npm run chaos` is the long version. */
const SEED = 230;
const stores: StoreName[] = ['sqlite', 'postgres'];

describe.each(stores)('kill -9 under load on %s', (store) => {
  it('loses nothing, says nothing twice and keeps the order', async () => {
    const place = await openPlace(store);
    if ('reason' in place) return console.warn(`The kills on PostgreSQL are skipped: ${place.reason}`);
    try {
      const options = {
        seed: SEED,
        kills: 2,
        postmasterKills: place.crash ? 1 : 0,
        seconds: 0,
        short: true,
        say: () => {},
      };
      const outcome = await runChaos(place, options);
      console.log(report(place.title, SEED, outcome));
      expect(outcome.verified.breaches).toEqual([]);
      expect(outcome.journal.counts.acknowledged).toBeGreaterThan(50);
    } finally {
      await place.remove();
    }
  }, 120_000);
});
