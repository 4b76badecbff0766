import type { Contact, Conversation } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import { insertText, list, type Row, run, type Value, type Work } from './sql.ts';

/** Which columns hold what, once: both engines make their statements from these lists. */
export const COLUMNS = {
  conversations: list(
    'id workspace source channel contact subject status owner owner_at fence version seq episode language ticket memory created_at updated_at',
  ),
  messages: list('conversation seq workspace id author author_name public text extra turn at'),
  turns: list('id workspace conversation decision fence request response at'),
  events: list('workspace source delivery native conversation kind payload at received_at state turn'),
  contacts: list('id workspace source native name email updated_at'),
  episodes: list('id workspace conversation previous started_at'),
  suggestions: list(
    'id workspace conversation message turn text language reason intent confidence guessed alternatives chose state created_at',
  ),
} as const;

const FIXED: readonly string[] = list('id workspace source channel created_at');
/** What a turn may change of a conversation. */
export const CHANGED = COLUMNS.conversations.filter((column) => !FIXED.includes(column));

export function conversationRow(c: Conversation): Row {
  return {
    id: c.id,
    workspace: c.workspace,
    source: c.source,
    channel: c.channel,
    contact: c.contact.id,
    subject: c.subject ?? null,
    status: c.status,
    owner: c.owner,
    owner_at: c.ownerAt,
    fence: c.fence,
    version: c.version,
    seq: c.seq,
    episode: c.episode,
    language: c.language ?? null,
    ticket: c.ticket ? JSON.stringify(c.ticket) : null,
    memory: JSON.stringify(c.memory),
    created_at: c.createdAt,
    updated_at: c.updatedAt,
  };
}

export function toConversation(row: Row, contact: Contact): Conversation {
  return {
    id: String(row.id),
    workspace: String(row.workspace),
    source: String(row.source),
    channel: row.channel as Conversation['channel'],
    contact,
    subject: row.subject === null ? undefined : String(row.subject),
    status: row.status as Conversation['status'],
    owner: row.owner as Conversation['owner'],
    ownerAt: Number(row.owner_at),
    fence: Number(row.fence),
    version: Number(row.version),
    seq: Number(row.seq),
    episode: String(row.episode),
    language: row.language === null ? undefined : String(row.language),
    ticket: row.ticket ? JSON.parse(String(row.ticket)) : undefined,
    memory: JSON.parse(String(row.memory)),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}

/** Attachments lie in a table of their own; buttons, sources and names of attachments are rarely there. */
export function messageRow(workspace: string, m: Message): Row {
  const rich = m.buttons.length + m.sources.length + m.attachments.length > 0;
  const attachments = m.attachments.map(({ name, type, url }) => ({ name, type, url }));
  return {
    conversation: m.conversation,
    seq: m.seq,
    workspace,
    id: m.id,
    author: m.author,
    author_name: m.authorName ?? null,
    public: m.public ? 1 : 0,
    text: m.text,
    extra: rich ? JSON.stringify({ buttons: m.buttons, sources: m.sources, attachments }) : null,
    turn: m.turn ?? null,
    at: m.at,
  };
}

export function toMessage(row: Row): Message {
  const extra = row.extra ? JSON.parse(String(row.extra)) : {};
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    seq: Number(row.seq),
    author: row.author as Message['author'],
    authorName: row.author_name === null ? undefined : String(row.author_name),
    public: row.public === 1,
    text: String(row.text),
    buttons: extra.buttons ?? [],
    sources: extra.sources ?? [],
    attachments: extra.attachments ?? [],
    turn: row.turn === null ? undefined : String(row.turn),
    at: Number(row.at),
  };
}

export function valuesOf(row: Row, columns: readonly string[]): Value[] {
  return columns.map((column) => row[column] ?? null);
}

/** A name or an address that is known is not forgotten by a message that does not say it. */
export const MERGE_CONTACT = `ON CONFLICT (id) DO UPDATE SET name = coalesce(excluded.name, contacts.name),
  email = coalesce(excluded.email, contacts.email), updated_at = excluded.updated_at`;
const UPSERT_CONTACT = insertText('contacts', COLUMNS.contacts, MERGE_CONTACT);
const INSERT_EPISODE = insertText('episodes', COLUMNS.episodes, 'ON CONFLICT DO NOTHING');

type Home = Pick<Conversation, 'workspace' | 'source' | 'updatedAt'>;

export function contactRow(
  { workspace, source, updatedAt }: Home,
  { id, native, name, email }: Contact,
): Row {
  return { id, workspace, source, native, name: name ?? null, email: email ?? null, updated_at: updatedAt };
}

export function* upsertContact(home: Home, contact: Contact): Work<void> {
  yield* run(UPSERT_CONTACT, valuesOf(contactRow(home, contact), COLUMNS.contacts));
}

type Begun = Pick<Conversation, 'id' | 'workspace' | 'episode' | 'updatedAt'>;

/** An episode that begins with what is written now. */
export function episodeRow({ id, workspace, episode, updatedAt }: Begun, previous: string | null): Row {
  return { id: episode, workspace, conversation: id, previous, started_at: updatedAt };
}

export function* insertEpisode(begun: Begun, previous: string | null): Work<void> {
  yield* run(INSERT_EPISODE, valuesOf(episodeRow(begun, previous), COLUMNS.episodes));
}
