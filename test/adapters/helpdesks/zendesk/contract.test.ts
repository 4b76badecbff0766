import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HelpDesk } from '../../../../src/domain/helpdesk.ts';
import { type Prism, startPrism } from '../../../servers/prism.ts';
import { type Connected, connected } from './setup.ts';

const description = fileURLToPath(
  new URL('../../../../../shared/specs/zendesk-support-oas.yaml', import.meta.url),
);
const present = existsSync(description);
if (!present)
  console.log('Skipped: the Zendesk contract test needs ../shared/specs/zendesk-support-oas.yaml.');

/** Where the official description contradicts Zendesk's own documentation. */
const NO_BODY = 'the text of this very operation tells the body to send; its requestBody is missing';
const NULLABLE = 'empty until somebody sets it: null in every answer of the API; `nullable` is missing';
const WRONG_DESCRIPTION: Record<string, string> = {
  'POST /api/v2/uploads request 415': NO_BODY,
  'PUT /api/v2/tickets/{ticket_id}/tags request 415': NO_BODY,
  'DELETE /api/v2/tickets/{ticket_id}/tags request 415': NO_BODY,
  'POST /api/v2/tickets response.body.ticket.assignee_id type': NULLABLE,
  'POST /api/v2/tickets response.body.ticket.priority type': NULLABLE,
  'POST /api/v2/tickets response.body.ticket.priority enum': NULLABLE,
  'GET /api/v2/tickets response.body.tickets.0.assignee_id type': NULLABLE,
};

const CALLS = [
  'DELETE /api/v2/tickets/{ticket_id}/tags',
  'DELETE /api/v2/triggers/{trigger_id}',
  'GET /api/v2/search',
  'GET /api/v2/tickets',
  'GET /api/v2/tickets/{ticket_id}',
  'GET /api/v2/tickets/{ticket_id}/audits',
  'GET /api/v2/tickets/{ticket_id}/comments',
  'GET /api/v2/triggers',
  'GET /api/v2/users/me',
  'GET /api/v2/users/show_many',
  'POST /api/v2/tickets',
  'POST /api/v2/triggers',
  'POST /api/v2/uploads',
  'POST /api/v2/users/create_or_update',
  'PUT /api/v2/tickets/{ticket_id}',
  'PUT /api/v2/tickets/{ticket_id}/tags',
  'PUT /api/v2/triggers/{trigger_id}',
];

/**
 * Calls of the webhooks and help center APIs, which this description of the Support API does not contain:
 * https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/
 * https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
 */
const OTHER_APIS = [
  'DELETE /api/v2/webhooks/{id}',
  'GET /api/v2/guide/permission_groups',
  'GET /api/v2/help_center/articles',
  'GET /api/v2/help_center/articles/{id}',
  'GET /api/v2/help_center/incremental/articles',
  'GET /api/v2/help_center/locales',
  'GET /api/v2/webhooks',
  'GET /api/v2/webhooks/{id}/signing_secret',
  'PATCH /api/v2/webhooks/{id}',
  'POST /api/v2/help_center/en-us/sections/{id}/articles',
  'POST /api/v2/webhooks',
  'PUT /api/v2/help_center/articles/{id}/translations/en-us',
];

(present ? describe : describe.skip)('every call to Zendesk, against its official description', () => {
  let zd: Connected;
  let prism: Prism;
  let desk: HelpDesk;
  beforeAll(async () => {
    zd = await connected({ ticketEvents: false });
    prism = await startPrism(description, zd.account.settings.baseUrl);
    desk = zd.connect({ sectionId: '9', brandId: '42' }, { fetch: prism.fetch });
  }, 60_000);
  afterAll(async () => {
    await prism?.stop();
    await zd?.account.stop();
  });

  it('is made as described, and answered as described', async () => {
    await callEverything(zd, desk);
    const unexplained = prism.violations.filter(({ what }) => !WRONG_DESCRIPTION[what]);
    expect(unexplained).toEqual([]);
  });

  it('is contradicted by the description in the ways of the table only', () => {
    const met = new Set(prism.violations.map(({ what }) => what));
    expect(Object.keys(WRONG_DESCRIPTION).filter((what) => !met.has(what))).toEqual([]);
  });

  it('covers these calls', () => {
    expect([...prism.described].sort()).toEqual(CALLS);
    expect([...prism.undescribed].sort()).toEqual(OTHER_APIS);
  });

  it('would be found out if it were wrong', async () => {
    const before = prism.violations.length;
    const headers = { 'content-type': 'application/json', authorization: 'Basic x' };
    const body = JSON.stringify({ ticket: { status: 'sleeping', comment: { body: 5 } } });
    await prism.fetch(`${zd.account.settings.baseUrl}/api/v2/tickets/1`, { method: 'PUT', headers, body });
    const found = prism.violations.splice(before).map(({ what }) => what);
    expect(found).toContain('PUT /api/v2/tickets/{ticket_id} request.body.ticket.status enum');
    expect(found).toContain('PUT /api/v2/tickets/{ticket_id} request.body.ticket.comment.body type');
  });
});

async function callEverything({ account }: Connected, desk: HelpDesk): Promise<void> {
  await desk.check();
  const requester = { id: 'u1', name: 'Nora', email: 'nora@example.test' };
  // Text, because Prism hands every body on as UTF-8; conformance.test.ts compares bytes.
  const file = { name: 'a b.txt', type: 'text/plain', data: Buffer.from('some text').toString('base64') };
  const opened = await desk.open(
    {
      ...{ subject: 'All', text: 'Hello', requester, public: false },
      ...{ tags: ['bot'], priority: 'urgent', attachments: [file] },
    },
    { key: 'c1' },
  );
  await desk.open({ subject: 'Bare', text: 'Hello', requester: { id: '501' }, public: true }, { key: 'c2' });
  expect((await desk.opened('c1'))?.id).toBe(opened.id);
  expect(await desk.opened('none')).toBeNull();
  account.assign(opened.id);
  const { version } = (await desk.thread(opened.id)).ticket;
  await desk.reply(opened.id, { text: 'Reply', attachments: [file] }, { key: 'c3', version });
  await desk.note(opened.id, { text: 'Note' }, { key: 'c4' });
  await desk.comment!(
    opened.id,
    { text: 'As Zoe', author: { id: 'z', email: 'zoe@example.test' } },
    { key: 'c5' },
  );
  await desk.update(opened.id, { status: 'pending', priority: 'low', addTags: ['a'], removeTags: ['bot'] });
  const { comments } = await desk.thread(opened.id);
  expect(comments.map(({ key }) => key)).toEqual(['c1', 'c3', 'c4', 'c5']);
  expect(account.state.uploads.values().next().value?.bytes.toString()).toBe('some text');
  await desk.person!('nora@example.test');
  await desk.subscribe!('https://bot.test/hooks/zendesk/ins_1');
  Object.assign(account.state.webhooks[0]!, { status: 'inactive' });
  await desk.subscribe!('https://bot.test/hooks/zendesk/ins_1');
  await desk.unsubscribe!();
  const { id } = account.publish({ title: 'Old', body: '<p>Old</p>' });
  for await (const _ of desk.articles!());
  for await (const _ of desk.articles!(0));
  await desk.upsertArticle!({ id: String(id), title: 'Changed', body: 'Text' });
  await desk.upsertArticle!({ id: 'art_1', title: 'New', body: 'Text' });
}
