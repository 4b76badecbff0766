import { NoAnswer } from '../../domain/errors.ts';

const LARGEST_BYTES = 1_048_576;
const HOPS = 3;

/** fetch that stays with one host, follows only what it may ask again, and reads no more than 1 MB. */
export function guardFetch(fetch: typeof globalThis.fetch, signal: AbortSignal): typeof fetch {
  return async (input, init = {}) => {
    const signals = AbortSignal.any([signal, ...(init.signal ? [init.signal] : [])]);
    let url = new URL(String(input));
    for (let hops = 0; ; hops++) {
      const response = await fetch(url, { ...init, redirect: 'manual', signal: signals });
      const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (next === null) return limited(response);
      await response.body?.cancel();
      const target = URL.parse(next, url.href);
      // Elsewhere it would carry our credentials along; and a write is not sent twice.
      if (target?.origin !== url.origin || (init.method ?? 'GET') !== 'GET' || hops >= HOPS)
        throw new NoAnswer('the answer leads elsewhere', { code: 'redirected' });
      url = target;
    }
  };
}

function limited(response: Response): Response {
  const { status, statusText, headers, body } = response;
  if (!body) return response;
  let bytes = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_BYTES) throw new NoAnswer('the answer is larger than 1 MB', { code: 'too_large' });
      controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counting), { status, statusText, headers });
}
