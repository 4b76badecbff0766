import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { columnsOf } from '../../src/cli/columns.ts';
import type { Ready, ShownTurn } from '../../src/cli/shown.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import type { Turn } from '../../src/domain/turn.ts';

function open({
  columns,
  isTTY = false,
  color = false,
}: {
  columns?: number;
  isTTY?: boolean;
  color?: boolean;
} = {}) {
  let written = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  Object.assign(out, { columns, isTTY });
  const terminal = createTerminal({ out: out as NodeJS.WriteStream, color });
  return { terminal, written: () => written, lines: () => written.split('\n') };
}

const ready: Ready = {
  url: 'http://127.0.0.1:8080',
  apiKey: 'dk_0123456789abcdefghijklmnopqrstuv',
  keyHint: 'as shown at the first start',
  store: 'SQLite in ./data',
  bot: 'Deskhand',
  articles: 1234,
  desks: ['Built-in desk'],
};

function shown(turn: Partial<Turn>, more: Partial<ShownTurn> = {}): ShownTurn {
  const whole: Turn = {
    decision: 'answer',
    say: [],
    understood: null,
    handoff: null,
    memory: {},
    status: 'pending',
    trace: [],
    ...turn,
  } as Turn;
  return {
    conversation: 'cnv_1',
    question: 'How do I undo a change?',
    decision: whole.decision,
    turn: whole,
    ms: 3.14,
    ...more,
  };
}

const answer: Partial<Turn> = {
  say: [
    {
      text: 'Press Ctrl + Z.',
      sources: [{ article: 'a1', title: 'Using Undo and Redo', quote: 'Press Ctrl + Z.' }],
    },
  ],
  trace: [{ step: 'search', ms: 1, note: 'a1 0.91' }],
};

