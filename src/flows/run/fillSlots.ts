import { BUILT_IN_ENTITIES } from '../../domain/entity.ts';
import type { Flow, Slot } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import type { Entity } from '../../domain/understanding.ts';
import { asksOf } from './askedFor.ts';
import { keepRest, movedTo } from './mendAddress.ts';
import { type Run, topFrame } from './run.ts';
import { keepSlot, slotValue } from './scope.ts';
import { fillFile } from './takeFiles.ts';
import { asValue, distinct, NUMBERS, WHOLE } from './valueOf.ts';

const MOST_OF_IT = 0.8;
const BUILT_IN = new Set<string>(BUILT_IN_ENTITIES);

/** What was given before the flow began. */
export function fillFromEpisode(run: Run, flow: Flow): void {
  const frame = topFrame(run)!;
  fillFile(run, flow);
  for (const [name, slot] of Object.entries(flow.slots)) {
    if (slot.secret || WHOLE.has(slot.entity) || frame.slots[name] !== undefined) continue;
    const values = [...valuesOf(flow, name, slot, run.given), ...measuredFor(run, flow, name, slot)];
    if (distinct(values).length === 1) keepSlot(run, slot, name, values[0]!);
  }
}

/** Fills slots from the message, but for the one that is asked for. `changed`: had another value before. */
export function fillOthers(run: Run, flow: Flow, asked?: string): { filled: string[]; changed: string[] } {
  const frame = topFrame(run)!;
  const moved = takeTown(run, flow);
  if (moved !== undefined) return { filled: [], changed: [moved] };
  const said = entitiesBeside(run, flow, asked);
  const taken = asked === undefined ? [] : entitiesFor(flow, asked, flow.slots[asked]!, said);
  const left = said.filter((entity) => !taken.includes(entity));
  const file = flow.slots[asked ?? '']?.entity === 'file' ? undefined : fillFile(run, flow);
  const filled: string[] = file === undefined ? [] : [file];
  const changed: string[] = [];
  for (const [name, slot] of Object.entries(flow.slots)) {
    if (name === asked || WHOLE.has(slot.entity)) continue;
    const values = distinct([
      ...valuesOf(flow, name, slot, left),
      ...measuredFor(run, flow, name, slot, asked),
    ]);
    if (values.length !== 1) continue;
    const before = slotValue(run, name);
    const value = keepRest(slot, before, values[0]!);
    if (JSON.stringify(values[0]) === JSON.stringify(before) || value === before) continue;
    const isKnown = before !== undefined && before !== null;
    if (isKnown && !mayChange(run, frame, slot)) continue;
    keepSlot(run, slot, name, value);
    (isKnown ? changed : filled).push(name);
  }
  return { filled, changed };
}

/** The slot whose address the customer moves to another town. The postcode is nothing else then: no order's number. */
function takeTown(run: Run, flow: Flow): string | undefined {
  const { corrects, denied, text } = run.input;
  if (!corrects && !denied) return undefined;
  for (const [name, slot] of Object.entries(flow.slots)) {
    const value = slot.secret ? null : movedTo(slot, topFrame(run)!.slots[name], text);
    if (value === null) continue;
    keepSlot(run, slot, name, value);
    return name;
  }
  return undefined;
}

/**
 * What a message may say of other slots. An answer in one's own words says nothing else, but where it is one value of the
 * bot's own kinds and no more: an address, say.
 */
function entitiesBeside({ input }: Run, flow: Flow, asked?: string): Entity[] {
  const { entity } = (asked === undefined ? undefined : flow.slots[asked]) ?? {};
  if (entity === undefined || !WHOLE.has(entity)) return input.entities;
  if (entity !== 'text') return [];
  const length = input.text.trim().length * MOST_OF_IT;
  return input.entities.filter(({ name, text }) => !BUILT_IN.has(name) && text.length >= length);
}

/** A value beside the answer to something else changes nothing that is settled, unless it is said as a correction. */
function mayChange({ input }: Run, frame: Frame, slot: Slot): boolean {
  if (input.corrects || input.denied) return true;
  return !input.isOther && (frame.awaiting?.kind === 'yes_no' || slot.role !== undefined);
}

function valuesOf(flow: Flow, name: string, slot: Slot, entities: Entity[]): Json[] {
  return distinct(entitiesFor(flow, name, slot, entities).map((entity) => asValue(slot, entity)));
}

/** Of the slot's kind and role. One without a role is the slot's where no other of that kind has it. */
function entitiesFor(flow: Flow, name: string, slot: Slot, entities: Entity[]): Entity[] {
  const ofKind = entities.filter((entity) => entity.name === slot.entity && !isMeasured(slot, entity));
  const alone = Object.entries(flow.slots).every(
    ([other, { entity }]) => other === name || entity !== slot.entity,
  );
  return ofKind.filter(({ role }) =>
    slot.role === undefined ? true : role === slot.role || (alone && role === undefined),
  );
}

/** "5 kg" is a number where the question asks for kilos only: see `measuredFor`. */
const isMeasured = ({ entity }: Slot, { parts }: Entity) => NUMBERS.has(entity) && parts?.unit !== undefined;

/** "For 3 days", said beside something else, where the slot asks for days, no other does, and none is for lengths of time. */
function measuredFor(run: Run, flow: Flow, name: string, slot: Slot, asked?: string): Json[] {
  const { input, ports } = run;
  if (!NUMBERS.has(slot.entity) || (asked !== undefined && WHOLE.has(flow.slots[asked]!.entity))) return [];
  const numbers = (one: string) => ports.reader.numbers(input, asksOf(run, flow, one), { unasked: true });
  const found = numbers(name);
  if (found.length === 0) return [];
  const isTaken = Object.entries(flow.slots).some(
    ([other, { entity }]) =>
      other !== name && (entity === 'duration' || (NUMBERS.has(entity) && numbers(other).length > 0)),
  );
  return isTaken ? [] : found;
}
