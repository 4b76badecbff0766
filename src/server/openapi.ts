import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { rolesOf } from './demandRole.ts';
import type { Route } from './route.ts';

extendZodWithOpenApi(z);

const ProblemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().meta({ description: 'What is wrong and what to do' }),
  field: z.string().optional().meta({ description: 'JSON pointer to the field at fault' }),
});

const PROBLEMS = {
  400: 'The body is no JSON object',
  401: 'No valid key',
  403: 'Needs a key with another role, or is not yours',
  404: 'Not there',
  409: 'Not as things stand',
  413: 'Too large',
  415: 'Not JSON',
  422: 'A field is not valid',
  429: 'Too many; see Retry-After',
  500: 'A fault of ours; it is in the log',
  502: 'The help desk did not do it',
  503: 'The store cannot be reached; see Retry-After',
} as const;

/** OpenAPI 3.1 from the very schemas that validate: https://spec.openapis.org/oas/v3.1.0 */
export function describeApi(routes: Route[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key; each call names the roles that may make it. POST /v1/keys makes one.',
  });
  registry.registerComponent('securitySchemes', 'visitor', {
    type: 'http',
    scheme: 'bearer',
    description: 'A visitor’s token of POST /v1/visitors, for their own conversations',
  });
  for (const route of routes) registry.registerPath(describeRoute(route));
  const generator = new OpenApiGeneratorV31(registry.definitions, { sortComponents: 'alphabetically' });
  return generator.generateDocument({
    openapi: '3.1.0',
    info: { title: 'Deskhand', version: '1', description: 'The help desk bot that you install.' },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
  });
}

type PathConfig = Parameters<OpenAPIRegistry['registerPath']>[0];

function describeRoute({
  method,
  path,
  summary,
  tag,
  callers,
  body,
  files,
  query,
  headers,
  status,
  answer,
}: Route): PathConfig {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string);
  const params = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: ProblemShape } },
  });
  return {
    method,
    path: path.replace(/:(\w+)/g, '{$1}'),
    summary,
    tags: [tag],
    security: securityOf(callers),
    request: {
      ...(names.length > 0 ? { params } : {}),
      ...(query ? { query: query as z.ZodObject } : {}),
      ...(headers ? { headers } : {}),
      ...(body ? { body: { content: contentOf(body, files) } } : {}),
    },
    responses: {
      [status ?? 200]: {
        description: status ? 'Made' : 'Done',
        content: { 'application/json': { schema: answer } },
      },
      ...Object.fromEntries(Object.entries(PROBLEMS).map(([status, text]) => [status, problem(text)])),
    },
  };
}

/** Any one of them will do; a key's list names its role: https://spec.openapis.org/oas/v3.1.0#security-requirement-object */
function securityOf(callers: Route['callers']) {
  const keys = rolesOf(callers).map((role) => ({ key: [role] }));
  return callers.includes('visitor') ? [...keys, { visitor: [] }] : keys;
}

const Form = z.object({
  file: z.array(z.string().meta({ format: 'binary' })),
  source: z.string().optional(),
  name: z.string().optional(),
});

function contentOf(body: z.ZodType, files = false) {
  return {
    'application/json': { schema: body },
    ...(files ? { 'multipart/form-data': { schema: Form } } : {}),
  };
}
