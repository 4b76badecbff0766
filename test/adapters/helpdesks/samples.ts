import type { Comment, HelpDesk, NewTicket, Ticket } from '../../../src/domain/helpdesk.ts';

/** Texts that a desk on the way to its database and back likes to change. */
export const HARD_TEXTS: [string, string][] = [
  ['other scripts', 'Žluťoučký kůň · Ünïcödé · 日本語のテキスト · العربية · עברית'],
  ['emoji', 'Done 👍🏽 👨‍👩‍👧‍👦 🇨🇿 — see you'],
  ['quotes and backslashes', `She said "it's" \`fine\` — «ok» C:\\new\\table $HOME %s {{name}}`],
  [
    'what looks like HTML',
    '<b>bold</b> & <script>alert(1)</script> &amp; &lt;i&gt; a < b > c <!-- hidden -->',
  ],
  ['newlines and indentation', 'One\n\nThree\n  - two spaces\n    - four  and  double\n\n\nSeven'],
  [
    'many kilobytes',
    Array.from({ length: 400 }, (_, line) => `Line ${line}: příliš dlouhý text.`).join('\n'),
  ],
];

let keys = 0;
/** Shaped like an outbox key: unique in this run and between runs. */
export function newKey(): string {
  return `out_${Date.now().toString(16)}${process.pid.toString(16)}${(keys++).toString(16).padStart(4, '0')}`;
}

export function newTicket(more: Partial<NewTicket> = {}): NewTicket {
  const requester = { id: 'conform@example.test', name: 'Conny', email: 'conform@example.test' };
  return { subject: 'A new ticket', text: 'What it is about', requester, public: true, ...more };
}

/** As the outbox does it after an unknown outcome. */
export async function openOnce(desk: HelpDesk, ticket: NewTicket, key: string): Promise<Ticket> {
  return (await desk.opened(key)) ?? (await desk.open(ticket, { key }));
}

export async function readAll({ attachments }: Pick<Comment, 'attachments'>): Promise<unknown[]> {
  const read = attachments.map(async ({ name, type, data, url }) => {
    const bytes = data ? Buffer.from(data, 'base64') : Buffer.from(await (await fetch(url!)).arrayBuffer());
    return { name, type: type.split(';')[0], bytes: bytes.toString('hex') };
  });
  return await Promise.all(read);
}
