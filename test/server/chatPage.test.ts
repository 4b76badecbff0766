import { browserPath, type ChatBrowser, skipped, startChatBrowser } from './chatBrowser.ts';
import { visit } from './visit.ts';

const ANSWERED = 'I want to undo the latest change in my site design.';
const UNCLEAR = 'I would like to know how to sell products on my site';

if (!browserPath) console.log(skipped('the chat page'));
const describeInBrowser = browserPath ? describe : describe.skip;

describeInBrowser('the chat page in a browser', () => {
  let chat: ChatBrowser;

  beforeAll(async () => {
    chat = await startChatBrowser();
  }, 120_000);
  afterAll(() => chat?.stop());

  it('answers with the source, its words and a link to it', async () => {
    const { bot, say, faults } = await visit(chat);
    await say(ANSWERED);
    const source = bot().locator('.source');
    expect(await source.locator('summary').textContent()).toContain('Using Undo and Redo');
    expect(await source.locator('blockquote').isVisible()).toBe(false);
    await source.locator('summary').click();
    expect(await source.locator('blockquote').isVisible()).toBe(true);
    expect(await source.locator('blockquote').textContent()).toContain('Undo');
    const link = source.getByRole('link');
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/support\.wix\.com\//);
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(faults).toEqual([]);
  });

  it('shows an engineer what was decided, how surely, and what it took', async () => {
    const { page, say } = await visit(chat);
    await say(ANSWERED);
    const panel = page.locator('#happened-body');
    expect(await panel.locator('.decision').textContent()).toBe('Answered');
    expect(await panel.locator('dl').textContent()).toMatch(/Confidence\d\d % for the best article/);
    expect(await panel.locator('tbody tr').count()).toBeGreaterThan(2);
    expect(await panel.locator('tbody').textContent()).toMatch(/search.*\d ms/);
  });

  it('sends an example at a click', async () => {
    const { page, bot, customer } = await visit(chat);
    const example = page.locator('.example').first();
    const text = await example.textContent();
    await example.click();
    await bot().waitFor();
    expect(await customer().allTextContents()).toEqual([text]);
    expect(await page.locator('#welcome').isVisible()).toBe(false);
  });

  it('offers choices that can be chosen once', async () => {
    const { page, bot, customer, say } = await visit(chat);
    await say(UNCLEAR);
    const chips = page.locator('.chips button');
    const label = await chips.first().textContent();
    expect(await chips.count()).toBeGreaterThan(1);
    await chips.first().click();
    await bot().nth(1).waitFor();
    expect((await customer().allTextContents()).at(-1)).toBe(label);
    expect(await page.locator('.chips button:enabled').count()).toBe(0);
    expect(await chips.first().getAttribute('aria-pressed')).toBe('true');
    expect(await bot().nth(1).locator('.source').count()).toBe(1);
  });

  it('says so when a person takes over, with the ticket, and brings what they write', async () => {
    const { page, bot, say, send, ticket, faults } = await visit(chat);
    await say(ANSWERED);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await bot().nth(1).waitFor();
    const { id, number } = await ticket();
    expect(await page.locator('#owner').textContent()).toContain(`Your ticket is number ${number}.`);
    expect(await page.locator('#happened-body').textContent()).toContain('asked for human');

    const author = { id: 'agent-1', name: 'Petra Vogel' };
    await chat.call('POST', `/v1/tickets/${id}/comments`, { text: 'I will look into it.', author });
    await page.locator('.message.agent').waitFor();
    expect(await page.locator('#owner').textContent()).toContain('Petra Vogel');

    await send('Thank you, that is it.');
    await page.locator('.decision', { hasText: 'Silent' }).waitFor();
    expect(await page.locator('.typing').isVisible()).toBe(false);
    expect(await bot().count()).toBe(2);
    expect(faults).toEqual([]);
  });

  it('shows Markdown of the team, and never an element or an address that it should not', async () => {
    const { page, ticket, faults } = await visit(chat);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('#owner').waitFor();
    const { id } = await ticket();
    const text = [
      'Do **this** <img src=x onerror=alert(1)> first: [Bad](javascript:alert(1)) [Good](https://example.com/a)',
      '1. One',
      '   - with care',
      '2. Two https://example.com/b.',
    ].join('\n');
    await chat.call('POST', `/v1/tickets/${id}/comments`, { text, author: { id: 'agent-1', name: 'Petra' } });
    const agent = page.locator('.message.agent');
    await agent.waitFor();
    expect(await agent.locator('img').count()).toBe(0);
    expect(await agent.locator('strong').allTextContents()).toEqual(['this']);
    expect(await agent.locator('li').allTextContents()).toEqual([
      'One',
      'with care',
      'Two https://example.com/b.',
    ]);
    expect(await agent.locator('li').last().getAttribute('value')).toBe('2');
    const links = await agent.getByRole('link').all();
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(addresses).toEqual(['https://example.com/a', 'https://example.com/b']);
    expect(faults).toEqual([]);
  });

  it('asks for a person before anything was said', async () => {
    const { page } = await visit(chat);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('#owner').waitFor();
    expect(await page.locator('.decision').textContent()).toBe('Handed over');
  });

  it('keeps a vote, and offers a person to whom it did not help', async () => {
    const { page, bot, say } = await visit(chat);
    await say(ANSWERED);
    await page.getByRole('button', { name: 'This did not help' }).click();
    await page.getByText('Thank you for telling us.').waitFor();
    expect(await bot().getByRole('button', { name: 'Talk to a person' }).count()).toBe(1);
    await page.reload();
    await page.getByText('Thank you for telling us.').waitFor();
  });

  it('shows what a customer writes as text', async () => {
    const { customer, say } = await visit(chat);
    await say('<b>bold</b> **stars** <script>alert(1)</script>');
    expect(await customer().textContent()).toBe('<b>bold</b> **stars** <script>alert(1)</script>');
    expect(await customer().locator('*').count()).toBe(0);
  });

  it('is used with the keyboard alone', async () => {
    const { page, bot, kept } = await visit(chat);
    const focused = (selector: string) => page.locator(`${selector}:focus`).count();
    for (let i = 0; i < 20 && (await focused('.example')) === 0; i++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await bot().waitFor();
    expect(await focused('#text')).toBe(1);
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
    const { page, say, conversation } = await visit(chat);
    await say(ANSWERED);
    const before = await conversation();
    await page.getByRole('button', { name: 'New chat' }).click();
    expect(await page.locator('.message').count()).toBe(0);
    await say(UNCLEAR);
    expect(await conversation()).not.toBe(before);
  });

  it.each([
    [360, false],
    [360, true],
    [1280, true],
  ])('fits into %d pixels (dark: %s)', async (width, dark) => {
    const { page, say } = await visit(chat, { width, dark });
    await say(UNCLEAR);
    for (const path of ['/', '/docs']) {
      await page.goto(chat.url + path);
      expect(await page.evaluate(TOO_WIDE)).toEqual([]);
      expect(await page.evaluate<number>(DARKNESS)).toBeLessThan(dark ? 60 : 256);
      expect((await page.evaluate<number>(DARKNESS)) < 128).toBe(dark);
    }
    expect(await page.locator('.index-body').isVisible()).toBe(width > 360);
  });
});

/** Run in the page: what stands out at the right. */
const TOO_WIDE = `[...document.querySelectorAll('body *')]
  .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !node.closest('pre'))
  .map((node) => node.tagName + '.' + node.className)`;
const DARKNESS = `Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])`;
