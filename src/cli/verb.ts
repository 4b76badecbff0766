/** What a verb writes to: results on `out`, everything else on `err`. */
export interface Shell {
  out: NodeJS.WriteStream;
  err: NodeJS.WriteStream;
}

export interface Verb {
  /** Half a line, for the list of verbs. */
  summary: string;
  /** What `--help` prints. */
  help: string;
  /** The verbs below this one, when it is a group. */
  verbs?: Record<string, Verb>;
  /** Resolves to the exit code. Throws `BadInput` for what the caller can mend. */
  run(args: string[], shell: Shell): Promise<number>;
}

/** A file or an option that cannot be used: one clear line on stderr, and exit code 2. */
export class BadInput extends Error {
  override name = 'BadInput';
}

const isHelp = (arg: string | undefined) => arg === '--help' || arg === '-h' || arg === 'help';

/** A verb of verbs: `deskhand` is one, `deskhand eval` another. */
export function group(name: string, summary: string, verbs: Record<string, Verb>): Verb {
  const help = `${name}: ${summary}\n\n${listOf(name, verbs)}\n\n${name} <verb> --help says more.\n`;
  return {
    summary,
    help,
    verbs,
    async run([wanted, ...rest], shell) {
      if (wanted === undefined) throw new BadInput(`${name} needs a verb: ${Object.keys(verbs).join(', ')}.`);
      const verb = Object.hasOwn(verbs, wanted) ? verbs[wanted] : undefined;
      if (!verb)
        throw new BadInput(
          `${name} has no verb "${wanted}", only ${Object.keys(verbs).join(', ')}. See ${name} --help.`,
        );
      return runVerb(verb, rest, shell);
    },
  };
}

export async function runVerb(verb: Verb, args: string[], shell: Shell): Promise<number> {
  const asked = verb.verbs ? isHelp(args[0]) : args.includes('--help') || args.includes('-h');
  if (!asked) return verb.run(args, shell);
  shell.out.write(verb.help);
  return 0;
}

function listOf(name: string, verbs: Record<string, Verb>): string {
  const width = Math.max(...Object.keys(verbs).map((verb) => verb.length));
  return Object.entries(verbs)
    .map(([verb, { summary }]) => `  ${name} ${verb.padEnd(width)}  ${summary}`)
    .join('\n');
}
