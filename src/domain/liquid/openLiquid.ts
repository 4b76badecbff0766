import { filters, IfTag, Liquid, UnlessTag, type Value } from 'liquidjs';
import { FILTERS } from '../filters.ts';
import { isTrue, THREE_VALUED, TWO_VALUED } from './operators.ts';

export interface LiquidOptions {
  /** What is compared with nothing is neither true nor false. */
  isThreeValued?: boolean;
  /** Laid over whatever a template puts out. */
  escape?: ((value: unknown) => string) | undefined;
}

/**
 * The one Liquid of flows and actions. A template reads its scope and nothing else: no files, no prototypes, no clock, and
 * it ends. https://liquidjs.com/tutorials/dos.html
 */
export function openLiquid({ isThreeValued = false, escape: escaped }: LiquidOptions = {}): Liquid {
  const liquid = new Liquid({
    operators: (isThreeValued ? THREE_VALUED : TWO_VALUED) as never,
    ownPropertyOnly: true,
    strictFilters: true,
    groupedExpressions: true,
    templates: {},
    parseLimit: 50_000,
    renderLimit: 1_000,
    memoryLimit: 2_000_000,
    timezoneOffset: 0,
    locale: 'en-US',
    ...(escaped ? { outputEscape: escaped } : {}),
  });
  for (const [name, filter] of Object.entries(FILTERS)) liquid.registerFilter(name, filter);
  liquid.registerFilter('date', dateFromScope as never);
  // What escapes values for their place must not be switched off by the template itself.
  if (escaped) liquid.registerFilter('raw', (value: unknown) => value);
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  liquid.registerTag('if', If);
  liquid.registerTag('unless', Unless);
  return liquid;
}

/** `{% if %}` takes for true what conditions take for true. */
class If extends IfTag {
  constructor(...given: ConstructorParameters<typeof IfTag>) {
    super(...given);
    for (const { value } of this.branches) judge(value);
  }
}

class Unless extends UnlessTag {
  constructor(...given: ConstructorParameters<typeof UnlessTag>) {
    super(...given);
    for (const { value } of this.branches) judge(value);
  }
}

function judge(condition: Value): void {
  const work = condition.value.bind(condition);
  condition.value = function* (context, lenient) {
    return isTrue(yield work(context, lenient));
  };
}

/** "now" and "today" are the scope's own: the same turn gives the same text whenever it is decided. */
function dateFromScope(this: DateFilter, value: unknown, ...given: unknown[]): unknown {
  const isNow = value === 'now' || value === 'today';
  const moment = isNow ? this.context.getSync(['now']) : value;
  return (filters.date as unknown as (...all: unknown[]) => unknown).call(this, moment, ...given);
}

interface DateFilter {
  context: { getSync(path: string[]): unknown };
}
