import { Context, defaultOperators, Liquid, Output, Tokenizer, toValue, toValueSync, Value } from 'liquidjs';
import { FILTERS } from '../domain/filters.ts';
import type { Json } from '../domain/json.ts';

export type Scope = Record<string, unknown>;

/** Longest text, work and memory of one template: a definition comes from an admin, what it works on does not. */
const LIMITS = { parseLimit: 20_000, renderLimit: 250, memoryLimit: 2_000_000 };
const KEPT = 2_000;

type Operand = unknown;
const isUnknown = (operand: Operand) => operand === undefined || operand === null;
/** `nil`, `empty` and `blank` are asked of what may be missing. */
const asks = (operand: Operand) => typeof (operand as { equals?: unknown } | null)?.equals === 'function';
const isFalse = (operand: Operand) => operand === false;

/**
 * Kleene's three values: what is compared with nothing (missing, or null) is neither true nor false. So
 * `order.status != "shipped"` does not hold because there is no such order. https://plato.stanford.edu/entries/logic-manyvalued/
 */
function comparing(name: string) {
  return function* (left: Operand, right: Operand, context: unknown): Generator<unknown, unknown, unknown> {
    if ((isUnknown(left) || isUnknown(right)) && !asks(left) && !asks(right)) return undefined;
    return yield* (defaultOperators[name] as (...operands: Operand[]) => Generator)(left, right, context);
  };
}

const operators = {
  ...Object.fromEntries(
    ['==', '!=', '>', '<', '>=', '<=', 'contains'].map((name) => [name, comparing(name)]),
  ),
  not: (operand: Operand) => (isUnknown(operand) ? undefined : isFalse(operand)),
  and(left: Operand, right: Operand) {
    if (isFalse(left) || isFalse(right)) return false;
    return isUnknown(left) || isUnknown(right) ? undefined : true;
  },
  or(left: Operand, right: Operand) {
    const isTrue = (operand: Operand) => !isUnknown(operand) && !isFalse(operand);
    if (isTrue(left) || isTrue(right)) return true;
    return isUnknown(left) || isUnknown(right) ? undefined : false;
  },
};

export interface Expressions {
  /** What an expression comes to; undefined: it hangs on something that is not there. Throws on one that cannot be read. */
  value(expression: string, scope: Scope): unknown;
  render(template: string, scope: Scope): string;
  /** Any JSON whose texts are templates; a text that is one `{{ … }}` stands for the value itself. */
  fill(filled: Json, scope: Scope): unknown;
}

/** Liquid as flows speak it, with conditions that fail closed. `guard` is laid over whatever a template puts out. */
export function createExpressions(guard?: (value: unknown) => string): Expressions {
  const liquid = new Liquid({
    ...LIMITS,
    operators: operators as never,
    groupedExpressions: true,
    ownPropertyOnly: true,
    strictFilters: true,
    ...(guard ? { outputEscape: guard } : {}),
  });
  for (const [name, filter] of Object.entries(FILTERS)) liquid.registerFilter(name, filter);
  // What escapes texts for a URL must not be switched off by the text's own template.
  if (guard) liquid.registerFilter('raw', (value: unknown) => value);
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  const values = memo((text) => readWhole(text, liquid));
  const templates = memo((text) => liquid.parse(text));
  const contextOf = (scope: Scope) => new Context(scope, liquid.options, {}, { liquid } as never);

  function fill(filled: Json, scope: Scope): unknown {
    if (typeof filled === 'string') return fillText(filled, scope);
    if (Array.isArray(filled)) return filled.map((item) => fill(item, scope));
    if (filled === null || typeof filled !== 'object') return filled;
    const entries = Object.entries(filled).map(([name, item]) => [name, fill(item, scope)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  }

  function fillText(text: string, scope: Scope): unknown {
    if (!text.includes('{')) return text;
    const parsed = templates(text);
    const [only] = parsed;
    if (parsed.length === 1 && only instanceof Output) return plain(only.value.value(contextOf(scope)));
    return liquid.renderSync(parsed, scope);
  }

  return {
    value: (expression, scope) => plain(values(expression).value(contextOf(scope))),
    render: (template, scope) => liquid.renderSync(templates(template), scope),
    fill,
  };
}

const plain = (value: unknown) => toValue(toValueSync(value as never));

/** Liquid reads as far as it can and leaves the rest: half a rule would be another rule. */
function readWhole(text: string, liquid: Liquid): Value {
  const tokenizer = new Tokenizer(text, liquid.options.operators, undefined, undefined, true);
  const token = tokenizer.readFilteredValue();
  if (!isWhole(token.initial.postfix)) throw new SyntaxError(`"${text}" is no expression`);
  return new Value(token, liquid);
}

/** One value is left when all operators have taken theirs. */
function isWhole(postfix: readonly object[]): boolean {
  const left = postfix.reduce((count, token) => {
    if (!('operator' in token)) return count + 1;
    return token.operator === 'not' ? count : count - 1;
  }, 0);
  return left === 1;
}

/** The latest so many texts as they were parsed: parsing costs more than working them out. */
function memo<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    if (made.size >= KEPT) made.clear();
    made.set(text, fresh);
    return fresh;
  };
}
