import type { Json } from '../domain/json.ts';
import { createLiquid, type Scope } from '../domain/liquid/createLiquid.ts';
import { sayable } from '../domain/liquid/sayable.ts';

export type { Scope } from '../domain/liquid/createLiquid.ts';
export { expressionFault, readsOf, templateFault } from '../domain/liquid/faults.ts';
export { TemplateFault } from '../domain/liquid/guarded.ts';

/** Liquid as flows speak it: what is missing is as good as false. */
const { value, fill, render, isTrue } = createLiquid({ escape: sayable });

export { isTrue, render };

/** The value of an expression; `null` where there is none. Throws `TemplateFault`. */
export const evaluate = (expression: string, scope: Scope): Json => value(expression, scope) ?? null;

/** Any JSON with its templates filled. Throws `TemplateFault`. */
export const fillIn = (filled: Json, scope: Scope): Json => fill(filled, scope) ?? null;
