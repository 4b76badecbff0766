interface Booking {
  id: string;
  /** Start, ms since 1970. */
  at: number;
  minutes: number;
  title: string;
  email: string;
  name?: string | undefined;
  organizer?: string | undefined;
  madeAt: number;
}

/** One event of RFC 5545. */
export function toIcs({ id, at, minutes, title, email, name, organizer, madeAt }: Booking): string {
  const attendee = `ATTENDEE;CN=${parameter(name ?? email)};RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:${email}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Deskhand//Booking//EN',
    'BEGIN:VEVENT',
    `UID:${id}@deskhand`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART:${stamp(at)}`,
    `DTEND:${stamp(at + minutes * 60_000)}`,
    `SUMMARY:${escaped(`${title}: ${name ?? email}`)}`,
    // Without an organizer an event has no attendees (RFC 5545 §3.8.4.3): then the guest stands in its text.
    ...(organizer ? [`ORGANIZER:mailto:${organizer}`, attendee] : [`DESCRIPTION:${escaped(email)}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** `20260302T090000Z` */
const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** §3.3.11 */
const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');

/** §3.2: no quote inside quotes. */
const parameter = (text: string) => `"${text.replace(/["\p{Cc}]/gu, ' ')}"`;

/** §3.1: no line is longer than 75 octets. */
function folded(line: string): string {
  const parts = [''];
  for (const sign of line) {
    const last = parts.at(-1) ?? '';
    // The space that begins a folded line counts too.
    const room = parts.length === 1 ? 75 : 74;
    if (Buffer.byteLength(last + sign) > room) parts.push(sign);
    else parts[parts.length - 1] = last + sign;
  }
  return parts.join('\r\n ');
}
