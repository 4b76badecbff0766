/**
 * What says who calls, where to, what is sent and whether it was sent before: never a parameter's to say.
 * https://spec.openapis.org/oas/v3.1.0#parameter-object ignores the first three, too.
 */
const OWN = new Set([
  'accept',
  'content-type',
  'authorization',
  'proxy-authorization',
  'cookie',
  'host',
  'idempotency-key',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'expect',
  'te',
  'trailer',
  'upgrade',
]);

export const isOwnHeader = (name: string) => OWN.has(name.toLowerCase());
