import type { Action, ActionOutcome } from '../../domain/action.ts';
import { digest } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { ModelToolCall } from '../../domain/model.ts';
import type { PlannedCall } from '../../domain/plan.ts';
import type { Outcome } from '../turnState.ts';
import { askYes } from './askYes.ts';
import { giveToPerson, sayAndEnd } from './outcomes.ts';
import type { Pursuit } from './parts.ts';
import { tell } from './tellModel.ts';
import { titleOf, wordsIn } from './words.ts';

/** One call of the model through the gate; null: the plan goes on. */
export async function callTool(pursuit: Pursuit, call: ModelToolCall): Promise<Outcome | null> {
  const action = pursuit.allowed.find(({ name }) => name === call.name);
  const given = call.arguments;
  if (!action || given === null) {
    pursuit.state.trace.step('call', `${action ? call.name : 'unknown'}: not made`);
    const fault = action ? 'The arguments are not a JSON object.' : `There is no tool "${call.name}".`;
    return tell(pursuit, { id: call.id, name: call.name, arguments: given ?? {} }, { refused: fault });
  }
  const restored = JSON.parse(pursuit.mask.restore(JSON.stringify(given))) as Record<string, Json>;
  const asked = { id: call.id, name: action.name, arguments: restored };
  const key = keyOf(pursuit, asked);
  const outcome = await pass(pursuit, { ...asked, key });
  if (outcome.status === 'confirm') return askYes(pursuit, action, { ...asked, key }, outcome);
  return settle(pursuit, action, asked, outcome);
}

/** The customer has said yes to it. */
export async function callConfirmed(pursuit: Pursuit, planned: PlannedCall): Promise<Outcome | null> {
  const action = pursuit.allowed.find(({ name }) => name === planned.name);
  if (!action) return giveToPerson(pursuit, 'policy', `"${planned.name}" may not be done any more`);
  const asked = { id: `yes_${pursuit.plan.steps}`, name: planned.name, arguments: planned.arguments };
  const outcome = await pass(pursuit, { ...asked, key: planned.key }, planned.digest);
  // What they said yes to is not what would be done now: they are asked about that.
  if (outcome.status === 'confirm') return askYes(pursuit, action, { ...asked, key: planned.key }, outcome);
  return settle(pursuit, action, asked, outcome);
}

interface Asked {
  id: string;
  name: string;
  arguments: Record<string, Json>;
}

async function pass(
  { ports, actions, state }: Pursuit,
  { name, arguments: given, key }: Asked & { key: string },
  confirmed?: string,
): Promise<ActionOutcome> {
  const { workspace, id: conversation, fence } = ports.conversation;
  const outcome = await ports.actions.run({
    workspace,
    conversation,
    fence,
    action: name,
    arguments: given,
    requester: ports.requester,
    by: 'model',
    key,
    confirmed,
  });
  const why =
    outcome.status === 'refused' ? outcome.rule : outcome.status === 'failed' ? outcome.code : undefined;
  state.trace.step(
    'call',
    why === undefined ? `${name}: ${outcome.status}` : `${name}: ${outcome.status}, ${why}`,
  );
  if (outcome.status !== 'confirm')
    actions.push({
      name,
      status: outcome.status,
      ...('run' in outcome ? { run: outcome.run } : {}),
      ...(why === undefined ? {} : { why }),
    });
  return outcome;
}

/** The same for the same message, place in the plan, action and arguments. */
function keyOf({ ports, state, plan }: Pursuit, { name, arguments: given }: Asked): string {
  const parts = ['agent', ports.conversation.id, state.event.native, String(plan.steps), name];
  return digest(...parts, JSON.stringify(given)).slice(0, 40);
}

function settle(
  pursuit: Pursuit,
  action: Action,
  asked: Asked,
  outcome: Exclude<ActionOutcome, { status: 'confirm' }>,
): Outcome | null {
  switch (outcome.status) {
    case 'done':
      if (action.does === 'write')
        pursuit.plan = { ...pursuit.plan, done: [...pursuit.plan.done, titleOf(pursuit, action)] };
      return tell(pursuit, asked, { done: true, result: outcome.shown });
    case 'awaiting_approval':
      return sayAndEnd(pursuit, pursuit.ports.phrases.awaitsApproval, `${asked.name} waits for an approval`);
    case 'failed':
      if (outcome.isUnknown)
        return giveToPerson(pursuit, 'action_failed', `whether "${asked.name}" happened is not known`);
      return tell(pursuit, asked, { failed: outcome.code });
    case 'refused': {
      const because = wordsIn(pursuit, outcome.because);
      return tell(pursuit, asked, { refused: outcome.detail ?? because }, because);
    }
  }
}
