import { parse } from 'yaml';
import { type Edit, editYaml } from '../../src/flows/editYaml.ts';

const flow = `# yaml-language-server: $schema=http://127.0.0.1:8080/schemas/flow.json
name: demo   # what it is
slots: { order: { entity: order_number, ask: "Which order?" } }

steps:
  # First of all
  - say: 'Hello'   # a greeting
  - ask: order
    missing:
      - say: |
          Then I need
          a colleague.
      # and off
      - handoff: policy

  - if: slots.order == "1"   # rare
    do:
    - say: One
    - stop: true

  - resolve: Bye
`;

/** The lines that differ, old and new. */
function changed(before: string, after: string): [string[], string[]] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let to = 0;
  while (to < a.length - from && to < b.length - from && a.at(-1 - to) === b.at(-1 - to)) to++;
  return [a.slice(from, a.length - to), b.slice(from, b.length - to)];
}

const edited = (edit: Edit, yaml = flow) => changed(yaml, editYaml(yaml, edit));

describe('one change of a bot file', () => {
  it('replaces a text and nothing else, also before a comment', () => {
    expect(edited({ to: 'set', path: ['steps', 0, 'say'], value: 'Good: day' })).toEqual([
      ["  - say: 'Hello'   # a greeting"],
      ['  - say: "Good: day"   # a greeting'],
    ]);
    expect(edited({ to: 'set', path: ['name'], value: 'other' })).toEqual([
      ['name: demo   # what it is'],
      ['name: other   # what it is'],
    ]);
  });

  it('replaces inside braces, and a text of several lines', () => {
    expect(edited({ to: 'set', path: ['slots', 'order', 'ask'], value: 'What number?' })[1]).toEqual([
      'slots: { order: { entity: order_number, ask: What number? } }',
    ]);
    expect(
      edited({ to: 'set', path: ['steps', 1, 'missing', 0, 'say'], value: 'A colleague, then.' }),
    ).toEqual([
      ['      - say: |', '          Then I need', '          a colleague.'],
      ['      - say: "A colleague, then."'],
    ]);
  });

  it('replaces a whole step', () => {
    const value = { call: 'find', with: { id: '{{ slots.order }}' } };
    expect(edited({ to: 'set', path: ['steps', 0], value })).toEqual([
      ["  - say: 'Hello'   # a greeting"],
      ['  - call: find', '    with:', '      id: "{{ slots.order }}"   # a greeting'],
    ]);
  });

  it('inserts a step in front, between and behind', () => {
    const value = { say: 'New' };
    expect(edited({ to: 'insert', path: ['steps', 0], value })).toEqual([[], ['  - say: New']]);
    expect(edited({ to: 'insert', path: ['steps', 2], value })).toEqual([[], ['  - say: New']]);
    expect(edited({ to: 'insert', path: ['steps', 4], value })).toEqual([[], ['  - say: New']]);
    expect(edited({ to: 'insert', path: ['steps', 2, 'do', 1], value })).toEqual([[], ['    - say: New']]);
    const after = editYaml(flow, { to: 'insert', path: ['steps', 2], value });
    expect(parse(after).steps.map((step: object) => Object.keys(step)[0])).toEqual([
      'say',
      'ask',
      'say',
      'if',
      'resolve',
    ]);
  });

  it('removes a step and a field', () => {
    expect(edited({ to: 'remove', path: ['steps', 1, 'missing', 0] })).toEqual([
      ['      - say: |', '          Then I need', '          a colleague.'],
      [],
    ]);
    expect(edited({ to: 'remove', path: ['steps', 3] })).toEqual([['  - resolve: Bye'], []]);
    expect(edited({ to: 'remove', path: ['slots'] })[1]).toEqual([]);
  });

  it('adds a field that is not there yet', () => {
    expect(edited({ to: 'set', path: ['steps', 3, 'when'], value: 'slots.order' })).toEqual([
      [],
      ['    when: slots.order'],
    ]);
    expect(edited({ to: 'set', path: ['intents'], value: ['a', 'b'] })[1].join('\n')).toBe(
      'intents:\n  - a\n  - b',
    );
  });

  it('keeps every comment where it must write anew', () => {
    const after = editYaml(flow, { to: 'remove', path: ['steps', 0, 'say'] });
    expect(parse(after).steps[0]).toEqual({});
    for (const comment of ['$schema', 'what it is', 'First of all', 'and off', 'rare'])
      expect(after).toContain(comment);
  });

  it('reads as asked for, whatever is changed', () => {
    const paths = [
      ['steps', 0],
      ['steps', 1],
      ['steps', 1, 'missing'],
      ['steps', 2, 'do', 0],
      ['slots'],
      ['steps', 2, 'if'],
    ];
    for (const path of paths)
      for (const value of ['x: y', 3, null, { a: [1, { b: 'c\nd' }] }, ['#', '- x']])
        expect(JSON.stringify(at(parse(editYaml(flow, { to: 'set', path, value })), path))).toBe(
          JSON.stringify(value),
        );
  });

  it('says where a path leads nowhere', () => {
    expect(() => editYaml(flow, { to: 'remove', path: ['steps', 9] })).toThrow('nothing at steps.9');
    expect(() => editYaml(flow, { to: 'insert', path: ['name', 0], value: 1 })).toThrow('no list at name');
  });
});

function at(value: unknown, path: (string | number)[]): unknown {
  return path.reduce((node, key) => (node as Record<string | number, unknown>)[key], value);
}
