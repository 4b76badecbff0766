/** One article to be, as a file or page holds it. */
export interface Piece {
  /** Tells the pieces of one page apart and stays the same from run to run; '' where there is one only. */
  key: string;
  /** Its id, where it has one of its own, such as at a help desk. */
  id?: string | undefined;
  title: string;
  /** Markdown. */
  body: string;
  url?: string | undefined;
  /** As declared; else it is detected. */
  language?: string | undefined;
}

/** What was read of one file or page. */
export interface Read {
  pieces: Piece[];
  /** Something of it could not be used, in a sentence for the admin. */
  problem?: string | undefined;
  /** Only of HTML: where it leads, how it names itself, what it asks of machines. */
  links?: string[];
  canonical?: string | undefined;
  nofollow?: boolean;
}

export interface FileInput {
  /** File name or last part of an address; its ending says the format where there is no type. */
  name: string;
  /** MIME type, such as `text/html; charset=iso-8859-1`. */
  type?: string | undefined;
  bytes: Uint8Array;
  /** Address that relative links start from. */
  base?: string | undefined;
}

export type Format = 'markdown' | 'html' | 'pdf' | 'docx' | 'csv' | 'text';

const ENDINGS: Record<string, Format> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  csv: 'csv',
  tsv: 'csv',
  txt: 'text',
  text: 'text',
};
const TYPES: Record<string, Format> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/csv': 'csv',
  'text/plain': 'text',
};

export const FORMAT_NAMES = 'Markdown, HTML, PDF, DOCX, CSV and plain text';

/** undefined: nothing that we read. A web server's word goes before the ending, but "plain text" may be Markdown. */
export function formatOf({ name, type = '' }: Pick<FileInput, 'name' | 'type'>): Format | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const mime = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const byType = TYPES[mime];
  const byEnding = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (byType === 'text' && (byEnding === 'markdown' || byEnding === 'csv')) return byEnding;
  if (mime && mime !== 'application/octet-stream') return byType;
  return byEnding;
}

/** `getting-started_guide.md` -> `getting started guide` */
export function nameAsTitle(name: string): string {
  const last = name.split('/').at(-1) ?? name;
  return (
    last
      .replace(/\.[a-z0-9]+$/i, '')
      .replace(/[-_]+/g, ' ')
      .trim() || name
  );
}
