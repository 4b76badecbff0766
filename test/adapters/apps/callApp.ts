import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApps } from '../../../src/desk/apps.ts';
import type { AnyApp } from '../../../src/domain/app.ts';
import type { Json } from '../../../src/domain/json.ts';
import { createStore } from '../../../src/store/createStore.ts';

const WORKSPACE = 'default';

/** One app, installed into a store of its own; its verbs are called as an action calls them. */
export async function installed(
  app: AnyApp,
  settings: object,
  { now = Date.now }: { now?: () => number } = {},
) {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
  const store = await createStore({ dir, now });
  /** What it slept, ms; nobody here needs time to recover. */
  const waited: number[] = [];
  const sleep = async (ms: number) => void waited.push(ms);
  const apps = createApps({ store, shelf: [app], parts: { fetch, now, sleep }, now });
  const install = (check: boolean, given: object = settings) =>
    apps.install({ workspace: WORKSPACE, name: app.name, settings: given as Record<string, unknown> }, check);
  await install(false);
  let calls = 0;
  return {
    install,
    waited,
    whyNot: (verb: string) => apps.whyNot(WORKSPACE, verb),
    call: (
      name: string,
      given: Record<string, Json>,
      key = `key-${++calls}`,
      timeoutMs = 5_000,
      // biome-ignore lint/suspicious/noExplicitAny: each test knows what its verb gives
    ): Promise<any> =>
      apps.call(name, given, { workspace: WORKSPACE, key, signal: AbortSignal.timeout(timeoutMs) }),
    async stop() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
