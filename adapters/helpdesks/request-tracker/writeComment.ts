import { Moved, NoAnswer, Refused } from '../../../src/domain/errors.ts';
import type { NewComment, Once } from '../../../src/domain/helpdesk.ts';
import type { Http } from '../../http.ts';
import { listAll } from './listAll.ts';
import { contentTypeWith, filesOf, keyOf, textOf } from './parts.ts';
import { readParts } from './readParts.ts';
import { fetchTicket } from './readTicket.ts';
import { type Settings, SYSTEM_USER, sameName } from './settings.ts';
import { Sentences, TRANSACTION_FIELDS, TransactionShape } from './shapes.ts';
import { type Sent, toMessage } from './toMessage.ts';

/**
 * A public answer (`correspond`) or an internal note (`comment`), then read back: REST2 answers 201 with a sentence,
 * whatever became of the text. -> the transaction's id.
 * https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Replying/Commenting-Tickets
 */
export async function writeComment(
  http: Http,
  settings: Settings,
  {
    id,
    kind,
    comment,
    once,
  }: { id: string; kind: 'correspond' | 'comment'; comment: NewComment; once: Once },
): Promise<{ id: string }> {
  const message = toMessage(comment);
  if (once.version !== undefined) await refuseIfMoved(http, settings, id, once.version);
  const json = { ...message, ContentType: contentTypeWith(once.key) };
  const written = await http({
    method: 'POST',
    path: `ticket/${encodeURIComponent(id)}/${kind}`,
    json,
    schema: Sentences,
  }).catch((error) => explain(http, id, error));
  const transaction = /\/transaction\/(\d+)$/.exec(written.headers.get('location') ?? '')?.[1];
  if (!transaction)
    throw new NoAnswer('Request Tracker did not say which transaction it wrote', { code: 'no_location' });
  await confirm(http, settings, { transaction, message, key: once.key });
  return { id: transaction };
}

/**
 * `POST …/correspond` knows no ETag: with If-Match it answers 412 whatever the tag is (measured on 5.0.3). So the version
 * is compared by us, as the last thing before the write. What an agent writes while our POST is on its way (tens of
 * milliseconds) is not seen: the window is that small, and it is not zero.
 * The ETag also moves when Request Tracker records its own mails and with each of our own writes. Neither is a human who
 * spoke, so only transactions by others count.
 */
async function refuseIfMoved(http: Http, settings: Settings, id: string, version: string): Promise<void> {
  const { raw, etag } = await fetchTicket(http, id);
  if (etag.replaceAll('"', '') === version) return;
  const since = /^\d+$/.test(version) ? version : '0';
  const query = {
    query: `ObjectType = 'RT::Ticket' AND ObjectId = ${raw.id} AND id > ${since}`,
    fields: TRANSACTION_FIELDS,
  };
  for await (const { Creator } of listAll(http, { path: 'transactions', query, item: TransactionShape })) {
    if (sameName(Creator.id, SYSTEM_USER) || sameName(Creator.id, settings.botUser)) continue;
    throw new Moved(`Ticket ${raw.id} changed since version ${version}`);
  }
}

/** For an unknown ticket REST2 answers 400 here, with a sentence that does not say so. */
async function explain(http: Http, id: string, error: unknown): Promise<never> {
  if (error instanceof Refused && error.status === 400) await fetchTicket(http, id);
  throw error;
}

/** Throws `Refused` when what is kept differs from what was sent, such as a text cut at $MaxAttachmentSize. */
async function confirm(
  http: Http,
  settings: Settings,
  { transaction, message, key }: { transaction: string; message: Sent; key: string },
): Promise<void> {
  const all = await readParts(http, settings, `transaction/${transaction}`, () => Number.POSITIVE_INFINITY);
  const parts = all.get(transaction) ?? [];
  const keptFiles = filesOf(parts).map(({ data }) => data);
  const sentFiles = message.Attachments.map(({ FileContent }) => FileContent);
  const isKept =
    textOf(parts) === message.Content && keyOf(parts) === key && keptFiles.join() === sentFiles.join();
  if (isKept) return;
  throw new Refused(
    `Request Tracker kept transaction ${transaction} otherwise than it was sent: look at its $MaxAttachmentSize and at the rights of the bot's user`,
    { status: 422, code: 'not_kept' },
  );
}
