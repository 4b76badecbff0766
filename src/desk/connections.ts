import { z } from 'zod';
import { Problem } from '../domain/errors.ts';
import type { DeskParts as AdapterParts, AnyHelpDesk, HelpDesk } from '../domain/helpdesk.ts';
import type { Installation, Store } from '../store/port.ts';
import type { Connections, Log } from './parts.ts';

export interface Connected extends Installation {
  definition: AnyHelpDesk;
  helpdesk: HelpDesk;
}

export interface Connector extends Connections {
  /** The installation, for the webhook door. */
  find(id: string): Connected | undefined;
  list(workspace: string): Connected[];
  shelf: AnyHelpDesk[];
  /** Connects without keeping anything, to try settings. */
  prepare(installation: Omit<Installation, 'cursor'>): Connected;
  /** Checks the settings, keeps them and connects. */
  install(installation: Omit<Installation, 'cursor'>): Promise<Connected>;
  uninstall(workspace: string, id: string): Promise<boolean>;
  /** Reads again what other replicas may have installed. */
  refresh(): Promise<void>;
}

export interface ConnectorOptions {
  store: Store;
  shelf: AnyHelpDesk[];
  adapterParts: Omit<AdapterParts, 'tickets'>;
  /** Gets the built-in desk, if it has none. */
  workspace: string;
  log: Log;
  now: () => number;
}

const LOCAL = { id: 'local', desk: 'local', settings: {}, handoffs: true };

/** The desks of this installation: the built-in one always, the others as they are installed. */
export async function createConnector({
  store,
  shelf,
  adapterParts,
  workspace,
  log,
  now,
}: ConnectorOptions): Promise<Connector> {
  const connected = new Map<string, Connected>();

  function prepare(installation: Installation): Connected {
    const definition = shelf.find(({ name }) => name === installation.desk);
    if (!definition) throw unknownDesk(installation.desk, shelf);
    const settings = parseSettings(definition, installation.settings);
    const tickets = store.desks.tickets(installation.workspace);
    const helpdesk = definition.connect(settings, { ...adapterParts, tickets });
    return { ...installation, settings, definition, helpdesk };
  }

  function connect(installation: Installation): Connected {
    const entry = prepare(installation);
    connected.set(installation.id, entry);
    return entry;
  }

  async function refresh(): Promise<void> {
    const all = await store.installations.all();
    for (const id of connected.keys()) if (!all.some((one) => one.id === id)) connected.delete(id);
    for (const one of all) if (hasChanged(one)) connectOrSay(one);
  }

  function hasChanged({ id, settings, handoffs }: Installation): boolean {
    const known = connected.get(id);
    if (!known || known.handoffs !== handoffs) return true;
    return JSON.stringify(known.settings) !== JSON.stringify(settings);
  }

  /** One that an upgrade made unusable must not stop the others. */
  function connectOrSay(installation: Installation): void {
    try {
      connect(installation);
    } catch (error) {
      log.error(
        { installation: installation.id, error: (error as Error).message },
        'cannot be connected; send its settings again',
      );
    }
  }

  /** From this moment on, not from the first round: what happens in between must not be missed. */
  async function beginPolling({ id, helpdesk }: Connected): Promise<void> {
    const known = (await store.installations.all()).find((one) => one.id === id);
    if (!helpdesk.poll || known?.cursor) return;
    const polled = await helpdesk.poll(undefined).catch(() => null); // The poller tries again, and says why.
    if (polled) await store.installations.setCursor(id, polled.cursor);
  }

  const connector: Connector = {
    shelf,
    refresh,
    prepare: (installation) => prepare({ ...installation, cursor: null }),
    get: (id) => connected.get(id)?.helpdesk,
    find: (id) => connected.get(id),
    list: (workspace) => [...connected.values()].filter((one) => one.workspace === workspace),
    handoffTarget: (workspace) => connector.list(workspace).find(({ handoffs }) => handoffs)?.id ?? 'local',
    async install(installation) {
      const entry = prepare({ ...installation, cursor: null });
      await store.installations.put({ ...installation, settings: entry.settings }, now());
      await refresh(); // Another one may have lost the handoffs to it.
      await beginPolling(entry);
      return connected.get(installation.id) ?? entry;
    },
    async uninstall(workspace, id) {
      connected.delete(id);
      return store.installations.remove(workspace, id);
    },
  };
  await refresh();
  if (!connected.has(LOCAL.id)) await connector.install({ ...LOCAL, workspace });
  return connector;
}

export function parseSettings(
  definition: Pick<AnyHelpDesk, 'title' | 'settings'>,
  settings: unknown,
): Record<string, unknown> {
  const parsed = definition.settings.safeParse(settings);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'settings'}: ${message}`,
  );
  const field = `/settings/${parsed.error.issues[0]?.path.join('/') ?? ''}`;
  throw new Problem(422, 'settings', `${definition.title} cannot use these settings. ${faults.join('; ')}`, {
    field,
  });
}

function unknownDesk(name: string, shelf: AnyHelpDesk[]): Problem {
  const names = shelf.map((desk) => desk.name).join(', ');
  return new Problem(422, 'unknown_desk', `There is no help desk adapter "${name}". Known: ${names}.`, {
    field: '/desk',
  });
}

/** A desk or an app with its settings. */
interface WithSettings {
  definition: { settings: z.ZodType };
  settings: Record<string, unknown>;
}

const SET = '(set)';

/** Settings as they may be shown: secrets are only said to be set. */
export function withoutSecrets({ definition, settings }: WithSettings): Record<string, unknown> {
  const secrets = secretsOf(definition);
  const shown = Object.entries(settings).map(([name, value]) => [
    name,
    secrets.has(name) && value ? SET : value,
  ]);
  return Object.fromEntries(shown);
}

/** Settings that were shown and sent back: what is "(set)" stays, and so does what the desk itself had told us. */
export function keepSecrets(
  given: Record<string, unknown>,
  known: WithSettings | undefined,
): Record<string, unknown> {
  if (!known) return given;
  const secrets = secretsOf(known.definition);
  const kept = Object.entries(known.settings).filter(
    ([name]) => given[name] === undefined || (given[name] === SET && secrets.has(name)),
  );
  return { ...given, ...Object.fromEntries(kept) };
}

/** Marked on the field, or on what is inside its `optional()` or `default()`. */
function secretsOf({ settings }: WithSettings['definition']): Set<string> {
  if (!(settings instanceof z.ZodObject)) return new Set();
  const isSecret = (field: z.ZodType): boolean => {
    if (field.meta()?.secret) return true;
    const wraps =
      field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable;
    return wraps && isSecret(field.unwrap() as z.ZodType);
  };
  const fields = Object.entries(settings.shape as Record<string, z.ZodType>);
  return new Set(fields.filter(([, field]) => isSecret(field)).map(([name]) => name));
}
