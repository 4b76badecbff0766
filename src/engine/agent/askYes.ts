import type { Action, ActionOutcome } from '../../domain/action.ts';
import type { Json } from '../../domain/json.ts';
import type { PlannedCall } from '../../domain/plan.ts';
import type { Outcome } from '../turnState.ts';
import { checkShown } from './checkSaying.ts';
import { sayAndWait } from './outcomes.ts';
import type { Pursuit } from './parts.ts';
import { tell } from './tellModel.ts';
import { titleOf, wordsIn } from './words.ts';

const LONGEST_VALUE = 300;

type Confirm = Extract<ActionOutcome, { status: 'confirm' }>;
type Asked = Omit<PlannedCall, 'digest' | 'question'> & { id: string };

/** Asks the customer, in the action's own words: the model's have no part in it but the arguments. */
export function askYes(
  pursuit: Pursuit,
  action: Action,
  { id, name, arguments: given, key }: Asked,
  { digest, said, text }: Confirm,
): Outcome | null {
  const own = said ?? text;
  const question = own ? wordsIn(pursuit, own) : plainQuestion(pursuit, action, given);
  const fault = checkShown(question, {
    hosts: pursuit.hosts,
    system: pursuit.system,
    tools: [],
  });
  if (fault)
    return tell(
      pursuit,
      { id, name, arguments: given },
      { refused: `An argument holds ${fault.fault}: ${fault.what}` },
    );
  const { yes, no } = pursuit.ports.phrases;
  const buttons = [yes, no].map((label) => ({ label, value: label }));
  pursuit.plan = { ...pursuit.plan, awaiting: { name, arguments: given, digest, key, question } };
  return sayAndWait(pursuit, { text: question, buttons }, `asks for a yes to ${name}`);
}

/** Without words of the author's own: what it is called, and everything that it is given. */
function plainQuestion(pursuit: Pursuit, action: Action, given: Record<string, Json>): string {
  const title = titleOf(pursuit, action);
  const question = pursuit.ports.phrases.confirmAction.replace(/\{\{\s*action\s*\}\}/g, title);
  const lines = Object.entries(given).map(
    ([name, value]) => `- ${name.replaceAll('_', ' ')}: ${plain(value)}`,
  );
  return [question, ...lines].join('\n');
}

/** One line each, so that a value cannot pass for words of ours. */
const plain = (value: Json): string =>
  typeof value === 'string'
    ? value.replace(/\s+/g, ' ').slice(0, LONGEST_VALUE)
    : Array.isArray(value)
      ? value.map(plain).join(', ')
      : JSON.stringify(value);
