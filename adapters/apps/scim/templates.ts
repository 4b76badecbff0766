import { Liquid } from 'liquidjs';
import type { Json } from '../../../src/domain/json.ts';

type Scope = Record<string, unknown>;

const texts = new Liquid({ strictVariables: true, ownPropertyOnly: true });
/** What is put into an address stays one part of it. */
const urls = new Liquid({
  strictVariables: true,
  ownPropertyOnly: true,
  outputEscape: (value) => encodeURIComponent(String(value)),
});

export const renderText = (template: string, scope: Scope): string =>
  texts.parseAndRenderSync(template, scope);
export const renderUrl = (template: string, scope: Scope): string => urls.parseAndRenderSync(template, scope);

/** JSON whose texts are templates. */
export function fill(template: Json, scope: Scope): Json {
  if (typeof template === 'string') return renderText(template, scope);
  if (Array.isArray(template)) return template.map((one) => fill(one, scope));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([name, one]) => [name, fill(one, scope)]));
}
