import { z } from 'zod';
import type { AppParts } from '../../../src/domain/app.ts';
import { NoAnswer, Refused } from '../../../src/domain/errors.ts';
import { digest } from '../../../src/domain/ids.ts';
import { createHttp, type Http } from '../../http.ts';
import type { Settings } from './settings.ts';

export interface Crm extends Settings, Pick<AppParts, 'now'> {
  http: Http;
}

export function createCrm(settings: Settings, { fetch, sleep, now }: AppParts): Crm {
  const headers = { authorization: `Bearer ${settings.token}` };
  return { ...settings, now, http: createHttp({ baseUrl: settings.baseUrl, headers, fetch, sleep }) };
}

/** https://developers.hubspot.com/docs/api-reference/legacy/crm/search */
const Found = z.object({
  results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullish()) })),
});

/** By POST, though nothing is written: an address in the path would stand in logs. */
export async function search(
  { http }: Crm,
  type: 'contacts' | 'notes' | 'deals',
  filter: { propertyName: string; operator: 'EQ' | 'CONTAINS_TOKEN'; value: string },
  properties: string[] = [],
) {
  const json = { filterGroups: [{ filters: [filter] }], properties, limit: 2 };
  return (await http({ method: 'POST', path: `/crm/v3/objects/${type}/search`, json, schema: Found })).data
    .results;
}

export async function findContact(crm: Crm, email: string) {
  const names = ['email', 'firstname', 'lastname', 'company', 'lifecyclestage'];
  const [contact] = await search(
    crm,
    'contacts',
    { propertyName: 'email', operator: 'EQ', value: email },
    names,
  );
  return contact ?? null;
}

/** https://developers.hubspot.com/docs/api-reference/legacy/crm/objects/contacts/batch/upsert-contacts */
const Upserted = z.object({
  results: z.array(z.object({ id: z.string(), new: z.boolean().default(false) })),
  errors: z.array(z.object({ message: z.string(), category: z.string().optional() })).optional(),
});

/** One contact for each address, however often it is written. */
export async function upsertLead(
  crm: Crm,
  given: Record<string, unknown>,
): Promise<{ id: string; isNew: boolean }> {
  const email = String(given.email).toLowerCase();
  const inputs = [
    { idProperty: 'email', id: email, properties: { email, ...nameOf(given), ...mapped(crm, given) } },
  ];
  const path = '/crm/v3/objects/contacts/batch/upsert';
  const { data } = await crm.http({ method: 'POST', path, json: { inputs }, schema: Upserted });
  const [error] = data.errors ?? [];
  // 207: HubSpot has taken the batch, and not its one input.
  if (error)
    throw new Refused(`HubSpot refused: ${error.message.slice(0, 200)}`, {
      status: 422,
      code: 'lead_refused',
    });
  const [lead] = data.results;
  if (!lead) throw new NoAnswer('HubSpot named no contact', { code: 'unknown_shape' });
  return { id: lead.id, isNew: lead.new };
}

/** The last word is the family name: where that is wrong, a person sees it, and nothing is lost. */
function nameOf({ name }: Record<string, unknown>): Record<string, string> {
  const words = String(name ?? '')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  if (words.length === 0) return {};
  if (words.length === 1) return { firstname: words[0] ?? '' };
  return { firstname: words.slice(0, -1).join(' '), lastname: words.at(-1) ?? '' };
}

function mapped({ properties }: Crm, given: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(properties).map(([name, property]) => [property, given[name]] as const);
  const known = entries.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(known.map(([property, value]) => [property, String(value)]));
}

const Made = z.object({ id: z.string() });

/** https://developers.hubspot.com/docs/api-reference/legacy/crm/associations/association-details: to a contact. */
const TO_CONTACT = { notes: 202, deals: 3 };

/**
 * A note or a deal of a contact. They have no key of their own, so that each carries a mark in its text, which is looked
 * for first; HubSpot's search may be some seconds behind.
 */
export async function createOnce(
  crm: Crm,
  type: 'notes' | 'deals',
  {
    email,
    marked,
    properties,
  }: { email: string; marked: [property: string, text: string]; properties: object },
  key: string,
): Promise<{ id: string }> {
  const mark = `dh${digest(key).slice(0, 20)}`;
  const [property, text] = marked;
  const [before] = await search(crm, type, {
    propertyName: property,
    operator: 'CONTAINS_TOKEN',
    value: mark,
  });
  if (before) return { id: before.id };
  const contact = await findContact(crm, email);
  if (!contact) throw new Refused('the CRM has nobody with this address', { status: 404, code: 'not_found' });
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: TO_CONTACT[type] }];
  const json = {
    properties: { ...properties, [property]: `${text}\n\n${mark}`.trim() },
    associations: [{ to: { id: contact.id }, types }],
  };
  return (await crm.http({ method: 'POST', path: `/crm/v3/objects/${type}`, json, schema: Made })).data;
}
