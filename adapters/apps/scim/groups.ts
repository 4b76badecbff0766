import { z } from 'zod';
import { Refused } from '../../../src/domain/errors.ts';
import { type Directory, listOf, quoted, requirePerson } from './directory.ts';

/** https://www.rfc-editor.org/rfc/rfc7643#section-4.2 */
const Group = z.object({
  id: z.string(),
  displayName: z.string(),
  members: z.array(z.object({ value: z.string() })).default([]),
});

/** https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 */
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface Membership {
  person: string;
  group: string;
}

export async function listGroups(directory: Directory, email: string): Promise<{ name: string }[]> {
  const { id } = await requirePerson(directory, email);
  const query = { filter: `members.value eq ${quoted(id)}`, count: 100 };
  const { data } = await directory.scim({ path: 'Groups', query, schema: listOf(Group) });
  return data.Resources.map(({ displayName }) => ({ name: displayName }));
}

/** Twice is once: who is in the group already stays in it. */
export async function addToGroup(
  directory: Directory,
  { person, group }: Membership,
): Promise<{ group: string }> {
  const { id } = await requirePerson(directory, person);
  return change(directory, group, { op: 'add', path: 'members', value: [{ value: id }] });
}

export async function removeFromGroup(
  directory: Directory,
  { person, group }: Membership,
): Promise<{ group: string }> {
  const { id } = await requirePerson(directory, person);
  return change(directory, group, { op: 'remove', path: `members[value eq ${quoted(id)}]` });
}

async function change({ scim }: Directory, name: string, operation: object): Promise<{ group: string }> {
  const query = { filter: `displayName eq ${quoted(name)}`, count: 2, excludedAttributes: 'members' };
  const { data } = await scim({ path: 'Groups', query, schema: listOf(Group) });
  const [group, another] = data.Resources;
  if (!group || another)
    throw new Refused('the directory has no one group of this name', { status: 404, code: 'no_such_group' });
  await scim({
    method: 'PATCH',
    path: `Groups/${encodeURIComponent(group.id)}`,
    headers: { 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas: [PATCH], Operations: [operation] }),
  });
  return { group: group.displayName };
}
