import type { Http } from '../../http.ts';
import { listAll } from './listAll.ts';
import { isText, type Part } from './parts.ts';
import { fileUrl, type Settings } from './settings.ts';
import { ContentShape, PART_FIELDS, PartShape } from './shapes.ts';

const AT_ONCE = 4;
/** A larger file of a customer or an agent is named and not carried, here as in the webhook. */
export const LARGEST_FILE = 256 * 1024;

/**
 * The parts under `path` (of a ticket or of a transaction) by transaction id, with their contents. The history has no
 * text: it hangs on the attachments, among them the mails that Request Tracker sent out. `largestFile` says for each
 * transaction up to how many bytes its files are fetched; undefined when it is not asked for.
 * https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Attachments-and-Messages
 */
export async function readParts(
  http: Http,
  settings: Settings,
  path: string,
  largestFile: (transaction: string) => number | undefined,
): Promise<Map<string, Part[]>> {
  const found: { transaction: string; part: Part; isCarried: boolean }[] = [];
  const query = { fields: PART_FIELDS };
  for await (const row of listAll(http, { path: `${path}/attachments`, query, item: PartShape })) {
    const largest = largestFile(row.TransactionId);
    if (largest === undefined || /^multipart\//i.test(row.ContentType)) continue;
    const part: Part = { id: row.id, type: row.ContentType, name: row.Filename, headers: row.Headers };
    if (!isText(part)) part.url = fileUrl(settings, row.id);
    found.push({
      transaction: row.TransactionId,
      part,
      isCarried: isText(part) || row.ContentLength <= largest,
    });
  }
  const parts = new Map<string, Part[]>();
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const batch = found.slice(from, from + AT_ONCE);
    const filled = await Promise.all(
      batch.map(({ part, isCarried }) => (isCarried ? fill(http, part) : part)),
    );
    for (const [index, { transaction }] of batch.entries()) {
      parts.set(transaction, [...(parts.get(transaction) ?? []), filled[index]!]);
    }
  }
  for (const list of parts.values()) list.sort((a, b) => Number(a.id) - Number(b.id));
  return parts;
}

async function fill(http: Http, part: Part): Promise<Part> {
  const { data } = await http({ path: `attachment/${part.id}`, schema: ContentShape });
  const base64 = data.Content.replace(/\s+/g, '');
  return isText(part)
    ? { ...part, text: Buffer.from(base64, 'base64').toString() }
    : { ...part, data: base64 };
}
