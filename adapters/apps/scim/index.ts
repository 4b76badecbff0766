import { z } from 'zod';
import { defineApp, defineVerb } from '../../../src/domain/app.ts';
import { createDirectory, type Directory, findPerson, listOf } from './directory.ts';
import { addToGroup, listGroups, removeFromGroup } from './groups.ts';
import { resetAccess } from './resetAccess.ts';
import { checkCode, sendCode } from './sendCode.ts';
import { Settings } from './settings.ts';

const email = z.email().toLowerCase();
const person = email.meta({ description: 'Mail address of the person, as the requester was proven' });
const group = z.string().min(1).max(200).meta({ description: 'Its display name' });

/** A directory of people that speaks SCIM 2.0 (RFC 7643, RFC 7644), and codes by mail that prove who somebody is. */
export const scim = defineApp<Settings, Directory>({
  name: 'scim',
  title: 'SCIM directory',
  kind: 'identity',
  settings: Settings,
  connect: createDirectory,
  async check({ scim: http, baseUrl }) {
    const { data } = await http({ path: 'Users', query: { count: 1 }, schema: listOf(z.unknown()) });
    return { as: `${new URL(baseUrl).host}, ${data.totalResults} people` };
  },
  verbs: {
    find_person: defineVerb({
      does: 'read',
      description: 'Whether an active person has this address',
      arguments: z.object({ email }),
      run: async (directory: Directory, given) => ({
        found: (await findPerson(directory, given.email)) !== null,
      }),
    }),
    send_code: defineVerb({
      does: 'write',
      description:
        'Mails a one-time code to the address of somebody in the directory; the same answer for everybody',
      arguments: z.object({ email }),
      run: (directory: Directory, given, { key }) => sendCode(directory, given.email, key),
    }),
    check_code: defineVerb({
      does: 'write',
      description: 'Proves by the code that the customer reads the mail of that address; gives the person',
      arguments: z.object({ email, code: z.string().max(40) }),
      run: (directory: Directory, given) => checkCode(directory, given.email, given.code),
    }),
    reset_password: defineVerb({
      does: 'write',
      description: 'Has the identity provider send a link for a new password',
      arguments: z.object({ person }),
      run: (directory: Directory, given) => resetAccess(directory, 'resetUrl', given.person),
    }),
    reset_mfa: defineVerb({
      does: 'write',
      description: 'Has the identity provider forget the second factor, so that it can be set up anew',
      arguments: z.object({ person }),
      run: (directory: Directory, given) => resetAccess(directory, 'mfaUrl', given.person),
    }),
    list_groups: defineVerb({
      does: 'read',
      description: 'The groups that the person is in',
      arguments: z.object({ person }),
      run: (directory: Directory, given) => listGroups(directory, given.person),
    }),
    add_to_group: defineVerb({
      does: 'write',
      description: 'Adds the person to a group',
      arguments: z.object({ person, group }),
      run: addToGroup,
    }),
    remove_from_group: defineVerb({
      does: 'write',
      description: 'Takes the person out of a group',
      arguments: z.object({ person, group }),
      run: removeFromGroup,
    }),
  },
});
