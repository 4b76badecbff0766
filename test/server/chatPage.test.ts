import type { Page } from 'playwright-core';
import { browserPath, type ChatBrowser, startChatBrowser } from './chatBrowser.ts';

const ANSWERED = 'I want to undo the latest change in my site design.';
const UNCLEAR = 'I would like to know how to sell products on my site';

if (!browserPath)
  console.log(
    'Skipped: the chat page is tested in Chromium, which is not on this machine (apt-get install chromium).',
  );
const describeInBrowser = browserPath ? describe : describe.skip;

describeInBrowser('the chat page in a browser', () => {
  let chat: ChatBrowser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    chat = await startChatBrowser();
  }, 120_000);
  afterAll(() => chat?.stop());
  afterEach(() => page?.context().close());

  const bot = () => page.locator('.message.bot');
  const customer = () => page.locator('.message.customer .bubble');

  async function open(options?: Parameters<ChatBrowser['open']>[0]): Promise<void> {
    page = await chat.open(options);
    faults.length = 0;
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(chat.url)) faults.push(`asked ${request.url()}`);
    });
  }

  async function say(text: string): Promise<void> {
    const before = await bot().count();
    await page.getByLabel('Your message').fill(text);
    await page.keyboard.press('Enter');
    await bot().nth(before).waitFor();
  }

  const conversationId = () =>
    page.evaluate(() => JSON.parse(sessionStorage.getItem('deskhand.conversation') ?? 'null') as string);

  /** What the server holds of the conversation. */
  async function kept(): Promise<{ author: string; text: string }[]> {
    const { messages } = await chat.call('GET', `/v1/conversations/${await conversationId()}`);
    return messages as { author: string; text: string }[];
  }

  /** The ticket of a handed over conversation, once the desk has it. */
  async function ticketOf(): Promise<{ id: string; number: string }> {
    for (;;) {
      const { ticket } = await chat.call('GET', `/v1/conversations/${await conversationId()}`);
      if (ticket) return ticket as { id: string; number: string };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('answers with the source, its words and a link to it', async () => {
    await open();
    await say(ANSWERED);
    const source = bot().locator('.source');
    expect(await source.locator('summary').innerText()).toContain('Using Undo and Redo');
    expect(await source.locator('blockquote').isVisible()).toBe(false);
    await source.locator('summary').click();
    expect(await source.locator('blockquote').innerText()).toContain('Undo');
    const link = source.getByRole('link');
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/support\.wix\.com\//);
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(faults).toEqual([]);
  });

  it('shows an engineer what was decided, how surely, and what it took', async () => {
    await open();
    await say(ANSWERED);
    const panel = page.locator('#happened-body');
    expect(await panel.locator('.decision').innerText()).toBe('Answered');
    expect(await panel.locator('dl').innerText()).toMatch(/Confidence\s+\d\d % for the best article/);
    expect(await panel.locator('tbody tr').count()).toBeGreaterThan(2);
    expect(await panel.locator('tbody').innerText()).toMatch(/search[\s\S]*\d ms/);
  });

  it('sends an example at a click', async () => {
    await open();
    const example = page.locator('.example').first();
    const text = await example.innerText();
    await example.click();
    await bot().waitFor();
    expect(await customer().allInnerTexts()).toEqual([text]);
    expect(await page.locator('#welcome').isVisible()).toBe(false);
  });

  it('offers choices that can be chosen once', async () => {
    await open();
    await say(UNCLEAR);
    const chips = page.locator('.chips button');
    const label = await chips.first().innerText();
    expect(await chips.count()).toBeGreaterThan(1);
    await chips.first().click();
    await bot().nth(1).waitFor();
    expect((await customer().allInnerTexts()).at(-1)).toBe(label);
    expect(await page.locator('.chips button:enabled').count()).toBe(0);
    expect(await chips.first().getAttribute('aria-pressed')).toBe('true');
    expect(await bot().nth(1).locator('.source').count()).toBe(1);
  });

  it('is still there after a reload, each message once', async () => {
    await open();
    await say(ANSWERED);
    await say(UNCLEAR);
    await page.reload();
    await bot().nth(1).waitFor();
    await page.waitForTimeout(1_500);
    expect(await customer().allInnerTexts()).toEqual([ANSWERED, UNCLEAR]);
    expect(await bot().count()).toBe(2);
    expect(await page.locator('.decision').innerText()).toBe('Asked back');
    await page.locator('.chips button').first().click();
    await bot().nth(2).waitFor();
  });

  it('says so when a person takes over, with the ticket, and brings what they write', async () => {
    await open();
    await say(ANSWERED);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await bot().nth(1).waitFor();
    const { id, number } = await ticketOf();
    expect(await page.locator('#owner').innerText()).toContain(`Your ticket is number ${number}.`);
    expect(await page.locator('#happened-body').innerText()).toContain('asked for human');

    const author = { id: 'agent-1', name: 'Petra Vogel' };
    const text =
      'Hello, **this** is <img src=x onerror=alert(1)> me. [Bad](javascript:alert(1)) [Good](https://example.com/a)\n1. One\n2. Two';
    await chat.call('POST', `/v1/tickets/${id}/comments`, { text, author });
    const agent = page.locator('.message.agent');
    await agent.waitFor();
    expect(await page.locator('#owner').innerText()).toContain('Petra Vogel');
    expect(await agent.locator('img').count()).toBe(0);
    expect(await agent.locator('strong').innerText()).toBe('this');
    expect(await agent.locator('li').allInnerTexts()).toEqual(['One', 'Two']);
    expect(
      await agent.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://example.com/a']);

    await page.getByLabel('Your message').fill('Thank you, that is it.');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.decision')?.textContent?.startsWith('Silent'));
    expect(await page.locator('.typing').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it('asks for a person before anything was said', async () => {
    await open();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('#owner').waitFor();
    expect(await page.locator('.decision').innerText()).toBe('Handed over');
  });

  it('keeps a vote', async () => {
    await open();
    await say(ANSWERED);
    await page.getByRole('button', { name: 'This did not help' }).click();
    await page.getByText('Thank you for telling us.').waitFor();
    expect(await bot().getByRole('button', { name: 'Talk to a person' }).count()).toBe(1);
    await page.reload();
    await page.getByText('Thank you for telling us.').waitFor();
  });

  it('says a message once when its answer was lost on the way', async () => {
    await open();
    const keys: (string | undefined)[] = [];
    await page.route('**/v1/messages', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await say(ANSWERED);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect((await kept()).map(({ author }) => author)).toEqual(['customer', 'bot']);
    await page.waitForTimeout(1_200);
    expect(await customer().count()).toBe(1);
    expect(await bot().count()).toBe(1);
  });

  it('finishes a message that was on its way when the page was reloaded', async () => {
    await open();
    await page.route('**/v1/messages', async (route) => {
      await route.fetch();
      await page.unroute('**/v1/messages');
      await page.reload();
    });
    await page.getByLabel('Your message').fill(ANSWERED);
    await page.keyboard.press('Enter');
    await bot().waitFor();
    await page.waitForTimeout(1_200);
    expect(await customer().allInnerTexts()).toEqual([ANSWERED]);
    expect((await kept()).map(({ author }) => author)).toEqual(['customer', 'bot']);
  });

  it('waits while offline and sends when the connection is back', async () => {
    await open();
    await say(ANSWERED);
    await page.context().setOffline(true);
    await page.getByLabel('Your message').fill(UNCLEAR);
    await page.keyboard.press('Enter');
    await page.getByText('You are offline.').waitFor();
    await page.context().setOffline(false);
    await bot().nth(1).waitFor();
    expect(await page.locator('#problem').isVisible()).toBe(false);
    expect(await customer().allInnerTexts()).toEqual([ANSWERED, UNCLEAR]);
  });

  it('brings what an agent wrote while the connection was gone, once', async () => {
    await open();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('#owner').waitFor();
    const { id } = await ticketOf();
    await page.context().setOffline(true);
    await chat.call('POST', `/v1/tickets/${id}/comments`, {
      text: 'While you were away',
      author: { id: 'agent-1', name: 'Petra' },
    });
    await page.context().setOffline(false);
    await page.getByText('While you were away').waitFor();
    await page.waitForTimeout(1_500);
    expect(await page.locator('.message.agent').count()).toBe(1);
    expect(await bot().count()).toBe(1);
  });

  it('waits as long as the server says when there were too many messages', async () => {
    await open();
    let refused = 0;
    await page.route('**/v1/messages', (route) => {
      if (refused++ > 0) return route.continue();
      const body = JSON.stringify({
        status: 429,
        code: 'too_many_messages',
        detail: 'Too many messages in a minute.',
      });
      return route.fulfill({
        status: 429,
        headers: { 'retry-after': '2' },
        contentType: 'application/problem+json',
        body,
      });
    });
    await page.getByLabel('Your message').fill(ANSWERED);
    await page.keyboard.press('Enter');
    await page.getByText('It goes on by itself in 2 seconds.').waitFor();
    await bot().waitFor();
    expect(await page.locator('#problem').isVisible()).toBe(false);
  });

  it('begins anew when the token has expired, and still gets the message answered', async () => {
    await open();
    await say(ANSWERED);
    const before = await conversationId();
    await page.evaluate(() =>
      sessionStorage.setItem('deskhand.visitor', '{"token":"a.b.c","user":"visitor-x"}'),
    );
    await say(UNCLEAR);
    expect(await page.locator('.line').innerText()).toContain('a new chat begins here');
    expect(await conversationId()).not.toBe(before);
    expect((await kept()).map(({ text }) => text)[0]).toBe(UNCLEAR);
  });

  it('tells what the server refuses, and the words are not lost', async () => {
    await open();
    await page.route('**/v1/messages', (route) =>
      route.fulfill({
        status: 413,
        contentType: 'application/problem+json',
        body: '{"code":"too_large","detail":"The body is too large."}',
      }),
    );
    await page.getByLabel('Your message').fill(ANSWERED);
    await page.keyboard.press('Enter');
    await page.getByText('Not sent. The body is too large.').waitFor();
    await page.unroute('**/v1/messages');
    await page.getByRole('button', { name: 'Try again' }).click();
    await bot().waitFor();
    expect(await customer().allInnerTexts()).toEqual([ANSWERED]);
  });

  it('shows what a customer writes as text', async () => {
    await open();
    await say('<b>bold</b> **stars** <script>alert(1)</script>');
    expect(await customer().innerText()).toBe('<b>bold</b> **stars** <script>alert(1)</script>');
  });

  it('is used with the keyboard alone', async () => {
    await open();
    for (
      let i = 0;
      i < 20 && !(await page.evaluate(() => document.activeElement?.classList.contains('example')));
      i++
    )
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await bot().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
    await page.keyboard.type('first line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    await page.keyboard.press('Enter');
    await bot().nth(1).waitFor();
    expect((await kept()).filter(({ author }) => author === 'customer').at(-1)?.text).toBe(
      'first line\nsecond line',
    );
  });

  it('begins a new chat at a click', async () => {
    await open();
    await say(ANSWERED);
    const before = await conversationId();
    await page.getByRole('button', { name: 'New chat' }).click();
    expect(await page.locator('.message').count()).toBe(0);
    await say(UNCLEAR);
    expect(await conversationId()).not.toBe(before);
  });

  it.each([
    [360, false],
    [360, true],
    [1280, true],
  ])('fits into %d pixels (dark: %s)', async (width, dark) => {
    await open({ width, dark });
    for (const path of ['/', '/docs']) {
      await page.goto(chat.url + path);
      if (path === '/') await say(UNCLEAR);
      const tooWide = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !node.closest('pre'))
          .map((node) => `${node.tagName}.${node.className}`),
      );
      expect(tooWide).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      const [background] = await page.evaluate(
        () => getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [],
      );
      expect(Number(background) < 128).toBe(dark);
    }
    if (width === 360) expect(await page.locator('.index-body').isVisible()).toBe(false);
  });
});
