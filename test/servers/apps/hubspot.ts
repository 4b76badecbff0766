import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { Faults } from '../zendesk/faults.ts';

interface Item {
  id: string;
  properties: Record<string, string>;
  associations: { to: { id: string }; types: { associationTypeId: number }[] }[];
}

const TOKEN = 'pat-eu1-the-token-of-the-tests';
/** Properties that the account has; another one is refused, as HubSpot does. */
const PROPERTIES: Record<string, string[]> = {
  contacts: ['email', 'firstname', 'lastname', 'company', 'lifecyclestage', 'team_size'],
  notes: ['hs_timestamp', 'hs_note_body'],
  deals: ['dealname', 'pipeline', 'dealstage', 'amount', 'description'],
};

/** A stateful stand-in for a HubSpot account on loopback. */
export class FakeHubspot {
  readonly settings = { token: TOKEN, baseUrl: '' };
  readonly faults = new Faults();
  readonly objects: Record<string, Item[]> = { contacts: [], notes: [], deals: [] };
  #next = 501;
  #close: () => Promise<void> = async () => undefined;

  async listen(): Promise<this> {
    const app = express();
    app.use(this.faults.middleware, express.json());
    app.use((req, res, next) =>
      req.get('authorization') === `Bearer ${TOKEN}` ? next() : problem(res, 401, 'INVALID_AUTHENTICATION'),
    );
    app.get('/account-info/v3/details', (_, res) => res.json({ portalId: 4242, accountType: 'STANDARD' }));
    app.post('/crm/v3/objects/:type/search', (req, res) => this.#search(res, req.params.type, req.body));
    app.post('/crm/v3/objects/contacts/batch/upsert', (req, res) => this.#upsert(res, req.body));
    app.post('/crm/v3/objects/:type', (req, res) => this.#create(res, req.params.type, req.body));
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

  #search(
    res: Response,
    type: string,
    body: { filterGroups: { filters: Record<string, string>[] }[] },
  ): Response {
    const { propertyName = '', operator, value = '' } = body.filterGroups[0]?.filters[0] ?? {};
    if (!PROPERTIES[type]?.includes(propertyName)) return problem(res, 400, 'VALIDATION_ERROR');
    const results = (this.objects[type] ?? []).filter(({ properties }) => {
      const held = (properties[propertyName] ?? '').toLowerCase();
      return operator === 'EQ'
        ? held === value.toLowerCase()
        : held.split(/\W+/).includes(value.toLowerCase());
    });
    return res.json({ total: results.length, results });
  }

  #upsert(
    res: Response,
    { inputs }: { inputs: { id: string; properties: Record<string, string> }[] },
  ): Response {
    const [{ id: email, properties } = { id: '', properties: {} }] = inputs;
    const unknown = unknownProperty('contacts', properties);
    if (unknown) {
      const errors = [
        { status: 'error', category: 'VALIDATION_ERROR', message: `Property "${unknown}" does not exist` },
      ];
      return res.status(207).json({ status: 'COMPLETE', results: [], numErrors: 1, errors });
    }
    const before = this.objects.contacts?.find((one) => one.properties.email === email);
    if (before) Object.assign(before.properties, properties);
    const item = before ?? this.#add('contacts', properties, []);
    return res.json({
      status: 'COMPLETE',
      results: [{ id: item.id, properties: item.properties, new: !before }],
    });
  }

  #create(res: Response, type: string, { properties, associations }: Omit<Item, 'id'>): Response {
    if (unknownProperty(type, properties)) return problem(res, 400, 'VALIDATION_ERROR');
    return res.status(201).json(this.#add(type, properties, associations));
  }

  #add(type: string, properties: Item['properties'], associations: Item['associations']): Item {
    const item = { id: String(this.#next++), properties, associations };
    this.objects[type]?.push(item);
    return item;
  }
}

const unknownProperty = (type: string, properties: object) =>
  Object.keys(properties).find((name) => !PROPERTIES[type]?.includes(name));

function problem(res: Response, status: number, category: string): Response {
  return res
    .status(status)
    .json({ status: 'error', message: `refused: ${category}`, correlationId: 'c-1', category });
}

export async function startHubspot(): Promise<FakeHubspot> {
  return new FakeHubspot().listen();
}
