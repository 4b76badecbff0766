import { createActions } from '../../../actions/createActions.ts';
import { createMemoryRuns } from '../../../actions/memoryRuns.ts';
import type { Action, Actions } from '../../../domain/action.ts';
import type { Json } from '../../../domain/json.ts';
import type { Domain } from './readDomain.ts';
import { createShop } from './retail/createShop.ts';
import type { ShopData } from './retail/shopData.ts';

/** A shop of its own, and the gate before it. */
export interface World {
  data: ShopData;
  actions: Actions;
}

/** The moment that every task plays in, ms since 1970. */
export const NOW = Date.UTC(2024, 4, 15, 20);

const silent = { warn() {}, error() {} };

/** What a shop that is not well does to its calls: either may throw. */
export interface Faults {
  before(tool: string): void;
  /** It was done, but its answer is lost. */
  after(tool: string): void;
}

export function createWorld({ data, bot }: Domain, faults?: Faults): World {
  const own = structuredClone(data);
  const shop = createShop(own);
  const actions = createActions({
    actions: () => bot.actions,
    runs: createMemoryRuns(),
    carriers: {
      mcp: async ({ action, arguments: given }) => {
        const tool = toolOf(action);
        faults?.before(tool);
        const result = shop.call(tool, given as Record<string, Json>);
        faults?.after(tool);
        return result;
      },
    },
    secrets: async () => ({}),
    now: () => NOW,
    sleep: async () => {},
    log: silent,
  });
  return { data: own, actions };
}

/** The shop's tools are those of an MCP server in the bot's files, and of this process here. */
const toolOf = ({ carry }: Action): string => ('mcp' in carry ? carry.mcp.tool : '');
