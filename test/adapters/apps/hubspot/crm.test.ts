import { hubspot } from '../../../../adapters/apps/hubspot/index.ts';
import { type FakeHubspot, startHubspot } from '../../../servers/apps/hubspot.ts';
import { installed } from '../callApp.ts';

const email = 'ana@example.com';

let account: FakeHubspot;
let app: Awaited<ReturnType<typeof installed>>;

beforeEach(async () => {
  account = await startHubspot();
  app = await installed(hubspot, account.settings);
});
afterEach(async () => {
  await app.stop();
  await account.stop();
});

describe('a HubSpot account', () => {
  it('keeps one lead for each address, however often it is written', async () => {
    const lead = {
      email: 'Ana@Example.com',
      name: 'Ana María Ruiz',
      company: 'Acme',
      people: 40,
      grade: 'medium',
    };
    const first = await app.call('crm.upsert_lead', lead);
    expect(first).toEqual({ id: expect.any(String), isNew: true });
    expect(await app.call('crm.upsert_lead', { ...lead, company: 'Acme GmbH' })).toEqual({
      id: first.id,
      isNew: false,
    });
    expect(account.objects.contacts?.map(({ properties }) => properties)).toEqual([
      { email, firstname: 'Ana María', lastname: 'Ruiz', company: 'Acme GmbH' },
    ]);
    expect(await app.call('crm.find_contact', { email })).toMatchObject({
      name: 'Ana María Ruiz',
      company: 'Acme GmbH',
    });
    expect(await app.call('crm.find_contact', { email: 'ben@example.com' })).toBeNull();
  });

  it('writes what the admin has given a property, and is told of one that does not exist', async () => {
    await app.install(false, { ...account.settings, properties: { people: 'team_size' } });
    await app.call('crm.upsert_lead', { email, people: 40, company: 'Acme' });
    expect(account.objects.contacts?.[0]?.properties).toEqual({ email, team_size: '40' });
    await app.install(false, { ...account.settings, properties: { people: 'no_such' } });
    await expect(app.call('crm.upsert_lead', { email, people: 40 })).rejects.toMatchObject({
      code: 'lead_refused',
    });
  });

  it('writes a note and a deal once under one key, with the contact', async () => {
    const { id } = await app.call('crm.upsert_lead', { email });
    for (let i = 0; i < 2; i++) {
      await app.call('crm.add_note', { email, text: 'Asked for a demo.' }, 'note');
      await app.call('crm.create_deal', { email, name: 'Acme, 40 seats', amount: 1200 }, 'deal');
    }
    expect(account.objects.notes).toMatchObject([
      { associations: [{ to: { id }, types: [{ associationTypeId: 202 }] }] },
    ]);
    expect(account.objects.deals).toMatchObject([
      {
        properties: { amount: '1200', pipeline: 'default' },
        associations: [{ to: { id }, types: [{ associationTypeId: 3 }] }],
      },
    ]);
    await expect(app.call('crm.add_note', { email: 'ben@example.com', text: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('does once what was done when the answer was lost', async () => {
    await app.call('crm.upsert_lead', { email });
    account.faults.plan(/POST .*objects\/notes$/, { kind: 'resetAfter' });
    const note = () => app.call('crm.add_note', { email, text: 'Asked for a demo.' }, 'note');
    await expect(note()).rejects.toMatchObject({ name: 'NoAnswer' });
    await note();
    expect(account.objects.notes).toHaveLength(1);
  });

  it('tells a no from no answer', async () => {
    account.faults.plan(/search/, { kind: '429', retryAfter: 10 });
    await expect(app.call('crm.find_contact', { email })).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfterMs: 10_000,
    });
    account.faults.plan(/search/, { kind: 'html502' });
    await expect(app.call('crm.find_contact', { email })).rejects.toMatchObject({ name: 'NoAnswer' });
    expect(await app.install(true)).toMatchObject({ as: 'HubSpot account 4242' });
    await expect(app.install(true, { ...account.settings, token: 'wrong' })).rejects.toMatchObject({
      code: 'app_refused',
    });
  });
});
