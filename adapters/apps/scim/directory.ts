import { z } from 'zod';
import type { AppParts, Codes } from '../../../src/domain/app.ts';
import { Refused } from '../../../src/domain/errors.ts';
import { createHttp, type Http } from '../../http.ts';
import type { Settings } from './settings.ts';

export interface Directory extends Settings, Pick<AppParts, 'fetch' | 'sleep' | 'now'> {
  codes: Codes;
  scim: Http;
}

/** https://www.rfc-editor.org/rfc/rfc7643#section-4.1 */
const User = z.object({
  id: z.string(),
  userName: z.string(),
  active: z.boolean().default(true),
  emails: z.array(z.object({ value: z.string().optional() })).default([]),
});
export type User = z.infer<typeof User>;

/** https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2 */
export const listOf = <T extends z.ZodType>(resource: T) =>
  z.object({ totalResults: z.number(), Resources: z.array(resource).default([]) });

export function createDirectory(settings: Settings, { fetch, sleep, now, codes }: AppParts): Directory {
  const { baseUrl, token } = settings;
  const headers = { authorization: `Bearer ${token}`, accept: 'application/scim+json, application/json' };
  const scim = createHttp({ baseUrl: `${baseUrl.replace(/\/+$/, '')}/`, headers, fetch, sleep });
  return { ...settings, fetch, sleep, now, codes, scim };
}

/** The one active person with this address, or null. Two with one address are nobody: it would prove neither. */
export async function findPerson({ scim, matchBy }: Directory, email: string): Promise<User | null> {
  const attribute = matchBy === 'emails' ? 'emails.value' : 'userName';
  const query = { filter: `${attribute} eq ${quoted(email)}`, count: 2 };
  const { data } = await scim({ path: 'Users', query, schema: listOf(User) });
  const found = data.Resources.filter((user) => user.active && hasAddress(user, email));
  return found.length === 1 ? (found[0] ?? null) : null;
}

export async function requirePerson(directory: Directory, email: string): Promise<User> {
  const person = await findPerson(directory, email);
  if (!person)
    throw new Refused('the directory has nobody with this address', { status: 404, code: 'not_found' });
  return person;
}

export const quoted = (value: string) => JSON.stringify(value);

function hasAddress({ userName, emails }: User, email: string): boolean {
  return [userName, ...emails.map(({ value }) => value ?? '')].some((one) => one.toLowerCase() === email);
}
