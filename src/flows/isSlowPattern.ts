import { createContext, Script } from 'node:vm';
import { MOST_READ } from '../domain/entity.ts';
import { hostileTexts } from './hostileTexts.ts';

/** What one reading of the longest message may take with one pattern; a sound one needs a hundredth of it. */
const BUDGET_MS = 60;
/** Asked again with more before it is refused: the machine may have been busy. */
const CERTAIN_MS = 250;

/** As the finder of entities reads: the pattern anywhere between words, then what was found as a whole. */
const READ = new Script(
  `{
    const whole = new RegExp('(?<![\\\\w\\\\u00c0-\\\\u024f])(?:' + source + ')(?![\\\\w\\\\u00c0-\\\\u024f])', 'gid');
    const exact = new RegExp('^(?:' + source + ')$');
    for (const [said] of text.matchAll(whole)) exact.test(said);
  }`,
);

/** Whether some message would stop the server: each text is tried under a limit of time, so the answer never waits long. */
export function isSlowPattern(pattern: string): boolean {
  const context = createContext({ source: pattern, text: '' });
  for (const length of [200, MOST_READ])
    for (const text of hostileTexts(pattern, length)) {
      context.text = text;
      if (isSlow(context, BUDGET_MS) && isSlow(context, CERTAIN_MS)) return true;
    }
  return false;
}

function isSlow(context: object, timeout: number): boolean {
  try {
    READ.runInContext(context, { timeout });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
}
