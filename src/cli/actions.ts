import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { describe } from '../actions/carriers/readDescription.ts';
import { type Proposed, proposeActions } from '../actions/proposeActions.ts';
import { BadInput, type Verb } from './verb.ts';

const HELP = `deskhand actions FILE --into DIR [--only ID,ID] [--json]

Makes actions of the bot in DIR from an OpenAPI 3.0 or 3.1 description: one file each in DIR/actions.
What reads acts by itself, for flows alone until its file says whose it is (owner); what writes waits for an agent's
approval, until you change its level.
The description is copied to DIR/openapi, unless it lies in DIR already. Files that are there are kept.

  --into DIR   the bot folder
  --only IDS   these operationIds alone
  --json       print one JSON object: written, kept, left, secrets
`;

interface Result {
  written: string[];
  kept: string[];
  left: Proposed['left'];
  secrets: string[];
}

/** `deskhand actions`: an OpenAPI description becomes `actions/*.yaml`. */
export const actions: Verb = {
  summary: 'make actions from an OpenAPI description',
  help: HELP,
  async run(args, { out }) {
    const { file, into, only, json } = readArgs(args);
    const text = await readFile(file, 'utf8').catch(() => {
      throw new BadInput(`${file}: cannot be read. Name an OpenAPI description.`);
    });
    const description = await describe(file, text);
    const document = await place(file, into);
    const proposed = proposeActions(description, document, only);
    if (proposed.actions.length === 0)
      throw new BadInput(
        `${file}: has no operation that an action could be made of. Each needs an operationId.`,
      );
    const result = { ...(await write(proposed, into)), left: proposed.left, secrets: proposed.secrets };
    out.write(json ? `${JSON.stringify(result)}\n` : describeResult(result, into));
    return 0;
  },
};

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        into: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1 || values.into === undefined)
      throw new Error('it takes FILE --into DIR');
    return {
      file,
      into: values.into,
      only: values.only?.split(',').map((id) => id.trim()),
      json: values.json,
    };
  } catch (error) {
    throw new BadInput(`${(error as Error).message}. See deskhand actions --help.`);
  }
}

const ABOVE =
  '# Made by "deskhand actions". Before you use it: who may do it (requester, owner, rules), and how far (level).\n';

/** What an admin has to settle, at its place: whose it is cannot be read from a description. */
function below(action: Proposed['actions'][number]): string {
  const isOpen = Object.keys(action.arguments ?? {}).length > 0;
  if (!isOpen) return '';
  return action.does === 'read'
    ? `# Whose it is that is read: what gives the customer's id. "owner: anyone" where it is nobody's in particular.
# Until this stands, flows alone can call it: a model and MCP clients are not offered it.
# owner: result.customer_id
`
    : `# Whose it is that is changed. Needed before it may act by itself: "look" at it first, and name what gives the
# customer's id.
# owner: order.customer_id
`;
}

/** Its path from the bot folder, which has it from now on. */
async function place(file: string, into: string): Promise<string> {
  const own = relative(resolve(into), resolve(file));
  if (!own.startsWith('..')) return own.split(sep).join('/');
  await mkdir(join(into, 'openapi'), { recursive: true });
  await copyFile(file, join(into, 'openapi', basename(file)));
  return `openapi/${basename(file)}`;
}

async function write(
  { actions: proposed }: Proposed,
  into: string,
): Promise<Pick<Result, 'written' | 'kept'>> {
  const [written, kept]: string[][] = [[], []];
  await mkdir(join(into, 'actions'), { recursive: true });
  for (const action of proposed) {
    const name = `actions/${action.name}.yaml`;
    const text = `${ABOVE}${stringify(action)}${below(action)}`;
    const isNew = await writeFile(join(into, name), text, { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    (isNew ? written : kept)?.push(name);
  }
  return { written: written ?? [], kept: kept ?? [] };
}

function describeResult({ written, kept, left, secrets }: Result, into: string): string {
  const lines = [
    ...written.map((name) => `made  ${name}`),
    ...kept.map((name) => `kept  ${name} (it is there already)`),
    ...left.map(({ operation, because }) => `left  ${operation}: ${because}`),
    ...secrets.map((name) => `Set the credential: PUT /v1/secrets/${name} with {"value": "…"}`),
    `Then look through the files and run: deskhand check ${into}`,
  ];
  return `${lines.join('\n')}\n`;
}
