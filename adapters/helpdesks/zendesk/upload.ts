import { z } from 'zod';
import type { Attachment } from '../../../src/domain/message.ts';
import type { Transport } from './transport.ts';

const Uploaded = z.looseObject({ upload: z.looseObject({ token: z.string().min(1) }) });

/**
 * Puts files up and answers with their tokens, in order. A file that came as an address only is left to the text.
 * A token that no comment uses expires after three days, so that trying again leaves nothing behind.
 * https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/#upload-files
 */
export async function uploadAll({ http }: Transport, attachments: Attachment[]): Promise<string[]> {
  const tokens: string[] = [];
  for (const { name, type, data } of attachments) {
    if (data === undefined) continue;
    const { data: uploaded } = await http({
      method: 'POST',
      path: '/api/v2/uploads',
      query: { filename: name },
      headers: { 'content-type': type },
      body: new Uint8Array(Buffer.from(data, 'base64')),
      schema: Uploaded,
    });
    tokens.push(uploaded.upload.token);
  }
  return tokens;
}

/** The text of a comment with the files that have only an address: Zendesk cannot fetch those itself. */
export function withLinks(text: string, attachments: Attachment[]): string {
  const links = attachments.filter(({ data, url }) => data === undefined && url);
  const lines = links.map(({ name, url }) => `${name}: ${url}`);
  return [text, ...lines].filter((line) => line !== '').join('\n');
}
