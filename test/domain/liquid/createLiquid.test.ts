import { createLiquid } from '../../../src/domain/liquid/createLiquid.ts';

const flows = createLiquid();
const rules = createLiquid({ isThreeValued: true });
const scope = {
  empty: '',
  none: [],
  nothing: null,
  zero: 0,
  no: false,
  word: 'x',
  now: '2026-01-05T10:00:00Z',
  at: '2026-01-02',
};

describe('the one Liquid of flows and actions', () => {
  it.each([
    ['empty', false],
    ['none', false],
    ['nothing', false],
    ['missing', false],
    ['no', false],
    ['zero', true],
    ['word', true],
    ['not empty', true],
    ['not none', true],
    ['word and empty', false],
    ['empty or none', false],
    ['empty or word', true],
    ['(word and zero) or none', true],
    ['empty == ""', true],
    ['none.size == 0', true],
  ])('takes %s for %s in both, and in the tags of a text too', (condition, isTrue) => {
    for (const liquid of [flows, rules]) {
      expect(liquid.isTrue(condition, scope)).toBe(isTrue);
      expect(liquid.render(`{% if ${condition} %}yes{% else %}no{% endif %}`, scope)).toBe(
        isTrue ? 'yes' : 'no',
      );
      expect(liquid.render(`{% unless ${condition} %}no{% endunless %}`, scope)).toBe(isTrue ? '' : 'no');
      expect(liquid.render(`{% if no %}{% elsif ${condition} %}yes{% endif %}`, scope)).toBe(
        isTrue ? 'yes' : '',
      );
    }
  });

  it('differs in what is missing alone: flows take it for false, rules do not judge it', () => {
    for (const [condition, inFlows] of [
      ['missing != "x"', true],
      ['not missing', true],
      ['missing == "x" or word == "y"', false],
      ['nothing > 3', false],
    ] as const) {
      expect(flows.value(condition, scope)).toBe(inFlows);
      expect(rules.value(condition, scope)).toBeUndefined();
    }
  });

  it('has no clock but the scope’s', () => {
    for (const liquid of [flows, rules]) {
      expect(liquid.render('{{ "now" | date: "%Y-%m-%d" }}', scope)).toBe('2026-01-05');
      expect(liquid.render('{{ "today" | date: "%H:%M" }}', scope)).toBe('10:00');
      expect(liquid.render('{{ at | date: "%d.%m.%Y" }}', scope)).toBe('02.01.2026');
      expect(liquid.render('{{ "now" | date: "%Y" }}', {})).toBe('');
    }
  });

  it.each(['{% include "x" %}', '{% render "x" %}', '{% layout "x" %}'])('reads no file: %s', (template) => {
    for (const liquid of [flows, rules])
      expect(() => liquid.render(template, scope)).toThrow(
        expect.objectContaining({ name: 'TemplateFault', message: expect.stringContaining('not found') }),
      );
  });

  it('puts values into their place so that none of them is more, whatever the template says', () => {
    const quoted = createLiquid({ escape: (value) => JSON.stringify(value) });
    expect(quoted.render('a={{ word }}, b={{ word | raw }}', scope)).toBe('a="x", b="x"');
  });

  it('says what it could not do, and why', () => {
    for (const template of ['{{ word | nofilter }}', '{% for i in (1..100000000) %}x{% endfor %}'])
      expect(() => flows.render(template, scope)).toThrow(expect.objectContaining({ name: 'TemplateFault' }));
  });
});
