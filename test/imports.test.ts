import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** Parts that know the world only through `domain`, and each other not at all. */
const PARTS = ['encoder', 'understanding', 'knowledge', 'flows', 'actions', 'models', 'privacy'];

/** Whom a folder of src/, or a file in it, may import beside itself. */
const MAY: Record<string, string[]> = {
  domain: [],
  ...Object.fromEntries(PARTS.map((part) => [part, ['domain']])),
  engine: ['domain', ...PARTS],
  store: ['domain'],
  // The store's port, and the one error by which a store says that it is gone.
  desk: ['domain', 'engine', 'store/port.ts', 'store/sql.ts'],
  insights: ['domain', 'store/port.ts'],
  sources: ['domain', 'store/port.ts', 'store/sourcesPort.ts'],
  server: ['domain', 'desk', 'insights', 'privacy', 'store/port.ts', 'store/sql.ts'],
  // A test of a bot carries its actions out as the server does; a check knows the verbs of apps.
  cli: ['*', 'adapters/http.ts', 'adapters/index.ts'],
  // What a new installation begins with; its demo speaks to the desk as any caller would.
  starter: ['domain', 'desk/createDesk.ts', 'store/port.ts', 'cli/terminal.ts'],
  // Composition: what is wired together is known here and nowhere else.
  'main.ts': ['*'],
  'createDeskhand.ts': ['*', 'adapters/index.ts'],
  wiring: ['*', 'adapters/index.ts', 'adapters/http.ts'],
  'app.ts': ['domain', 'server'],
  'config.ts': ['domain'],
  adapters: ['domain'],
};
/** Pages for a browser import each other only. */
const IS_PAGE = /^src\/(server\/pages|console|widget|sidebar)\//;

const files = ['src', 'adapters'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .map((name) => join(top, name))
    .filter(
      (name) => /\.(ts|tsx|js|mjs)$/.test(name) && !name.includes('node_modules') && !name.endsWith('.d.ts'),
    ),
);

/** What stands after `from` or inside `import()`, without comments. */
function importsOf(file: string): string[] {
  const code = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = [
    ...code.matchAll(
      /^\s*(?:import|export)\b[^'";]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ];
  return found.map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

function isAllowed(file: string, target: string): boolean {
  const [top, folder = ''] = file.split('/');
  if (top === 'adapters') return isAllowedToAdapter(file, target);
  const own = MAY[folder];
  if (!own) return false;
  if (target.startsWith(`src/${folder}/`)) return true;
  const [into, part = ''] = [target.split('/')[0], target.slice('src/'.length)];
  if (into === 'adapters') return own.includes(target);
  return own.some((allowed) => allowed === '*' || part === allowed || part.startsWith(`${allowed}/`));
}

/** An adapter knows `domain`, the API client, the signatures and its own folder. The shelf knows every adapter. */
function isAllowedToAdapter(file: string, target: string): boolean {
  const [, kind, name] = file.split('/');
  if (target.startsWith('src/domain/') || /^adapters\/(http|signatures)\.ts$/.test(target)) return true;
  return file === 'adapters/index.ts' || target.startsWith(`adapters/${kind}/${name}/`);
}

describe('who imports whom', () => {
  it('looks at the whole house', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(400);
  });

  it('keeps to the direction of the house', () => {
    const wrong = files
      .filter((file) => !IS_PAGE.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => relative(ROOT, resolve(ROOT, file, '..', name)))
          .filter((target) => !isAllowed(file, target))
          .map((target) => `${file} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('reads the environment in config.ts alone', () => {
    const readers = files.filter((file) =>
      /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')),
    );
    // What npm is started with before there is anything to read a setting: it passes the environment on.
    expect(readers.filter((file) => file !== 'src/cli/setup.js')).toEqual(['src/config.ts']);
  });

  it('uses from outside only what package.json names', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names = new Set(
      files
        .filter((file) => !IS_PAGE.test(file))
        .flatMap(importsOf)
        .filter((name) => !/^(\.|node:)/.test(name)),
    );
    const packages = [...names].map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
  });
});
