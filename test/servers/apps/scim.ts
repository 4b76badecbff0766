import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { Faults } from '../zendesk/faults.ts';

interface Group {
  id: string;
  displayName: string;
  members: { value: string }[];
}

const TOKEN = 'scim-token-of-the-tests';

/**
 * A stateful stand-in for a directory that speaks SCIM 2.0 (RFC 7644), its identity provider's resets, and a mail service
 * beside it, all on loopback.
 */
export class FakeScim {
  readonly settings = {
    baseUrl: '',
    token: TOKEN,
    mailUrl: '',
    mailAuthorization: 'Bearer mail-token',
    resetUrl: '',
    mfaUrl: '',
    resetAuthorization: 'SSWS reset-token',
  };
  readonly faults = new Faults();
  readonly users = [
    {
      id: 'u-1',
      userName: 'ana@example.com',
      active: true,
      emails: [{ value: 'ana@example.com', primary: true }],
    },
    { id: 'u 2/x', userName: 'Ben@Example.com', active: true, emails: [{ value: 'Ben@Example.com' }] },
    { id: 'u-3', userName: 'gone@example.com', active: false, emails: [] },
    { id: 'u-4', userName: 'twin-a', active: true, emails: [{ value: 'twin@example.com' }] },
    { id: 'u-5', userName: 'twin-b', active: true, emails: [{ value: 'twin@example.com' }] },
  ];
  readonly groups: Group[] = [
    { id: 'g-1', displayName: 'VPN users', members: [] },
    { id: 'g-2', displayName: 'Staff', members: [{ value: 'u-1' }] },
  ];
  readonly mails: { to: string; subject: string; text: string }[] = [];
  /** Ids of users, as the provider was asked. */
  readonly resets: string[] = [];
  #close: () => Promise<void> = async () => undefined;

  /** The code of the last mail. */
  get code(): string {
    return /\d{6}/.exec(this.mails.at(-1)?.text ?? '')?.[0] ?? '';
  }

  async listen(): Promise<this> {
    const app = express();
    app.use(this.faults.middleware, express.json({ type: ['application/json', 'application/scim+json'] }));
    app.use('/scim/v2', (req, res, next) =>
      req.get('authorization') === `Bearer ${TOKEN}` ? next() : problem(res, 401, 'Unauthorized'),
    );
    app.get('/scim/v2/Users', (req, res) => this.#list(res, this.users, String(req.query.filter ?? '')));
    app.get('/scim/v2/Groups', (req, res) => this.#list(res, this.groups, String(req.query.filter ?? '')));
    app.patch('/scim/v2/Groups/:id', (req, res) => this.#patch(res, req.params.id, req.body));
    app.post('/mail', (req, res) => {
      if (req.get('authorization') !== 'Bearer mail-token') return res.status(401).json({ message: 'no' });
      this.mails.push(req.body);
      return res.status(202).end();
    });
    app.post('/api/v1/users/:id/lifecycle/:what', (req, res) => {
      if (req.get('authorization') !== 'SSWS reset-token') return res.status(401).json({ message: 'no' });
      this.resets.push(`${req.params.what} ${req.params.id}`);
      return res.json({});
    });
    const server = app.listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.settings.baseUrl = `${base}/scim/v2`;
    this.settings.mailUrl = `${base}/mail`;
    this.settings.resetUrl = `${base}/api/v1/users/{{ user.id }}/lifecycle/reset_password?sendEmail=true`;
    this.settings.mfaUrl = `${base}/api/v1/users/{{ user.id }}/lifecycle/reset_factors`;
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

  /** `userName eq "…"`; strings of userName and e-mail compare without case (RFC 7643 §4.1.1). */
  #list(res: Response, all: object[], filter: string): Response {
    const [, path = '', value] = /^([\w.]+) eq ("(?:[^"\\]|\\.)*")$/.exec(filter) ?? [];
    if (filter !== '' && value === undefined) return problem(res, 400, 'invalidFilter');
    const wanted = value === undefined ? null : String(JSON.parse(value)).toLowerCase();
    const found = all.filter((one) => wanted === null || valuesAt(one, path.split('.')).includes(wanted));
    return res.type('application/scim+json').json({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: found.length,
      Resources: found,
    });
  }

  #patch(
    res: Response,
    id: string,
    body: { schemas?: string[]; Operations?: Record<string, unknown>[] },
  ): Response {
    const group = this.groups.find((one) => one.id === id);
    if (!group) return problem(res, 404, 'no such group');
    if (!body.schemas?.includes('urn:ietf:params:scim:api:messages:2.0:PatchOp'))
      return problem(res, 400, 'invalidSyntax');
    for (const { op, path, value } of body.Operations ?? []) {
      const removed = /^members\[value eq "(.*)"\]$/.exec(String(path))?.[1];
      if (op === 'add' && path === 'members')
        for (const one of value as { value: string }[])
          if (!group.members.some((member) => member.value === one.value)) group.members.push(one);
      if (op === 'remove') group.members = group.members.filter((member) => member.value !== removed);
    }
    return res.status(204).end();
  }
}

function valuesAt(one: unknown, [name, ...rest]: string[]): string[] {
  if (Array.isArray(one))
    return one.flatMap((inner) => valuesAt(inner, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return [String(one).toLowerCase()];
  return valuesAt((one as Record<string, unknown>)[name] ?? '', rest);
}

function problem(res: Response, status: number, detail: string): Response {
  return res
    .status(status)
    .json({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), detail });
}

export async function startScim(): Promise<FakeScim> {
  return new FakeScim().listen();
}
