import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { explain } from './explain.ts';

/** One fault of a bot folder, in the words that an admin reads. */
export interface Fault {
  file: string;
  line: number;
  /** Such as `phrases.greeting` or `examples[2]`; empty for the whole file. */
  field: string;
  message: string;
}

export interface ReadYaml<T> {
  /** undefined when there are faults. */
  value: T | undefined;
  faults: Fault[];
  lineOf: (path: PropertyKey[]) => number;
}

/** Reads one YAML text by a schema; every fault knows its line. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): ReadYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined) =>
    offset === undefined ? 1 : Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: PropertyKey[]) => lineAt(offsetOf(document.contents, path));
  const broken = [...document.errors, ...document.warnings].map(
    ({ message, pos }): Fault => ({
      file,
      line: lineAt(pos[0]),
      field: '',
      message: `is not valid YAML: ${message.split('\n')[0]}. Mend this line; texts with ": " or "#" need quotes.`,
    }),
  );
  if (broken.length > 0) return { value: undefined, faults: broken, lineOf };
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 20 });
  } catch {
    const message = 'has an alias (*name) that leads nowhere or grows without bound. Write the text out.';
    return { value: undefined, faults: [{ file, line: 1, field: '', message }], lineOf };
  }
  const parsed = schema.safeParse(data ?? {});
  if (parsed.success) return { value: parsed.data, faults: [], lineOf };
  return {
    value: undefined,
    faults: parsed.error.issues
      .flatMap((issue) => explain(issue, { data: data ?? {}, schema }))
      .map(({ path, message }) => ({ file, line: lineOf(path), field: nameOf(path), message })),
    lineOf,
  };
}

function nameOf(path: PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** Where the path's key stands; for what is missing, where its parent stands. */
function offsetOf(root: Node | null, path: PropertyKey[]): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part);
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (node && typeof node === 'object' && 'items' in node && typeof part === 'number') {
      node = (node.items as unknown[])[part];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    }
  }
  return offset;
}
