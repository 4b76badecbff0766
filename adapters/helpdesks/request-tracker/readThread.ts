import type { Comment, Thread } from '../../../src/domain/helpdesk.ts';
import type { Http } from '../../http.ts';
import { listAll } from './listAll.ts';
import { filesOf, keyOf, type Part, textOf } from './parts.ts';
import { knowPeople, type People, personOf } from './people.ts';
import { LARGEST_FILE, readParts } from './readParts.ts';
import { readTicket } from './readTicket.ts';
import { type Settings, SYSTEM_USER, sameName } from './settings.ts';
import { TRANSACTION_FIELDS, TransactionShape } from './shapes.ts';

const SAID = new Set(['Create', 'Correspond', 'Comment']);

/**
 * The ticket comes first: should something be written meanwhile, `version` is too old rather than too new. Files that we
 * wrote come with their bytes whatever their size, so that they can be compared.
 */
export async function readThread(http: Http, settings: Settings, id: string): Promise<Thread> {
  const people = knowPeople(http);
  const { requestors, ...ticket } = await readTicket(http, settings, id, people);
  const path = `ticket/${ticket.id}`;
  const query = { fields: TRANSACTION_FIELDS };
  const said = new Map<string, TransactionShape>();
  for await (const row of listAll(http, { path: `${path}/history`, query, item: TransactionShape })) {
    if (SAID.has(row.Type)) said.set(row.id, row);
  }
  const parts = await readParts(http, settings, path, (transaction) => {
    const creator = said.get(transaction)?.Creator.id;
    if (creator === undefined) return undefined;
    return sameName(creator, settings.botUser) ? Number.POSITIVE_INFINITY : LARGEST_FILE;
  });
  const comments: Comment[] = [];
  for (const transaction of [...said.values()].sort((a, b) => Number(a.id) - Number(b.id))) {
    const own = parts.get(transaction.id);
    // A ticket may be created without a word.
    if (own) comments.push(await commentOf({ transaction, parts: own, requestors, people, settings }));
  }
  return { ticket, comments };
}

async function commentOf({
  transaction,
  parts,
  requestors,
  people,
  settings,
}: {
  transaction: TransactionShape;
  parts: Part[];
  requestors: string[];
  people: People;
  settings: Settings;
}): Promise<Comment> {
  const author = await people(transaction.Creator.id);
  const own = sameName(author.id, settings.botUser);
  const key = own ? keyOf(parts) : undefined;
  return {
    id: transaction.id,
    at: transaction.Created,
    author: personOf(author),
    role: own
      ? 'agent'
      : sameName(author.id, SYSTEM_USER)
        ? 'system'
        : isCustomer(author, requestors)
          ? 'customer'
          : 'agent',
    own,
    public: transaction.Type !== 'Comment',
    text: textOf(parts),
    attachments: filesOf(parts),
    ...(key === undefined ? {} : { key }),
  };
}

/** An agent who asks for help in a ticket of their own is its customer. */
export function isCustomer(author: { id: string; privileged: boolean }, requestors: string[]): boolean {
  return !author.privileged || requestors.some((requestor) => sameName(requestor, author.id));
}
