import type { RequestTrackerAgent } from './agent.ts';

interface CustomerMail {
  subject: string;
  text: string;
  from?: { name: string; email: string };
  /** Instead of plain text: what a mail program sends, both ways. */
  html?: string;
  attachments?: { name: string; type: string; data: Buffer }[];
}

export interface RequestTrackerCustomers {
  /** A mail to the queue's address that opens a ticket -> its id. */
  open(mail: CustomerMail & { queue?: string }): Promise<string>;
  /** An answer to the ticket's mails. */
  write(ticket: string, mail: Omit<CustomerMail, 'subject'>): Promise<void>;
}

const CAROL = { name: 'Carol Customer', email: 'carol@example.test' };
const LINE = '\n';

/** Customers write mail; it enters by Request Tracker's mail gateway, as rt-mailgate hands it in. */
export function customersOf(url: string, agent: RequestTrackerAgent): RequestTrackerCustomers {
  async function deliver(queue: string, mail: CustomerMail): Promise<void> {
    const form = new FormData();
    form.set('queue', queue);
    form.set('action', 'correspond');
    form.set('message', rawMail(mail));
    const answer = await fetch(`${url}/REST/1.0/NoAuth/mail-gateway`, { method: 'POST', body: form });
    const said = await answer.text();
    if (!said.startsWith('ok'))
      throw new Error(`Request Tracker refused the mail: ${answer.status} ${said.slice(0, 200)}`);
  }
  return {
    async open({ queue = 'Support', ...mail }) {
      await deliver(queue, mail);
      const id = await agent.finds(mail.subject);
      if (!id) throw new Error(`No ticket came of the mail "${mail.subject}"`);
      return id;
    },
    async write(ticket, mail) {
      await deliver('Support', { ...mail, subject: `Re: [desk.test #${ticket}] your ticket` });
    },
  };
}

/** RFC 5322 with base64 parts, so that the text arrives as it is. */
function rawMail({ subject, text, html, from = CAROL, attachments = [] }: CustomerMail): string {
  const plain = part('text/plain; charset=utf-8', Buffer.from(text));
  const body =
    html === undefined
      ? plain
      : multipart('alternative', [plain, part('text/html; charset=utf-8', Buffer.from(html))]);
  const files = attachments.map(({ name, type, data }) =>
    part(
      `${type}; name="${encoded(name)}"${LINE}Content-Disposition: attachment; filename="${encoded(name)}"`,
      data,
    ),
  );
  const head = [
    `From: ${encoded(from.name)} <${from.email}>`,
    'To: support@desk.test',
    `Subject: ${encoded(subject)}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${crypto.randomUUID()}@example.test>`,
    'MIME-Version: 1.0',
  ];
  return head.join(LINE) + LINE + (files.length === 0 ? body : multipart('mixed', [body, ...files]));
}

function part(type: string, data: Buffer): string {
  const lines = data.toString('base64').replace(/.{76}/g, `$&${LINE}`);
  return `Content-Type: ${type}${LINE}Content-Transfer-Encoding: base64${LINE}${LINE}${lines}${LINE}`;
}

function multipart(kind: string, parts: string[]): string {
  const boundary = `part-${crypto.randomUUID()}`;
  const joined = parts.map((each) => `--${boundary}${LINE}${each}`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"${LINE}${LINE}${joined}--${boundary}--${LINE}`;
}

/** RFC 2047, only where it must be. */
function encoded(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}
