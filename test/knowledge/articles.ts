import { readFileSync } from 'node:fs';
import type { Article } from '../../src/domain/article.ts';
import type { Knowledge } from '../../src/domain/knowledge.ts';
import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';

/** A made article; the version and the rest are what a store would have set. */
export function article(id: string, title: string, body: string, version = 1): Article {
  return { id, title, body, version, source: 'test', updatedAt: 0 };
}

/** A small shop's help centre. */
export const shop: Article[] = [
  article(
    'refund',
    'Getting a refund',
    `# Getting a refund
You can return any item within 30 days of delivery and get your money back.

## How to ask for a refund
To ask for a refund:

1. Open **Orders** in your account.
2. Choose the order and press *Return items*.
3. Select a reason and print the label.
4. Bring the parcel to any post office.

## When the money arrives
Refunds reach a bank account within 5 working days. A credit card takes up to 10 working days.

## What cannot be returned
Gift cards and opened software cannot be returned.`,
  ),
  article(
    'shipping',
    'Delivery times and costs',
    `Standard delivery takes 3 days and costs 4.90 EUR. Express delivery takes one day and costs 9.90 EUR.

Orders above 50 EUR are delivered free of charge. We deliver to Germany, Austria and Switzerland.`,
  ),
  article(
    'password',
    'Resetting your password',
    `To reset your password:
Open the sign-in page. Click Forgot password. Enter your email address. Click the link in the message that we send.
The link works for one hour.Ask for a new one when it has expired.`,
  ),
  article(
    'printer',
    'Printer error E-4031',
    'Error E-4031 means that the paper tray is empty or open. Fill the tray and close it until it clicks.',
  ),
];

export function knowledgeOf(articles: Article[]): ReturnType<typeof createKnowledge> {
  const knowledge = createKnowledge();
  knowledge.put(articles);
  return knowledge;
}

export const idsFor = async (knowledge: Knowledge, text: string): Promise<string[]> =>
  (await knowledge.search({ text })).map((found) => found.article.id);

const starterFolder = new URL('../../src/starter/knowledge/', import.meta.url);

function lines<T>(name: string): T[] {
  const text = readFileSync(new URL(name, starterFolder), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as T);
}

export const starterArticles = (): Article[] =>
  lines<Article>('articles.jsonl').map((one) => ({ ...one, source: 'starter', version: 1, updatedAt: 0 }));

export const starterQuestions = (): { id: string; text: string; relevant: string[] }[] =>
  lines('questions.jsonl');
