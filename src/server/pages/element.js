/**
 * A DOM element with properties, attributes (`aria-*`, `data-*`, `role`) and children. Text becomes text nodes: nothing
 * in this folder ever parses HTML.
 */
export function element(tag, { attributes = {}, ...properties } = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function button(label, onClick, properties = {}) {
  const node = element('button', { type: 'button', ...properties }, label);
  node.addEventListener('click', onClick);
  return node;
}
