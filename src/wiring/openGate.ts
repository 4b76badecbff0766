import { randomBytes } from 'node:crypto';
import { createHttp } from '../../adapters/http.ts';
import { apps as appShelf } from '../../adapters/index.ts';
import { createCarriers } from '../actions/carriers/createCarriers.ts';
import { createActions } from '../actions/createActions.ts';
import type { ActionParts } from '../actions/parts.ts';
import type { Terminal } from '../cli/terminal.ts';
import type { Config } from '../config.ts';
import { createApps } from '../desk/apps.ts';
import type { Connector } from '../desk/connections.ts';
import type { Action } from '../domain/action.ts';
import type { Bot } from '../domain/bot.ts';
import { createVault } from '../domain/createVault.ts';
import { guardActions } from '../engine/hooks/guardActions.ts';
import { createTasks } from '../engine/tasks/createTasks.ts';
import { appVerbsOf, unservedFlows } from '../flows/appVerbsOf.ts';
import { callHookOf, type RunningHooks } from '../flows/hooks/createHooks.ts';
import { createDemoApps, demoVerbs } from '../starter/demo/createDemoApps.ts';
import type { Store } from '../store/port.ts';

export interface GateOptions extends Pick<ActionParts, 'now' | 'log' | 'tell'> {
  config: Config;
  terminal: Terminal;
  store: Store;
  connector: Connector;
  workspace: string;
  sleep: (ms: number) => Promise<void>;
  /** As they are now: both change while the server runs. */
  bot: () => Bot;
  hooks: () => RunningHooks | null;
}

/** What the bot may do, and what carries it out: apps, the gate before them, and the tasks that go through it. */
export async function openGate({
  config,
  terminal,
  store,
  connector,
  workspace,
  sleep,
  bot,
  hooks,
  now,
  log,
  tell,
}: GateOptions) {
  // The demo's shop is for trying: no customer of a real desk is ever told of its orders.
  const hasDemo = () =>
    config.DESKHAND_DEMO && connector.list(workspace).every(({ desk: name }) => name === 'local');
  const demoApps = createDemoApps({
    now,
    isOn: hasDemo,
    mail: (to, text) => terminal.note(`The demo would mail to ${to}: ${text}`),
  });
  const apps = createApps({ store, shelf: appShelf, parts: { fetch, now, sleep }, otherwise: demoApps, now });
  await apps.refresh(workspace);
  const ofDemo = new Set(demoVerbs());
  const whyNot = (verb: string) => {
    const why = apps.whyNot(workspace, verb);
    return why === 'app_not_installed' && hasDemo() && ofDemo.has(verb) ? null : why;
  };
  const secret = await store.access.secret(workspace, 'flows', () => randomBytes(32).toString('base64url'));
  const vault = createVault(secret, 'action');
  const parts = {
    runs: store.actionRuns,
    carriers: createCarriers({
      openHttp: createHttp,
      fetch,
      folder: config.DESKHAND_BOT,
      callApp: apps.call,
      callHook: callHookOf(hooks),
    }),
    secrets: store.secrets.values,
    vault,
    keepDays: config.ACTIONS_KEPT_DAYS,
    now,
    log,
    tell,
  };
  const gateOf = (list: () => readonly Action[]) =>
    createActions({ ...parts, actions: list, rules: guardActions(hooks) });
  const tasks = createTasks({
    current: bot,
    openGate: (version) => gateOf(() => version().actions),
    kept: (version) => store.versions.get(workspace, version),
    secret,
    now,
    serves: (flow, version, isProven) =>
      appVerbsOf(flow, version, isProven).every((verb) => whyNot(verb) === null),
  });
  const unserved = () => unservedFlows(bot(), whyNot);
  return { apps, actions: gateOf(() => bot().actions), tasks, unserved, digest: vault.digest };
}
