import type { GivenHttp } from '../../domain/conversationTest.ts';

/** `fetch` over the answers that a test gives: an address that is not among them cannot be reached. */
export function givenFetch(answers: GivenHttp[], onMissing: (address: string) => void): typeof fetch {
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const method = (init?.method ?? 'GET').toUpperCase();
    const found = answers.find(
      (one) => one.method.toUpperCase() === method && new URL(one.url).href === new URL(url).href,
    );
    if (!found) {
      onMissing(`${method} ${url}`);
      throw new TypeError('fetch failed: the test gives no answer for this address');
    }
    const { status, body } = found;
    const isBare = body === undefined || [101, 204, 205, 304].includes(status);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(isBare ? null : text, { status, headers: { 'content-type': 'application/json' } });
  };
}
