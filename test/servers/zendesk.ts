import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { businessRoutes } from './zendesk/business.ts';
import { Faults } from './zendesk/faults.ts';
import { guideRoutes } from './zendesk/guide.ts';
import { type Delivery, deliveriesOf } from './zendesk/hooks.ts';
import { type Article, type Change, State, type Ticket, type User } from './zendesk/state.ts';
import { BOT, supportRoutes } from './zendesk/support.ts';

export const CUSTOMER: User = { id: 501, name: 'Ana Customer', email: 'ana@example.test', role: 'end-user' };
export const BOT_ID = BOT.id;
export const AGENT: User = { id: 601, name: 'Bob Agent', email: 'bob@acme.test', role: 'agent' };

export interface ZendeskOptions {
  now?: () => number;
  /** false: an account whose webhooks cannot subscribe to ticket events. */
  ticketEvents?: boolean;
}

/**
 * A stateful stand-in for a Zendesk account on loopback: what is written is read back, conditional writes conflict, and
 * the installed webhooks and triggers call us, signed. No Zendesk can be installed; its description in
 * ../shared/specs keeps this one honest (see the contract test).
 */
export class FakeZendesk {
  readonly settings = { subdomain: 'acme', email: BOT.email, token: BOT.token, baseUrl: '' };
  readonly faults = new Faults();
  readonly state: State;
  /** Every webhook call so far, sent or held. */
  readonly deliveries: Delivery[] = [];
  #held = false;
  #sending: Promise<unknown> = Promise.resolve();
  #close: () => Promise<void> = async () => undefined;

  constructor({ now = Date.now }: ZendeskOptions = {}) {
    this.state = new State(now, (change) => this.#announce(change));
    this.state.users.push({ ...BOT, role: 'admin' } as User, CUSTOMER, AGENT);
  }

  async listen({ ticketEvents = true }: ZendeskOptions = {}): Promise<this> {
    const base = () => this.settings.baseUrl;
    const app = express();
    app.get('/attachments/token/:token', (req, res) => {
      const upload = this.state.uploads.get(req.params.token);
      if (!upload) return res.status(404).end();
      return res.type(upload.type).send(upload.bytes);
    });
    app.use(this.faults.middleware, authorized);
    app.use('/api/v2', express.json({ limit: '5mb' }), supportRoutes(this.state, base));
    app.use('/api/v2', guideRoutes(this.state, base), businessRoutes(this.state, { ticketEvents }));
    app.use((_, res) => res.status(404).json({ error: 'InvalidEndpoint', description: 'Not found' }));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    this.settings.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#close = () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    return this;
  }

  async stop(): Promise<void> {
    await this.#sending;
    await this.#close();
  }

  customerOpens(subject: string, text: string): string {
    const { id } = CUSTOMER;
    const write = { author: id, comment: { body: text, public: true } };
    return String(this.state.create({ subject, requester_id: id }, write).ticket.id);
  }

  /** Writing on a ticket that waits or is solved opens it again. */
  customerWrites(ticket: string, text: string): string {
    const { status } = this.ticket(ticket);
    const set = status === 'pending' || status === 'solved' ? { status: 'open' } : {};
    return this.#comments(ticket, CUSTOMER.id, text, true, set);
  }

  agentReplies(ticket: string, text: string): string {
    return this.#comments(ticket, AGENT.id, text, true, { status: 'open' });
  }

  agentNotes(ticket: string, text: string): string {
    return this.#comments(ticket, AGENT.id, text, false, {});
  }

  /** To `agent`, to nobody (null), or to the bot's own user. */
  assign(ticket: string, agent: number | null = AGENT.id): void {
    this.state.write(Number(ticket), { author: AGENT.id, set: { assignee_id: agent } });
  }

  setStatus(ticket: string, status: string): void {
    this.state.write(Number(ticket), { author: AGENT.id, set: { status } });
  }

  ticket(id: string): Ticket {
    return this.state.tickets.get(Number(id))!;
  }

  texts(id: string): string[] {
    return this.state.comments.get(Number(id))!.map(({ body }) => body);
  }

  publish(article: Partial<Article> & { title: string; body: string }): Article {
    const made: Article = {
      ...{ id: this.state.id(), locale: 'en-us', section_id: 9, draft: false, user_segment_id: null },
      ...{ label_names: [], updated_at: this.state.stamp() },
      ...article,
    };
    this.state.articles.push(made);
    return made;
  }

  /** From now on webhooks are only collected in `deliveries`; send them by `send`, in any order and number. */
  hold(): void {
    this.#held = true;
  }

  async send(delivery: Delivery): Promise<number> {
    const { url, headers, body } = delivery;
    const response = await fetch(url, { method: 'POST', headers, body });
    delivery.status = response.status;
    return response.status;
  }

  /** The same message once more under another invocation id: one message may come under many delivery ids. */
  again(delivery: Delivery): Delivery {
    return { ...delivery, headers: { ...delivery.headers, 'x-zendesk-webhook-invocation-id': randomUUID() } };
  }

  /** Resolves when every webhook call so far was answered. */
  async delivered(): Promise<void> {
    await this.#sending;
  }

  #comments(ticket: string, author: number, body: string, isPublic: boolean, set: Partial<Ticket>): string {
    const { comment } = this.state.write(Number(ticket), {
      author,
      comment: { body, public: isPublic },
      set,
    });
    return String(comment!.id);
  }

  #announce(change: Change): void {
    this.#sending = this.#sending.then(async () => {
      for (const delivery of await deliveriesOf(this.state, change)) {
        this.deliveries.push(delivery);
        if (!this.#held) await this.send(delivery).catch(() => undefined);
      }
    });
  }
}

const authorized: express.RequestHandler = (req, res, next) => {
  const expected = `Basic ${Buffer.from(`${BOT.email}/token:${BOT.token}`).toString('base64')}`;
  if (req.get('authorization') === expected) return next();
  if (req.path === '/api/v2/users/me')
    return void res.json({
      user: { id: null, name: 'Anonymous user', email: 'invalid@example.com', role: 'end-user' },
    });
  return void res.status(401).json({ error: "Couldn't authenticate you" });
};

export function startZendesk(options: ZendeskOptions = {}): Promise<FakeZendesk> {
  return new FakeZendesk(options).listen(options);
}

/** A clock that stands still until it is slept on: the adapter and its Zendesk see the same time. */
export function standingClock(start = Date.now()) {
  let time = start;
  return {
    now: () => time,
    sleep: async (ms: number) => {
      time += ms;
    },
  };
}