describe('the terminal', () => {
  it('marks a step as done when the next one begins', () => {
    const { terminal, lines } = open();
    terminal.step('Opening the store');
    expect(lines()).not.toContain('  ✓ Opening the store');
    terminal.step('Reading the bot');
    expect(lines()).toContain('  ✓ Opening the store');
    expect(lines()).not.toContain('  ✓ Reading the bot');
    terminal.ready(ready);
    expect(lines()).toContain('  ✓ Reading the bot');
  });

  it('writes plain lines of progress where nothing can be redrawn', () => {
    const { terminal, written } = open();
    for (let done = 1; done <= 1000; done++) terminal.progress('Indexing articles', done, 1000);
    expect(written()).not.toContain('\r');
    expect(written()).not.toContain('\x1b');
    expect(written().match(/Indexing articles/g)).toHaveLength(4);
    expect(written()).toContain('✓ Indexing articles: 1,000\n');
  });

  it('redraws progress in one line of a terminal, never wider than it', () => {
    const { terminal, written, lines } = open({ isTTY: true, columns: 60, color: true });
    for (let done = 0; done <= 6221; done++)
      terminal.progress('Indexing articles of a help centre with a long name', done, 6221);
    expect(written()).toContain('\r');
    expect(lines().filter((line) => line.includes('Indexing'))).toHaveLength(1);
    const redrawn = written()
      .split('\n')
      .flatMap((line) => line.split('\r\x1b[2K'))
      .map(columnsOf);
    expect(Math.max(...redrawn)).toBeLessThan(60);
  });

  it('shows a new key in full, and a hint where the key was shown before', () => {
    const first = open();
    first.terminal.ready(ready);
    expect(first.written()).toContain(`API key    ${ready.apiKey}`);
    expect(first.written()).toContain(`'Authorization: Bearer ${ready.apiKey}'`);

    const later = open();
    later.terminal.ready({ ...ready, apiKey: null });
    expect(later.written()).toContain(ready.keyHint);
    expect(later.written()).toContain('Bearer $DESKHAND_API_KEY"');
  });

  it('prints every address', () => {
    const { terminal, written } = open();
    terminal.ready(ready);
    for (const path of ['/', '/docs', '/openapi.json', '/readyz', '/metrics'])
      expect(written()).toContain(`${ready.url}${path} `);
  });

  it('names an address that a browser can open when it listens on all of them', () => {
    const { terminal, written } = open();
    terminal.ready({ ...ready, url: 'http://0.0.0.0:8080' });
    expect(written()).toContain('http://localhost:8080/docs');
    expect(written()).not.toContain('0.0.0.0');
  });

  it('draws a box whose right edge is straight, also around wide characters', () => {
    const { terminal, lines } = open({ columns: 80, color: true });
    terminal.ready({ ...ready, bot: '日本語ヘルプ', desks: ['Zendesk', '请求'] });
    const box = lines().filter((line) => /[│╭╰]/.test(line));
    expect(box.length).toBeGreaterThan(8);
    expect(new Set(box.map(columnsOf)).size).toBe(1);
  });

  it('never cuts an address or a key, however narrow the terminal', () => {
    const url = `http://${'a-very-long-host-name.'.repeat(4)}example.com:8080`;
    const { terminal, written } = open({ columns: 60 });
    terminal.ready({ ...ready, url });
    expect(written()).toContain(`${url}/openapi.json\n`);
    expect(written()).not.toContain('│');
  });

  it('prints a command that a shell takes as it is, whatever the key', () => {
    const { terminal, written } = open();
    terminal.ready({ ...ready, apiKey: "it's a `key` $HOME" });
    expect(written()).toContain(`'Authorization: Bearer it'\\''s a \`key\` $HOME'`);
  });

  it('shows an answer with its confidence, its source and its time', () => {
    const { terminal, lines } = open();
    terminal.turn(shown(answer));
    expect(lines()[0]).toBe('  ▸ How do I undo a change?');
    expect(lines()[1]).toMatch(/^ {4}answered +0\.91 · Using Undo and Redo +3\.1 ms$/);
  });

  it('shows what was offered when it asked back', () => {
    const buttons = ['Domains', 'Emails', 'None of these'].map((label) => ({ label, value: label }));
    const { terminal, lines } = open();
    terminal.turn(shown({ decision: 'clarify', say: [{ text: 'Which?', buttons }] }));
    expect(lines()[1]).toMatch(/^ {4}asked back +Domains \| Emails \| None of these/);
  });

  it('shows why it handed over and what the agent should do first', () => {
    const handoff = {
      reason: 'no_answer' as const,
      wants: 'x',
      nextStep: 'Answer it, then write an article.',
    };
    const { terminal, lines } = open();
    terminal.turn(shown({ decision: 'handoff', handoff }));
    expect(lines()[1]).toMatch(/^ {4}handed over +no answer +3\.1 ms$/);
    expect(lines()[2]).toBe('    ↳ next step: Answer it, then write an article.');
  });

  it('tells a delivery below its turn, and which question it was about when another came between', () => {
    const { terminal, lines } = open();
    terminal.turn(shown(answer));
    terminal.delivery({ target: 'local', kind: 'reply', state: 'done', conversation: 'cnv_1' });
    terminal.turn(shown(answer, { conversation: 'cnv_2', question: 'Another one' }));
    terminal.delivery({ target: 'local', kind: 'handoff', state: 'done', conversation: 'cnv_1' });
    terminal.delivery({ target: 'zendesk', kind: 'reply', state: 'dead', conversation: 'cnv_2' });
    expect(lines()).toContain('    ↳ reply written · local');
    expect(lines()).toContain('    ↳ note read back · local · “How do I undo a change?”');
    expect(lines()).toContain('    ↳ reply could not be delivered; see GET /v1/outbox/dead · zendesk');
  });

  it.each([60, 80, 120, 200])(
    'keeps each event within %d columns, wide characters and emoji included',
    (columns) => {
      const { terminal, lines } = open({ columns, color: true });
      const question = `${'パスワードを忘れました。'.repeat(20)}👩‍👩‍👧‍👦🇩🇪é`;
      terminal.turn(shown(answer, { question }));
      terminal.turn(
        shown({ decision: 'clarify', say: [{ text: '', buttons: [{ label: question, value: 'x' }] }] }),
      );
      terminal.turn(
        shown({ decision: 'handoff', handoff: { reason: 'policy', wants: '', nextStep: question } }),
      );
      for (const line of lines()) expect(columnsOf(line)).toBeLessThan(columns);
      expect(lines()[0]).toContain('…');
    },
  );

  it('lets no customer command the terminal', () => {
    const { terminal, written } = open({ color: false });
    terminal.turn(shown(answer, { question: 'a\x1b[2J\x1b]0;title\x07b\r\nc\u202Ed\x9b31m' }));
    expect(written().split('\n')[0]).toBe('  ▸ ab cd');
  });

  it('uses no colour unless the stream can show it', () => {
    const plain = open();
    plain.terminal.turn(shown(answer));
    plain.terminal.note('Done.');
    plain.terminal.fail('It is broken. Mend it.');
    expect(plain.written()).not.toContain('\x1b');
    const colored = open({ color: true });
    colored.terminal.turn(shown(answer));
    expect(colored.written()).toContain('\x1b[32m');
    expect(stripVTControlCharacters(colored.written())).toBe(
      plain.written().slice(0, stripVTControlCharacters(colored.written()).length),
    );
  });

  it('says what is wrong and what to do, below the step that failed', () => {
    const { terminal, lines } = open();
    terminal.step('Opening the store in ./data');
    terminal.fail('The folder ./data cannot be written. Choose another one: DATA_DIR=./mine npm start');
    expect(lines()).toContain('  ✗ Opening the store in ./data');
    expect(lines()).toContain(
      '  The folder ./data cannot be written. Choose another one: DATA_DIR=./mine npm start',
    );
  });

  it('counts what comes too fast instead of showing it, and goes on showing a second later', async () => {
    const { terminal, written, lines } = open();
    for (let i = 0; i < 5_000; i++) terminal.turn(shown(answer, { conversation: `cnv_${i}` }));
    expect(written().match(/▸/g)).toHaveLength(20);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(lines().at(-2)).toBe('  + 4,980 more: 4,980 answered');
    terminal.turn(shown(answer));
    expect(written().match(/▸/g)).toHaveLength(21);
  });
});
