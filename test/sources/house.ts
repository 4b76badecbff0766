import type { Article } from '../../src/domain/article.ts';
import type { HelpDesk } from '../../src/domain/helpdesk.ts';
import type { Source, Sources } from '../../src/domain/source.ts';
import { createSources, type SourcesOptions } from '../../src/sources/createSources.ts';
import type { Store } from '../../src/store/port.ts';
import { until } from '../desk/house.ts';

export const W = 'w';

export interface SourceHouse {
  sources: Sources;
  /** What this process would answer from. */
  knows: Map<string, Article>;
  logged: string[];
  /** Waits until no run of it is under way. */
  ended(id: string): Promise<Source>;
  /** Runs it once more, to the end. */
  again(id: string, options?: { confirmRemovals?: boolean }): Promise<Source>;
  stop(): Promise<void>;
}

export interface HouseOptions extends Partial<SourcesOptions> {
  desks?: Record<string, Pick<HelpDesk, 'articles'>>;
}

/** The sources of one process on a real store. */
export function openSources(store: Store, { desks = {}, ...options }: HouseOptions = {}): SourceHouse {
  const knows = new Map<string, Article>();
  const logged: string[] = [];
  const write = (fields: object, text: string) => void logged.push(JSON.stringify({ ...fields, text }));
  const sources = createSources({
    store,
    knowledge: {
      put: (articles) => {
        for (const article of articles) knows.set(article.id, article);
      },
      remove: (id) => void knows.delete(id),
    },
    deskOf: (_, installation) => desks[installation] as HelpDesk | undefined,
    now: Date.now,
    replica: 'one',
    log: { info: write, warn: write },
    ...options,
  });
  const ended = async (id: string) => {
    await until('the run to end', async () => (await sources.get(W, id)).state !== 'syncing');
    return sources.get(W, id);
  };
  return {
    sources,
    knows,
    logged,
    ended,
    async again(id, options) {
      await new Promise((resolve) => setTimeout(resolve, 20)); // The run before gives its lease back.
      await sources.sync(W, id, options);
      return ended(id);
    },
    stop: () => sources.stop(),
  };
}
