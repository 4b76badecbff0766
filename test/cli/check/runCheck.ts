import { check } from '../../../src/cli/check.ts';

/** `deskhand check` in this process: its faults as `file:line: field message`. */
export async function faultsOf(dir: string): Promise<string[]> {
  let out = '';
  const write = (text: string) => {
    out += text;
    return true;
  };
  const stream = { write } as unknown as NodeJS.WriteStream;
  await check.run([dir, '--json'], { out: stream, err: stream });
  const { faults } = JSON.parse(out) as {
    faults: { file: string; line: number; field: string; message: string }[];
  };
  return faults.map(({ file, line, field, message }) => `${file}:${line}: ${field} ${message}`);
}
