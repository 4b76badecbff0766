import { type Options, readOptions, USAGE } from './options.ts';
import { openPlace, type StoreName } from './place.ts';
import { report } from './report.ts';
import { runChaos } from './runChaos.ts';

const POSTMASTER_KILLS = 3;
const beganAt = Date.now();
const say = (line: string) =>
  console.log(`  ${((Date.now() - beganAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);

/** Exit code 0: everything held; 1: something did not; 2: it could not be run as asked. */
async function main(): Promise<number> {
  const options = readOrExplain(process.argv.slice(2));
  if (!options) return 2;
  const { seed, kills, stores } = options;
  console.log(`Deskhand under kill -9: ${kills} kills on each of ${stores.join(' and ')}, seed ${seed}\n`);
  const results: boolean[] = [];
  for (const store of stores) results.push(await runOn(store, options));
  console.log(
    `Again: npm run chaos -- --seed ${seed} --kills ${kills} --store ${stores.length > 1 ? 'both' : stores[0]}`,
  );
  return results.every(Boolean) ? 0 : 1;
}

/** A store that was asked for by name must be there; of both, PostgreSQL may be missing, which is said. */
async function runOn(store: StoreName, { seed, kills, seconds, stores }: Options): Promise<boolean> {
  const place = await openPlace(store);
  if ('reason' in place) {
    console.log(`  PostgreSQL is left out: ${place.reason}`);
    return stores.length > 1;
  }
  console.log(`  ${place.title}`);
  try {
    const postmasterKills = place.crash ? POSTMASTER_KILLS : 0;
    const outcome = await runChaos(place, { seed, kills, postmasterKills, seconds, short: false, say });
    console.log(report(place.title, seed, outcome));
    return outcome.verified.breaches.length === 0;
  } finally {
    await place.remove();
  }
}

function readOrExplain(args: string[]): Options | null {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return null;
  }
}

// An exit takes the servers along, see replica.ts and place.ts.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main().catch((error: Error) => {
  console.error(error.stack);
  return 2;
});
