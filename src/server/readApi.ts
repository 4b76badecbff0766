import { z } from 'zod';
import { type Field, readFields, type Schema } from './readFields.ts';

interface ApiCall {
  /** For anchors: `post-v1-messages`. */
  id: string;
  method: string;
  path: string;
  summary: string;
  /** `admin, agent, a visitor` */
  callers: string;
  parameters: Field[];
  body: Field[];
  answers: { status: string; description: string; fields: Field[] }[];
  problems: { status: string; description: string }[];
}

export interface ApiView {
  title: string;
  groups: { id: string; title: string; calls: ApiCall[] }[];
  /** The shape that all errors share. */
  problem: Field[];
}

/** What is read of an OpenAPI 3.1 document: https://spec.openapis.org/oas/v3.1.0 */
const Content = z.record(z.string(), z.object({ schema: z.custom<Schema>().optional() }));
const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().default(''),
  schema: z.custom<Schema>().default({}),
});
const Operation = z.object({
  summary: z.string().default(''),
  tags: z.array(z.string()).default(['Other']),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z
    .record(z.string(), z.object({ description: z.string().default(''), content: Content.default({}) }))
    .default({}),
});
const Description = z.object({
  info: z.object({ title: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)).default({}),
});
type Operation = z.infer<typeof Operation>;

const PROBLEM = 'application/problem+json';

/** From an OpenAPI description to what the page shows, calls by tag in the order of the description. */
export function readApi(description: object): ApiView {
  const { info, paths } = Description.parse(description);
  const groups = new Map<string, ApiCall[]>();
  let problem: Field[] = [];
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags[0] ?? 'Other';
      groups.set(tag, [...(groups.get(tag) ?? []), readCall({ method, path, operation }, description)]);
      const shape = Object.values(operation.responses).find(({ content }) => PROBLEM in content);
      if (problem.length === 0 && shape) problem = contentFields(shape.content, description);
    }
  }
  const shown = [...groups].map(([title, calls]) => ({ id: slug(title), title, calls }));
  return { title: info.title, groups: shown, problem };
}

function readCall(
  { method, path, operation }: { method: string; path: string; operation: Operation },
  description: object,
): ApiCall {
  const { summary, security, parameters, requestBody, responses } = operation;
  const answers: ApiCall['answers'] = [];
  const problems: ApiCall['problems'] = [];
  for (const [status, { description: text, content }] of Object.entries(responses)) {
    if (PROBLEM in content) problems.push({ status, description: text });
    else answers.push({ status, description: text, fields: contentFields(content, description) });
  }
  return {
    id: slug(`${method} ${path}`),
    method: method.toUpperCase(),
    path,
    summary,
    callers: security.map(callerOf).join(', '),
    parameters: parameters.map((parameter) => readParameter(parameter, description)),
    body: requestBody ? contentFields(requestBody.content, description) : [],
    answers,
    problems,
  };
}

/** `{ key: ['agent'] }` is a key with that role. */
const callerOf = ({ key, visitor }: Record<string, string[]>) =>
  key?.join(' and ') ?? (visitor ? 'a visitor' : 'anybody');

function contentFields(content: z.infer<typeof Content>, description: object): Field[] {
  return readFields(Object.values(content)[0]?.schema ?? {}, description);
}

function readParameter(
  { name, in: place, required, description: text, schema }: z.infer<typeof Parameter>,
  root: object,
): Field {
  const wrapped = { type: 'object', properties: { [name]: schema }, required: required ? [name] : [] };
  const [field] = readFields(wrapped, root) as [Field];
  return { ...field, place, description: field.description || text };
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
