import { Moved, NoAnswer, Refused } from '../../src/domain/errors.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import type {
  Comment,
  HelpDesk,
  NewComment,
  NewTicket,
  Once,
  Thread,
  Ticket,
} from '../../src/domain/helpdesk.ts';

type Fault = 'refuse' | 'tooMany' | 'html502' | 'timeoutAfterCommit' | 'resetBeforeCommit';

interface Kept extends Thread {
  key?: string;
}

export interface FakeDesk extends HelpDesk {
  tickets: Map<string, Kept>;
  /** Faults of the next writes, in order; undefined lets one pass. */
  faults: (Fault | undefined)[];
  /** Calls before each write is done, where a test makes something happen in between. */
  beforeWrite: ((ticket: string) => void | Promise<void>) | undefined;
  writes: number;
  customerOpens(text: string): InboundEvent;
  customerWrites(ticket: string, text: string): InboundEvent;
  agentReplies(ticket: string, text: string): InboundEvent;
  assigns(ticket: string): InboundEvent;
  unassigns(ticket: string): InboundEvent;
  publicTexts(ticket: string): string[];
}

/** A help desk with a memory, in this process: it checks versions, remembers keys, and fails as real ones do. */
export function createFakeDesk({ maxCommentBytes = 4_000, tick = () => {} } = {}): FakeDesk {
  const tickets = new Map<string, Kept>();
  let clock = 1_000_000;
  let ids = 0;
  const next = () => String(++ids);
  const at = () => {
    tick();
    clock += 10;
    return clock;
  };

  function find(id: string): Kept {
    const found = tickets.get(id);
    if (!found) throw new Refused(`no ticket ${id}`, { status: 404 });
    return found;
  }

  function bump(ticket: Ticket): void {
    ticket.version = String(Number(ticket.version) + 1);
  }

  function append(
    id: string,
    comment: Omit<Comment, 'id' | 'at' | 'attachments'> & Partial<Comment>,
  ): Comment {
    const kept = find(id);
    const full = { id: next(), at: at(), attachments: [], ...comment };
    kept.comments.push(full);
    bump(kept.ticket);
    return full;
  }

  function eventOf(
    ticket: string,
    kind: InboundEvent['kind'],
    { id, at: when, author, text }: Comment,
  ): InboundEvent {
    return {
      delivery: `d-${id}`,
      native: id,
      ticket,
      kind,
      at: when,
      person: author,
      text,
      attachments: [],
      data: {},
    };
  }

  async function write<T>(ticket: string, commit: () => T): Promise<T> {
    await desk.beforeWrite?.(ticket);
    const fault = desk.faults.shift();
    if (fault === 'refuse') throw new Refused('no', { status: 422 });
    if (fault === 'tooMany') throw new Refused('slow down', { status: 429, retryAfterMs: 20 });
    if (fault === 'resetBeforeCommit') throw new NoAnswer('reset', { code: 'network' });
    if (fault === 'html502') throw new NoAnswer('<html>', { code: 'http_502' });
    const result = commit();
    desk.writes++;
    if (fault === 'timeoutAfterCommit') throw new NoAnswer('late', { code: 'timeout' });
    return result;
  }

  const self = { id: 'bot', name: 'Bot' };
  const customer = { id: 'c1', name: 'Carol', email: 'carol@example.test' };
  const agent = { id: 'a1', name: 'Agent' };
  const by = (isPublic: boolean) => ({ author: self, role: 'agent' as const, own: true, public: isPublic });

  function say(id: string, comment: NewComment, { key, version }: Once, isPublic: boolean) {
    return write(id, () => {
      const { ticket } = find(id);
      if (version !== undefined && version !== ticket.version) throw new Moved('moved');
      const { id: made } = append(id, {
        ...by(isPublic),
        text: comment.text,
        attachments: comment.attachments ?? [],
        key,
      });
      return { id: made };
    });
  }

  const desk: FakeDesk = {
    maxCommentBytes,
    tickets,
    faults: [],
    beforeWrite: undefined,
    writes: 0,
    check: async () => ({ as: 'Bot' }),
    ticket: async (id) => find(id).ticket,
    thread: async (id) => structuredClone(find(id)),
    open: (ticket: NewTicket, { key }) => write('', () => open(ticket, key)),
    opened: async (key) => [...tickets.values()].find((kept) => kept.key === key)?.ticket ?? null,
    reply: (id, comment, once) => say(id, comment, once, true),
    note: (id, comment, once) => say(id, comment, once, false),
    async update(id, { addTags = [] }) {
      find(id).ticket.tags.push(...addTags);
    },
    customerOpens(text) {
      const { id } = open({ subject: text, text, requester: customer, public: true });
      return eventOf(id, 'message', find(id).comments[0] as Comment);
    },
    customerWrites: (id, text) =>
      eventOf(
        id,
        'message',
        append(id, { author: customer, role: 'customer', own: false, public: true, text }),
      ),
    agentReplies: (id, text) =>
      eventOf(
        id,
        'agent_reply',
        append(id, { author: agent, role: 'agent', own: false, public: true, text }),
      ),
    assigns(id) {
      find(id).ticket.assignee = agent;
      bump(find(id).ticket);
      return eventOf(id, 'assigned', { id: `as-${next()}`, at: at(), author: agent, text: '' } as Comment);
    },
    unassigns(id) {
      find(id).ticket.assignee = undefined;
      bump(find(id).ticket);
      return eventOf(id, 'handback', { id: `un-${next()}`, at: at(), author: agent, text: '' } as Comment);
    },
    publicTexts: (id) =>
      find(id)
        .comments.filter((c) => c.public)
        .map((c) => c.text),
  };

  function open(
    { subject, text, requester = self, tags = [], public: isPublic }: NewTicket,
    key?: string,
  ): Ticket {
    const id = `t${next()}`;
    const ticket: Ticket = { id, number: id.slice(1), subject, status: 'new', requester, tags, version: '1' };
    tickets.set(id, { ticket, comments: [], ...(key ? { key } : {}) });
    append(id, { author: requester, role: 'customer', own: false, public: isPublic, text });
    return ticket;
  }

  return desk;
}
