import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bot } from '../../../domain/bot.ts';
import { loadBot } from '../../../flows/loadBot.ts';
import { BadInput } from '../../verb.ts';
import { ShopData } from './retail/shopData.ts';

/** What tasks are about: a shop's data, and the bot that works there. */
export interface Domain {
  data: ShopData;
  bot: Bot;
}

const RETAIL_BOT = join(import.meta.dirname, 'retail', 'bot');

/** @throws BadInput naming the file. */
export async function readDomain(dir: string): Promise<Domain> {
  return { data: readShopData(dir), bot: await loadBot(RETAIL_BOT) };
}

function readShopData(dir: string): ShopData {
  const file = join(dir, 'db.json');
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BadInput(`${file}: ${code === undefined ? 'is not JSON' : `cannot be read (${code})`}.`);
  }
  const parsed = ShopData.safeParse(data);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new BadInput(`${file}: ${path.join('.')}: ${message}`);
}
