import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isMetadata, isPrivate } from './privateAddress.ts';

export const USER_AGENT =
  "Mozilla/5.0 (compatible; Deskhand/1.0; reads help pages for the site's own help desk)";
/** How robots.txt calls us. */
export const ROBOT = 'Deskhand';

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Uint8Array;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  /** The site may live in our own network. */
  allowPrivate: boolean;
  maxBytes: number;
  timeoutMs: number;
  signal: AbortSignal;
  lookup?: typeof dnsLookup;
}

/** What a person can be told; no retry makes it better within this run. */
export class WebError extends Error {
  override name = 'WebError';
  /** No answer came, or one that says that the site is not well. */
  readonly isDown: boolean;

  constructor(message: string, isDown = false) {
    super(message);
    this.isDown = isDown;
  }
}

/**
 * One GET without following redirects. The address is checked where the connection is made, so that a name which turns to
 * an inner address afterwards opens nothing (DNS rebinding).
 */
export async function request(url: URL, options: RequestOptions): Promise<Answer> {
  const { allowPrivate, timeoutMs, signal, lookup = dnsLookup } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) checkAddress(host, allowPrivate);
  const ended = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const response = await connect(url, { ...options, lookup: guarded(lookup, allowPrivate) }, ended);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      bytes: await body(response, options.maxBytes),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof WebError) throw error;
    if (ended.aborted) throw new WebError(`No answer within ${Math.round(timeoutMs / 1000)} s.`, true);
    throw new WebError(
      `It could not be reached (${(error as { code?: string }).code ?? (error as Error).message}).`,
      true,
    );
  }
}

function connect(
  url: URL,
  { headers = {}, lookup }: Pick<RequestOptions, 'headers'> & { lookup: LookupFunction },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { get } = url.protocol === 'https:' ? https : http;
  const sent = { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, deflate, br', ...headers };
  get(url, { headers: sent, lookup, signal, agent: false }, resolve).on('error', reject);
  return promise;
}

function guarded(lookup: typeof dnsLookup, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, [] as never);
      try {
        for (const { address } of addresses) checkAddress(address, allowPrivate);
      } catch (refused) {
        return callback(refused as Error, [] as never);
      }
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}

function checkAddress(address: string, allowPrivate: boolean): void {
  if (isMetadata(address)) throw new WebError('It leads to a link-local address, which is never read.');
  if (isPrivate(address) && !allowPrivate)
    throw new WebError('It leads to an address of your own network. Set "allowPrivate" if that is meant.');
}

const DECODERS: Record<string, () => Readable & NodeJS.WritableStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Counted after decoding, so that a small file that swells is stopped too. */
async function body(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const decoder = DECODERS[response.headers['content-encoding'] ?? '']?.();
  const stream: Readable = decoder ? pipeline(response, decoder, () => {}) : response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw new WebError(`It is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
