import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

const KNOWLEDGE = join(import.meta.dirname, '../../src/starter/knowledge');
const linesOf = (file: string) =>
  readFileSync(join(KNOWLEDGE, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const QUESTIONS: string[] = linesOf('questions.jsonl').map(({ text }) => text);
const SMALL_TALK = ['hi', 'hello', 'good morning', 'thank you', 'many thanks', 'bye'];
const PERSON = ['I want to talk to a person', 'Can I speak to a human, please?'];

/** What a customer says next: small talk, a real question, or the wish for a person. */
export function nextText(random: Random, person = 0.05): string {
  if (random.chance(person)) return random.pick(PERSON);
  return random.chance(0.4) ? random.pick(SMALL_TALK) : random.pick(QUESTIONS);
}

export function starterArticles(count: number): { id: string; title: string; body: string; url?: string }[] {
  return linesOf('articles.jsonl').slice(0, count);
}
