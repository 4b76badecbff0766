import { readFile } from 'node:fs/promises';
import { isBuiltin, stripTypeScriptTypes } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Module, SourceTextModule, SyntheticModule } from 'node:vm';
import { ALLOWED } from '../../flows/hooks/confine.ts';
import type { ReadModule } from './checkHooks.ts';

// A process of its own, for its flag: node --experimental-vm-modules readModules.ts DIR FILE … It parses modules and links
// them with what they import, as Node would, and never evaluates one. https://nodejs.org/api/vm.html#class-vmmodule

const [dir = '', ...files] = process.argv.slice(2);
const known = new Map<string, Promise<SourceTextModule>>();
/** Found beside what a module throws, which names no file. */
class Fault extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, line: number, message: string) {
    super(message);
    this.file = file;
    this.line = line;
  }
}

const nameOf = (path: string) => relative(dir, path).split(sep).join('/');
const codes = new Map<string, string>();

async function parse(path: string): Promise<SourceTextModule> {
  const file = nameOf(path);
  const code = stripped(file, await readFile(path, 'utf8'));
  codes.set(path, code);
  try {
    return new SourceTextModule(code, { identifier: path });
  } catch (error) {
    throw faultOf(path, error);
  }
}

/** What V8 says of a module names no line, but in quotes what it is about. */
function faultOf(path: string, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const { message } = error as Error;
  const [, about = ''] = /'([^']+)'/.exec(message) ?? [];
  return new Fault(nameOf(path), lineOf(path, about), message);
}

function stripped(file: string, text: string): string {
  try {
    return stripTypeScriptTypes(text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const way =
      code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
        ? ' Types are stripped, not compiled: write plain JavaScript for it'
        : '';
    throw new Fault(file, lineIn(error), message + (way && `.${way}`));
  }
}

/** `/bot/hooks/shop.ts:3`, or only `:3`, is how the stack of a syntax error begins. */
const lineIn = (error: unknown) => Number(/^[^\n]*:(\d+)\n/.exec((error as Error).stack ?? '')?.[1] ?? 1);

const read = (path: string) => {
  const module = known.get(path) ?? parse(path);
  known.set(path, module);
  return module;
};

async function find(specifier: string, { identifier }: { identifier: string }): Promise<Module> {
  const file = nameOf(identifier);
  const fail = (message: string) => new Fault(file, lineOf(identifier, specifier), message);
  if (isBuiltin(specifier)) {
    const name = specifier.replace(/^node:/, '');
    if (!ALLOWED.has(name))
      throw fail(`imports "${specifier}", which hooks may not: helpers.fetch reaches the hosts of bot.yaml`);
    const names = Object.keys(await import(specifier));
    return new SyntheticModule(names, () => {}, { identifier: specifier });
  }
  const path = resolve(dirname(identifier), specifier);
  if (!specifier.startsWith('.') || !path.startsWith(resolve(dir, 'hooks') + sep))
    throw fail(
      `imports "${specifier}": hooks may import files of hooks/ only, such as "./_shared.ts", and types`,
    );
  return read(path).catch((error: unknown) => {
    throw error instanceof Fault ? error : fail(`imports "${specifier}", which is not there`);
  });
}

/** Where it is imported, or declared for the last time; 1 where it is not found. */
function lineOf(path: string, name: string): number {
  const lines = (codes.get(path) ?? '').split('\n');
  const isHere = (line: string) =>
    [`'${name}'`, `"${name}"`].some((quoted) => line.includes(quoted)) ||
    [...line.matchAll(/\b(?:const|let|var|function|class)\s+([\w$]+)/g)].some(([, own]) => own === name);
  return Math.max(0, lines.findLastIndex(isHere)) + 1;
}

async function look(file: string): Promise<ReadModule> {
  const path = resolve(dir, file);
  try {
    const module = await read(path);
    if (module.status === 'unlinked') await module.link(find as never);
    return {
      file,
      names: Object.getOwnPropertyNames(module.namespace),
      code: codes.get(path) ?? '',
      fault: null,
    };
  } catch (error) {
    const { file: at, line, message } = faultOf(path, error);
    return { file, names: [], code: '', fault: { file: at, line, message } };
  }
}

const modules: ReadModule[] = [];
for (const file of files) modules.push(await look(file));
process.stdout.write(JSON.stringify(modules));
