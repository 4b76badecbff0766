import { z } from 'zod';
import { listAll } from '../../../../adapters/helpdesks/request-tracker/listAll.ts';
import { createHttp } from '../../../../adapters/http.ts';

/** A collection of REST2 with `total` rows; `hidden` ones are cut out of their page, and then nobody is told the total. */
function collection(total: number, hidden: number[] = []) {
  const asked: number[] = [];
  const http = createHttp({
    baseUrl: 'http://rt.example.test',
    headers: {},
    sleep: async () => {},
    fetch: async (input) => {
      const query = new URL(String(input)).searchParams;
      const [page, size] = [Number(query.get('page')), Number(query.get('per_page'))];
      asked.push(page);
      const rows = Array.from({ length: total }, (_, index) => index + 1).slice(
        (page - 1) * size,
        page * size,
      );
      const items = rows.filter((row) => !hidden.includes(row)).map((row) => ({ id: row }));
      return Response.json({ items, page, pages: hidden.length > 0 ? null : Math.ceil(total / size) });
    },
  });
  return { http, asked };
}

async function idsOf({ http }: ReturnType<typeof collection>): Promise<number[]> {
  const ids: number[] = [];
  const item = z.object({ id: z.number() });
  for await (const { id } of listAll(http, { path: 'transactions', query: {}, item })) ids.push(id);
  return ids;
}

describe('Listing a REST2 collection', () => {
  it('reads every page where the pages are counted, and none too many', async () => {
    const counted = collection(230);
    expect(await idsOf(counted)).toEqual(Array.from({ length: 230 }, (_, index) => index + 1));
    expect(counted.asked).toEqual([1, 2, 3]);
  });

  it('goes on after a page that rows are missing from', async () => {
    const uncounted = collection(250, [3, 4, 150]);
    expect(await idsOf(uncounted)).toHaveLength(247);
    expect(uncounted.asked).toEqual([1, 2, 3, 4]);
  });
});
