import type { Flow, Slot } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import type { Entity } from '../../domain/understanding.ts';
import { type Run, topFrame } from './run.ts';
import { keepSlot, slotValue } from './scope.ts';

/** Kinds that no finder finds: the message itself is the value. */
const WHOLE = new Set(['text', 'yes_no', 'file']);
const NUMBERS = new Set(['number', 'quantity', 'percent']);
/** What a bare figure may be found as, where a numbered thing was asked for. */
const GENERIC = new Set([
  'reference',
  'number',
  'quantity',
  'order_number',
  'ticket_number',
  'invoice_number',
  'tracking_number',
]);
const IS_NUMBERED = /(?:^|_)(?:number|no|nr|id|code|ref|reference|zip|pin|sku)$/;
/** "4 days", "$30": the figure counts, where a number was asked for. */
const MEASURED = new Set(['duration', 'money']);
const NUMBER = /\d+(?:\.\d+)?/g;
const FIGURE = /#?[A-Za-z]{0,8}[-_]?\d[\dA-Za-z]*(?:[-_][\dA-Za-z]+)*/g;
const LONGEST_TEXT = 2_000;
/** Words beside a figure with which a message is still about the figure alone. */
const MOST_WORDS = 8;

/** What was given before the flow began. */
export function fillFromEpisode(run: Run, flow: Flow): void {
  const frame = topFrame(run)!;
  for (const [name, slot] of Object.entries(flow.slots)) {
    if (slot.secret || WHOLE.has(slot.entity) || frame.slots[name] !== undefined) continue;
    const values = valuesOf(flow, name, slot, run.given);
    if (values.length === 1) keepSlot(run, slot, name, values[0]!);
  }
}

/** Fills slots from the message, but for the one that is asked for. `changed`: had another value before. */
export function fillOthers(run: Run, flow: Flow, asked?: string): { filled: string[]; changed: string[] } {
  const frame = topFrame(run)!;
  const taken = asked === undefined ? [] : entitiesFor(flow, asked, flow.slots[asked]!, run.input.entities);
  const left = run.input.entities.filter((entity) => !taken.includes(entity));
  const filled: string[] = [];
  const changed: string[] = [];
  for (const [name, slot] of Object.entries(flow.slots)) {
    if (name === asked || WHOLE.has(slot.entity)) continue;
    const values = valuesOf(flow, name, slot, left);
    const before = slotValue(run, name);
    if (values.length !== 1 || JSON.stringify(values[0]) === JSON.stringify(before)) continue;
    const isKnown = before !== undefined && before !== null;
    if (isKnown && !mayChange(run, frame, slot)) continue;
    keepSlot(run, slot, name, values[0]!);
    (isKnown ? changed : filled).push(name);
  }
  return { filled, changed };
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
  const ofKind = entities.filter((entity) => entity.name === slot.entity);
  const alone = Object.entries(flow.slots).every(
    ([other, { entity }]) => other === name || entity !== slot.entity,
  );
  return ofKind.filter(({ role }) =>
    slot.role === undefined ? true : role === slot.role || (alone && role === undefined),
  );
}

function asValue({ entity: kind }: Slot, { value }: Entity): Json {
  if (!NUMBERS.has(kind)) return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

/** The value for the slot that was asked for; several: it cannot be told which. */
export function readAsked(run: Run, flow: Flow, name: string): Json[] {
  const { input, ports } = run;
  const slot = flow.slots[name]!;
  const text = input.text.trim();
  const button = slot.buttons.find((label) => label.toLowerCase() === text.toLowerCase());
  if (slot.entity === 'file') return input.files.length > 0 ? [input.files] : [];
  if (slot.entity === 'yes_no') {
    const said = ports.reader.yesOrNo(input);
    return said === 'yes' || said === 'no' ? [said === 'yes'] : [];
  }
  if (slot.entity === 'text')
    return text === '' || input.isOther ? [] : [button ?? text.slice(0, LONGEST_TEXT)];
  const asked = input.entities.filter(
    (entity) =>
      entity.name === slot.entity &&
      (slot.role === undefined || entity.role === undefined || entity.role === slot.role),
  );
  if (asked.length > 0) return distinct(asked.map((entity) => asValue(slot, entity)));
  return button === undefined ? figuresIn(run, slot) : [button];
}

/** "4711", or "it is #W12-3", where an order number was asked for. */
function figuresIn({ input }: Run, slot: Slot): Json[] {
  if (!IS_NUMBERED.test(slot.entity) && !NUMBERS.has(slot.entity)) return [];
  if (input.isOther || input.text.split(/\s+/).length > MOST_WORDS) return [];
  const generic = input.entities
    .filter(({ name }) => GENERIC.has(name))
    .map((entity) => asValue(slot, entity));
  if (generic.length > 0) return distinct(generic);
  const isNumber = NUMBERS.has(slot.entity);
  if (input.entities.some(({ name }) => !isNumber || !MEASURED.has(name))) return [];
  const figures = input.text.match(isNumber ? NUMBER : FIGURE) ?? [];
  return distinct(isNumber ? figures.map(Number) : figures);
}

function distinct(values: Json[]): Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
