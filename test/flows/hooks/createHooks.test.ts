import type { HookInputs } from '../../../src/domain/hook.ts';
import { HookSettings } from '../../../src/domain/hook.ts';
import { createHooks, type RunningHooks } from '../../../src/flows/hooks/createHooks.ts';
import { useBotFolder } from '../botFolder.ts';

const folder = useBotFolder();
const SECRET = 'tango-secret-4711';
let running: RunningHooks | null = null;
let logged: string[] = [];
let at = 1_000_000;
afterEach(() => {
  running?.close();
  running = null;
});

const write = (fields: object, text: string) => void logged.push(JSON.stringify({ ...fields, text }));

async function open(
  files: Record<string, string>,
  settings: Partial<HookSettings> = {},
  fetch?: typeof globalThis.fetch,
  loadMs?: number,
) {
  logged = [];
  at = 1_000_000;
  await folder.write(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`hooks/${name}.ts`, text])),
  );
  const hooks = await createHooks({
    dir: folder.dir,
    settings: HookSettings.parse({ timeoutMs: 1_500, ...settings }),
    ...(fetch ? { fetch } : {}),
    ...(loadMs ? { loadMs } : {}),
    secrets: async () => ({ shop_key: SECRET }),
    now: () => at,
    log: { info: write, warn: write },
  });
  running = hooks!;
  await running.ready;
  return running;
}

const said = (text: string): HookInputs['onMessage'] => ({
  conversation: { id: 'cnv_1', channel: 'chat', language: 'en' },
  contact: { id: 'u1' },
  requester: null,
  message: { text, attachments: [], data: {} },
});
const call = (name: string, key = 'k1') =>
  running!.act(name, { order: '4711' }, { requester: { id: 'u1' }, key, action: { timeoutMs: 1_500 } });

