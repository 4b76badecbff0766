import type { ActionNote } from '../domain/action.ts';
import type { ActionRun } from '../domain/actionRun.ts';
import type { Context } from '../domain/conversation.ts';
import type { Effect, Turn } from '../domain/turn.ts';
import type { Store } from '../store/port.ts';

/** What the turn left to an agent stands on the ticket; where there is none, one is opened. With the turn, or not at all. */
export async function withProposals(
  { actionRuns }: Pick<Store, 'actionRuns'>,
  { conversation }: Context,
  turn: Turn,
): Promise<Turn> {
  const asked = (turn.actions ?? []).filter(isForAgents);
  if (asked.length === 0) return turn;
  const runs = await Promise.all(asked.map(({ run }) => actionRuns.get(conversation.workspace, run ?? '')));
  const proposed = runs.filter((run) => run?.state === 'awaiting_approval' || run?.why === 'note');
  const hasTicket = conversation.ticket !== undefined || turn.handoff !== null;
  const effects = proposed.flatMap((run): Effect[] => {
    if (!run) return [];
    const text = describe(run);
    if (hasTicket) return [{ do: 'note', text }];
    return [
      { do: 'ticket', subject: `To approve: ${wordsOf(run.action)}`, text, tags: ['deskhand-approval'] },
    ];
  });
  return { ...turn, effects: [...(turn.effects ?? []), ...effects] };
}

const isForAgents = ({ status, run, why }: ActionNote) =>
  run !== undefined && (status === 'awaiting_approval' || (status === 'refused' && why === 'level'));

const wordsOf = (name: string) => name.replaceAll('_', ' ');

function describe({ id, action, state, arguments: given, requester, proof, until }: ActionRun): string {
  const lines = Object.entries(given).map(([name, value]) => `- ${wordsOf(name)}: ${onLine(value)}`);
  const who = requester === null ? 'The customer is not verified.' : `Customer: ${requester} (${proof}).`;
  const what = [`The bot proposes: ${wordsOf(action)}`, ...lines, who];
  if (state !== 'awaiting_approval')
    return [...what, 'Nothing was done. If it is right, do it yourself.'].join('\n');
  const due =
    until === null ? '' : ` until ${new Date(until).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const how = `Approve it${due}: POST /v1/actions/runs/${id}/approve with a key of your own. To say no: …/reject. It is done once, after its rules were checked again.`;
  return [...what, how].join('\n');
}

/** A value is one line and no longer than one can read. */
function onLine(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
