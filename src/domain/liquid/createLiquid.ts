import { Context, type Liquid, toValueSync, type Value } from 'liquidjs';
import type { Json } from '../json.ts';
import { guarded } from './guarded.ts';
import { type LiquidOptions, openLiquid } from './openLiquid.ts';
import { isTrue } from './operators.ts';
import { ALONE, readWhole } from './readWhole.ts';

/** What templates and conditions see, by name. */
export type Scope = Record<string, unknown>;

/** What each throws is a `TemplateFault`. */
export interface Speaking {
  /** What an expression comes to, filters and all; undefined: it hangs on something that is not there. */
  value(expression: string, scope: Scope): Json | undefined;
  /** Nothing, false, an empty text and an empty list are not true; all else is. */
  isTrue(condition: string, scope: Scope): boolean;
  /** A template as text. */
  render(template: string, scope: Scope): string;
  /**
   * Any JSON with its templates filled; one that is `{{ … }}` alone stands for the value itself. A field whose value is not
   * there is left out.
   */
  fill(filled: Json, scope: Scope): Json | undefined;
}

const REMEMBERED = 5_000;
const PATH = /^[a-z_]\w*(?:\.[a-z_]\w*)*$/i;
/** Words and properties that mean something to Liquid itself. */
const OWN_WORDS = /^(?:true|false|nil|null|undefined|empty|blank)$|\.(?:size|first|last)(?:\.|$)/;

/** Flows and actions speak the same; what `options` say is how they take what is missing, and where their words go. */
export function createLiquid(options: LiquidOptions = {}): Speaking {
  const liquid = openLiquid(options);
  const expressions = new Map<string, Value>();
  const templates = new Map<string, ReturnType<Liquid['parse']>>();

  function value(expression: string, scope: Scope): Json | undefined {
    if (PATH.test(expression) && !OWN_WORDS.test(expression)) return lookUp(expression, scope);
    return guarded(expression, () => {
      const context = new Context(scope, liquid.options, { sync: true }, { liquid });
      const compiled = remembered(expressions, expression, () => readWhole(expression, liquid));
      return asJson(toValueSync(compiled.value(context, false)));
    });
  }

  function render(template: string, scope: Scope): string {
    if (!template.includes('{')) return template;
    return guarded(template, () => {
      const compiled = remembered(templates, template, () => liquid.parse(template));
      return String(liquid.renderSync(compiled, scope));
    });
  }

  function fill(filled: Json, scope: Scope): Json | undefined {
    if (typeof filled === 'string') {
      const alone = ALONE.exec(filled);
      return alone ? value(alone[1]!.trim(), scope) : render(filled, scope);
    }
    if (Array.isArray(filled)) return filled.map((item) => fill(item, scope) ?? null);
    if (filled === null || typeof filled !== 'object') return filled;
    const entries = Object.entries(filled).map(([name, item]) => [name, fill(item, scope)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }

  return { value, render, fill, isTrue: (condition, scope) => isTrue(value(condition, scope)) };
}

/** What most expressions are: `slots.order`, found without the machinery. Own properties only, as Liquid here has it. */
function lookUp(path: string, scope: Scope): Json | undefined {
  let value: unknown = scope;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Scope)[name];
  }
  return asJson(value);
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

/** As JSON can say it: what a filter makes of nothing is nothing. */
function asJson(value: unknown): Json | undefined {
  if (value === undefined || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => asJson(item) ?? null);
  if (typeof value !== 'object' || value instanceof Date) return String(value);
  // Not compared with Object.prototype: a structured clone may come from another realm.
  const kind = Object.getPrototypeOf(value);
  if (kind !== null && Object.getPrototypeOf(kind) !== null) return undefined;
  return value as Json;
}
