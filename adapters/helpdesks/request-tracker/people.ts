import { Refused } from '../../../src/domain/errors.ts';
import type { Person } from '../../../src/domain/event.ts';
import type { Http } from '../../http.ts';
import { UserShape } from './shapes.ts';

export interface User extends Person {
  /** May work on tickets; a customer is not. */
  privileged: boolean;
}
export type People = (name: string) => Promise<User>;

/** Looks users up by name or number, each once. Meant to live for one call, so that nobody is remembered wrongly. */
export function knowPeople(http: Http): People {
  const known = new Map<string, Promise<User>>();
  return (name) => {
    const user = known.get(name) ?? lookUp(http, name);
    known.set(name, user);
    return user;
  };
}

async function lookUp(http: Http, name: string): Promise<User> {
  try {
    const { data } = await http({ path: `user/${encodeURIComponent(name)}`, schema: UserShape });
    return userOf({
      name: data.Name || name,
      realName: data.RealName,
      email: data.EmailAddress,
      privileged: data.Privileged === '1',
    });
  } catch (error) {
    // Deleted or hidden. Whoever is no requestor then counts as an agent: to be silent too often is the smaller harm.
    if (error instanceof Refused && (error.status === 404 || error.status === 403))
      return { id: name, privileged: true };
    throw error;
  }
}

export function userOf({
  name,
  realName,
  email,
  privileged,
}: {
  name: string;
  realName: string;
  email: string;
  privileged: boolean;
}): User {
  return { id: name, ...(realName ? { name: realName } : {}), ...(email ? { email } : {}), privileged };
}

export function personOf({ privileged: _, ...person }: User): Person {
  return person;
}
