import { z } from 'zod';
import { NoAnswer, Refused } from '../../../src/domain/errors.ts';
import type { Person } from '../../../src/domain/event.ts';
import type { NewComment, Once } from '../../../src/domain/helpdesk.ts';
import type { People } from './people.ts';
import { RawAudit } from './schemas.ts';
import type { Transport } from './transport.ts';
import { uploadAll, withLinks } from './upload.ts';

interface Writing extends NewComment {
  public: boolean;
  /** In whose name, when not in our own. */
  author?: Person;
}

const Updated = z.looseObject({ audit: RawAudit });

/**
 * A comment is written with the ticket. The key goes into the metadata of the audit that this update makes, where only
 * the API sees it and `thread` finds it again; `safe_update` refuses with 409 when the ticket changed since `version`.
 * https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#update-ticket
 * https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#protecting-against-ticket-update-collisions
 */
export async function addComment(
  { transport, people }: { transport: Transport; people: People },
  id: string,
  writing: Writing,
  { key, version }: Once,
): Promise<{ id: string }> {
  const { attachments = [] } = writing;
  const body = withLinks(writing.text, attachments) || attachments.map(({ name }) => name).join(', ');
  // An update whose comment is blank succeeds and adds none.
  if (!body.trim()) throw new Refused('A comment needs some text.', { status: 422, code: 'empty_text' });
  const author = writing.author && (await people.idOf(writing.author));
  if (writing.author && !author)
    throw new Refused('The author of this comment has no Zendesk user and no e-mail.', {
      status: 422,
      code: 'no_author',
    });
  const uploads = await uploadAll(transport, attachments);
  const { audit } = await transport.library(Updated, ({ tickets }) =>
    tickets.update(id, {
      comment: {
        body,
        public: writing.public,
        ...(author && { author_id: Number(author) }),
        ...(uploads.length && { uploads }),
      },
      metadata: { deskhand: key },
      ...(version && { safe_update: true, updated_stamp: version }),
    }),
  );
  const comment = audit.events.find(({ type }) => type === 'Comment');
  if (!comment?.id)
    throw new NoAnswer('Zendesk did not say which comment it wrote.', { code: 'unknown_shape' });
  return { id: comment.id };
}
