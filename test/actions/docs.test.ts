import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createExpressions } from '../../src/actions/expressions.ts';
import { REFUSALS } from '../../src/actions/refusals.ts';
import { Action } from '../../src/domain/action.ts';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'actions.md'), 'utf8');
const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => parse(yaml));
const { value, render } = createExpressions();

describe('docs/actions.md', () => {
  it('shows every way to carry an action out', () => {
    const kinds = new Set(examples.map(({ carry }) => Object.keys(carry)[0]));
    expect([...kinds].toSorted()).toEqual(['app', 'hook', 'http', 'mcp', 'openapi']);
  });

  it.each(examples.map((one) => [one.name, one]))('%s is an action as the bot folder takes it', (_, one) => {
    const action = Action.parse(one);
    const conditions = [...action.rules, ...action.levels].map((rule) => rule.if);
    for (const condition of [...conditions, ...(action.identifies ? [action.identifies] : [])])
      expect(() => value(condition, {})).not.toThrow();
    if (typeof action.confirm === 'string') expect(() => render(action.confirm as string, {})).not.toThrow();
  });

  it('names every rule that the gate itself refuses by', () => {
    for (const rule of Object.keys(REFUSALS)) expect(text).toContain(`\`${rule}\``);
  });
});
