import { createLiquid } from '../domain/liquid/createLiquid.ts';
import { sayable } from '../domain/liquid/sayable.ts';

export type { Scope } from '../domain/liquid/createLiquid.ts';

/** Liquid as actions speak it: a rule about what is missing does not hold, and neither does its opposite. */
export const { value, fill, render } = createLiquid({ isThreeValued: true, escape: sayable });
