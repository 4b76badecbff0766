import { readEvents } from './readEvents.js';
import { session } from './session.js';

const TIMEOUT_MS = 30_000;

/** The server said no: https://www.rfc-editor.org/rfc/rfc9457 */
export class Problem extends Error {
  constructor(status, { code = '', detail = '' }, retryAfterMs) {
    super(detail || `The server answered with ${status}.`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came, so nobody knows whether the server has done it. */
export class NoConnection extends Error {}

/** `onDraft` is told of a reply that grows, `{ turn, text }`, before the answer is there. */
export async function call(method, path, { body, headers = {}, onDraft } = {}) {
  const { token } = await visitor();
  return request(method, path, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(onDraft ? { accept: 'application/json, text/event-stream' } : {}),
      ...headers,
    },
    body: body && JSON.stringify(body),
    onDraft,
  });
}

let coming = null;

/** Who we are to the server; a new visitor the first time. */
export async function visitor() {
  const known = session.get('visitor');
  if (known) return known;
  coming ??= request('POST', '/v1/visitors', {}).finally(() => {
    coming = null;
  });
  const fresh = await coming;
  session.set('visitor', fresh);
  return fresh;
}

async function request(method, path, { onDraft, ...options }) {
  const response = await fetch(path, { method, ...options, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    noConnection,
  );
  if (response.headers.get('content-type')?.startsWith('text/event-stream'))
    return readAnswer(response, onDraft).catch(noConnection);
  const json = await response.json().catch((error) => (response.ok ? noConnection(error) : {}));
  if (response.ok) return json;
  throw problemOf(response, json);
}

/** Drafts, and then the answer; a stream that ends without one is a lost connection. */
async function readAnswer(response, onDraft) {
  let answer;
  await readEvents(response, ({ event, data }) => {
    if (event === 'draft') onDraft(JSON.parse(data));
    if (event === 'answer') answer = JSON.parse(data);
  });
  if (answer === undefined) throw new Error('The answer broke off.');
  return answer;
}

function noConnection(error) {
  throw new NoConnection(String(error?.message ?? error));
}

export function problemOf(response, json) {
  const seconds = Number(response.headers.get('retry-after'));
  return new Problem(response.status, json, seconds > 0 ? seconds * 1000 : undefined);
}
