/** How values are filled into a body so that they change nothing but themselves; `null`: there is no way that is known. */
export type BodyKind = 'json' | 'form' | 'xml' | 'text' | null;

/** By what the header `Content-Type` says; JSON where it says nothing. */
export function bodyKindOf(contentType: string | undefined): BodyKind {
  const type = (contentType ?? 'application/json').toLowerCase();
  if (/\bjson\b/.test(type)) return 'json';
  if (type.startsWith('application/x-www-form-urlencoded')) return 'form';
  if (/\bxml\b/.test(type)) return 'xml';
  return type.startsWith('text/plain') ? 'text' : null;
}
