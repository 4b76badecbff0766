import type { Json } from '../../domain/json.ts';
import { textOf } from './bodyOf.ts';
import type { Parameter } from './readDescription.ts';
import { encode } from './url.ts';

type Pair = [name: string, value: string];

/** Between the parts of one value. https://spec.openapis.org/oas/v3.1.0#style-values */
const DELIMITERS: Record<string, string> = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C' };

/** What stands for one argument in the query, encoded: `a=1&a=2`; empty where there is nothing to say. */
export function inQuery(
  { name, style = 'form', explode = style === 'form', isJson }: Parameter,
  given: Json,
) {
  const said = (pairs: Pair[]) => pairs.map(([key, text]) => `${encode(key)}=${encode(text)}`).join('&');
  if (isJson) return said([[name, JSON.stringify(given)]]);
  if (given === null) return '';
  if (typeof given !== 'object') return said([[name, textOf(given)]]);
  if (style === 'deepObject') return said(deepPairs(name, given));
  if (explode) return said(Array.isArray(given) ? given.map((one) => [name, textOf(one)]) : pairsOf(given));
  const parts = partsOf(given).map(encode);
  return parts.length === 0 ? '' : `${encode(name)}=${parts.join(DELIMITERS[style] ?? ',')}`;
}

/** The same in the path: https://www.rfc-editor.org/rfc/rfc6570#section-3.2 */
export function inPath({ name, style = 'simple', explode = false, isJson }: Parameter, given: Json): string {
  const value = isJson ? JSON.stringify(given) : given;
  if (style === 'matrix') return matrix(encode(name), value, explode);
  const [start, between] = style === 'label' ? ['.', explode ? '.' : ','] : ['', ','];
  return start + listed(value, explode, encode).join(between);
}

/** Headers know one style, and no encoding. */
export function inHeader({ explode = false, isJson }: Parameter, given: Json): string {
  return isJson ? JSON.stringify(given) : listed(given, explode, (text) => text).join(',');
}

function matrix(name: string, given: Json, explode: boolean): string {
  const isOne = given === null || typeof given !== 'object';
  if (isOne || !explode) return `;${name}=${listed(given, false, encode).join(',')}`;
  const pairs = Array.isArray(given)
    ? given.map((one) => `${name}=${encode(textOf(one))}`)
    : listed(given, true, encode);
  return pairs.map((one) => `;${one}`).join('');
}

/** `R,100` of an object, or `R=100` where it is exploded. */
function listed(given: Json, explode: boolean, coded: (text: string) => string): string[] {
  if (given === null || typeof given !== 'object') return [coded(textOf(given))];
  if (!explode || Array.isArray(given)) return partsOf(given).map(coded);
  return pairsOf(given).map((pair) => pair.map(coded).join('='));
}

const partsOf = (given: Json[] | Record<string, Json>) =>
  Array.isArray(given) ? given.map(textOf) : pairsOf(given).flat();

const pairsOf = (given: Record<string, Json>) =>
  Object.entries(given)
    .filter(([, one]) => one !== null)
    .map(([key, one]): Pair => [key, textOf(one)]);

/** `filter[size]=5`. Of what lies deeper nothing is laid down; most servers read it so. */
function deepPairs(name: string, given: Json): Pair[] {
  if (given === null) return [];
  if (typeof given !== 'object') return [[name, textOf(given)]];
  if (Array.isArray(given)) return given.flatMap((one) => deepPairs(name, one));
  return Object.entries(given).flatMap(([key, one]) => deepPairs(`${name}[${key}]`, one));
}
