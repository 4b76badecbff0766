import type { AnyApp, AnyVerb, AppParts, UnservedFlow } from '../domain/app.ts';
import { NoAnswer, Problem, Refused } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Store } from '../store/port.ts';
import { keepSecrets, parseSettings } from './connections.ts';

type Given = Record<string, Json>;

/** What an action asks of an app. */
interface Asked {
  workspace: string;
  key: string;
  signal: AbortSignal;
}

export interface Installed {
  kind: string;
  definition: AnyApp;
  settings: Record<string, unknown>;
}

export interface Apps {
  shelf: AnyApp[];
  list(workspace: string): Promise<Installed[]>;
  /** Checks the settings and keeps them; with `check` they are tried first. */
  install(
    app: { workspace: string; name: string; settings: Record<string, unknown> },
    check: boolean,
  ): Promise<Installed & { as: string | null }>;
  uninstall(workspace: string, name: string): Promise<boolean>;
  /** Why no installed app carries out this verb, null if one does; as this replica knows it by the last `refresh`, `list` or call. */
  whyNot(workspace: string, verb: string): UnservedFlow['lacks'][number]['because'] | null;
  refresh(workspace: string): Promise<void>;
  /** Carries out a verb such as `shop.get_order`. Throws `Refused` or `NoAnswer`. */
  call(name: string, given: Given, asked: Asked): Promise<unknown>;
}

export interface AppsOptions {
  store: Pick<Store, 'apps'>;
  shelf: AnyApp[];
  parts: Omit<AppParts, 'codes'>;
  /** Carries out the verbs of kinds of which no app is installed; without it they are refused. */
  otherwise?: ((name: string, given: Given, asked: Asked) => Promise<unknown>) | undefined;
  now: () => number;
}

/** Longest that settings are tried. */
const CHECK_MS = 15_000;

/** The apps of this installation: at most one of each kind. Read with each call, so that every replica knows. */
export function createApps({ store, shelf, parts, otherwise, now }: AppsOptions): Apps {
  const find = (name: string) => shelf.find((app) => app.name === name);
  const known = new Map<string, Installed[]>();

  async function list(workspace: string): Promise<Installed[]> {
    const rows = await store.apps.list(workspace);
    const installed = rows.flatMap(({ kind, app, settings }) => {
      const definition = find(app);
      return definition ? [{ kind, definition, settings }] : [];
    });
    known.set(workspace, installed);
    return installed;
  }

  function connect(
    definition: AnyApp,
    settings: unknown,
    { workspace, signal }: Omit<Asked, 'key'>,
  ): unknown {
    const codes = store.apps.codes(workspace);
    return definition.connect(settings, { ...parts, codes, fetch: endingWith(parts.fetch, signal) });
  }

  return {
    shelf,
    list,
    whyNot(workspace, name) {
      const [kind = '', verb = ''] = name.split('.');
      const found = known.get(workspace)?.find((one) => one.kind === kind);
      if (!found) return 'app_not_installed';
      return Object.hasOwn(found.definition.verbs, verb) ? null : 'app_has_no_such_verb';
    },
    async refresh(workspace) {
      await list(workspace);
    },
    async install({ workspace, name, settings: given }, check) {
      const definition = find(name) ?? unknownApp(name, shelf);
      const { kind } = definition;
      const before = (await list(workspace)).find((one) => one.definition === definition);
      const settings = parseSettings(definition, keepShown(given, before));
      const signal = AbortSignal.timeout(CHECK_MS);
      const as = check
        ? await tryOut(definition, connect(definition, settings, { workspace, signal }))
        : null;
      await store.apps.put({ workspace, kind, app: name, settings }, now());
      await list(workspace);
      return { kind, definition, settings, as };
    },
    async uninstall(workspace, name) {
      const found = (await list(workspace)).find(({ definition }) => definition.name === name);
      const removed = found ? await store.apps.remove(workspace, found.kind) : false;
      await list(workspace);
      return removed;
    },
    async call(name, given, asked) {
      const [kind = '', verbName = ''] = name.split('.');
      const found = (await list(asked.workspace)).find((one) => one.kind === kind);
      if (!found) return otherwise ? otherwise(name, given, asked) : notInstalled(name);
      const { definition } = found;
      const verb = verbOf(definition, verbName);
      const fit = readArguments(verb, given, name);
      const settings = settingsOf(definition, found.settings);
      return verb.run(connect(definition, settings, asked), fit, { key: asked.key });
    },
  };
}

/** Who we are there. Throws what the admin can mend. */
async function tryOut({ title, check }: AnyApp, client: unknown): Promise<string> {
  try {
    return (await check(client)).as;
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof NoAnswer)) throw error;
    const [code, what] =
      error instanceof Refused
        ? ['app_refused', 'refused these settings']
        : ['app_unreachable', 'gave no answer'];
    const detail = `${title} ${what}: ${error.message}. Mend them, or keep them untried with "check": false.`;
    throw new Problem(422, code, detail, { field: '/settings' });
  }
}

/** What was shown as "(set)" and is sent back so stays; what is left out is gone. */
function keepShown(given: Record<string, unknown>, before: Installed | undefined): Record<string, unknown> {
  if (!before) return given;
  const named = Object.entries(before.settings).filter(([name]) => given[name] !== undefined);
  return keepSecrets(given, { ...before, settings: Object.fromEntries(named) });
}

/** Kept by an earlier version, which asked for less, perhaps. */
function settingsOf(definition: AnyApp, kept: Record<string, unknown>): unknown {
  const parsed = definition.settings.safeParse(kept);
  if (parsed.success) return parsed.data;
  throw new Refused(`the settings of ${definition.title} do not fit this version; send them again`, {
    status: 501,
    code: 'app_settings',
  });
}

function verbOf({ verbs, title }: AnyApp, name: string): AnyVerb<unknown> {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return verb;
  const known = Object.keys(verbs).join(', ');
  throw new Refused(`${title} cannot "${name}", only: ${known}`, {
    status: 501,
    code: 'app_has_no_such_verb',
  });
}

function readArguments(verb: AnyVerb<unknown>, given: Given, name: string): unknown {
  const parsed = verb.arguments.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refused(`${name} cannot use ${issue?.path.join('.') || 'its arguments'}: ${issue?.message}`, {
    status: 400,
    code: 'bad_arguments',
  });
}

/** Every request of a call ends with the call. */
function endingWith(fetch: AppParts['fetch'], signal: AbortSignal): AppParts['fetch'] {
  return (input, init) =>
    fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
}

function notInstalled(name: string): never {
  throw new Refused(`no app that is installed does "${name}"; see PUT /v1/apps`, {
    status: 501,
    code: 'app_not_installed',
  });
}

function unknownApp(name: string, shelf: AnyApp[]): never {
  const known = shelf.map((app) => app.name).join(', ');
  throw new Problem(404, 'unknown_app', `There is no app "${name}". Known: ${known}.`, { field: '/name' });
}
