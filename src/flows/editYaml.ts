import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
} from 'yaml';
import type { Json } from '../domain/json.ts';

type Path = (string | number)[];

/** One change of one file of a bot folder; a path such as `['steps', 2, 'do', 0, 'say']`. */
export type Edit =
  | { to: 'set'; path: Path; value: Json }
  /** Before what stands at this place of a list, or behind its last. */
  | { to: 'insert'; path: Path; value: Json }
  | { to: 'remove'; path: Path };

/**
 * The YAML with one change. What stands on its own lines is cut in or out, and no other byte changes; what cannot be, such
 * as the only item of a list, is written anew by the `yaml` library, which keeps comments and order. Throws a `RangeError`
 * where the path leads nowhere.
 */
export function editYaml(yaml: string, edit: Edit): string {
  const document = parseDocument(yaml);
  const expected = document.clone() as Document;
  apply(expected, edit);
  const cut = cutIn(yaml, document, edit);
  return cut !== null && holds(cut, expected) ? cut : expected.toString({ lineWidth: 0 });
}

function apply(document: Document, edit: Edit): void {
  const { path } = edit;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (edit.to === 'insert') {
    if (!isSeq(parent)) throw new RangeError(`there is no list at ${path.slice(0, -1).join('.')}`);
    parent.items.splice(path.at(-1) as number, 0, document.createNode(edit.value));
    return;
  }
  if (!isMap(parent) && !isSeq(parent))
    throw new RangeError(`there is nothing at ${path.slice(0, -1).join('.')}`);
  if (edit.to === 'set') document.setIn(path, document.createNode(edit.value));
  else if (!document.deleteIn(path)) throw new RangeError(`there is nothing at ${path.join('.')}`);
}

/** The new text must read as the change says, and nothing else. */
function holds(text: string, expected: Document): boolean {
  const after = parseDocument(text);
  return after.errors.length === 0 && JSON.stringify(after.toJS()) === JSON.stringify(expected.toJS());
}

function cutIn(yaml: string, document: Document, edit: Edit): string | null {
  const { path } = edit;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const place = path.at(-1)!;
  if (edit.to === 'insert')
    return isSeq(parent) && !parent.flow
      ? insertItem(yaml, parent.items as Node[], place as number, edit.value)
      : null;
  const node = document.getIn(path, true) as Node | undefined;
  if (edit.to === 'remove') return cutOut(yaml, parent, place, node);
  if (node) return replaceNode(yaml, node, edit.value);
  return isMap(parent) && !parent.flow
    ? addField(yaml, parent.items as Pair[], String(place), edit.value)
    : null;
}

function insertItem(yaml: string, items: Node[], at: number, value: Json): string | null {
  const near = items[Math.min(at, items.length - 1)];
  if (!near?.range) return null;
  const indent = /^( *)- /.exec(lineFrom(yaml, near.range[0]))?.[1];
  if (indent === undefined) return null;
  const text = `${indent}- ${block(value, indent.length + 2)}\n`;
  const before = items[at - 1];
  return before
    ? insertAt(yaml, lineEnd(yaml, endOf(before)), text)
    : insertAt(yaml, lineStart(yaml, near.range[0]), text);
}

function addField(yaml: string, pairs: Pair[], key: string, value: Json): string | null {
  const last = pairs.at(-1);
  const first = pairs[0]?.key as Node | undefined;
  if (!last || !first?.range) return null;
  const indent = first.range[0] - lineStart(yaml, first.range[0]);
  const isBlock = typeof value === 'object' && value !== null;
  const text = `${' '.repeat(indent)}${key}:${isBlock ? `\n${' '.repeat(indent + 2)}` : ' '}${block(value, isBlock ? indent + 2 : indent)}\n`;
  return insertAt(yaml, lineEnd(yaml, endOf(last)), text);
}

function cutOut(
  yaml: string,
  parent: unknown,
  place: string | number,
  node: Node | undefined,
): string | null {
  if (isSeq(parent) && !parent.flow && parent.items.length > 1 && node?.range) {
    const start = lineStart(yaml, node.range[0]);
    return /^ *- /.test(yaml.slice(start))
      ? yaml.slice(0, start) + yaml.slice(lineEnd(yaml, endOf(node)))
      : null;
  }
  if (!isMap(parent) || parent.flow || parent.items.length < 2) return null;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === place);
  const from = (pair?.key as Node | undefined)?.range?.[0];
  if (!pair || from === undefined) return null;
  const start = lineStart(yaml, from);
  // The first field of a step stands behind its dash.
  if (yaml.slice(start, from).trim() !== '') return null;
  return yaml.slice(0, start) + yaml.slice(lineEnd(yaml, endOf(pair)));
}

function replaceNode(yaml: string, node: Node, value: Json): string | null {
  if (!node.range) return null;
  const [from] = node.range;
  const to = endOf(node);
  const isFlow = typeof value !== 'object' || value === null || /^[[{]/.test(yaml.slice(from));
  const text = isFlow ? flow(value) : block(value, from - lineStart(yaml, from));
  return yaml.slice(0, from) + text + (yaml[to - 1] === '\n' ? '\n' : '') + yaml.slice(to);
}

/** On one line, in quotes where it would else be read as something other than it is. */
function flow(value: Json): string {
  const text = stringify(value, { lineWidth: 0, blockQuote: false, collectionStyle: 'flow' }).trimEnd();
  return text.includes('\n') ? JSON.stringify(value) : text;
}

/** As a block whose further lines stand so far in. */
function block(value: Json, indent: number): string {
  if (typeof value !== 'object' || value === null) return flow(value);
  return stringify(value, { lineWidth: 0 })
    .trimEnd()
    .replaceAll('\n', `\n${' '.repeat(indent)}`);
}

/** Where the last word of a node ends; comments behind it are not its own. */
function endOf(node: Node | Pair): number {
  if (isPair(node)) return endOf((node.value ?? node.key) as Node);
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0)
    return endOf(node.items.at(-1) as Node);
  return node.range?.[1] ?? 0;
}

const lineStart = (yaml: string, at: number) => yaml.lastIndexOf('\n', at - 1) + 1;
const lineFrom = (yaml: string, at: number) => yaml.slice(lineStart(yaml, at));

function lineEnd(yaml: string, at: number): number {
  if (at > 0 && yaml[at - 1] === '\n') return at;
  const end = yaml.indexOf('\n', at);
  return end < 0 ? yaml.length : end + 1;
}

function insertAt(yaml: string, at: number, text: string): string {
  const lead = at > 0 && yaml[at - 1] !== '\n' ? '\n' : '';
  return yaml.slice(0, at) + lead + text + yaml.slice(at);
}
