import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

const KNOWLEDGE = join(import.meta.dirname, '../../src/starter/knowledge');
const linesOf = (file: string) =>
  readFileSync(join(KNOWLEDGE, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const QUESTIONS: { text: string; relevant: string[] }[] = linesOf('questions.jsonl');
const SMALL_TALK = ['hi', 'hello', 'good morning', 'thank you', 'many thanks', 'bye'];
const PERSON = ['I want to talk to a person', 'Can I speak to a human, please?'];

/** What a customer says next: small talk, a real question, or the wish for a person. */
export function nextText(random: Random, person = 0.03): string {
  if (random.chance(person)) return random.pick(PERSON);
  return random.chance(0.5) ? random.pick(SMALL_TALK) : random.pick(QUESTIONS).text;
}

/** Those that answer the questions, and as many others. */
export function starterArticles(): { id: string; title: string; body: string; url?: string }[] {
  const answers = new Set(QUESTIONS.flatMap(({ relevant }) => relevant));
  const all: { id: string; title: string; body: string; url?: string }[] = linesOf('articles.jsonl');
  const others = all.filter(({ id }) => !answers.has(id)).slice(0, answers.size);
  return [...all.filter(({ id }) => answers.has(id)), ...others];
}
