import type { Action, ActionOutcome, ActionRequest, Actions } from '../../domain/action.ts';
import type { ActionAsked, Hooks } from '../../domain/hook.ts';

const MASK = '••••';
const LATER = {
  en: 'This cannot be done right now. Please try again in a few minutes, or ask for a person.',
  de: 'Das geht gerade nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal, oder fragen Sie nach einer Person.',
  fr: 'Ce n’est pas possible pour le moment. Réessayez dans quelques minutes ou demandez une personne.',
  es: 'Ahora mismo no es posible. Inténtelo de nuevo en unos minutos o pida hablar con una persona.',
  pt: 'Não é possível agora. Tente de novo em alguns minutos ou peça para falar com uma pessoa.',
};

/**
 * The gate with the bot's own rules before it: a hook may refuse an action, and never allow one, for the gate decides
 * after it. Where a rule cannot be asked, nothing is changed: a write is refused then.
 */
export function guardActions<Gate extends Pick<Actions, 'list' | 'run'>>(
  gate: Gate,
  hooks: () => Hooks | null,
): Gate {
  async function run(request: ActionRequest): Promise<ActionOutcome> {
    const own = hooks();
    if (!own) return gate.run(request);
    const action = gate.list.find(({ name }) => name === request.action);
    const asked = askedOf(request, action);
    const refused = await refusal(own, asked, action);
    if (refused) return refused;
    const outcome = await gate.run(request);
    if (outcome.status !== 'confirm') tell(own, asked, outcome);
    return outcome;
  }
  return {
    ...gate,
    run,
    get list() {
      return gate.list;
    },
  };
}

async function refusal(
  hooks: Hooks,
  asked: ActionAsked,
  action: Action | undefined,
): Promise<ActionOutcome | null> {
  await hooks.ready;
  for (const file of hooks.having('beforeAction')) {
    const { answer, problem } = await hooks.ask(file, 'beforeAction', asked);
    const detail = `hooks/${file}.ts, beforeAction`;
    if (answer?.refuse !== undefined)
      return { status: 'refused', rule: 'hook', because: answer.refuse, detail };
    if (problem !== null && action?.does !== 'read')
      return { status: 'refused', rule: 'hook_unavailable', because: LATER, detail: problem };
  }
  return null;
}

/** What the customer may not see, hooks may: they are the admin's. */
function tell(
  hooks: Hooks,
  asked: ActionAsked,
  outcome: Exclude<ActionOutcome, { status: 'confirm' }>,
): void {
  const why =
    outcome.status === 'refused' ? outcome.rule : outcome.status === 'failed' ? outcome.code : undefined;
  const result = outcome.status === 'done' ? outcome.result : undefined;
  for (const file of hooks.having('afterAction'))
    void hooks.ask(file, 'afterAction', { ...asked, status: outcome.status, why, result });
}

function askedOf(
  { conversation, requester, action: name, arguments: given, by }: ActionRequest,
  action?: Action,
): ActionAsked {
  const shown = Object.entries(given).map(([key, value]) => [
    key,
    action?.arguments[key]?.secret ? MASK : value,
  ]);
  return {
    conversation: { id: conversation },
    requester,
    action: name,
    arguments: Object.fromEntries(shown),
    by,
  };
}
