import { parse } from 'yaml';
import { nameAsTitle, type Read } from './formats.ts';

/** `---` and a few fields before the text, as site generators write it. */
const FRONT = /^---[^\S\n]*\n([\s\S]*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/;

/** Markdown with front matter `title`, `url`, `language` (or `lang`); a `draft: true` is no article. */
export function readMarkdown(text: string, name: string): Read {
  const plain = text.replace(/\r\n?/g, '\n');
  const front = FRONT.exec(plain);
  const { fields, problem } = readFront(front?.[1] ?? '');
  if (fields.draft === true) return { pieces: [] };
  const whole = withoutHidden(plain.slice(front?.[0].length ?? 0)).trim();
  const heading = /^#\s+(.+?)\s*#*\s*(?:\n|$)/.exec(whole);
  const title = said(fields.title) ?? heading?.[1] ?? nameAsTitle(name);
  const body = heading && heading[1] === title ? whole.slice(heading[0].length).trim() : whole;
  const language = said(fields.language) ?? said(fields.lang);
  return { pieces: [{ key: '', title, body, url: said(fields.url), language }], problem };
}

function readFront(text: string): { fields: Record<string, unknown>; problem?: string } {
  try {
    const fields: unknown = parse(text, { maxAliasCount: 10 });
    return { fields: typeof fields === 'object' && fields !== null ? { ...fields } : {} };
  } catch {
    return {
      fields: {},
      problem: 'The fields between the --- lines are not valid YAML; they were not used.',
    };
  }
}

function said(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** Comments, scripts and styles are for no reader; what stands in a code block is. */
function withoutHidden(text: string): string {
  return text
    .split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$)/m)
    .map((part, at) =>
      at % 2 ? part : part.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ''),
    )
    .join('');
}
