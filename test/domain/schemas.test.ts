import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { STEPS } from '../../src/domain/flow.ts';
import { SCHEMA_NAMES, type SchemaName, schemaOf } from '../../src/domain/schemas.ts';

const root = join(import.meta.dirname, '../..');
// The validator that the MCP SDK brings: https://ajv.js.org/json-schema.html#draft-2020-12
const { Ajv2020 } = createRequire(import.meta.resolve('@modelcontextprotocol/sdk/client'))('ajv/dist/2020');

interface Wrong {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

const validators = new Map(
  SCHEMA_NAMES.map((name) => [
    name,
    new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schemaOf(name)),
  ]),
);

function wrongIn(name: SchemaName, text: string): Wrong[] {
  const validate = validators.get(name);
  return validate(parse(text)) ? [] : validate.errors;
}

/** The fields that an editor would underline: of each fault its place, and the key that it names. */
const namedIn = (name: SchemaName, text: string) =>
  wrongIn(name, text)
    .filter(({ keyword }) => !['if', 'anyOf', 'allOf'].includes(keyword))
    .map(({ instancePath, params }) =>
      [instancePath, params.additionalProperty ?? params.propertyName ?? params.missingProperty ?? ''].join(
        ' ',
      ),
    );

const FOLDERS: [string, SchemaName][] = [
  ['flows', 'flow'],
  ['actions', 'action'],
  ['intents', 'intent'],
  ['entities', 'entity'],
];
const BOTS = ['src/starter', 'src/cli/eval/tasks/retail/bot', 'test/flows/abcd/bot'];

const files = BOTS.flatMap((bot) =>
  FOLDERS.flatMap(([folder, name]) => {
    const all = readdirSync(join(root, bot), { recursive: true, encoding: 'utf8' });
    return all
      .filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.yaml'))
      .map((file): [string, SchemaName, string] => [
        `${bot}/${file}`,
        name,
        readFileSync(join(root, bot, file), 'utf8'),
      ]);
  }),
);
const examples = ['flows', 'actions', 'understanding', 'bot'].flatMap((page) =>
  [
    ...readFileSync(join(root, `docs/${page}.md`), 'utf8').matchAll(
      /```yaml\n(# (\w+)(?:\/\w+)?\.yaml\n[\s\S]*?)```/g,
    ),
  ].map(([, text = '', folder = '']): [string, SchemaName, string] => [
    `docs/${page}.md ${text.split('\n')[0]}`,
    FOLDERS.find(([one]) => one === folder)?.[1] ?? 'bot',
    text,
  ]),
);

describe('the schema of an editor', () => {
  it('takes every file of the bots, and every example of the docs', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(examples.length).toBeGreaterThan(25);
    for (const [file, name, text] of [...files, ...examples])
      expect({ file, wrong: wrongIn(name, text) }).toEqual({ file, wrong: [] });
  });

  const step = (text: string) => `name: a\nsteps:\n  - ${text}\n`;
  it.each<[string, string[]]>([
    ['aks: x', ['/steps/0 aks', '/steps/0 ']],
    ['{ call: x, wiht: {} }', ['/steps/0 wiht']],
    ['{ if: x, do: [{ goto: a }], else: [] }', ['/steps/0 else']],
    ['{ repeat: x, do: [{ goto: a }] }', ['/steps/0 over']],
    ['{ say: Hi, ask: x }', ['/steps/0 ask', '/steps/0 say']],
    ['{ if: x, do: [{ sya: Hi }] }', ['/steps/0/do/0 sya', '/steps/0/do/0 ']],
    ['handoff: because', ['/steps/0/handoff ']],
    ['wait: {}', ['/steps/0/wait ']],
    ['wait: { for: two hours }', ['/steps/0/wait/for ']],
    ['wait: 2 hours', ['/steps/0/wait ']],
  ])('names what is wrong with a step, and nothing else: %s', (text, named) => {
    expect(new Set(namedIn('flow', step(text)))).toEqual(new Set(named));
  });

  it.each([
    '{ call: x, confirm: Sure? }',
    '{ handoff: policy, note: n }',
    'wait: { for: 2 hours }',
    "wait: { for: '{{ slots.time }}' }",
    '{ confirm: Sure?, yes: [{ goto: a }] }',
  ])('takes %s', (text) => {
    expect(wrongIn('flow', step(text))).toEqual([]);
  });

  it('takes no step without a verb', () => {
    expect(wrongIn('flow', step('id: a'))).not.toEqual([]);
  });

  it.each([
    ['does: write\ncarry: { hook: a.b }', [' level']],
    ['does: read\ncarry: { hook: best }', ['/carry/hook ']],
    ['does: read\ncarry: { htpp: {} }', ['/carry htpp', '/carry ']],
    ['does: read\ncarry: { http: { url: x, methd: GET } }', ['/carry/http methd']],
    ['does: read\ncarry: { hook: a.b }\nlevle: act', [' levle']],
  ])('names what is wrong with an action: %s', (text, named) => {
    expect(new Set(namedIn('action', `name: a\n${text}\n`))).toEqual(new Set(named));
  });

  it('refuses a type that there is not', () => {
    const text = 'name: a\ndoes: read\ncarry: { hook: a.b }\narguments: { x: { schema: { type: strng } } }\n';
    expect(wrongIn('action', text)[0]).toMatchObject({ instancePath: '/arguments/x/schema/type' });
  });

  it('says of every field of a step what it is for', () => {
    const { $defs } = schemaOf('flow') as unknown as { $defs: { step: Described } };
    const fields = Object.values(STEPS).flatMap(({ shape }) => Object.keys(shape));
    expect(new Set(Object.keys($defs.step.properties))).toEqual(new Set(fields));
    expectWords($defs.step);
  });

  it('says the same of every field of a flow, a slot, an action and an argument', () => {
    for (const [name, part] of [
      ['flow', 'slots'],
      ['action', 'arguments'],
    ] as const) {
      const schema = schemaOf(name) as unknown as Described;
      expectWords(schema);
      expectWords(schema.properties[part]!.additionalProperties!);
    }
  });
});

interface Described {
  properties: Record<string, { description?: string; additionalProperties?: Described }>;
}

function expectWords({ properties }: Described): void {
  for (const [name, { description }] of Object.entries(properties))
    expect({ name, description }).toEqual({ name, description: expect.stringMatching(/\.$/) });
}
