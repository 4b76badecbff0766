import type { Refusal, Rules } from '../../actions/parts.ts';
import type { Action, ActionOutcome } from '../../domain/action.ts';
import type { ActionAsked, Hooks } from '../../domain/hook.ts';

const MASK = '••••';
/** All rules of a bot together: whoever changes something for the same customer waits for it. */
const MOST_MS = 10_000;
const LATER = {
  en: 'This cannot be done right now. Please try again in a few minutes, or ask for a person.',
  de: 'Das geht gerade nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal, oder fragen Sie nach einer Person.',
  fr: 'Ce n’est pas possible pour le moment. Réessayez dans quelques minutes ou demandez une personne.',
  es: 'Ahora mismo no es posible. Inténtelo de nuevo en unos minutos o pida hablar con una persona.',
  pt: 'Não é possível agora. Tente de novo em alguns minutos ou peça para falar com uma pessoa.',
};

/**
 * The bot's own rules in the gate: a hook may refuse an action, and never allow one, for the gate decides after it. Where a
 * rule cannot be asked, nothing is changed: a write is refused then.
 */
export function guardActions(hooks: () => Hooks | null): Rules {
  return {
    get mostMs() {
      return hooks() ? MOST_MS : 0;
    },
    async before(prepared) {
      const own = hooks();
      return own && inTime(refusal(own, askedOf(prepared), prepared.action), prepared.action);
    },
    after(prepared, outcome) {
      const own = hooks();
      if (own && outcome.status !== 'confirm') tell(own, askedOf(prepared), outcome);
    },
  };
}

async function refusal(hooks: Hooks, asked: ActionAsked, { does }: Action): Promise<Refusal | null> {
  await hooks.ready;
  for (const file of hooks.having('beforeAction')) {
    const { answer, problem } = await hooks.ask(file, 'beforeAction', asked);
    const detail = `hooks/${file}.ts, beforeAction`;
    if (answer?.refuse !== undefined)
      return { status: 'refused', rule: `hook:${file}`, because: answer.refuse, detail };
    if (problem !== null && does === 'write') return unavailable(problem);
  }
  return null;
}

const unavailable = (detail: string): Refusal => ({
  status: 'refused',
  rule: 'hook_unavailable',
  because: LATER,
  detail,
});

function inTime(asking: Promise<Refusal | null>, { does }: Action): Promise<Refusal | null> {
  const late = Promise.withResolvers<Refusal | null>();
  const problem = `the rules of hooks gave no answer within ${MOST_MS} ms`;
  const timer = setTimeout(() => late.resolve(does === 'write' ? unavailable(problem) : null), MOST_MS);
  return Promise.race([asking, late.promise]).finally(() => clearTimeout(timer));
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

function askedOf({ action, request, arguments: given }: Parameters<Rules['before']>[0]): ActionAsked {
  const shown = Object.entries(given).map(([key, value]) => [
    key,
    action.arguments[key]?.secret ? MASK : value,
  ]);
  const { conversation, requester, by } = request;
  return {
    conversation: { id: conversation },
    requester,
    action: action.name,
    arguments: Object.fromEntries(shown),
    by,
  };
}
