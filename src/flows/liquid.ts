import { Context, Liquid, Tokenizer, toValueSync, Value } from 'liquidjs';
import { FILTERS } from '../domain/filters.ts';
import type { Json } from '../domain/json.ts';

/** What templates and conditions see, by name. */
export type Scope = Record<string, unknown>;

/** A template or a condition that cannot be read, or that does what it must not: say which to the admin, never to a customer. */
export class TemplateFault extends Error {
  override name = 'TemplateFault';
}

const REMEMBERED = 5_000;

/**
 * The one Liquid of flows and actions. A template reads its scope and nothing else: no files, no prototypes, no clock, and
 * it ends. https://liquidjs.com/tutorials/dos.html
 */
export const liquid = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  groupedExpressions: true,
  templates: {},
  parseLimit: 50_000,
  renderLimit: 1_000,
  memoryLimit: 1_000_000,
  timezoneOffset: 0,
  locale: 'en-US',
});
for (const [name, filter] of Object.entries(FILTERS)) liquid.registerFilter(name, filter);

type Compiled = ReturnType<Liquid['parse']>;
const templates = new Map<string, Compiled>();
const expressions = new Map<string, Value>();
/** `{{ … }}` and nothing else. */
const ALONE = /^\s*\{\{-?((?:(?!\}\}|\{\{).)*?)-?\}\}\s*$/s;

const PATH = /^[a-z_]\w*(?:\.[a-z_]\w*)*$/i;
/** Words and properties that mean something to Liquid itself. */
const OWN_WORDS = /^(?:true|false|nil|null|undefined|empty|blank)$|\.(?:size|first|last)(?:\.|$)/;

/** The value of an expression, filters and all; `null` where there is none. Throws `TemplateFault`. */
export function evaluate(expression: string, scope: Scope): Json {
  if (PATH.test(expression) && !OWN_WORDS.test(expression)) return lookUp(expression, scope);
  return guarded(expression, () => {
    const context = new Context(scope, liquid.options, { sync: true }, { liquid });
    return asJson(toValueSync(compiledExpression(expression).value(context, false)));
  });
}

/** What most expressions are: `slots.order`, found without the machinery. Own properties only, as Liquid here has it. */
function lookUp(path: string, scope: Scope): Json {
  let value: unknown = scope;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Scope)[name];
  }
  return asJson(value);
}

/** Nothing, false, an empty text and an empty list are not true; all else is. */
export function isTrue(condition: string, scope: Scope): boolean {
  const value = evaluate(condition, scope);
  return value !== null && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** A template as text. Throws `TemplateFault`. */
export function render(template: string, scope: Scope): string {
  if (!template.includes('{')) return template;
  return guarded(template, () => String(liquid.renderSync(compiledTemplate(template), scope)));
}

/** Any JSON with its templates filled; one that is `{{ … }}` alone stands for the value itself. */
export function fillIn(value: Json, scope: Scope): Json {
  if (typeof value === 'string') {
    const alone = ALONE.exec(value);
    return alone ? evaluate(alone[1]!.trim(), scope) : render(value, scope);
  }
  if (Array.isArray(value)) return value.map((item) => fillIn(item, scope));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, scope)]));
}

/** Why this is no template, in a few words; null where it is one. */
export function templateFault(template: string): string | null {
  const alone = ALONE.exec(template);
  if (alone) return expressionFault(alone[1]!.trim());
  return faultOf(() => void liquid.parse(template));
}

/** Why this is no expression, in a few words; null where it is one. */
export function expressionFault(expression: string): string | null {
  return faultOf(() => {
    const { operators } = liquid.options;
    const tokenizer = new Tokenizer(expression, operators, undefined, undefined, true);
    const { initial } = tokenizer.readFilteredValue();
    tokenizer.skipBlank();
    if (!tokenizer.end())
      throw new Error(`cannot read on at "${expression.slice(tokenizer.p).slice(0, 30)}"`);
    const tokens = initial.postfix as { operator?: string }[];
    const isOperator = (token: { operator?: string }) => typeof token.operator === 'string';
    const binary = tokens.filter((token) => isOperator(token) && token.operator !== 'not').length;
    const operands = tokens.filter((token) => !isOperator(token)).length;
    if (operands !== binary + 1)
      throw new Error('values need an operator between them: ==, !=, >, <, >=, <=, contains, and, or');
    void new Value(expression, liquid);
  });
}

/** What a template reads of its scope, each as a path: `[['slots', 'order_number'], ['order', 'status']]`. */
export function readsOf(template: string): string[][] {
  const paths = guarded(template, () => liquid.globalVariableSegmentsSync(template)) as unknown[][];
  return paths.map((path) => path.filter((part): part is string => typeof part === 'string'));
}

function compiledExpression(expression: string): Value {
  return remembered(expressions, expression, () => new Value(expression, liquid));
}

function compiledTemplate(template: string): Compiled {
  return remembered(templates, template, () => liquid.parse(template));
}

function remembered<T>(kept: Map<string, T>, key: string, make: () => T): T {
  let value = kept.get(key);
  if (value === undefined) {
    value = make();
    if (kept.size === REMEMBERED) kept.clear();
    kept.set(key, value);
  }
  return value;
}

function guarded<T>(source: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new TemplateFault(`"${source.slice(0, 200)}" ${reasonOf(error as Error)}`);
  }
}

function faultOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return reasonOf(error as Error);
  }
}

const reasonOf = ({ message }: Error) => message.split('\n')[0]!.replace(/, line:.*$/, '');

/** As JSON can say it: what a filter makes of nothing is nothing. */
function asJson(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (!isObject(value) || value instanceof Date) return String(value);
  // Not compared with Object.prototype: a structured clone may come from another realm.
  const kind = Object.getPrototypeOf(value);
  if (kind !== null && Object.getPrototypeOf(kind) !== null) return null;
  return value as Json;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
