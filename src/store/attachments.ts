import type { Attachment } from '../domain/message.ts';
import { insertText, list, type Row, run, type Work } from './sql.ts';

const INSERT = insertText('attachments', list('owner position workspace name type url data'));

/** The files of a message or comment, as bytes. */
export function* insertAttachments(workspace: string, owner: string, files: Attachment[]): Work<void> {
  for (const [position, { name, type, url, data }] of files.entries()) {
    const bytes = data === undefined ? null : Buffer.from(data, 'base64');
    yield* run(INSERT, [owner, position, workspace, name, type, url ?? null, bytes]);
  }
}

export function toAttachment({ name, type, url, data }: Row): Attachment {
  return {
    name: String(name),
    type: String(type),
    ...(url ? { url: String(url) } : {}),
    ...(data ? { data: Buffer.from(data as Uint8Array).toString('base64') } : {}),
  };
}
