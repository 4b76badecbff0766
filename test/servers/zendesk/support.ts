import { createHash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { Comment, State, Ticket, Write } from './state.ts';

/** Account that the API is called as. */
export const BOT = { id: 1, name: 'Deskhand Bot', email: 'bot@acme.test', token: 'secret-token' };

const notFound = (res: Response) =>
  res.status(404).json({ error: 'RecordNotFound', description: 'Not found' });
const invalid = (res: Response, field: string, description: string) =>
  res.status(422).json({
    ...{ error: 'RecordInvalid', description: 'Record validation errors' },
    details: { [field]: [{ description }] },
  });

export function supportRoutes(state: State, base: () => string): Router {
  const router = express.Router();
  userRoutes(router, state);
  ticketRoutes(router, state, base);
  fileRoutes(router, state, base);
  return router;
}

function userRoutes(router: Router, state: State): void {
  router.get('/users/me', (_, res) => res.json({ user: state.user(BOT.id) }));
  router.get('/users/show_many', (req, res) => {
    const ids = String(req.query.ids).split(',').map(Number);
    res.json({ users: state.users.filter(({ id }) => ids.includes(id)) });
  });
  router.post('/users/create_or_update', (req, res) => {
    const { email, name } = req.body.user;
    res.status(201).json({ user: state.userByEmail(email, name) });
  });
  router.get('/groups', (req, res) => {
    res.json(page(req, 'groups', state.groups));
  });
  router.get('/search', (req, res) => {
    const email = /^type:user email:"([^"]*)"$/.exec(String(req.query.query))?.[1];
    const name = /^type:user "([^"]*)"$/.exec(String(req.query.query))?.[1]?.toLowerCase();
    const found = state.users.filter((user) =>
      name === undefined
        ? user.email.toLowerCase() === email?.toLowerCase()
        : user.name.toLowerCase().includes(name),
    );
    const results = found.map((user) => ({ ...user, result_type: 'user' }));
    res.json({ results, count: results.length, next_page: null, previous_page: null, facets: null });
  });
}

function ticketRoutes(router: Router, state: State, base: () => string): void {
  const remembered = new Map<string, { hash: string; body: object }>();

  router.get('/tickets', (req, res) => {
    const all = [...state.tickets.values()];
    const { external_id: key } = req.query;
    res.json({
      tickets: all.filter(({ external_id }) => key === undefined || external_id === key).map(shown),
    });
  });
  router.post('/tickets', (req, res) => {
    const key = req.get('idempotency-key');
    const hash = createHash('sha256').update(JSON.stringify(req.body)).digest('hex');
    const known = key ? remembered.get(key) : undefined;
    if (known && known.hash !== hash)
      return res
        .status(400)
        .json({ error: 'IdempotentRequestError', description: 'Request parameters differ' });
    if (known) return res.status(201).set('x-idempotency-lookup', 'hit').json(known.body);
    const body = create(state, req, res);
    if (!body) return undefined;
    if (key) remembered.set(key, { hash, body });
    return res.status(201).set('x-idempotency-lookup', 'miss').json(body);
  });
  router.get('/tickets/:id', (req, res) => {
    const ticket = state.tickets.get(Number(req.params.id));
    return ticket ? res.json({ ticket: shown(ticket) }) : notFound(res);
  });
  router.put('/tickets/:id', (req, res) => update(state, req, res));
  router.get('/tickets/:id/comments', (req, res) => {
    const comments = state.comments.get(Number(req.params.id));
    if (!comments) return notFound(res);
    return res.json(
      page(
        req,
        'comments',
        comments.map((comment) => shownComment(comment, base())),
      ),
    );
  });
  router.get('/tickets/:id/audits', (req, res) => {
    const audits = state.audits.get(Number(req.params.id));
    if (!audits) return notFound(res);
    return res.json(page(req, 'audits', audits));
  });
  router.put('/tickets/:id/tags', (req, res) =>
    retag(state, req, res, (tags, given) => [...new Set([...tags, ...given])]),
  );
  router.delete('/tickets/:id/tags', (req, res) =>
    retag(state, req, res, (tags, given) => tags.filter((tag) => !given.includes(tag))),
  );
}

