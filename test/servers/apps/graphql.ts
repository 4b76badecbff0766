/** As much of GraphQL as a stand-in for an API needs: https://spec.graphql.org/October2021/ */
export interface Field {
  name: string;
  args: Record<string, unknown>;
  directives: Record<string, Record<string, unknown>>;
  fields: Field[];
  /** Of `... on Type`. */
  on?: string;
}

export interface Operation {
  kind: string;
  name: string;
  fields: Field[];
}

/** Fields of each type: the type of an object, a list of objects as `[Type]`, `''` for a scalar. */
export type Types = Record<string, Record<string, string>>;

export class GraphqlError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

export function parse(document: string, variables: Record<string, unknown>): Operation {
  const tokens = document.match(/"(?:\\.|[^"\\])*"|\.\.\.|[{}()[\]:!$@]|[\w-]+/g) ?? [];
  let at = 0;
  const next = () => tokens[at++] ?? '';
  const take = (token: string) => tokens[at] === token && at++ >= 0;

  function value(): unknown {
    const token = next();
    if (token === '$') return variables[next()];
    if (token.startsWith('"')) return JSON.parse(token);
    if (/^-?\d+$/.test(token)) return Number(token);
    return token === 'true' || token === 'false' ? token === 'true' : token;
  }

  function args(): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    if (!take('(')) return found;
    while (!take(')')) {
      const name = next();
      take(':');
      found[name] = value();
    }
    return found;
  }

  function field(): Field {
    if (take('...')) {
      next();
      return { name: '', on: next(), args: {}, directives: {}, fields: selection() };
    }
    const name = next();
    const given = args();
    const directives: Field['directives'] = {};
    while (take('@')) directives[next()] = args();
    return { name, args: given, directives, fields: tokens[at] === '{' ? selection() : [] };
  }

  function selection(): Field[] {
    const fields: Field[] = [];
    if (!take('{')) return fields;
    while (!take('}')) {
      if (at >= tokens.length) throw new GraphqlError('syntax error, unexpected end of file', 'PARSE_ERROR');
      fields.push(field());
    }
    return fields;
  }

  const kind = next();
  const name = next();
  while (at < tokens.length && tokens[at] !== '{') at++;
  return { kind, name, fields: selection() };
}

/** Throws the API's own error on a field that the type does not have, before anything is done. */
export function validate(types: Types, type: string, fields: Field[]): void {
  for (const { name, args, fields: inner, on } of fields) {
    const into = on ?? types[type]?.[name];
    if (into === undefined)
      throw new GraphqlError(`Field '${name}' doesn't exist on type '${type}'`, 'undefinedField');
    if (into.endsWith('Connection') && args.first === undefined)
      throw new GraphqlError('you must provide one of first or last', 'BAD_REQUEST');
    if ((into === '') !== (inner.length === 0))
      throw new GraphqlError(`Selections of '${name}' do not fit type '${type}'`, 'selectionMismatch');
    if (into.endsWith('Connection')) validateConnection(types, into, inner);
    else if (into !== '') validate(types, into.replace(/[[\]]/g, ''), inner);
  }
}

function validateConnection(types: Types, into: string, fields: Field[]): void {
  for (const { name, fields: inner } of fields) {
    if (name !== 'nodes')
      throw new GraphqlError(`Field '${name}' doesn't exist on type '${into}'`, 'undefinedField');
    validate(types, into.replace(/Connection$/, ''), inner);
  }
}

/** Of `value`, what was asked for, by fields that were validated. */
export function project(value: unknown, fields: Field[]): unknown {
  if (value === null || value === undefined) return null;
  if (fields.length === 0) return value;
  if (Array.isArray(value)) return value.map((one) => project(one, fields));
  const shown: Record<string, unknown> = {};
  for (const { name, on, args, fields: inner } of fields) {
    if (on) Object.assign(shown, project(value, inner));
    else shown[name] = projectField((value as Record<string, unknown>)[name], args, inner);
  }
  return shown;
}

function projectField(value: unknown, { first }: Field['args'], fields: Field[]): unknown {
  const some = Array.isArray(value) && first !== undefined ? value.slice(0, Number(first)) : value;
  const nodes = fields.length === 1 && fields[0]?.name === 'nodes' ? fields[0] : undefined;
  return nodes && some ? { nodes: project(some, nodes.fields) } : project(some, fields);
}
