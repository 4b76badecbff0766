import { problemOf, visitor } from './api.js';
import { pause } from './patiently.js';

/** The server writes at least every 15 seconds; a line that is silent for longer is dead. */
const SILENT_MS = 40_000;
const LONGEST_MS = 15_000;

/**
 * New messages of a conversation as they come, again and again from where it broke off. EventSource cannot send the
 * Authorization header, so the stream is read by fetch: https://html.spec.whatwg.org/#event-stream-interpretation
 * Returns a function that ends it. `onRefused` is told when the server says that this conversation is not ours.
 */
export function followStream(conversation, { after, onMessage, onRefused }) {
  const ending = new AbortController();
  let last = after;
  let failures = 0;

  async function follow() {
    while (!ending.signal.aborted) {
      try {
        await readOnce(conversation, last, ending.signal, (event) => {
          failures = 0;
          if (event.id) last = Number(event.id);
          if (event.data) onMessage(JSON.parse(event.data));
        });
      } catch (error) {
        if (ending.signal.aborted) return;
        if ([401, 403, 404].includes(error.status)) return onRefused(error);
      }
      failures++;
      await pause(Math.min(500 * 2 ** (failures - 1), LONGEST_MS) * (0.75 + Math.random() / 2));
    }
  }

  follow();
  return () => ending.abort();
}

async function readOnce(conversation, last, ended, onEvent) {
  const { token } = await visitor();
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), SILENT_MS);
  try {
    const response = await fetch(`/v1/conversations/${conversation}/stream`, {
      headers: { authorization: `Bearer ${token}`, 'last-event-id': String(last) },
      signal: AbortSignal.any([ended, silence.signal]),
    });
    if (!response.ok) throw problemOf(response, await response.json().catch(() => ({})));
    const parse = createParser(onEvent);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), SILENT_MS);
      parse(part.value);
    }
  } finally {
    clearTimeout(watch);
  }
}

/** Text in, events out; parts may break anywhere. */
function createParser(onEvent) {
  let waiting = '';
  return (text) => {
    waiting += text;
    const events = waiting.split('\n\n');
    waiting = events.pop() ?? '';
    for (const event of events) onEvent(readEvent(event));
  };
}

function readEvent(text) {
  const fields = { id: '', data: '' };
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (name in fields) fields[name] += line.slice(colon + 1).replace(/^ /, '');
  }
  return fields;
}
