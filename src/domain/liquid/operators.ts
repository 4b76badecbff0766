import { defaultOperators, toValue } from 'liquidjs';

type Operand = unknown;
type Work = Generator<unknown, unknown, unknown>;

/** Nothing, false, an empty text and an empty list are not true; all else is. */
export function isTrue(operand: Operand): boolean {
  const value = toValue(operand as never) as unknown;
  if (isNothing(value) || value === false || value === '') return false;
  return !(Array.isArray(value) && value.length === 0);
}

const isNothing = (value: unknown) => value === undefined || value === null;

/** Where what is missing is as good as false: what flows decide by. */
export const TWO_VALUED = {
  ...defaultOperators,
  not: (operand: Operand) => !isTrue(operand),
  and: (left: Operand, right: Operand) => isTrue(left) && isTrue(right),
  or: (left: Operand, right: Operand) => isTrue(left) || isTrue(right),
};

const isFalse = (operand: Operand) => !isNothing(operand) && !isTrue(operand);
/** `nil`, `empty` and `blank` are asked of what may be missing. */
const asks = (operand: Operand) => typeof (operand as { equals?: unknown } | null)?.equals === 'function';

/**
 * Kleene's three values: what is compared with nothing (missing, or null) is neither true nor false. So
 * `order.status != "shipped"` does not hold because there is no such order. https://plato.stanford.edu/entries/logic-manyvalued/
 */
function comparing(name: string) {
  return function* (left: Operand, right: Operand, context: unknown): Work {
    if ((isNothing(left) || isNothing(right)) && !asks(left) && !asks(right)) return undefined;
    return yield* (defaultOperators[name] as (...operands: Operand[]) => Work)(left, right, context);
  };
}

/** Where what is missing is not known: what rules are judged by. */
export const THREE_VALUED = {
  ...Object.fromEntries(
    ['==', '!=', '>', '<', '>=', '<=', 'contains'].map((name) => [name, comparing(name)]),
  ),
  not: (operand: Operand) => (isNothing(operand) ? undefined : !isTrue(operand)),
  and(left: Operand, right: Operand) {
    if (isFalse(left) || isFalse(right)) return false;
    return isNothing(left) || isNothing(right) ? undefined : true;
  },
  or(left: Operand, right: Operand) {
    if (isTrue(left) || isTrue(right)) return true;
    return isNothing(left) || isNothing(right) ? undefined : false;
  },
};
