import type { Flow, Slot } from '../../domain/flow.ts';
import type { Json } from '../../domain/json.ts';
import { askedFor, asksOf } from './askedFor.ts';
import { pressed } from './buttons.ts';
import { type Run, topFrame } from './run.ts';
import { words } from './scope.ts';
import { takeFiles } from './takeFiles.ts';
import { asValue, distinct, NUMBERS } from './valueOf.ts';
import { daysWithin } from './wholeDay.ts';

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
const FIGURE = /#?[A-Za-z]{0,8}[-_]?\d[\dA-Za-z]*(?:[-_][\dA-Za-z]+)*/g;
const LONGEST_TEXT = 2_000;
/** Of a message, that a value covers: then it is that value. */
const MOST_OF_IT = 0.8;
/** Words beside a figure with which a message is still about the figure alone. */
const MOST_WORDS = 8;

/** The value for the slot that was asked for; several: it cannot be told which. */
export function readAsked(run: Run, flow: Flow, name: string): Json[] {
  const { input, ports } = run;
  const slot = flow.slots[name]!;
  const text = input.text.trim();
  const button = pressed(run, slot.buttons)?.value;
  if (slot.entity === 'file') return [takeFiles(run) ?? []].filter((files) => (files as Json[]).length > 0);
  if (slot.entity === 'yes_no') {
    const said = ports.reader.yesOrNo(input);
    return said === 'yes' || said === 'no' ? [said === 'yes'] : [];
  }
  if (slot.entity === 'text') {
    if (button !== undefined) return [button];
    return input.isOther || saysNoText(run, flow, name) ? [] : [text.slice(0, LONGEST_TEXT)];
  }
  if (NUMBERS.has(slot.entity)) {
    const said = ports.reader.numbers(input, asksOf(run, flow, name), { unasked: input.isOther });
    return said.length > 0 || button === undefined ? said : [button];
  }
  const asked = input.entities.filter(
    (entity) =>
      entity.name === slot.entity &&
      (slot.role === undefined || entity.role === undefined || entity.role === slot.role),
  );
  const within = withinOf(run, name);
  const values = distinct(asked.map((entity) => asValue(slot, entity)));
  if (within !== undefined) return daysWithin(run, within, values);
  if (values.length > 0) return values;
  return button === undefined ? figuresIn(run, slot) : [button];
}

/** A question, a delay, a bare yes, the order's number once more: not what was asked for, though any words might be. */
function saysNoText(run: Run, flow: Flow, name: string): boolean {
  const { input, ports } = run;
  const slot = flow.slots[name]!;
  const text = input.text.trim();
  // A question is nobody's secret: as a try it would only be refused, and be counted.
  if (text === '' || (slot.secret && input.asks)) return true;
  if (repeatsNumber(run, flow, text)) return true;
  // "12 Oak Lane, Berlin?" is not sure of itself, and yet an address.
  if (input.entities.some((entity) => entity.text.length >= text.length * MOST_OF_IT)) return false;
  const canDeny = ports.reader.lacks('no', { ...askedFor(run, flow, name), isOptional: true });
  return ports.reader.isNoAnswer(text, slot.ask === undefined ? '' : words(run, slot.ask), { canDeny });
}

/** What is known already as the number of something else. */
function repeatsNumber(run: Run, flow: Flow, text: string): boolean {
  return Object.entries(topFrame(run)?.slots ?? {}).some(([other, value]) => {
    const kind = flow.slots[other]?.entity ?? '';
    return IS_NUMBERED.test(kind) && !NUMBERS.has(kind) && String(value) === text.replace(/^#/, '');
  });
}

/** "4711", or "it is #W12-3", where an order number was asked for. */
function figuresIn({ input }: Run, slot: Slot): Json[] {
  if (!IS_NUMBERED.test(slot.entity)) return [];
  if (input.isOther || input.text.split(/\s+/).length > MOST_WORDS) return [];
  const generic = input.entities
    .filter(({ name }) => GENERIC.has(name))
    .map((entity) => asValue(slot, entity));
  if (generic.length > 0) return distinct(generic);
  return input.entities.length > 0 ? [] : distinct(input.text.match(FIGURE) ?? []);
}

/** What was said of the day so far. */
function withinOf(run: Run, name: string): string | undefined {
  const { awaiting } = topFrame(run) ?? {};
  return awaiting?.kind === 'slot' && awaiting.slot === name ? awaiting.within : undefined;
}
