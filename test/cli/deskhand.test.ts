import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const CLI = join(import.meta.dirname, '../../src/cli');
const dir = mkdtempSync(join(tmpdir(), 'deskhand-cli-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

async function end(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  const [code, signal] = await once(child, 'close');
  return { code, signal, out, err };
}

const deskhand = (...args: string[]) => end(spawn(process.execPath, [join(CLI, 'deskhand.ts'), ...args]));

describe('the command deskhand', () => {
  it('lists its verbs', async () => {
    for (const args of [['--help'], ['eval', '--help'], ['eval', 'intents', '--help']]) {
      const { code, out, err } = await deskhand(...args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(args.includes('intents') ? '--validate-oos FILE' : 'eval');
    }
  });

  it.each([
    [['dance'], 'deskhand has no verb "dance", only actions, check, eval, test. See deskhand --help.'],
    [
      ['eval', 'songs'],
      'deskhand eval has no verb "songs", only answers, intents, tasks. See deskhand eval --help.',
    ],
    [['eval', 'toString'], 'deskhand eval has no verb "toString"'],
    [[], 'deskhand needs a verb: actions, check, eval, test.'],
    [['eval', 'intents'], '--train is missing.'],
    [
      ['eval', 'intents', '--train', 'none.jsonl', '--test', 'none.jsonl'],
      'none.jsonl: there is no such file.',
    ],
  ])('refuses %j with one line and code 2', async (args, message) => {
    const { code, out, err } = await deskhand(...args);
    expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(message);
  });
});

/** Stands for deskhand.ts: says what it got. */
const PROBE = `
import { text } from 'node:stream/consumers';
const [first, ...rest]: string[] = process.argv.slice(2);
const major: number = Number.parseInt(process.versions.node, 10);
if (first === 'wait') {
  process.on('SIGTERM', () => { console.log('stopped'); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log('waiting');
} else if (first === 'die') {
  process.kill(process.pid, 'SIGKILL');
} else {
  console.log(JSON.stringify({ rest, isCurrent: major >= 24, stdin: await text(process.stdin) }));
  process.exitCode = Number(first);
}
`;

/** A project with this launcher, whose libraries are there. */
function project(): string {
  const root = join(dir, 'project');
  if (existsSync(root)) return root;
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  for (const file of ['deskhand.js', 'setup.js']) cpSync(join(CLI, file), join(root, 'src/cli', file));
  writeFileSync(join(root, 'src/cli/deskhand.ts'), PROBE);
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(
    join(root, 'node_modules/.deskhand-installed'),
    createHash('sha256').update('{}').digest('hex'),
  );
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  return root;
}

const majorOf = (node: string) =>
  Number.parseInt(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10);

const older = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((node) => existsSync(node) && majorOf(node) < 24);
if (!older) console.warn('Skipped: no Node older than 24 on this machine to start deskhand with.');

const nodes: [string, string][] = [['a current Node', process.execPath]];
if (older) nodes.push(['an older Node', older]);

describe.each(nodes)('started by %s', (_name, node) => {
  const launcher = () => join(project(), 'src/cli/deskhand.js');
  const start = (...args: string[]) => spawn(node, [launcher(), ...args]);

  it('runs on a current one, with arguments, standard input and exit code', async () => {
    const child = start('3', '--a b', "it's");
    child.stdin.end('typed');
    const { code, out, err } = await end(child);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(JSON.parse(out)).toEqual({ rest: ['--a b', "it's"], isCurrent: true, stdin: 'typed' });
  });

  it('passes a signal on and waits for the end', async () => {
    const child = start('wait');
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await end(child)).toMatchObject({ code: 7, out: 'waiting\nstopped\n' });
  });

  it('ends as what it started ended', async () => {
    expect(await end(start('die'))).toMatchObject({ code: null, signal: 'SIGKILL' });
  });
});
