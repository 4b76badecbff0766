import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { Faults } from '../zendesk/faults.ts';

const TOKEN = 'calendly-token-of-the-tests';
const WEEK_MS = 7 * 86_400_000;

interface Booking {
  id: string;
  start: number;
  email: string;
  status: 'active' | 'canceled';
}

/** A stateful stand-in for a Calendly account on loopback: one user, one active event type, half hours that are free. */
export class FakeCalendly {
  readonly settings = { token: TOKEN, baseUrl: '', timezone: 'Europe/Berlin' };
  readonly faults = new Faults();
  readonly bookings: Booking[] = [];
  /** false: what a free account is told. */
  isPaid = true;
  readonly free: number[];
  readonly #now: () => number;
  #close: () => Promise<void> = async () => undefined;

  constructor(now: () => number, free: string[]) {
    this.#now = now;
    this.free = free.map((time) => Date.parse(time));
  }

  async listen(): Promise<this> {
    const app = express();
    const uri = (path: string) => `${this.settings.baseUrl}/${path}`;
    app.use(this.faults.middleware, express.json());
    app.use((req, res, next) =>
      req.get('authorization') === `Bearer ${TOKEN}` ? next() : problem(res, 401, 'Unauthenticated'),
    );
    app.get('/users/me', (_, res) => res.json({ resource: { uri: uri('users/U1'), name: 'Acme Sales' } }));
    app.get('/event_types', (_, res) =>
      res.json({ collection: [{ uri: uri('event_types/E1'), active: true }] }),
    );
    app.get('/event_type_available_times', (req, res) =>
      this.#available(res, req.query as Record<string, string>),
    );
    app.get('/scheduled_events', (req, res) => {
      const { invitee_email, min_start_time = '', max_start_time = '' } = req.query as Record<string, string>;
      const found = this.bookings.filter(
        ({ email, start, status }) =>
          status === 'active' &&
          email === invitee_email &&
          start >= Date.parse(min_start_time) &&
          start < Date.parse(max_start_time),
      );
      res.json({
        collection: found.map(({ id }) => ({
          uri: uri(`scheduled_events/${id}`),
          event_type: uri('event_types/E1'),
        })),
      });
    });
    app.get('/scheduled_events/:id/invitees', (req, res) => {
      const found = this.bookings.filter(
        ({ id, email, status }) =>
          id === req.params.id && email === req.query.email && status === req.query.status,
      );
      res.json({ collection: found.map(({ email }) => ({ email, status: 'active' })) });
    });
    app.post('/invitees', (req, res) => this.#book(res, req.body));
    app.post('/scheduled_events/:id/cancellation', (req, res) => {
      const found = this.bookings.find(({ id, status }) => id === req.params.id && status === 'active');
      if (!found) return problem(res, 404, 'Resource Not Found');
      found.status = 'canceled';
      this.free.push(found.start);
      return res.status(201).json({ resource: { canceled_by: 'Acme Sales', reason: req.body.reason } });
    });
    app.post('/scheduling_links', (req, res) => {
      if (req.body.owner !== uri('event_types/E1') || req.body.owner_type !== 'EventType')
        return problem(res, 400, 'Invalid Argument');
      return res
        .status(201)
        .json({ resource: { booking_url: 'https://calendly.com/d/abc-def', owner: req.body.owner } });
    });
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

  stop(): Promise<void> {
    return this.#close();
  }

  #available(res: Response, { start_time = '', end_time = '' }: Record<string, string>): Response {
    const [from, until] = [Date.parse(start_time), Date.parse(end_time)];
    if (!(from > this.#now()) || !(until > from) || until - from > WEEK_MS)
      return problem(res, 400, 'Invalid Argument');
    const times = this.free.filter((at) => at >= from && at < until);
    const scheduling_url = 'https://calendly.com/acme/demo';
    return res.json({
      collection: times.map((at) => ({
        status: 'available',
        start_time: new Date(at).toISOString(),
        invitees_remaining: 1,
        scheduling_url,
      })),
    });
  }

  #book(
    res: Response,
    {
      event_type,
      start_time,
      invitee,
    }: { event_type: string; start_time: string; invitee: Record<string, string> },
  ): Response {
    if (!this.isPaid) return problem(res, 403, 'Permission Denied');
    const at = Date.parse(start_time);
    if (
      !event_type.endsWith('/event_types/E1') ||
      !invitee.name ||
      !invitee.timezone ||
      !this.free.includes(at)
    )
      return problem(res, 400, 'Invalid Argument');
    this.free.splice(this.free.indexOf(at), 1);
    const id = `B${this.bookings.length + 1}`;
    this.bookings.push({ id, start: at, email: invitee.email ?? '', status: 'active' });
    return res.status(201).json({
      resource: {
        uri: `${this.settings.baseUrl}/scheduled_events/${id}/invitees/I1`,
        event: `${this.settings.baseUrl}/scheduled_events/${id}`,
        cancel_url: `https://calendly.com/cancellations/${id}`,
        reschedule_url: `https://calendly.com/reschedulings/${id}`,
        status: 'active',
      },
    });
  }
}

function problem(res: Response, status: number, title: string): Response {
  return res.status(status).json({ title, message: `refused: ${title}` });
}
