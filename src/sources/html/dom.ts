import domino from '@mixmark-io/domino';

/** The part of the DOM that is used here; the compiler's own `lib.dom` would put a browser's globals into a server. */
export interface Element {
  readonly nodeType: number;
  readonly tagName: string;
  readonly children: ArrayLike<Element>;
  readonly parentNode: Element | null;
  readonly previousElementSibling: Element | null;
  readonly ownerDocument: Document;
  textContent: string;
  innerHTML: string;
  className: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): Element | null | undefined;
  querySelectorAll(selector: string): ArrayLike<Element>;
  contains(other: Element): boolean;
  remove(): void;
  replaceWith(...nodes: (Element | string)[]): void;
}

export interface Document {
  readonly documentElement: Element;
  readonly body: Element;
  readonly title: string;
  querySelector(selector: string): Element | null | undefined;
  querySelectorAll(selector: string): ArrayLike<Element>;
  createElement(name: string): Element;
}

/** Parses as a browser does; scripts are never run. https://github.com/mixmark-io/domino */
export function parseHtml(html: string): Document {
  return domino.createDocument(html) as unknown as Document;
}

export function all(root: Element | Document, selector: string): Element[] {
  return Array.from(root.querySelectorAll(selector));
}
