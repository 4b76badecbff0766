import { z } from 'zod';
import { Refused } from '../../../src/domain/errors.ts';
import { items } from './pages.ts';
import { Id, RawTicket, RawUser } from './schemas.ts';
import type { Transport } from './transport.ts';

const Envelope = z.looseObject({ ticket: RawTicket });
const Group = z.looseObject({ id: Id, name: z.string(), deleted: z.boolean().nullish() });

/**
 * Gives a ticket to the agent of this address or full name, or to the group of this name, and reads back who has it.
 * https://developer.zendesk.com/api-reference/ticketing/groups/groups/#list-groups
 */
export async function assignTicket(
  transport: Transport,
  id: string,
  to: string,
): Promise<{ has: 'person' | 'team' } | null> {
  const group = to.includes('@') ? undefined : await groupOf(transport, to);
  const agent = group === undefined ? await agentOf(transport, to) : undefined;
  if (group === undefined && agent === undefined) return null;
  const record = group === undefined ? { assignee_id: Number(agent) } : { group_id: Number(group) };
  await transport.library(Envelope, ({ tickets }) => tickets.update(id, record));
  const now = await transport.library(RawTicket, ({ tickets }) => tickets.show(id));
  const isTheirs = group === undefined ? now.assignee_id === agent : now.group_id === group;
  if (!isTheirs)
    throw new Refused('Zendesk took the assignment and did not make it.', {
      status: 422,
      code: 'not_applied',
    });
  return { has: group === undefined ? 'person' : 'team' };
}

async function groupOf(transport: Transport, name: string): Promise<string | undefined> {
  const listing = { path: '/api/v2/groups', list: 'groups', item: Group };
  for await (const group of items(transport, listing))
    if (!group.deleted && isSame(group.name, name)) return group.id;
  return undefined;
}

/** One who works there; several of one name are nobody for sure. */
async function agentOf({ library }: Transport, to: string): Promise<string | undefined> {
  const quoted = `"${to.replaceAll('"', '')}"`;
  const query = encodeURIComponent(`type:user ${to.includes('@') ? `email:${quoted}` : quoted}`);
  const users = await library(z.array(RawUser), ({ search }) => search.list(`query=${query}`));
  const found = users.filter(
    ({ role, email, name }) =>
      (role === 'agent' || role === 'admin') && (isSame(email ?? '', to) || isSame(name ?? '', to)),
  );
  return found.length === 1 ? (found[0]?.id ?? undefined) : undefined;
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
