import { test } from '../../../src/cli/test/test.ts';

/** `deskhand test` in this process: its exit code, and what it wrote. */
export async function runTest(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const write = (text: string) => {
    out += text;
    return true;
  };
  const stream = { write } as unknown as NodeJS.WriteStream;
  const code = await test.run(args, { out: stream, err: stream });
  return { code, out };
}
