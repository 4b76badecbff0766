import { z } from 'zod';
import { defineApp, defineVerb } from '../../../src/domain/app.ts';
import { type Crm, createCrm, createOnce, findContact, upsertLead } from './crm.ts';
import { Settings } from './settings.ts';

const email = z.email().toLowerCase();
const Account = z.object({ portalId: z.number() });

/** Contacts, notes and deals of a HubSpot account. https://developers.hubspot.com/docs/api-reference */
export const hubspot = defineApp<Settings, Crm>({
  name: 'hubspot',
  title: 'HubSpot',
  kind: 'crm',
  settings: Settings,
  connect: createCrm,
  async check(crm) {
    await findContact(crm, 'nobody@example.com'); // The right to read contacts, which the next call does not need.
    const { data } = await crm.http({ path: '/account-info/v3/details', schema: Account });
    return { as: `HubSpot account ${data.portalId}` };
  },
  verbs: {
    find_contact: defineVerb({
      does: 'read',
      description: 'The contact with this address, or null',
      arguments: z.object({ email }),
      async run(crm: Crm, given) {
        const contact = await findContact(crm, given.email);
        if (!contact) return null;
        const { firstname, lastname, company, lifecyclestage } = contact.properties;
        const name = [firstname, lastname].filter(Boolean).join(' ');
        return {
          id: contact.id,
          email: given.email,
          name,
          company: company ?? '',
          stage: lifecyclestage ?? '',
        };
      },
    }),
    upsert_lead: defineVerb({
      does: 'write',
      description:
        'Writes somebody who is interested, one contact for each address; other arguments by the settings',
      arguments: z.looseObject({ email, name: z.string().max(200).optional() }),
      run: upsertLead,
    }),
    add_note: defineVerb({
      does: 'write',
      description: 'Writes a note to the contact with this address',
      arguments: z.object({ email, text: z.string().min(1).max(60_000) }),
      run: (crm: Crm, { email: of, text }, { key }) =>
        createOnce(
          crm,
          'notes',
          {
            email: of,
            marked: ['hs_note_body', text],
            properties: { hs_timestamp: new Date(crm.now()).toISOString() },
          },
          key,
        ),
    }),
    create_deal: defineVerb({
      does: 'write',
      description: 'Opens a deal with the contact of this address',
      arguments: z.object({
        email,
        name: z.string().min(1).max(200),
        amount: z.number().nonnegative().optional(),
      }),
      run(crm: Crm, { email: of, name, amount }, { key }) {
        const sum = amount === undefined ? {} : { amount: String(amount) };
        const properties = { dealname: name, pipeline: crm.pipeline, dealstage: crm.stage, ...sum };
        return createOnce(crm, 'deals', { email: of, marked: ['description', ''], properties }, key);
      },
    }),
  },
});