describe('hooks', () => {
  it('are asked with what is known and answer in TypeScript', async () => {
    const hooks = await open({
      greet: `interface Given { message: { text: string } }
import { shout } from './_words.ts';
export const onMessage = async ({ message }: Given, helpers: any) =>
  ({ data: { heard: shout(message.text), at: helpers.now(), line: await helpers.render('Hi {{ name }}', { name: 'Ana' }) } });`,
      _words: 'export const shout = (text: string): string => text.toUpperCase();',
    });
    expect(hooks.having('onMessage')).toEqual(['greet']);
    expect(hooks.having('beforeReply')).toEqual([]);
    expect(await hooks.ask('greet', 'onMessage', said('hello'))).toEqual({
      answer: { data: { heard: 'HELLO', at: '1970-01-01T00:16:40.000Z', line: 'Hi Ana' } },
      problem: null,
    });
  });

  it.each([
    ['loops for ever', 'while (true) {}', 'no answer within'],
    ['loops in microtasks', 'for (;;) await null;', 'no answer within'],
    ['never resolves', 'await new Promise(() => {})', 'no answer within'],
    ['throws', "throw new Error('broken shop')", 'broken shop (hooks/bad.ts:1)'],
    ['rejects', "await Promise.reject(new Error('rejected'))", 'rejected'],
    ['ends the process', 'process.exit(0)', 'ended the process'],
    ['fills the heap', 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));', 'more memory'],
    [
      'fills memory beside the heap',
      'const all = []; for (;;) all.push(Buffer.alloc(8e6, 1));',
      'more memory',
    ],
    ['answers hugely', "return { data: { all: 'x'.repeat(1e6) } }", 'characters'],
    ['answers what is no JSON', 'const own = {}; own.own = own; return own', 'no JSON'],
    ['answers something else', 'return { text: 5 }', 'does not count'],
  ])('one that %s loses its answer, and the next is asked as before', async (_, code, because) => {
    const hooks = await open(
      {
        bad: `export const onMessage = async () => { ${code} };`,
        good: 'export const onMessage = () => ({ data: { good: true } });',
      },
      { memoryMb: 48, timeoutMs: 4_000 },
    );
    const { answer, problem } = await hooks.ask('bad', 'onMessage', said('hi'));
    expect({ answer, problem }).toEqual({ answer: null, problem: expect.stringContaining(because) });
    expect(await hooks.ask('good', 'onMessage', said('hi'))).toEqual({
      answer: { data: { good: true } },
      problem: null,
    });
  });

  it('are switched off for a while after three failures, and the admin sees why', async () => {
    const hooks = await open({ bad: "export const onMessage = () => { throw new Error('no shop') };" });
    for (let i = 0; i < 3; i++) await hooks.ask('bad', 'onMessage', said('hi'));
    expect((await hooks.ask('bad', 'onMessage', said('hi'))).problem).toContain('switched off');
    expect(hooks.states()).toEqual([
      {
        file: 'hooks/bad.ts',
        hooks: ['onMessage'],
        actions: [],
        fault: null,
        off: [{ hook: 'onMessage', until: at + 60_000, because: 'no shop (hooks/bad.ts:1)' }],
      },
    ]);
    at += 60_001;
    expect((await hooks.ask('bad', 'onMessage', said('hi'))).problem).toContain('no shop');
  });

  it('lose nobody else’s answer in fifty turns at once, when one of them ends the process', async () => {
    const hooks = await open(
      {
        mixed: `export const onMessage = async ({ message }: any) => {
  if (message.text === '17') process.exit(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { data: { text: message.text } };
};`,
      },
      { timeoutMs: 5_000 },
    );
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => hooks.ask('mixed', 'onMessage', said(String(i)))),
    );
    expect(all.filter(({ answer }) => answer === null)).toHaveLength(1);
    expect(all[17]!.problem).toContain('ended the process');
    expect(all[49]!.answer).toEqual({ data: { text: '49' } });
  });

  it('see no environment, file, process or network, and the log shows no secret', async () => {
    await open({
      spy: `export const actions = {
  env: () => Object.keys(process.env),
  file: async () => (await import('node:fs')).readFileSync('/etc/hostname', 'utf8'),
  process: async () => (await import('node:child_process')).execSync('id').toString(),
  net: async () => (await import('node:net')).connect(80, '127.0.0.1'),
  plain: () => typeof fetch,
  kill: () => process.kill(process.ppid),
  say: () => { console.log('the key is ${SECRET}'); return '${SECRET}'; },
};`,
    });
    expect(await call('spy.env')).toEqual([]);
    expect(await call('spy.plain')).toBe('undefined');
    for (const name of ['file', 'process', 'net'])
      await expect(call(`spy.${name}`)).rejects.toThrow('may not import');
    await expect(call('spy.kill')).rejects.toThrow();
    expect(await call('spy.say')).toBe('••••');
    expect(logged.join()).not.toContain(SECRET);
  });

  it('fetch from declared hosts only, with headers that they never see', async () => {
    const asked: string[] = [];
    const fetch = (async (url: URL, init: RequestInit) => {
      asked.push(`${url} ${JSON.stringify(init.headers)}`);
      return new Response(JSON.stringify({ id: 4711, echo: SECRET }));
    }) as unknown as typeof globalThis.fetch;
    const hosts = [{ host: 'api.shop.example', headers: { authorization: 'Bearer {{ secrets.shop_key }}' } }];
    await open(
      {
        shop: `export const actions = {
  find: async ({ order }: any, { fetch }: any) => (await fetch('https://api.shop.example/orders/' + order)).json(),
  stray: async (_: any, { fetch }: any) => (await fetch('https://evil.example/')).json(),
  plain: async (_: any, { fetch }: any) => (await fetch('http://api.shop.example/')).json(),
};`,
      },
      { hosts } as Partial<HookSettings>,
      fetch,
    );
    expect(await call('shop.find')).toEqual({ id: 4711, echo: '••••' });
    expect(asked).toEqual([`https://api.shop.example/orders/4711 {"authorization":"Bearer ${SECRET}"}`]);
    for (const name of ['stray', 'plain'])
      await expect(call(`shop.${name}`)).rejects.toThrow('hooks may not fetch from');
  });

  it('leave out a file that cannot be loaded, and say why', async () => {
    const hooks = await open({
      broken: 'export const onMessage = (;',
      ends: 'process.exit(3);',
      good: 'await new Promise((resolve) => setTimeout(resolve, 300)); export const onMessage = () => null;',
    });
    expect(hooks.having('onMessage')).toEqual(['good']);
    const faults = hooks.states().map(({ file, fault }) => [file, fault !== null]);
    expect(faults).toEqual([
      ['hooks/broken.ts', true],
      ['hooks/ends.ts', true],
      ['hooks/good.ts', false],
    ]);
    await expect(call('broken.find')).rejects.toMatchObject({ name: 'Refused', code: 'hook_cannot_load' });
    await expect(call('none.find')).rejects.toMatchObject({ code: 'no_hook' });
  });

  it('that are too slow for the first start are there after the next', async () => {
    const until = Date.now() + 2_500;
    const hooks = await open(
      {
        slow: `await new Promise((resolve) => setTimeout(resolve, Math.max(0, ${until} - Date.now())));
export const onMessage = () => ({ data: { here: true } });`,
      },
      {},
      undefined,
      2_000,
    );
    expect(hooks.having('onMessage')).toEqual(['slow']);
    expect(hooks.states()[0]?.fault).toBeNull();
    expect((await hooks.ask('slow', 'onMessage', said('hi'))).answer).toEqual({ data: { here: true } });
  });

  it('whose process does not come up let no write pass meanwhile, and are not held for faulty', async () => {
    const hooks = await open({ rules: 'export const beforeAction = () => null;' }, {}, undefined, 1);
    expect(hooks.having('beforeAction')).toEqual(['rules']);
    for (let i = 0; i < 4; i++) {
      const { problem } = await hooks.ask('rules', 'beforeAction', {} as never);
      expect(problem).toContain('the process for hooks does not start');
    }
    expect(hooks.states()[0]).toMatchObject({ off: [], fault: expect.stringContaining('does not start') });
  });

  it('may write a button as a text', async () => {
    const hooks = await open({
      offers:
        "export const onMessage = () => ({ reply: { text: 'Which?', buttons: ['Red', { label: 'Blue', value: 'b' }] } });",
      wrong: "export const onMessage = () => ({ reply: { text: 'Which?', buttons: [5] } });",
    });
    const { answer } = await hooks.ask('offers', 'onMessage', said('hi'));
    expect(answer?.reply).toEqual({
      text: 'Which?',
      buttons: [
        { label: 'Red', value: 'Red' },
        { label: 'Blue', value: 'b' },
      ],
    });
    expect((await hooks.ask('wrong', 'onMessage', said('hi'))).problem).toContain('does not count');
  });

  it('fetch no more often in one call than a mistake would', async () => {
    let fetched = 0;
    const hooks = await open(
      {
        asks: `export const onMessage = async (_: unknown, { fetch }: any) => {
  for (let i = 0; i < 100; i++) await fetch('https://api.example.com/');
};`,
      },
      { hosts: ['api.example.com'] },
      async () => {
        fetched++;
        return new Response('ok');
      },
    );
    const { problem } = await hooks.ask('asks', 'onMessage', said('hi'));
    expect(problem).toContain('may fetch 20 times');
    expect(fetched).toBe(20);
  });

  it('fill no log: so many lines of a call, and so many within a minute', async () => {
    const hooks = await open({
      talks:
        "export const onMessage = (_: unknown, { log }: any) => { for (let i = 0; i < 5_000; i++) log('line', i); };",
    });
    const lines = () => logged.filter((line) => line.includes('a hook said')).length;
    await hooks.ask('talks', 'onMessage', said('hi'));
    expect(lines()).toBe(50);
    for (let i = 0; i < 9; i++) await hooks.ask('talks', 'onMessage', said('hi'));
    expect(lines()).toBe(300);
    expect(logged.filter((line) => line.includes('too much'))).toHaveLength(1);
    at += 60_000;
    await hooks.ask('talks', 'onMessage', said('hi'));
    expect(lines()).toBe(350);
  });
});
