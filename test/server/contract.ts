import type { Response } from 'supertest';
import { z } from 'zod';
import { routes } from '../../src/server/routes/index.ts';

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];
type Answers = Record<string, { content?: Record<string, { schema: JsonSchema }> }>;
interface Description {
  paths: Record<string, Record<string, { responses: Answers }>>;
}

const readers = new Map<string, z.ZodType>();

/** An answer must be one that /openapi.json describes for this call, and hold nothing that is not described. */
export function checkContract(
  description: Description,
  method: string,
  path: string,
  response: Response,
): void {
  const { pathname } = new URL(path, 'http://localhost');
  const template = templateOf(pathname, method);
  const described = template && description.paths[template.replace(/:(\w+)/g, '{$1}')]?.[method];
  if (!template || !described) return;
  const name = `${method} ${template} ${response.status}`;
  const content = described.responses[response.status]?.content;
  const type = String(response.headers['content-type']).split(';')[0] as string;
  if (!content?.[type]) throw new Error(`/openapi.json does not describe the answer of ${name} as ${type}`);
  const reader = readers.get(name) ?? z.fromJSONSchema(content[type].schema);
  readers.set(name, reader);
  expect({ name, ...reader.safeParse(response.body) }).toMatchObject({ name, success: true });
  if (response.ok) expect(response.body).toEqual(known(template, method).answer.parse(response.body));
  else expectProblem(response);
}

/** RFC 9457, in words for a person who calls us: no stack, no word of the inside. */
export function expectProblem(response: Response): void {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  const { type, title, status, code, detail } = response.body;
  expect(status).toBe(response.status);
  expect(type).toBe(`urn:deskhand:problem:${code}`);
  expect(title).not.toBe('Error');
  expect(detail.length).toBeGreaterThan(10);
  const text = JSON.stringify(response.body);
  expect(text).not.toMatch(
    /node_modules|\.ts:|at \w+ \(|sqlite|postgres|zod|(?<!received )undefined|NaN|TypeError|SELECT|\/home\//i,
  );
}

function templateOf(pathname: string, method: string): string | undefined {
  return routes.find(
    (route) =>
      route.method === method && new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(pathname),
  )?.path;
}

function known(template: string, method: string) {
  const found = routes.find((route) => route.path === template && route.method === method);
  if (!found) throw new Error(`there is no route ${method} ${template}`);
  return found;
}
