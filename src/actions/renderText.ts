import type { Text } from '../domain/flow.ts';
import { render, type Scope } from './expressions.ts';

/** A text of an action's file in each of its languages, filled with what customers may see; `otherwise` where it cannot be. */
export function renderText(text: Text, shown: Scope, otherwise: Text): Text {
  try {
    if (typeof text === 'string') return render(text, shown).trim();
    const said = Object.entries(text).map(([language, one]) => [language, render(one, shown).trim()]);
    return Object.fromEntries(said);
  } catch {
    return otherwise;
  }
}
