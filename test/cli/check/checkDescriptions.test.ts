import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { actions } from '../../../src/cli/actions.ts';
import { useBotFolder } from '../../flows/botFolder.ts';
import { faultsOf } from './runCheck.ts';

const folder = useBotFolder();
const SHOP = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example.com' }]
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: fields, in: query, schema: { type: array, items: { type: string } } }
      responses: { '200': { description: ok } }
  /refunds:
    post:
      operationId: createRefund
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - { type: object, required: [order], properties: { order: { type: string } } }
                - { type: object, required: [amount], properties: { amount: { type: number }, note: { type: string } } }
      responses: { '200': { description: ok } }
`;
const action = (operation: string, declared: string, document = 'openapi/shop.yaml') =>
  `name: one
does: read
requester: false
arguments: ${declared}
carry: { openapi: { document: ${document}, operation: ${operation} } }
`;

async function check(text: string, shop = SHOP) {
  await folder.write({
    'bot.yaml': 'name: Bot\nlanguage: en\n',
    'openapi/shop.yaml': shop,
    'actions/one.yaml': text,
  });
  return faultsOf(folder.dir);
}

describe('the check of actions that OpenAPI carries', () => {
  it('has nothing against what fits', async () => {
    expect(
      await check(action('getOrder', '{ id: {}, fields: { required: false, schema: { type: array } } }')),
    ).toEqual([]);
    expect(
      await check(action('createRefund', '{ order: {}, amount: { schema: { type: integer } } }')),
    ).toEqual([]);
  });

  it('finds a document and an operation that are not there', async () => {
    expect(await check(action('getOrder', '{ id: {} }', 'openapi/shp.yaml'))).toEqual([
      expect.stringMatching(
        /^actions\/one\.yaml:5: carry\.openapi\.document cannot be used: openapi\/shp\.yaml: there is no such file/,
      ),
    ]);
    expect(await check(action('getOrders', '{ id: {} }'))).toEqual([
      expect.stringMatching(
        /^actions\/one\.yaml:5: carry\.openapi\.operation names "getOrders".*Did you mean "getOrder"\?/,
      ),
    ]);
  });

  it('finds arguments that the operation does not take, lacks, or wants otherwise', async () => {
    expect(await check(action('getOrder', '{ id: { required: false }, number: {} }'))).toEqual([
      expect.stringMatching(
        /^actions\/one\.yaml:4: arguments\.number is nothing that getOrder of openapi\/shop\.yaml takes/,
      ),
      expect.stringMatching(/^actions\/one\.yaml:4: arguments\.id is not required here/),
    ]);
    expect(await check(action('createRefund', '{ amount: { schema: { type: string } } }'))).toEqual([
      expect.stringMatching(/arguments lacks "order"/),
      expect.stringMatching(/arguments\.amount is of type string, but .* wants number/),
    ]);
  });

  it('has nothing against what was made of a description by us', async () => {
    const more = SHOP.replace(
      'paths:\n',
      `paths:
  /labels:
    post:
      operationId: printLabels
      requestBody: { required: true, content: { application/json: { schema: { type: array, items: { type: string } } } } }
      responses: { '200': { description: ok } }
`,
    );
    await folder.write({ 'bot.yaml': 'name: Bot\nlanguage: en\n', 'openapi/shop.yaml': more });
    const out = { write: () => true } as unknown as NodeJS.WriteStream;
    await actions.run([`${folder.dir}/openapi/shop.yaml`, '--into', folder.dir], { out, err: out });
    const made = parse(await readFile(`${folder.dir}/actions/create_refund.yaml`, 'utf8'));
    expect(Object.keys(made.arguments)).toEqual(['order', 'amount', 'note']);
    expect(made.arguments.note).toMatchObject({ required: false });
    const faults = await faultsOf(folder.dir);
    expect(faults.filter((fault) => !fault.includes('owner'))).toEqual([]);
  });

  it('wants a server to call', async () => {
    const nowhere = SHOP.replace(/^servers:.*$/m, '');
    expect((await check(action('getOrder', '{ id: {} }'), nowhere))[0]).toMatch(/names no server/);
  });
});
