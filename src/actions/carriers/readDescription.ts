import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { parse } from 'yaml';
import { SetupError } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import { isOwnHeader } from './isOwnHeader.ts';
import { type Credential, type Requirement, readSecurity, type SecurityScheme } from './readSecurity.ts';

type Schema = Record<string, Json>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  style?: string;
  explode?: boolean;
  schema?: Schema;
  /** It is said as one JSON text, whatever it holds. */
  isJson?: boolean;
}

export interface Operation {
  id: string;
  method: string;
  /** With its places in braces: `/orders/{id}`. */
  path: string;
  title: string;
  description: string;
  /** Without headers that no parameter may set. */
  parameters: Parameter[];
  /** As JSON or a form, where it may be one of them. */
  body: { type: string; schema: Schema; required: boolean } | null;
  /** What its headers must hold to say who calls; null: no header can say it. */
  credentials: Credential[] | null;
}

export interface Description {
  /** Absolute, its variables at their defaults; undefined: the description names none. */
  server: string | undefined;
  operations: Operation[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * An OpenAPI 3.0 or 3.1 description that lies in the bot folder, as YAML or JSON. Nothing is fetched: what it refers to must be
 * in it. Throws `SetupError` with the way out. https://spec.openapis.org/oas/v3.1.0
 */
export async function readDescription(folder: string, name: string): Promise<Description> {
  const file = await insideOf(folder, name);
  return describe(name, await readText(file, name));
}

async function insideOf(folder: string, name: string): Promise<string> {
  const base = await realpath(folder);
  const file = await realpath(resolve(base, name)).catch(() => null);
  if (!file?.startsWith(base + sep))
    throw new SetupError(
      `${name}: there is no such file in the bot folder. Put the description there and name it from there.`,
    );
  return file;
}

async function readText(file: string, name: string): Promise<string> {
  if ((await stat(file)).size > 20_000_000) throw new SetupError(`${name}: is larger than 20 MB.`);
  return readFile(file, 'utf8');
}

export async function describe(name: string, text: string): Promise<Description> {
  let document: Record<string, unknown>;
  try {
    document = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw new SetupError(`${name}: is neither YAML nor JSON (${(error as Error).message.split('\n')[0]}).`);
  }
  if (!/^3\.[01]\./.test(String(document?.openapi)))
    throw new SetupError(`${name}: is no OpenAPI 3.0 or 3.1 description. Convert older ones first.`);
  refuseOutside(document, name);
  try {
    const api = await SwaggerParser.validate(document as never, {
      resolve: { external: false },
      dereference: { circular: 'ignore' },
    });
    return readDocument(api as unknown as Document);
  } catch (error) {
    throw new SetupError(`${name}: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`);
  }
}

/** A description may be anybody's: it must not make us read files or call addresses. */
function refuseOutside(node: unknown, name: string): void {
  if (Array.isArray(node)) for (const one of node) refuseOutside(one, name);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string' && !value.startsWith('#'))
      throw new SetupError(`${name}: refers to ${value}. Bundle it into one file first.`);
    refuseOutside(value, name);
  }
}

interface Document {
  servers?: { url: string; variables?: Record<string, { default: string }> }[];
  paths?: Record<string, Record<string, unknown>>;
  security?: Requirement[];
  components?: { securitySchemes?: Record<string, SecurityScheme> };
}

function readDocument({ servers = [], paths = {}, security, components = {} }: Document): Description {
  const [server] = servers;
  const url = server?.url.replace(/\{(\w+)\}/g, (whole, name) => server.variables?.[name]?.default ?? whole);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      ...readOperation(path, method, item),
      // An operation's own stands in place of the document's: https://spec.openapis.org/oas/v3.1.0#operation-object
      credentials: readSecurity(
        (item[method] as { security?: Requirement[] }).security ?? security,
        components.securitySchemes,
      ),
    })),
  );
  return { server: url?.startsWith('http') ? url : undefined, operations };
}

function readOperation(
  path: string,
  method: string,
  item: Record<string, unknown>,
): Omit<Operation, 'credentials'> {
  const found = item[method] as {
    operationId?: string;
    summary?: string;
    description?: string;
    parameters?: Declared[];
    requestBody?: { required?: boolean; content?: Record<string, { schema?: Schema }> };
  };
  const own = found.parameters ?? [];
  // An operation's own parameter stands before its path's: https://spec.openapis.org/oas/v3.1.0#operation-object
  const shared = ((item.parameters as Declared[]) ?? []).filter(
    (one) => !own.some((other) => other.name === one.name && other.in === one.in),
  );
  return {
    id: found.operationId ?? '',
    method: method.toUpperCase(),
    path,
    title: found.summary ?? '',
    description: found.description ?? '',
    parameters: [...shared, ...own]
      .filter((one) => one.in !== 'header' || !isOwnHeader(one.name))
      .map(readParameter),
    body: readBody(found.requestBody),
  };
}

/** `content` in place of `schema`: its one type is how the value is written. */
type Declared = Parameter & { content?: Record<string, { schema?: Schema }> };

function readParameter({ content, ...one }: Declared): Parameter {
  const [typed] = Object.values(content ?? {});
  return typed ? { ...one, isJson: true, schema: typed.schema ?? {} } : one;
}

function readBody(body: { required?: boolean; content?: Record<string, { schema?: Schema }> } | undefined) {
  const types = Object.entries(body?.content ?? {});
  const [type, { schema = {} }] = types.find(([name]) => /\bjson\b/i.test(name)) ??
    types.find(([name]) => name.includes('form-urlencoded')) ??
    types[0] ?? ['', {}];
  return type === '' ? null : { type, schema, required: body?.required ?? false };
}
