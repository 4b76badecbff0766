/** The user "nobody" of Debian and most others. */
const NOBODY = 65_534;

/** Runs it without the rights of root, who may write everywhere; `skipped` where the system does not let us. */
export async function asNobody<T>(run: () => Promise<T>): Promise<T | 'skipped'> {
  if (process.geteuid?.() !== 0) return run();
  if (!process.seteuid) return 'skipped';
  try {
    process.seteuid(NOBODY);
  } catch {
    return 'skipped';
  }
  try {
    return await run();
  } finally {
    process.seteuid(0);
  }
}
