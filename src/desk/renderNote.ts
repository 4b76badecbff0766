import type { Message } from '../domain/message.ts';
import type { Packet } from './packet.ts';

const SPEAKER = { customer: 'Customer', bot: 'Bot', agent: 'Agent', system: 'System' } as const;
const NEWS = {
  changed: 'the article has changed since',
  removed: 'the article has been removed since',
} as const;
const TRANSCRIPT_LINE = /^\[\d+\] \d{4}-\d\d-\d\d \d\d:\d\d UTC (Customer|Bot|Agent|System)\b/gm;

/** The packet for a human reader: what to know first, then what was tried, then every word that was said. */
export function renderNote(packet: Packet, transcript: Message[]): string {
  const { reason, summary, wants, nextStep, customer, language, intent, collected, tried, tone, priority } =
    packet;
  const values = Object.entries(collected).map(
    ([name, value]) => `  ${oneLine(name, 60)}: ${oneLine(value, 300)}`,
  );
  const answers = tried.flatMap(({ question, answer, sources }, i) => [
    `  ${i + 1}. asked: ${oneLine(question, 200)}`,
    `     answered: ${oneLine(answer, 300)}`,
    ...sources.map(
      ({ title, url, since }) =>
        `     source: ${oneLine(title, 300)}${url ? ` ${url}` : ''}${since ? ` (${NEWS[since]})` : ''}`,
    ),
  ]);
  return [
    'Deskhand hands over',
    `Summary: ${oneLine(summary, 400)}`,
    `Reason: ${reason}`,
    `Wants: ${oneLine(wants, 400)}`,
    `Next step: ${oneLine(nextStep, 400)}`,
    ...(priority ? [`Priority: ${priority}`] : []),
    ...(tone ? [`Tone: ${oneLine(tone, 300)}`] : []),
    ...(packet.lines ?? []).map((text) => `Note: ${oneLine(text, 500)}`),
    `Customer: ${oneLine([customer.name, customer.email].filter(Boolean).join(', ') || customer.id, 300)} (language: ${language})`,
    ...(intent ? [`Intent: ${intent.name} (${Math.round(intent.confidence * 100)} %)`] : []),
    ...section('Collected', values, 'nothing'),
    ...section('Answers tried', answers, 'none'),
    '',
    `Transcript (${transcript.length} ${transcript.length === 1 ? 'message' : 'messages'}):`,
    ...transcript.map(line),
  ].join('\n');
}

/** How many messages of a transcript are in a note. */
export function countMessages(note: string): number {
  return note.match(TRANSCRIPT_LINE)?.length ?? 0;
}

function section(title: string, lines: string[], empty: string): string[] {
  return lines.length === 0 ? [`${title}: ${empty}`] : [`${title}:`, ...lines];
}

/** Words of a message that look like a transcript line are indented, so that they are never counted as one. */
function line({ seq, at, author, authorName, public: isPublic, text, attachments }: Message): string {
  const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const who = `${SPEAKER[author]}${authorName ? ` ${oneLine(authorName, 80)}` : ''}${isPublic ? '' : ' (internal)'}`;
  const files = attachments.map(
    ({ name, url }) => `    [file: ${oneLine(name, 255)}${url ? ` ${url}` : ''}]`,
  );
  return [`[${seq}] ${time} UTC ${who}: ${text.replace(/\r\n?|[\n\u2028\u2029]/g, '\n    ')}`, ...files].join(
    '\n',
  );
}

function oneLine(text: string, max: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > max ? `${flat.slice(0, max - 1)}…` : flat;
}
