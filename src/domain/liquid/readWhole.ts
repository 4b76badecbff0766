import { type Liquid, Tokenizer, Value } from 'liquidjs';

/** `{{ … }}` and nothing else. */
export const ALONE = /^\s*\{\{-?((?:(?!\}\}|\{\{).)*?)-?\}\}\s*$/s;

/** Liquid reads an expression as far as it can and leaves the rest: half a rule would be another rule. Throws where it is none. */
export function readWhole(expression: string, liquid: Liquid): Value {
  const tokenizer = new Tokenizer(expression, liquid.options.operators, undefined, undefined, true);
  const token = tokenizer.readFilteredValue();
  tokenizer.skipBlank();
  if (!tokenizer.end()) throw new Error(`cannot read on at "${expression.slice(tokenizer.p).slice(0, 30)}"`);
  if (!isWhole(token.initial.postfix))
    throw new Error('values need an operator between them: ==, !=, >, <, >=, <=, contains, and, or');
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
