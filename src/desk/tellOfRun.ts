import type { ActionRun } from '../domain/actionRun.ts';
import { DECIDED } from '../domain/flow.ts';
import type { Store } from '../store/port.ts';
import type { Desk } from './createDesk.ts';

/**
 * What came of an action while no turn was waiting for it goes back into its conversation, as an event that a task may wait
 * for: `DECIDED` with `{ run, status }`.
 */
export async function tellOfRun(
  desk: Pick<Desk, 'keep'>,
  { turns }: Pick<Store, 'turns'>,
  { id, workspace, conversation, state, settledAt }: ActionRun,
  now: number,
): Promise<void> {
  // Its first turn may never have been kept: then there is nobody to tell.
  if (!(await turns.load(workspace, conversation))) return;
  const native = `approval:${id}:${state}`;
  await desk.keep(workspace, 'api', [
    {
      delivery: native,
      native,
      ticket: conversation,
      kind: 'event',
      at: settledAt ?? now,
      person: { id: 'deskhand' },
      text: '',
      attachments: [],
      data: { name: DECIDED, data: { run: id, status: state } },
    },
  ]);
}
