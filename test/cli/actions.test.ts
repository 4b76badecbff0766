import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parse } from 'yaml';
import { actions } from '../../src/cli/actions.ts';
import { check } from '../../src/cli/check.ts';
import { Action, isForMachines } from '../../src/domain/action.ts';
import { describeShop } from '../actions/carriers/shopDescription.ts';

const SECURED = `${describeShop('https://shop.example')}
  securitySchemes:
    token: { type: http, scheme: bearer }
`;

let dir: string;
let file: string;
let bot: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
  file = join(dir, 'my-shop.yaml');
  bot = join(dir, 'bot');
  writeFileSync(file, SECURED);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function run(...args: string[]) {
  const out = new PassThrough();
  await actions.run(args, { out, err: out } as never);
  return String(out.read());
}

const read = (name: string) => parse(readFileSync(join(bot, 'actions', name), 'utf8'));

describe('deskhand actions', () => {
  it('makes an action of each operation: what reads acts, what writes waits for an agent', async () => {
    const result = JSON.parse(await run(file, '--into', bot, '--json'));
    expect(result).toEqual({
      written: ['get_order', 'cancel_order', 'create_refund', 'set_tags'].map(
        (name) => `actions/${name}.yaml`,
      ),
      kept: [],
      left: [{ operation: 'upload', because: 'its body is multipart/form-data' }],
      secrets: ['my_shop_token'],
    });
    expect(read('get_order.yaml')).toMatchObject({
      does: 'read',
      description: 'An order with its lines',
      arguments: { 'order-id': { schema: { type: 'string' } }, fields: { required: false } },
      carry: {
        openapi: {
          document: 'openapi/my-shop.yaml',
          operation: 'getOrder',
          headers: { Authorization: 'Bearer {{ secrets.my_shop_token }}' },
        },
      },
    });
    expect(Object.keys(read('get_order.yaml').arguments)).toEqual(['order-id', 'fields', 'tags', 'X-Trace']);
    const refund = Action.parse(read('create_refund.yaml'));
    expect(refund).toMatchObject({
      does: 'write',
      level: 'approve',
      arguments: {
        order: { description: 'Number of the order', required: true },
        amount: { schema: { minimum: 0.01 } },
        reason: { schema: { enum: ['damaged', 'late'] }, required: false },
      },
    });
    expect(refund.idempotent).toBeUndefined();
    expect(Action.parse(read('cancel_order.yaml'))).toMatchObject({ level: 'approve', idempotent: true });
    for (const name of readdirSync(join(bot, 'actions')))
      expect(Action.safeParse(read(name)).success).toBe(true);
    expect(existsSync(join(bot, 'openapi', 'my-shop.yaml'))).toBe(true);
  });

  it('leaves to an admin whose it is, and offers a machine nothing until then that acts by itself', async () => {
    await run(file, '--into', bot);
    const text = readFileSync(join(bot, 'actions', 'get_order.yaml'), 'utf8');
    expect(text).toContain('# owner: result.customer_id');
    expect(isForMachines(Action.parse(parse(text)))).toBe(false);
    const settled = text.replace('# owner: result.customer_id', 'owner: result.customer_id');
    expect(isForMachines(Action.parse(parse(settled)))).toBe(true);
    writeFileSync(join(bot, 'bot.yaml'), 'name: Own\nlanguage: en\n');
    const out = new PassThrough();
    expect(await check.run([bot], { out, err: out } as never)).toBe(0);
    expect(String(out.read())).toContain('actions/get_order.yaml: flows can call it. A model and MCP');
  });

  it('keeps what is there, and makes only what is asked for', async () => {
    await run(file, '--into', bot, '--only', 'getOrder');
    expect(readdirSync(join(bot, 'actions'))).toEqual(['get_order.yaml']);
    writeFileSync(join(bot, 'actions', 'get_order.yaml'), 'mine');
    const said = await run(file, '--into', bot, '--only', 'getOrder, cancelOrder');
    expect(said).toContain('kept  actions/get_order.yaml');
    expect(said).toContain('made  actions/cancel_order.yaml');
    expect(said).toContain('PUT /v1/secrets/my_shop_token');
    expect(readFileSync(join(bot, 'actions', 'get_order.yaml'), 'utf8')).toBe('mine');
  });

  it('says what is wrong', async () => {
    await expect(run(file)).rejects.toThrow('FILE --into DIR');
    await expect(run(join(dir, 'none.yaml'), '--into', bot)).rejects.toThrow('cannot be read');
    await expect(run(file, '--into', bot, '--only', 'nothing')).rejects.toThrow('no operation');
    writeFileSync(file, 'swagger: "2.0"');
    await expect(run(file, '--into', bot)).rejects.toThrow('no OpenAPI 3.0 or 3.1');
  });
});
