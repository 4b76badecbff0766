import { z } from 'zod';
import { Problem, Refused, SetupError } from '../../../src/domain/errors.ts';
import { type DeskParts, defineHelpDesk, type HelpDesk } from '../../../src/domain/helpdesk.ts';

const SELF = { id: 'deskhand', name: 'Deskhand' };

/** The embedded desk: tickets in Deskhand's own store, worked on through the API. Always there, needs no settings. */
export const local = defineHelpDesk({
  name: 'local',
  title: 'Built-in desk',
  settings: z.object({}),
  verify() {
    throw new Problem(404, 'not_found', 'The built-in desk takes no webhooks: use POST /v1/tickets.');
  },
  read: () => [],
  connect: (_, parts) => connect(parts),
});

function connect({ tickets }: DeskParts): HelpDesk {
  if (!tickets) throw new SetupError('The built-in desk was given no store to keep its tickets in.');
  const by = (isPublic: boolean) => ({ public: isPublic, role: 'agent', own: true, author: SELF }) as const;
  return {
    maxCommentBytes: 64 * 1024,
    check: async () => ({ as: SELF.name }),
    ticket: async (id) => (await tickets.read(id)).ticket,
    thread: (id) => tickets.read(id),
    open: (ticket, { key }) => tickets.create({ ...ticket, key }),
    opened: (key) => tickets.byKey(key),
    reply: async (id, comment, once) => tickets.add(id, { ...withText(comment), ...by(true) }, once),
    note: async (id, comment, once) => tickets.add(id, { ...withText(comment), ...by(false) }, once),
    update: (id, change) => tickets.change(id, change),
    async assign(id, to) {
      // Whoever works here is called as the admin calls them: the built-in desk keeps no list of its people.
      await tickets.change(id, { assignee: { id: to, name: to } });
      return { has: 'person' };
    },
    comment: async (id, { author, ...comment }, once) =>
      tickets.add(id, { ...withText(comment), public: true, role: 'customer', own: false, author }, once),
  };
}

function withText<T extends { text: string }>(comment: T): T {
  if (comment.text.trim() === '')
    throw new Refused('A comment needs a text.', { status: 422, code: 'empty_text' });
  return comment;
}
