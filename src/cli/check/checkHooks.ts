import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Action } from '../../domain/action.ts';
import { HOOKS } from '../../domain/hook.ts';
import { didYouMean } from '../../flows/checkFlows/checked.ts';
import { faultAt, type ReadFile } from '../../flows/faults.ts';
import type { Fault } from '../../flows/readYaml.ts';
import { actionNames } from './actionNames.ts';

/** One file of `hooks/`, parsed and never run. */
export interface ReadModule {
  /** `hooks/shop.ts` */
  file: string;
  /** What it exports. */
  names: string[];
  /** As JavaScript: its types are blanks. */
  code: string;
  fault: { file: string; line: number; message: string } | null;
}

const run = promisify(execFile);
const READER = join(import.meta.dirname, 'readModules.ts');
const NAME = /^[a-zA-Z][\w-]*\.ts$/;
const EXPORTS: string[] = [...HOOKS, 'actions'];

/** What is wrong with `hooks/*.ts`, and with the actions that they carry out. */
export async function checkHooks(dir: string, actions: ReadFile<Action>[]): Promise<Fault[]> {
  const names = await filesIn(dir);
  const modules = await readModules(
    dir,
    names.filter((name) => NAME.test(name)),
  );
  // A file that two others import is wrong once.
  const broken = new Map(
    modules.flatMap(({ fault }) => (fault ? [[`${fault.file}:${fault.line}`, fault]] : [])),
  );
  return [
    ...names.flatMap(misnamed),
    ...[...broken.values()].map((fault) => ({
      field: '',
      ...fault,
      message: `${fault.message}. Mend this line.`,
    })),
    ...modules.flatMap(exportFaults),
    ...actions.flatMap((read) => carryFaults(read, modules)),
  ];
}

async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(join(dir, 'hooks'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Left alone are notes beside the hooks, and types. */
function misnamed(name: string): Fault[] {
  if (NAME.test(name) || !/\.[cm]?[jt]sx?$/.test(name) || name.endsWith('.d.ts')) return [];
  const message =
    'would not be read. Name it with letters, digits, - and _, and .ts: such as shop.ts. Files for the others to import begin with _.';
  return [{ file: `hooks/${name}`, line: 1, field: '', message }];
}

async function readModules(dir: string, names: string[]): Promise<ReadModule[]> {
  if (names.length === 0) return [];
  const files = names.map((name) => `hooks/${name}`);
  const flags = ['--experimental-vm-modules', '--no-warnings'];
  const { stdout } = await run(process.execPath, [...flags, READER, dir, ...files], {
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout);
}

function exportFaults({ file, names, code, fault }: ReadModule): Fault[] {
  const faultOf = (line: number, message: string): Fault => ({ file, line, field: '', message });
  const unknown = names.filter((name) => !EXPORTS.includes(name));
  const isEmpty = names.length === 0 && fault === null;
  return [
    ...(isEmpty
      ? [faultOf(1, `exports nothing, so that nothing of it is called. Export one of ${EXPORTS.join(', ')}.`)]
      : []),
    ...unknown.map((name) => {
      const line = code
        .split('\n')
        .findIndex((text) => /\bexport\b/.test(text) && text.split(/[^\w$]+/).includes(name));
      return faultOf(
        Math.max(0, line) + 1,
        `exports "${name}", which nobody calls.${didYouMean(name, EXPORTS)} Functions that actions name stand in "export const actions = { … }"; what other files import, in a file whose name begins with _.`,
      );
    }),
  ];
}

/** `carry: { hook: shop.refund }` is `refund` of the actions in hooks/shop.ts. */
function carryFaults(read: ReadFile<Action>, modules: ReadModule[]): Fault[] {
  const carry = read.value?.carry;
  if (!carry || !('hook' in carry)) return [];
  const fault = (message: string) => [faultAt(read, ['carry', 'hook'], message)];
  const [file = '', name = '', more] = carry.hook.split('.');
  if (file === '' || name === '' || more !== undefined)
    return fault(
      `must name a file of hooks/ and a function in it: "shop.refund" is refund of the actions in hooks/shop.ts.`,
    );
  const files = modules.map((one) => one.file.slice('hooks/'.length, -'.ts'.length));
  const found = modules[files.indexOf(file)];
  if (!found) return fault(`names hooks/${file}.ts, which is not there.${didYouMean(file, files)}`);
  if (found.fault) return [];
  if (!found.names.includes('actions'))
    return fault(
      `names ${name} of hooks/${file}.ts, which exports no actions. Write: export const actions = { ${name}() { … } }.`,
    );
  const known = actionNames(found.code);
  if (known === null || known.includes(name)) return [];
  return fault(
    `names ${name}, which is not among the actions of hooks/${file}.ts.${didYouMean(name, known)}`,
  );
}
