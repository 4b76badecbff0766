import type { Comment, DeskParts, Thread } from '../../../src/domain/helpdesk.ts';
import { allItems } from './pages.ts';
import type { People } from './people.ts';
import { RawAudit, RawComment, type RawUser } from './schemas.ts';
import { baseUrlOf, type Settings } from './settings.ts';
import { showSettled, toTicket } from './tickets.ts';
import type { Transport } from './transport.ts';
import { personOf, roleOf } from './words.ts';

interface Desk {
  settings: Settings;
  transport: Transport;
  people: People;
  parts: DeskParts;
}

/**
 * The ticket is read before its comments: what is written in between is then in the comments and makes a write with
 * this `version` refuse, never the other way round.
 */
export async function readThread({ settings, transport, people, parts }: Desk, id: string): Promise<Thread> {
  const { id: me } = await people.me();
  const raw = await showSettled(transport, parts, id);
  const path = `/api/v2/tickets/${raw.id}`;
  const comments = await allItems(transport, {
    path: `${path}/comments`,
    list: 'comments',
    item: RawComment,
  });
  const audits = await allItems(transport, { path: `${path}/audits`, list: 'audits', item: RawAudit });
  const ticket = toTicket(raw, `${baseUrlOf(settings)}/agent/tickets/${raw.id}`, me);
  const ids = [...comments.map(({ author_id }) => author_id), ticket.requester?.id, ticket.assignee?.id];
  const users = await people.byIds(ids.filter((id) => id !== undefined));
  const named = (id: string | undefined) => (id ? personOf(id, users.get(id)) : undefined);
  const keys = keysOf(audits);
  return {
    ticket: { ...ticket, requester: named(ticket.requester?.id), assignee: named(ticket.assignee?.id) },
    comments: comments.map((comment) => toComment(comment, users.get(comment.author_id), { me, keys })),
  };
}

function toComment(
  raw: RawComment,
  author: RawUser | undefined,
  known: { me: string; keys: Map<string, string> },
): Comment {
  return {
    id: raw.id,
    at: Date.parse(raw.created_at),
    author: personOf(raw.author_id, author),
    role: roleOf(author),
    own: raw.author_id === known.me,
    public: raw.public,
    text: raw.body ?? '',
    attachments: raw.attachments.map(({ file_name, content_type, content_url }) => ({
      name: file_name.slice(0, 255) || 'file',
      type: content_type ?? 'application/octet-stream',
      url: content_url ?? undefined,
    })),
    key: known.keys.get(raw.id),
  };
}

/** Comment id -> the key that `addComment` or `open` left in the metadata of the comment's audit. */
function keysOf(audits: RawAudit[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { metadata, events } of audits) {
    const key = metadata?.custom?.deskhand;
    if (typeof key !== 'string') continue;
    for (const { id, type } of events) if (id && type === 'Comment') keys.set(id, key);
  }
  return keys;
}
