export { StoreUnavailable } from '../domain/errors.ts';

/** A value that both engines take and give back: numbers are 64-bit integers below 2^53, JSON is text. */
export type Value = string | number | null | Uint8Array;
export type Row = Record<string, Value>;

export interface Statement {
  /** `?` marks the parameters, in order, on both engines. */
  text: string;
  params: Value[];
}

/**
 * A transaction as a generator: it yields statements and is given their rows. So one text of logic runs in one go on
 * SQLite (inside the group commit) and statement by statement on PostgreSQL.
 */
export type Work<T> = Generator<Statement, T, Row[]>;

export interface Sql {
  readonly dialect: 'sqlite' | 'postgres';
  read<T = Row>(text: string, params?: Value[]): Promise<T[]>;
  /** Runs the work in a transaction of its own; resolves after it is on disk. A throw rolls it back. */
  write<T>(work: () => Work<T>): Promise<T>;
  /** COMMITs so far. */
  readonly commits: number;
  close(): Promise<void>;
}

/** One statement inside a `Work`: `const rows = yield* run<Shape>('SELECT …', [id])`. */
export function* run<T = Row>(text: string, params: Value[] = []): Generator<Statement, T[], Row[]> {
  return (yield { text, params }) as T[];
}

/** Thrown inside a `Work` to undo it and still resolve with a result. */
export class Undo<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('undone');
    this.result = result;
  }
}

/** `list('id name')` is `['id', 'name']`: columns read best on one line. */
export function list(names: string): string[] {
  return names.split(' ');
}

/** `INSERT` of so many rows at once; the same text for the same arguments. */
export function insertText(table: string, columns: readonly string[], tail = '', rows = 1): string {
  const marks = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(marks).join(', ')} ${tail}`;
}
