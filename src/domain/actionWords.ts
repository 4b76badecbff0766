/** What an editor shows of each field of an action; docs/actions.md says more. */
export const ACTION_WORDS: Record<string, string> = {
  name: 'Flows call it by this name; lower case letters, digits and _.',
  title: 'What customers and agents call it.',
  description: 'What it does, for agents and for a language model.',
  does: 'Whether it reads or changes something.',
  arguments: 'What it is given, by name.',
  carry: 'What carries it out.',
  level: 'How far it may go by itself: suggest, note, approve (an agent decides) or act.',
  levels: 'Other levels by what is asked for: the first whose condition holds counts.',
  requester: 'Only for a customer who is proven; true where nothing is said.',
  identifies: 'It proves who the customer is: an expression over "result" that gives their id.',
  look: 'Reads that the gate makes right before it decides.',
  owner: "Whose it is: an expression that must come to the customer's id or e-mail address, or: anyone.",
  rules: 'What policy demands; the first that fails refuses.',
  confirm: 'What the customer must say yes to; false asks nothing.',
  limits: 'How often it may be done.',
  timeoutMs: 'How long an answer may take, ms.',
  idempotent: 'Repeating it does no harm: it is tried again when no answer came.',
  shows: 'Fields of the result that texts for customers may show.',
  undo: 'The action that takes it back.',
  redo: 'Done anew when the customer corrects a value: what it did before may stand.',
  approvalHours: "How long an agent's approval may take, hours.",
};

export const ARGUMENT_WORDS: Record<string, string> = {
  description: 'What it is, for agents and for a language model.',
  schema: 'JSON Schema of its value; a text where nothing is said.',
  required: 'Whether it must be given; true where nothing is said.',
  default: 'The value where none is given.',
  from: 'Put in by the engine and by nobody else, such as requester.email.',
  secret: 'Never kept, shown or logged in clear.',
};
