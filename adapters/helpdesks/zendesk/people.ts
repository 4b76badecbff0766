import { z } from 'zod';
import { SetupError } from '../../../src/domain/errors.ts';
import type { Person } from '../../../src/domain/event.ts';
import { RawUser } from './schemas.ts';
import type { Transport } from './transport.ts';
import { personOf } from './words.ts';

export interface People {
  /** Our own user. Asked once; asked again after a failure. */
  me(): Promise<{ id: string; name: string }>;
  byIds(ids: string[]): Promise<Map<string, RawUser>>;
  byEmail(email: string): Promise<Person | null>;
  /** The Zendesk id of a person, who is made when only the e-mail is known. */
  idOf(person: Person): Promise<string | undefined>;
}

/** https://developer.zendesk.com/api-reference/ticketing/users/users/#show-many-users */
const MOST_IDS = 100;

export function createPeople({ library }: Transport): People {
  let own: Promise<{ id: string; name: string }> | undefined;

  async function byEmail(email: string): Promise<Person | null> {
    const query = encodeURIComponent(`type:user email:"${email.replaceAll('"', '')}"`);
    const users = await library(z.array(RawUser), ({ search }) => search.list(`query=${query}`));
    const user = users.find((found) => found.email?.toLowerCase() === email.toLowerCase());
    return user?.id ? personOf(user.id, user) : null;
  }

  return {
    me() {
      own ??= whoAmI({ library }).catch((error: unknown) => {
        own = undefined;
        throw error;
      });
      return own;
    },
    async byIds(ids) {
      const real = [...new Set(ids)].filter((id) => /^\d+$/.test(id));
      const found = new Map<string, RawUser>();
      for (let from = 0; from < real.length; from += MOST_IDS) {
        const some = real.slice(from, from + MOST_IDS).join(',');
        for (const user of await library(z.array(RawUser), ({ users }) => users.showMany(some)))
          if (user.id) found.set(user.id, user);
      }
      return found;
    },
    byEmail,
    async idOf(person) {
      if (!person.email) return /^\d+$/.test(person.id) ? person.id : undefined;
      const known = await byEmail(person.email);
      return known?.id ?? (await make({ library }, { ...person, email: person.email }));
    },
  };
}

/** Wrong credentials are no 401 here: /users/me then answers 200 with an anonymous user whose id is null. */
async function whoAmI({ library }: Pick<Transport, 'library'>): Promise<{ id: string; name: string }> {
  const user = await library(RawUser, ({ users }) => users.show('me'));
  if (!user.id)
    throw new SetupError(
      'Zendesk does not know this e-mail and API token: check both, and that token access is on.',
    );
  if (user.role === 'end-user')
    throw new SetupError(
      'The Zendesk user of this API token is an end user: use one that is an agent or admin.',
    );
  return { id: user.id, name: user.name ?? user.email ?? user.id };
}

/** Found users come from a search index that lags; create_or_update looks the e-mail up itself. */
async function make(
  { library }: Pick<Transport, 'library'>,
  person: Person & { email: string },
): Promise<string | undefined> {
  const name = person.name ?? person.email;
  const made = await library(z.looseObject({ user: RawUser }), ({ users }) =>
    users.createOrUpdate({ email: person.email, name, skip_verify_email: true }),
  );
  return made.user.id ?? undefined;
}
