import { columnsOf, pad, wrap } from './columns.ts';
import type { Paint } from './paint.ts';
import type { Ready } from './shown.ts';

const LABEL = 11;

/** The box with the addresses and the key, and a line to try. Nothing in it is ever cut: it is there to be copied. */
export function describeReady(info: Ready, { paint, width }: { paint: Paint; width: number }): string[] {
  const url = reachable(info.url);
  const groups = [addresses(url, paint), [keyRow(info, paint)], about(info)];
  const rows = groups.flatMap((group, i) => (i === 0 ? group : ['', ...group]));
  return [
    ...frame(rows, { paint, width }),
    '',
    `  ${paint('dim', 'Ask it something:')}`,
    ...curl(url, info.apiKey),
    '',
  ];
}

function addresses(url: string, paint: Paint): string[] {
  return [
    row('Chat page', paint(['bold', 'cyan'], `${url}/`)),
    row('API docs', paint('cyan', `${url}/docs`)),
    row('OpenAPI', paint('cyan', `${url}/openapi.json`)),
    row('Health', paint('cyan', `${url}/readyz`)),
    row('Metrics', paint('cyan', `${url}/metrics`)),
  ];
}

function keyRow({ apiKey, keyHint }: Ready, paint: Paint): string {
  return row('API key', apiKey === null ? paint('dim', keyHint) : paint('bold', apiKey));
}

function about({ store, bot, articles, desks }: Ready): string[] {
  const count = `${articles.toLocaleString('en-US')} ${articles === 1 ? 'article' : 'articles'}`;
  return [row('Store', store), row('Bot', `${bot}, ${count}`), row('Help desks', desks.join(', ') || 'none')];
}

const row = (label: string, value: string) => `${pad(label, LABEL)}${value}`;

/** A frame around rows that fit; wide ones are broken where they can be, and without a frame where they cannot. */
function frame(rows: string[], { paint, width }: { paint: Paint; width: number }): string[] {
  const most = width - 6;
  const broken = rows.flatMap((text) => (columnsOf(text) <= most ? [text] : hang(text, most)));
  const inner = Math.max(...broken.map(columnsOf));
  if (inner > most) return broken.map((text) => `  ${text}`);
  const line = '─'.repeat(inner + 2);
  const edge = paint('dim', '│');
  return [
    `  ${paint('dim', `╭${line}╮`)}`,
    ...broken.map((text) => `  ${edge} ${pad(text, inner)} ${edge}`),
    `  ${paint('dim', `╰${line}╯`)}`,
  ];
}

/** Breaks a row between words, its further lines below its value. */
function hang(text: string, columns: number): string[] {
  const [first = '', ...rest] = wrap(text.slice(LABEL), columns - LABEL);
  return [text.slice(0, LABEL) + first, ...rest.map((line) => ' '.repeat(LABEL) + line)];
}

function curl(url: string, apiKey: string | null): string[] {
  // Without the key at hand the shell's own variable stands for it.
  const bearer =
    apiKey === null ? '"Authorization: Bearer $DESKHAND_API_KEY"' : quote(`Authorization: Bearer ${apiKey}`);
  return [
    `  curl ${url}/v1/messages \\`,
    `    -H ${bearer} \\`,
    `    -H 'Content-Type: application/json' \\`,
    `    -d '{"user":{"id":"ana"},"text":"How do I cancel my Premium plan?"}'`,
  ];
}

/** One word for a POSIX shell, whatever is in it. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Where a browser on this machine finds a server that listens on all addresses. */
function reachable(url: string): string {
  return url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=[:/]|$)/, '//localhost').replace(/\/$/, '');
}
