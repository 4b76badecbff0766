import { hash } from 'node:crypto';
import { isPacked, viewPacked } from './packVector.ts';
import { isDamaged, openAnew, openVectorTable, type VectorTable, type Write } from './vectorTable.ts';

/** Writes wait for company: so many, or so long. */
const BATCH = 500;
const WAIT_MS = 200;

export interface VectorFileOptions {
  file: string;
  /** Vectors that are kept; the longest unused go first. */
  most: number;
  model: { name: string; size: number };
  onProblem(reason: string): void;
}

/**
 * Vectors by the hash of model and text, in a local file that can be thrown away; no text is in it.
 * Whatever is wrong with the file, nothing here throws: then it finds nothing and keeps nothing.
 */
export interface VectorFile {
  find(text: string): Int16Array | null;
  keep(text: string, vector: Int16Array): void;
  /** Writes what waits. */
  close(): void;
}

export function openVectorFile({ file, most, model, onProblem }: VectorFileOptions): VectorFile {
  const waiting = new Map<string, Write>();
  let timer: NodeJS.Timeout | undefined;
  let table = attempt(() => openVectorTable(file, most, onProblem));

  function attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (isDamaged(error)) renew();
      else onProblem(`${file}: ${(error as Error).message}`);
      return null;
    }
  }

  /** Damage that shows later only. Another fault, such as a full disk, costs one piece of work. */
  function renew(): void {
    const damaged = table;
    table = null;
    try {
      damaged?.close();
      table = openAnew(file, most, onProblem);
    } catch (error) {
      onProblem(`${file}: ${(error as Error).message}`);
    }
  }

  function use<T>(work: (table: VectorTable) => T): T | null {
    const open = table;
    return open && attempt(() => work(open));
  }

  function write(key: Uint8Array, packed: Int16Array | null): void {
    if (!table) return;
    waiting.set(nameOf(key), { key, packed });
    if (waiting.size >= BATCH) flush();
    else timer ??= setTimeout(flush, WAIT_MS);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = [...waiting.values()];
    waiting.clear();
    if (batch.length > 0) use((open) => open.write(batch));
  }

  return {
    find(text) {
      const key = keyOf(model.name, text);
      const soon = waiting.get(nameOf(key))?.packed;
      if (soon) return soon;
      const row = use((open) => open.read(key));
      if (!row || !isPacked(row.packed, model.size)) return null;
      if (table?.isGettingOld(row.used)) write(key, null);
      return viewPacked(row.packed);
    },
    keep: (text, vector) => write(keyOf(model.name, text), vector),
    close() {
      flush();
      use((open) => open.close());
      table = null;
    },
  };
}

function keyOf(model: string, text: string): Uint8Array {
  return hash('sha256', `${model}\n${text}`, 'buffer').subarray(0, 16);
}

function nameOf(key: Uint8Array): string {
  return Buffer.from(key).toString('hex');
}
