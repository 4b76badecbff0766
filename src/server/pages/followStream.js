import { problemOf, visitor } from './api.js';
import { pause } from './patiently.js';
import { readEvents } from './readEvents.js';

/** The server writes at least every 15 seconds; a line that is silent for longer is dead. */
const SILENT_MS = 40_000;
const LONGEST_MS = 15_000;

/**
 * New messages of a conversation as they come, again and again from where it broke off. EventSource cannot send the
 * Authorization header, so the stream is read by fetch: https://html.spec.whatwg.org/#event-stream-interpretation
 * `onDraft` is told of a reply that grows: `{ turn, text }`, all of it so far; an empty text takes it away.
 * Returns a function that ends it. `onRefused` is told when the server says that this conversation is not ours.
 */
export function followStream(conversation, { after, onMessage, onDraft, onRefused }) {
  const ending = new AbortController();
  let last = after;
  let failures = 0;

  async function follow() {
    while (!ending.signal.aborted) {
      try {
        await readOnce(conversation, last, ending.signal, (event) => {
          failures = 0;
          if (event.id) last = Number(event.id);
          if (event.event === 'message') onMessage(JSON.parse(event.data));
          if (event.event === 'draft') onDraft(JSON.parse(event.data));
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
    await readEvents(response, onEvent, () => {
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), SILENT_MS);
    });
  } finally {
    clearTimeout(watch);
  }
}
