/**
 * Why a hook gave no answer: `off`, `cannot_load`, `not_begun` (the process is being started), `timeout`, `crashed`, `memory`,
 * `threw`, `bad_result`, `too_large`.
 */
export class HookFailure extends Error {
  readonly code: string;
  constructor(code: string, because: string) {
    super(because);
    this.name = 'HookFailure';
    this.code = code;
  }
}

export const wordsFor = (because: 'crashed' | 'memory') =>
  because === 'memory' ? 'took more memory than it may' : 'ended the process that it ran in';
