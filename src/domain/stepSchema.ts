import { byKey } from './byKey.ts';
import { FIELDS_OF, STEPS, type StepVerb } from './flow.ts';
import { REASONS } from './turn.ts';

type JsonSchema = Record<string, unknown>;

/** What an editor shows of each field of a step. */
const WORDS: Record<string, string> = {
  say: 'Says this to the customer.',
  ask: 'Asks for this slot, unless it is filled already.',
  choose: 'Lets the customer pick from a list; the choice goes under this name.',
  confirm: 'Asks for a yes. Of a call: said in place of the words of the action.',
  call: 'Calls this action of actions/*.yaml, through the gate.',
  together: 'Calls that stand or fall together: when one fails, those before it are undone.',
  if: 'A condition without {{ }}, such as: order.status == "open".',
  set: 'Gives names to values.',
  repeat: 'For each item of the list, under this name; "index" counts from 1.',
  run: 'Runs another flow, and goes on.',
  ticket: 'Opens a ticket.',
  note: 'Writes an internal note for agents.',
  tag: 'Tags the ticket.',
  assign: 'Assigns the ticket to this group or agent.',
  handoff: 'Hands over to a person, for one of these reasons.',
  wait: 'Waits until a time has passed, an event has come, or the first of both.',
  goto: 'Goes on at the step with this id.',
  stop: 'Ends this flow.',
  resolve: 'Ends the flow and the conversation; said last.',
  id: 'A name for "goto" to find this step by.',
  when: 'The step is passed over where this does not hold.',
  buttons: 'Buttons under the text.',
  text: 'The question, in place of the own one.',
  missing: 'Steps for when the customer has no such thing.',
  from: 'An expression that gives the list.',
  label: 'How one "item" is called.',
  many: 'Several may be picked.',
  always: 'Asked also where there is one only.',
  like: 'An item that the wanted one is like, but for what the customer says.',
  none: 'Steps for when the list is empty, or none is meant.',
  yes: 'Steps after a yes.',
  no: 'Steps after a no.',
  with: 'What it is given, by name.',
  save: 'The name that the result goes under.',
  failed: 'Steps for when it was not done; error.code says why.',
  unknown: 'Steps for when nobody knows whether it was done.',
  refused: 'Steps for when the gate refused; refused.because says why.',
  waiting: 'Said while an agent has still to approve.',
  do: 'The steps that are taken.',
  otherwise: 'Steps for when it is not so. Of a wait: the time passed before the event came.',
  over: 'An expression that gives the list.',
  result: 'Goes to the flow that ran this one.',
};

/** What zod's shapes leave to `deskhand check`. */
const NARROWER: Partial<Record<StepVerb, (own: JsonSchema) => JsonSchema>> = {
  handoff: (own) => ({ ...own, enum: REASONS }),
  wait(own) {
    const { for: time, ...others } = own.properties as Record<string, JsonSchema>;
    return { ...own, minProperties: 1, properties: { ...others, for: { ...time, pattern: DURATION } } };
  },
};

/** `30 minutes`, or a template. */
const DURATION = '^\\s*[0-9]{1,5}\\s*(second|minute|hour|day|week)s?\\s*$|\\{\\{';

/** The JSON Schema of any step, from those of its verbs. */
export function stepSchema(shapes: Record<StepVerb, JsonSchema>): JsonSchema {
  const verbs = Object.keys(STEPS) as StepVerb[];
  return byKey(
    verbs.map((verb) => ({
      key: verb,
      schema: narrowed(verb, shapes[verb]),
      unless: verbs.filter((other) => FIELDS_OF[other]?.includes(verb)),
    })),
    WORDS,
  );
}

function narrowed(verb: StepVerb, shape: JsonSchema): JsonSchema {
  const properties = shape.properties as Record<string, JsonSchema>;
  const own = NARROWER[verb]?.(properties[verb]!);
  return own ? { ...shape, properties: { ...properties, [verb]: own } } : shape;
}
