import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  stringify,
  type YAMLSeq,
} from 'yaml';

export interface InsertedExample {
  text: string;
  /** A further language of the bot: the example goes into the intent's translations. */
  language?: string | undefined;
}

type Path = string[];

/**
 * The YAML of an intent with more examples. A list that is there gets its new lines after its last one, in its own
 * indentation, and no other byte changes. A list that is not there yet is made by the `yaml` library, which keeps comments
 * and order.
 */
export function insertExamples(yaml: string, examples: InsertedExample[]): string {
  const byPlace = Map.groupBy(examples, ({ language }) => language ?? '');
  return [...byPlace].reduce((text, [language, some]) => {
    const path = language === '' ? ['examples'] : ['translations', language, 'examples'];
    return insertAt(
      text,
      path,
      some.map((one) => one.text),
    );
  }, yaml);
}

function insertAt(yaml: string, path: Path, texts: string[]): string {
  const document = parseDocument(yaml);
  const list = document.getIn(path, true);
  const spliced = isSeq(list) && !list.flow ? splice(yaml, list, texts) : null;
  return spliced !== null && holds(spliced, document, path, texts) ? spliced : rewrite(document, path, texts);
}

/** New lines after the line on which the last item ends; null where the list does not stand one item a line. */
function splice(yaml: string, list: YAMLSeq, texts: string[]): string | null {
  const last = list.items.at(-1) as Node | undefined;
  const [start, end] = last?.range ?? [];
  if (start === undefined || end === undefined) return null;
  const lineStart = yaml.lastIndexOf('\n', start - 1) + 1;
  const indent = /^( *)-\s/.exec(yaml.slice(lineStart))?.[1];
  if (indent === undefined) return null;
  const newline = yaml.includes('\r\n') ? '\r\n' : '\n';
  const lines = texts.map((text) => `${indent}- ${oneLine(text)}${newline}`).join('');
  const isLineEnd = yaml[end - 1] === '\n';
  const lineEnd = isLineEnd ? end : yaml.indexOf('\n', end) + 1;
  if (lineEnd > 0) return yaml.slice(0, lineEnd) + lines + yaml.slice(lineEnd);
  return yaml + newline + lines;
}

/** A text as one line of YAML, in quotes where it would else be read as something other than text. */
function oneLine(text: string): string {
  const plain = stringify(text, { lineWidth: 0, blockQuote: false }).trimEnd();
  return plain.includes('\n') ? JSON.stringify(text) : plain;
}

/** The new text must read as the old one with these examples at the end of the list, and nothing else. */
function holds(text: string, document: Document, path: Path, texts: string[]): boolean {
  const after = parseDocument(text);
  if (after.errors.length > 0) return false;
  const expected = document.clone() as Document;
  for (const one of texts) expected.addIn(path, one);
  return JSON.stringify(after.toJS()) === JSON.stringify(expected.toJS());
}

function rewrite(document: Document, path: Path, texts: string[]): string {
  for (const depth of path.keys()) {
    const place = path.slice(0, depth);
    const node = depth === 0 ? document.contents : document.getIn(place, true);
    const isEmpty = node === undefined || node === null || (isScalar(node) && node.value === null);
    if (isEmpty) document.setIn(place, document.createNode({}));
    else if (!isMap(node)) return String(document);
  }
  if (isSeq(document.getIn(path, true))) for (const text of texts) document.addIn(path, text);
  else document.setIn(path, document.createNode(texts));
  return document.toString({ lineWidth: 0 });
}
