import type { AddressInfo } from 'node:net';
import express from 'express';
import { Faults } from '../zendesk/faults.ts';
import { type Field, GraphqlError, type Operation, parse, project, validate } from './graphql.ts';
import { mutations, type Refunds } from './shopify/mutations.ts';
import { queries } from './shopify/queries.ts';
import { type Order, someOrders } from './shopify/state.ts';
import { INPUTS, TYPES } from './shopify/types.ts';

const TOKEN = 'shpat_the-token-of-the-tests';

/**
 * A stateful stand-in for a Shopify shop's Admin API on loopback: what is written is read back, unknown fields and inputs
 * are refused as Shopify refuses them, and the bucket of query costs runs dry when it is told to.
 */
export class FakeShopify {
  readonly settings = { shop: 'acme', token: TOKEN, baseUrl: '' };
  readonly faults = new Faults();
  readonly orders: Order[];
  readonly refunds: Refunds = new Map();
  /** Names of the operations that were carried out, in order. */
  readonly done: string[] = [];
  /** Of an operation with this name, the next answer is lost. */
  readonly lost = new Set<string>();
  /** So many calls more are throttled. */
  throttled = 0;
  #close: () => Promise<void> = async () => undefined;

  constructor(now: number) {
    this.orders = someOrders(now);
  }

  order(name: string): Order {
    const found = this.orders.find((one) => one.name === name);
    if (!found) throw new Error(`the shop has no ${name}`);
    return found;
  }

  async listen(): Promise<this> {
    const app = express();
    app.use(this.faults.middleware, express.json());
    app.post('/admin/api/:version/graphql.json', (req, res) => {
      if (req.get('x-shopify-access-token') !== TOKEN)
        return res
          .status(401)
          .json({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
      if (req.params.version !== '2026-07') return res.status(404).json({ errors: 'Not Found' });
      const answer = this.#answer(req.body);
      if (this.lost.delete(req.body.operationName)) return req.socket.destroy();
      return res.json(answer);
    });
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

  #answer({ query, variables }: { query: string; variables: Record<string, unknown> }): object {
    const cost = {
      requestedQueryCost: 60,
      actualQueryCost: 40,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1940, restoreRate: 100 },
    };
    if (this.throttled > 0) {
      this.throttled--;
      const throttleStatus = { ...cost.throttleStatus, currentlyAvailable: 20 };
      return {
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
        extensions: { cost: { ...cost, actualQueryCost: null, throttleStatus } },
      };
    }
    try {
      const operation = parse(query, variables);
      const data = Object.fromEntries(
        operation.fields.map((field) => [field.name, this.#resolve(operation, field)]),
      );
      this.done.push(operation.name);
      return { data, extensions: { cost } };
    } catch (error) {
      if (!(error instanceof GraphqlError)) throw error;
      return { errors: [{ message: error.message, extensions: { code: error.code } }] };
    }
  }

  #resolve({ kind }: Operation, field: Field): unknown {
    const root = kind === 'mutation' ? 'Mutation' : 'QueryRoot';
    validate(TYPES, root, [field]);
    const table = kind === 'mutation' ? mutations : queries;
    const work = table[field.name];
    if (!work)
      throw new GraphqlError(`Field '${field.name}' doesn't exist on type '${root}'`, 'undefinedField');
    checkInputs(field.args);
    const found = work({ orders: this.orders, refunds: this.refunds, now: Date.now() }, field);
    return (project({ [field.name]: found }, [field]) as Record<string, unknown>)[field.name];
  }
}

const ARGUMENTS: Record<string, string> = {
  returnInput: 'ReturnInput',
  refundMethod: 'OrderCancelRefundMethodInput',
};

function checkInputs(args: Record<string, unknown>): void {
  const { input } = args;
  const type = input && typeof input === 'object' && 'transactions' in input ? 'RefundInput' : 'OrderInput';
  for (const [name, value] of Object.entries(args))
    checkInput(name === 'input' ? type : (ARGUMENTS[name] ?? ''), value);
}

function checkInput(type: string, value: unknown): void {
  const known = INPUTS[type];
  if (!known || value === null || typeof value !== 'object') return;
  for (const one of [value].flat() as Record<string, unknown>[])
    for (const [name, inner] of Object.entries(one)) {
      if (known[name] === undefined)
        throw new GraphqlError(
          `Variable of type ${type}! was provided invalid value for ${name}`,
          'INVALID_VARIABLE',
        );
      checkInput(known[name], inner);
    }
}

export async function startShopify(now = Date.now()): Promise<FakeShopify> {
  return new FakeShopify(now).listen();
}
