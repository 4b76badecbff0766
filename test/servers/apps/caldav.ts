import type { AddressInfo } from 'node:net';
import express from 'express';
import { Faults } from '../zendesk/faults.ts';

const BASIC = `Basic ${Buffer.from('sales:app-password').toString('base64')}`;

/** A stateful stand-in for a CalDAV server (RFC 4791) whose calendar can be read as a feed too, on loopback. */
export class FakeCaldav {
  readonly settings = {
    feedUrl: '',
    calendarUrl: '',
    user: 'sales',
    password: 'app-password',
    organizer: 'sales@acme.test',
  };
  readonly faults = new Faults();
  /** Text of each resource by its name. */
  readonly resources = new Map<string, string>();
  #close: () => Promise<void> = async () => undefined;

  /** Puts an event in, as its owner would. */
  add(name: string, ...lines: string[]): void {
    const event = [
      'BEGIN:VEVENT',
      `UID:${name}`,
      'DTSTAMP:20260301T000000Z',
      `SUMMARY:${name}`,
      ...lines,
      'END:VEVENT',
    ];
    this.resources.set(
      name,
      ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...event, 'END:VCALENDAR', ''].join('\r\n'),
    );
  }

  async listen(): Promise<this> {
    const app = express();
    app.use(this.faults.middleware, express.text({ type: 'text/calendar' }));
    app.get('/private-4f1c/basic.ics', (_, res) => {
      const events = [...this.resources.values()].flatMap(
        (text) => text.match(/BEGIN:VEVENT[\s\S]*END:VEVENT/g) ?? [],
      );
      res
        .type('text/calendar')
        .send(
          ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join(
            '\r\n',
          ),
        );
    });
    app.get('/sign-in', (_, res) => res.type('html').send('<html><body>Please sign in</body></html>'));
    app.use('/dav', (req, res, next) =>
      req.get('authorization') === BASIC ? next() : res.status(401).end(),
    );
    app.get('/dav/demos/:name', (req, res) => {
      const text = this.resources.get(req.params.name);
      return text === undefined ? res.status(404).end() : res.type('text/calendar').send(text);
    });
    app.put('/dav/demos/:name', (req, res) => {
      if (req.get('if-none-match') === '*' && this.resources.has(req.params.name))
        return res.status(412).end();
      this.resources.set(req.params.name, req.body);
      return res.status(201).end();
    });
    app.delete('/dav/demos/:name', (req, res) =>
      res.status(this.resources.delete(req.params.name) ? 204 : 404).end(),
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.settings.feedUrl = `${base}/private-4f1c/basic.ics`;
    this.settings.calendarUrl = `${base}/dav/demos`;
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
}
