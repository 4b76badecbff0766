import { z } from 'zod';
import type { HttpRequest } from '../../http.ts';
import type { Transport } from './transport.ts';

interface Listing<T> {
  path: string;
  /** The name of the list in the body. */
  list: string;
  item: z.ZodType<T>;
  query?: HttpRequest<unknown>['query'];
}

const Meta = z.looseObject({ has_more: z.boolean().nullish(), after_cursor: z.string().nullish() }).nullish();

/**
 * Every item of a list, page by page, by its cursor and never by the absolute `links.next`, which would take our
 * credentials to whatever host it names.
 * https://developer.zendesk.com/api-reference/introduction/pagination/#using-cursor-pagination
 */
export async function* items<T>(
  { http }: Transport,
  { path, list, item, query }: Listing<T>,
): AsyncGenerator<T> {
  const Page = z.looseObject({ [list]: z.array(item), meta: Meta });
  let after: string | undefined;
  do {
    const { data } = await http({
      path,
      query: { ...query, 'page[size]': 100, 'page[after]': after },
      schema: Page,
    });
    yield* data[list] as T[];
    const meta = data.meta as z.infer<typeof Meta>;
    after = meta?.has_more ? (meta.after_cursor ?? undefined) : undefined;
  } while (after);
}

export async function allItems<T>(transport: Transport, listing: Listing<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items(transport, listing)) all.push(item);
  return all;
}
