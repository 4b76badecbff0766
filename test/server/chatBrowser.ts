import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const START_MS = 60_000;
const KEY = 'key-of-this-test-alone';

/** The browser of this machine; undefined where there is none. */
export const browserPath = BROWSERS.find((path) => existsSync(path));

/** The line that says why a test did not run. */
export const skipped = (what: string) =>
  `Skipped: ${what} is tested in Chromium, which is not on this machine (apt-get install chromium).`;

export interface ChatBrowser {
  url: string;
  /** A tab of a new visitor. */
  open(options?: { width?: number; height?: number; dark?: boolean }): Promise<Page>;
  /** An API call with the key. */
  call(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** A real Deskhand in a process of its own, on an empty data folder, and a real browser. */
export async function startChatBrowser(): Promise<ChatBrowser> {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-chat-'));
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dir,
    DESKHAND_API_KEY: KEY,
  };
  const server = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await addressOf(server);
  const args = ['--no-sandbox', '--disable-gpu', ...QUIET];
  const browser = await chromium.launch({ executablePath: browserPath, headless: true, args });
  return {
    url,
    open: (options) => openTab(browser, url, options),
    async call(method, path, body) {
      const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
      const response = await fetch(url + path, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
    async stop() {
      await browser.close();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

let visitors = 0;

async function openTab(
  browser: Browser,
  url: string,
  { width = 1280, height = 800, dark = false }: { width?: number; height?: number; dark?: boolean } = {},
): Promise<Page> {
  // Each visitor has an address of their own, so that the limit of new visitors is met by nobody.
  const extraHTTPHeaders = { 'x-forwarded-for': `10.0.0.${++visitors}` };
  const viewport = { width, height };
  const context = await browser.newContext({
    viewport,
    extraHTTPHeaders,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${url}/`);
  return page;
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const tooLate = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), START_MS);
    const read = (chunk: Buffer) => {
      said += chunk;
      const found = /Chat page\s+(http:\/\/\S+?)\/\s/.exec(said);
      if (!found) return;
      clearTimeout(tooLate);
      resolve(found[1] as string);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}
