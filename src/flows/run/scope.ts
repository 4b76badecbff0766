import type { Slot, Text } from '../../domain/flow.ts';
import type { Json } from '../../domain/json.ts';
import { evaluate, fillIn, isTrue, render, type Scope } from '../liquid.ts';
import { flowOf, type Run, topFrame } from './run.ts';

/** Stands for what nobody may read. */
const MASK = '••••';

/** A secret as it is kept: sealed. */
const SEALED = '$sealed';
export const isSealed = (value: Json | undefined): value is { $sealed: string } =>
  typeof value === 'object' && value !== null && SEALED in value;

/** For conditions and what actions are given: everything, secrets open. */
export function fullScope(run: Run, more: Scope = {}): Scope {
  const frame = topFrame(run);
  const slots = withSealed(frame?.slots ?? {}, (value) => openValue(run, value));
  return { ...scopeOf(run, slots, frame?.vars ?? {}), ...more };
}

/** For words: no secret, and of what actions resulted in only what may be shown. */
function shownScope(run: Run, more: Scope = {}): Scope {
  const frame = topFrame(run);
  const slots = withSealed(frame?.slots ?? {}, () => MASK);
  return { ...scopeOf(run, slots, { ...frame?.vars, ...frame?.shown }), ...more };
}

function scopeOf(run: Run, slots: Scope, vars: Scope): Scope {
  const { requester, base } = run;
  return { ...vars, ...base, slots, vars, requester };
}

/** A text for somebody to read, in the customer's language, else in the bot's own. */
export function words(run: Run, text: Text, more?: Scope): string {
  return render(inLanguage(run, text), shownScope(run, more)).trim();
}

/** As the customer speaks, else as the bot's author does. */
export function inLanguage({ ports }: Run, text: Text): string {
  return pickLanguage(text, [ports.language, ports.ownLanguage]);
}

/** The same for everybody, whatever they speak. */
export function inOwnLanguage({ ports }: Run, text: Text): string {
  return pickLanguage(text, [ports.ownLanguage]);
}

function pickLanguage(text: Text, languages: string[]): string {
  if (typeof text === 'string') return text;
  const base = (code: string) => code.split('-')[0];
  for (const language of languages) {
    const known =
      language in text ? language : Object.keys(text).find((code) => base(code) === base(language));
    if (known !== undefined) return text[known]!;
  }
  return Object.values(text)[0] ?? '';
}

/** A phrase of the bot. */
export function phrase(run: Run, name: keyof Run['ports']['phrases'], more: Scope = {}): string {
  return render(run.ports.phrases[name], { name: shownScope(run).name, ...more }).trim();
}

/** What a task is called; one that another runs and that has no title of its own is called like that one. */
export function titleOf(run: Run, flow: string): string {
  const title = ownTitleOf(run, flow);
  return title === undefined ? phrase(run, 'yourRequest') : words(run, title);
}

/** As `titleOf`; undefined where nobody has given one. */
export function ownTitleOf(run: Run, flow: string): Text | undefined {
  const { frames } = run.state;
  const chain = frames.slice(0, frames.findLastIndex((frame) => frame.flow === flow) + 1);
  const from = Math.max(
    0,
    chain.findLastIndex(({ interrupts }) => interrupts),
  );
  const titles = chain.slice(from).map((frame) => flowOf(run, frame.flow)?.title);
  return titles.findLast((title) => title !== undefined);
}

export const holds = (run: Run, condition: string, more?: Scope) => isTrue(condition, fullScope(run, more));
export const valueIn = (run: Run, expression: string, more?: Scope) =>
  evaluate(expression, fullScope(run, more));

/** JSON with its templates filled; secrets open only where it goes to an action. */
export function filled(run: Run, value: Json, { secrets = false } = {}): Json {
  if (secrets) return fillIn(value, fullScope(run));
  const full = fullScope(run);
  return fillIn(value, { ...full, slots: shownScope(run).slots });
}

export function keepSlot(run: Run, slot: Slot, name: string, value: Json): void {
  const frame = topFrame(run)!;
  frame.slots[name] = slot.secret && value !== null ? { [SEALED]: run.ports.vault.seal(value) } : value;
  if (slot.secret && value !== null) run.hides.push(String(value));
}

export function slotValue(run: Run, name: string): Json | undefined {
  const value = topFrame(run)?.slots[name];
  return value === undefined ? undefined : openValue(run, value);
}

function openValue({ ports }: Run, value: Json): Json {
  return isSealed(value) ? ports.vault.open(value.$sealed) : value;
}

/** Most flows have no secrets: then the slots are what they are. */
function withSealed(slots: Record<string, Json>, map: (value: Json) => Json): Record<string, Json> {
  if (!Object.values(slots).some(isSealed)) return slots;
  return Object.fromEntries(
    Object.entries(slots).map(([name, value]) => [name, isSealed(value) ? map(value) : value]),
  );
}
