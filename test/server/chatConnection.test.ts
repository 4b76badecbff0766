import { browserPath, type ChatBrowser, skipped, startChatBrowser } from './chatBrowser.ts';
import { visit } from './visit.ts';

const GREETING = 'Hello';
const ANSWERED = 'I want to undo the latest change in my site design.';
const UNCLEAR = 'I would like to know how to sell products on my site';
const MESSAGES = '**/v1/messages';
/** The stream looks once a second: what came twice would be there by then. */
const STREAM_MS = 1_500;

if (!browserPath) console.log(skipped('the chat page on a bad line'));
const describeInBrowser = browserPath ? describe : describe.skip;

describeInBrowser('the chat page on a bad line', () => {
  let chat: ChatBrowser;

  beforeAll(async () => {
    chat = await startChatBrowser();
  }, 120_000);
  afterAll(() => chat?.stop());

  it('is as it was after a reload, each message once', async () => {
    const { page, bot, customer, say } = await visit(chat);
    await say(GREETING);
    await say(UNCLEAR);
    await page.reload();
    await bot().nth(1).waitFor();
    await page.waitForTimeout(STREAM_MS);
    expect(await customer().allTextContents()).toEqual([GREETING, UNCLEAR]);
    expect(await bot().count()).toBe(2);
    expect(await page.locator('.decision').textContent()).toBe('Asked back');
    await page.locator('.chips button').first().click();
    await bot().nth(2).waitFor();
  });

  it('still shows after a reload that a person has it', async () => {
    const { page, ticket } = await visit(chat);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('#owner').waitFor();
    const { number } = await ticket();
    await page.reload();
    await page.getByText(`Your ticket is number ${number}.`, { exact: false }).first().waitFor();
    expect(await page.locator('#owner').textContent()).toContain(number);
    expect(await page.locator('#person').isVisible()).toBe(false);
  });

  it('says a message once when its answer was lost on the way', async () => {
    const { page, bot, customer, say, kept } = await visit(chat);
    const keys: (string | undefined)[] = [];
    await page.route(MESSAGES, async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await say(ANSWERED);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect((await kept()).map(({ author }) => author)).toEqual(['customer', 'bot']);
    await page.waitForTimeout(STREAM_MS);
    expect(await customer().count()).toBe(1);
    expect(await bot().count()).toBe(1);
  });

  it('finishes a message that was on its way when the page was reloaded', async () => {
    const { page, bot, customer, send, kept } = await visit(chat);
    await page.route(MESSAGES, async (route) => {
      await route.fetch();
      await page.unroute(MESSAGES);
      await page.reload();
    });
    await send(ANSWERED);
    await bot().waitFor();
    await page.waitForTimeout(STREAM_MS);
    expect(await customer().allTextContents()).toEqual([ANSWERED]);
    expect((await kept()).map(({ author }) => author)).toEqual(['customer', 'bot']);
  });

  it('waits while offline and sends when the connection is back', async () => {
    const { page, bot, customer, say, send } = await visit(chat);
    await say(ANSWERED);
    await page.context().setOffline(true);
    await send(UNCLEAR);
    await page.getByText('You are offline.').waitFor();
    await page.context().setOffline(false);
    await bot().nth(1).waitFor();
    await page.locator('#problem').waitFor({ state: 'hidden' });
    expect(await customer().allTextContents()).toEqual([ANSWERED, UNCLEAR]);
  });

  it('brings what an agent wrote while the connection was gone, once', async () => {
    const { page, bot, ticket } = await visit(chat);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('#owner').waitFor();
    const { id } = await ticket();
    await page.context().setOffline(true);
    const comment = { text: 'While you were away', author: { id: 'agent-1', name: 'Petra' } };
    await chat.call('POST', `/v1/tickets/${id}/comments`, comment);
    await page.context().setOffline(false);
    await page.getByText(comment.text).waitFor();
    await page.waitForTimeout(STREAM_MS);
    expect(await page.locator('.message.agent').count()).toBe(1);
    expect(await bot().count()).toBe(1);
  });

  it('takes up a stream that breaks off, from the last message that it brought', async () => {
    const { page, ticket } = await visit(chat);
    const from: string[] = [];
    await page.route('**/stream', async (route) => {
      from.push(route.request().headers()['last-event-id'] ?? '');
      if (from.length === 1)
        return route.fulfill({ status: 200, contentType: 'text/event-stream', body: ': open\n\n' });
      return route.continue();
    });
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('#owner').waitFor();
    const { id } = await ticket();
    await chat.call('POST', `/v1/tickets/${id}/comments`, {
      text: 'Here I am',
      author: { id: 'agent-1', name: 'Petra' },
    });
    await page.getByText('Here I am').waitFor();
    expect(from.length).toBeGreaterThan(1);
    expect(await page.locator('.message').count()).toBe(3);
  });

  it('waits as long as the server says when there were too many messages', async () => {
    const { page, bot, send } = await visit(chat);
    let asked = 0;
    await page.route(MESSAGES, (route) => {
      if (asked++ > 0) return route.continue();
      const body = JSON.stringify({
        status: 429,
        code: 'too_many_messages',
        detail: 'Too many messages in a minute.',
      });
      const headers = { 'retry-after': '2' };
      return route.fulfill({ status: 429, headers, contentType: 'application/problem+json', body });
    });
    await send(ANSWERED);
    await page.getByText('It goes on by itself in 2 seconds.').waitFor();
    await bot().waitFor();
    await page.locator('#problem').waitFor({ state: 'hidden' });
    expect(asked).toBe(2);
  });

  it('begins anew when the token has expired, and still gets the message answered', async () => {
    const { page, say, kept, conversation } = await visit(chat);
    await say(ANSWERED);
    const before = await conversation();
    await page.evaluate(`sessionStorage.setItem('deskhand.visitor', '{"token":"a.b.c","user":"visitor-x"}')`);
    await say(UNCLEAR);
    expect(await page.locator('.line').allTextContents()).toEqual([
      'Your earlier visit has ended, so a new chat begins here.',
    ]);
    expect(await conversation()).not.toBe(before);
    expect((await kept()).map(({ text }) => text)[0]).toBe(UNCLEAR);
  });

  it('tells what the server refuses, and the words are not lost', async () => {
    const { page, bot, customer, send } = await visit(chat);
    await page.route(MESSAGES, (route) => {
      const body = '{"code":"too_large","detail":"The body is too large."}';
      return route.fulfill({ status: 413, contentType: 'application/problem+json', body });
    });
    await send(ANSWERED);
    await page.getByText('Not sent. The body is too large.').waitFor();
    await page.unroute(MESSAGES);
    await page.getByRole('button', { name: 'Try again' }).click();
    await bot().waitFor();
    expect(await customer().allTextContents()).toEqual([ANSWERED]);
  });
});
