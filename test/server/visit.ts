import type { Locator, Page } from 'playwright-core';
import type { ChatBrowser } from './chatBrowser.ts';

/** One new visitor on the chat page. */
export interface Visit {
  page: Page;
  /** What the page did wrong: errors in scripts, and requests to another server. */
  faults: string[];
  bot(): Locator;
  customer(): Locator;
  /** Sends and waits for the next reply. */
  say(text: string): Promise<void>;
  /** Sends and waits for nothing. */
  send(text: string): Promise<void>;
  conversation(): Promise<string>;
  /** What the server holds of the conversation. */
  kept(): Promise<{ author: string; text: string }[]>;
  /** The ticket of the conversation, once the desk has it. */
  ticket(): Promise<{ id: string; number: string }>;
}

const LOOK_MS = 50;
const CONVERSATION = `JSON.parse(sessionStorage.getItem('deskhand.conversation') ?? 'null')`;

export async function visit(chat: ChatBrowser, options?: Parameters<ChatBrowser['open']>[0]): Promise<Visit> {
  const page = await chat.open(options);
  const faults = watchFaults(page, chat.url);
  const bot = () => page.locator('.message.bot');
  const conversation = () => page.evaluate<string>(CONVERSATION);
  const read = async () => chat.call('GET', `/v1/conversations/${await conversation()}`);

  async function send(text: string): Promise<void> {
    await page.getByLabel('Your message').fill(text);
    await page.keyboard.press('Enter');
  }

  return {
    page,
    faults,
    bot,
    customer: () => page.locator('.message.customer .bubble'),
    send,
    async say(text) {
      const before = await bot().count();
      await send(text);
      await bot().nth(before).waitFor();
    },
    conversation,
    kept: async () => (await read()).messages as { author: string; text: string }[],
    async ticket() {
      for (;;) {
        const { ticket } = await read();
        if (ticket) return ticket as { id: string; number: string };
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    },
  };
}

function watchFaults(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) faults.push(`asked ${request.url()}`);
  });
  return faults;
}
