/** What an editor shows of each field of a flow and of its slots; docs/flows.md says more. */
export const FLOW_WORDS: Record<string, string> = {
  name: 'Other flows run it by this name; lower case letters, digits and _.',
  title: 'What customers call it: "your return".',
  description: 'What it is for, for the people who write the bot.',
  intents: 'Intents that begin it.',
  proves: 'It finds out who the customer is, before a call that needs to know.',
  slots: 'What it needs to know, by name.',
  steps: 'What it does, one after the other.',
};

export const SLOT_WORDS: Record<string, string> = {
  entity: 'The kind of value: a built-in one, one of entities/*.yaml, text, yes_no or file.',
  role: 'Which of two of a kind, such as from and to.',
  ask: 'The question.',
  buttons: 'Buttons beside the question.',
  valid: 'A condition that must hold of "value".',
  invalid: 'Said when it does not hold.',
  default: 'The value when nobody says otherwise; then it is not asked.',
  attempts: 'How often it is asked.',
  exact: 'Of a date: one day is needed.',
  secret: 'Never shown, kept or logged in clear.',
};
