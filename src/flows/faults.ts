import { SetupError } from '../domain/errors.ts';
import type { Fault, ReadYaml } from './readYaml.ts';

/** One file of a bot folder. */
export interface ReadFile<T> extends ReadYaml<T> {
  file: string;
}

/** Makes the fault of one place in one file. */
export function faultAt(
  { file, lineOf }: Pick<ReadFile<unknown>, 'file' | 'lineOf'>,
  path: (string | number)[],
  message: string,
): Fault {
  const field = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
  return { file, line: lineOf(path), field, message };
}

/** Every fault of the folder in one error: `file:line: field …`. */
export function faultsIn(dir: string, faults: Fault[]): SetupError {
  const lines = faults.map(
    ({ file, line, field, message }) => `  ${file}:${line}: ${field}${field ? ' ' : ''}${message}`,
  );
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return new SetupError(`The bot in ${dir} has ${count}:\n${lines.join('\n')}`);
}