function create(state: State, req: Request, res: Response): object | undefined {
  const given = req.body?.ticket ?? {};
  const { comment, requester, metadata } = given;
  if (!comment?.body?.trim()) {
    invalid(res, 'comment', 'Description: cannot be blank');
    return undefined;
  }
  const customer = requester
    ? state.userByEmail(requester.email, requester.name).id
    : (given.requester_id ?? BOT.id);
  const {
    subject,
    external_id = null,
    tags = [],
    priority = null,
    brand_id = 1,
    submitter_id = BOT.id,
  } = given;
  const ticket = { subject, external_id, tags, priority, brand_id, submitter_id, requester_id: customer };
  const { body, uploads, author_id: author = customer } = comment;
  const write: Write = {
    author,
    actor: BOT.id,
    metadata,
    comment: { body, public: comment.public ?? true, uploads },
  };
  const change = state.create(ticket, write);
  return { ticket: shown(change.ticket), audit: change.audit };
}

function update(state: State, req: Request, res: Response) {
  const id = Number(req.params.id);
  const ticket = state.tickets.get(id);
  if (!ticket) return notFound(res);
  const {
    comment,
    metadata,
    status,
    priority,
    assignee_id,
    group_id,
    safe_update: safe,
    updated_stamp: stamp,
  } = req.body?.ticket ?? {};
  if (safe && stamp !== ticket.updated_at)
    return res.status(409).json({
      error: 'UpdateConflict',
      description:
        'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data',
    });
  if (ticket.status === 'closed') return invalid(res, 'status', 'Status: closed prevents ticket update');
  if (comment && Buffer.byteLength(comment.body) > 65_535)
    return invalid(res, 'comment', 'Comment: is too long');
  if (group_id && !state.groups.some((group) => group.id === group_id))
    return invalid(res, 'group', 'Group: is invalid');
  const set = {
    ...(status && { status }),
    ...(priority && { priority }),
    ...(assignee_id && { assignee_id }),
    ...(group_id && { group_id, assignee_id: null }),
  };
  // A blank comment is left out without a word.
  const said = comment?.body.trim() && { ...comment, public: comment.public ?? true };
  const author = comment?.author_id ?? BOT.id;
  const change = state.write(id, { author, actor: BOT.id, comment: said || undefined, set, metadata });
  return res.json({ ticket: shown(change.ticket), audit: change.audit });
}

function retag(
  state: State,
  req: Request,
  res: Response,
  change: (tags: string[], given: string[]) => string[],
) {
  const id = Number(req.params.id);
  const ticket = state.tickets.get(id);
  if (!ticket) return notFound(res);
  const tags = change(ticket.tags, req.body?.tags ?? []);
  state.write(id, { author: BOT.id, set: { tags } });
  return req.method === 'DELETE' ? res.status(204).end() : res.json({ tags });
}

function fileRoutes(router: Router, state: State, base: () => string): void {
  router.post('/uploads', express.raw({ type: () => true, limit: '50mb' }), (req, res) => {
    const id = state.id();
    const upload = {
      ...{ id, token: `tok${id}`, name: String(req.query.filename) },
      type: (req.get('content-type') ?? '').split(';')[0]!,
      bytes: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    };
    state.uploads.set(upload.token, upload);
    const attachment = shownFile(upload, base());
    res.status(201).json({ upload: { token: upload.token, attachment, attachments: [attachment] } });
  });
}

function shown(ticket: Ticket): object {
  const { priority, external_id, assignee_id, ...always } = ticket;
  return { ...always, priority, external_id, assignee_id };
}

function shownFile({ id, token, name, type, bytes }: Comment['uploads'][number], base: string): object {
  const content_url = `${base}/attachments/token/${token}/?name=${encodeURIComponent(name)}`;
  return { id, file_name: name, content_type: type, content_url, size: bytes.length, thumbnails: [] };
}

function shownComment({ uploads, ...comment }: Comment, base: string): object {
  const attachments = uploads.map((upload) => shownFile(upload, base));
  return {
    ...comment,
    type: 'Comment',
    plain_body: comment.body,
    attachments,
    via: { channel: 'api' },
    metadata: {},
  };
}

/** https://developer.zendesk.com/api-reference/introduction/pagination/#using-cursor-pagination */
export function page(req: Request, name: string, all: unknown[]): object {
  const size = Math.min(Number(req.query['page[size]'] ?? 100), 100);
  const from = Number(req.query['page[after]'] ?? 0);
  const until = from + size;
  const more = until < all.length;
  return {
    [name]: all.slice(from, until),
    meta: { has_more: more, after_cursor: more ? String(until) : null, before_cursor: null },
    links: { next: more ? `https://acme.zendesk.com${req.path}?page[after]=${until}` : null, prev: null },
  };
}
