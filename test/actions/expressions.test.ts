import { fill, render, value } from '../../src/actions/expressions.ts';

const scope = {
  order: { status: 'pending', note: null, items: [{ id: 'a' }, { id: 'b' }], total: 51, isOpen: false },
  nothing: null,
};

describe('an expression', () => {
  it.each([
    ['order.status != "shipped"', true],
    ['order.status == "shipped"', false],
    ['order.items | has_exp: "item", "item.id == \'b\'"', true],
    ['(order.total | minus: 1) <= 50', true],
    ['order.isOpen', false],
    ['not order.isOpen', true],
    ['order.note == nil', true],
    ['order.missing == nil', true],
    ['order.missing == nil or order.missing == "x"', true],
    ['order.missing == "x" and order.status == "shipped"', false],
  ])('%s is %s', (expression, expected) => {
    expect(value(expression, scope)).toBe(expected);
  });

  it.each([
    'order.missing != "shipped"',
    'order.note != "x"',
    'order.note <= 50',
    'nothing.status != "shipped"',
    'nobody.status != "shipped"',
    'not order.missing',
    'order.missing == "x" or order.status == "shipped"',
    'order.missing != "x" and order.status == "pending"',
    'order.items contains nobody.item',
  ])('%s is neither true nor false, because something is not there', (expression) => {
    expect(value(expression, scope)).toBeUndefined();
  });

  it.each(['order.status == "pending" order.total', 'order.status ==', '', '| size', 'order | nofilter'])(
    'does not take "%s" for what it is not',
    (expression) => {
      expect(() => value(expression, scope)).toThrow();
    },
  );

  it('reads no more than the data itself', () => {
    for (const expression of ['order.constructor', 'order.toString', 'order.__proto__', 'order.items.map'])
      expect(value(expression, scope) ?? null).toBeNull();
  });

  it('fills JSON: one template alone stands for its value, what is not there is left out', () => {
    const filled = {
      all: '{{ order.items }}',
      text: 'is {{ order.total }}',
      none: '{{ order.missing }}',
      keep: [1, true],
    };
    expect(fill(filled, scope)).toEqual({ all: scope.order.items, text: 'is 51', keep: [1, true] });
  });

  it('gives up a template that would never end', () => {
    expect(() => render('{% for i in (1..100000000) %}x{% endfor %}', {})).toThrow(/limit/);
  });
});
