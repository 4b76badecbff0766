import type { z } from 'zod';
import type { Http } from '../../http.ts';
import { pageShape } from './shapes.ts';

/** The most that REST2 gives. */
const PER_PAGE = 100;

/**
 * Every row of a REST2 collection, page by page. Where the rights of the user decide what is seen, `pages` is null and
 * there is no `next_page`: only an empty page says that the end is reached, because a page may miss what is hidden.
 */
export async function* listAll<T>(
  http: Http,
  { path, query, item }: { path: string; query: Record<string, string>; item: z.ZodType<T> },
): AsyncGenerator<T> {
  for (let page = 1; ; page++) {
    const { data } = await http({
      path,
      query: { ...query, per_page: PER_PAGE, page },
      schema: pageShape(item),
    });
    yield* data.items;
    const isLast = typeof data.pages === 'number' ? page >= data.pages : data.items.length === 0;
    if (isLast) return;
  }
}
