import type { Json } from '../../../../domain/json.ts';
import { addressTools } from './addressTools.ts';
import { findTools } from './findTools.ts';
import { itemTools } from './itemTools.ts';
import { paymentTools } from './paymentTools.ts';
import { no, ownOf } from './readArguments.ts';
import type { ShopData } from './shopData.ts';

export type Arguments = Record<string, Json>;

/** One tool of the shop: changes the data or throws `Refused`, never both. */
export type Tool = (data: ShopData, given: Arguments) => Json;

const TOOLS: Record<string, Tool> = { ...findTools, ...addressTools, ...itemTools, ...paymentTools };

/** Said in the tasks besides the shop's own tools: no action of a bot, and nothing changes. */
export const NO_ACTIONS = new Set(['transfer_to_human_agents', 'calculate', 'think']);

export const isTool = (name: string) => Object.hasOwn(TOOLS, name) || NO_ACTIONS.has(name);

/** The shop behind the public retail tasks: its tools over its data, which they change. */
export function createShop(data: ShopData) {
  return {
    data,
    tools: Object.keys(TOOLS),
    /** @throws Refused when the shop says no; then nothing has changed. */
    call(tool: string, given: Arguments): Json {
      const run = ownOf(TOOLS, tool);
      if (!run) throw no(`there is no tool ${tool}`);
      return structuredClone(run(data, given));
    },
  };
}
