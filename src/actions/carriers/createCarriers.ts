import type { Json } from '../../domain/json.ts';
import type { Call, Carriers, Carry } from '../parts.ts';
import { createHttpCarrier } from './http.ts';
import { createMcpCarrier } from './mcp.ts';
import { createOpenApiCarrier } from './openapi.ts';
import type { SendParts } from './send.ts';

export interface CarrierParts extends SendParts {
  /** The bot folder: OpenAPI descriptions lie there. */
  folder: string;
  /** Calls what `hooks/*.ts` exports. */
  callHook?: (name: string, given: Record<string, Json>, call: Call) => Promise<unknown>;
  /** Calls a verb of an installed app, such as `shop.getOrder`. */
  callApp?: (verb: string, given: Record<string, Json>, call: Call) => Promise<unknown>;
}

/** Everything that an action can be carried out by. */
export function createCarriers({ folder, callHook, callApp, ...http }: CarrierParts): Carriers {
  const hook: Carry = async (call) => callHook?.(nameIn(call, 'hook'), call.arguments, call);
  const app: Carry = async (call) => callApp?.(nameIn(call, 'app'), call.arguments, call);
  return {
    http: createHttpCarrier(http),
    openapi: createOpenApiCarrier({ ...http, folder }),
    mcp: createMcpCarrier(http),
    ...(callHook ? { hook } : {}),
    ...(callApp ? { app } : {}),
  };
}

function nameIn({ action }: Call, kind: 'hook' | 'app'): string {
  return String((action.carry as Record<string, unknown>)[kind]);
}
