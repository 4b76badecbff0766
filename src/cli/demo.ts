import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Desk } from '../desk/createDesk.ts';
import type { Store } from '../store/port.ts';
import type { Terminal } from './terminal.ts';

const QUESTIONS = join(import.meta.dirname, '..', 'starter', 'knowledge', 'questions.jsonl');
const Question = z.object({ text: z.string() });
const CUSTOMERS = ['Ana Ruiz', 'Ben Okafor', 'Chloe Martin', 'Deniz Kaya', 'Emma Novak', 'Farid Haddad'];
const BETWEEN_MS = 250;

export interface DemoOptions {
  store: Store;
  desk: Desk;
  terminal: Terminal;
  workspace: string;
}

/** Plays real customer questions as tickets into the built-in desk, through the same door as any other ticket. */
export async function playDemo({ store, desk, terminal, workspace }: DemoOptions): Promise<void> {
  if (!existsSync(QUESTIONS)) return;
  const questions = readFileSync(QUESTIONS, 'utf8').split('\n').filter(Boolean);
  terminal.note(`Playing ${questions.length} real customer questions as tickets into the built-in desk:`);
  for (const [i, line] of questions.entries()) {
    const { text } = Question.parse(JSON.parse(line));
    const name = CUSTOMERS[i % CUSTOMERS.length] as string;
    await openTicket({ store, desk, workspace }, `demo-${i + 1}`, { text, name });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}

async function openTicket(
  { store, desk, workspace }: Pick<DemoOptions, 'store' | 'desk' | 'workspace'>,
  key: string,
  { text, name }: { text: string; name: string },
): Promise<void> {
  const requester = {
    id: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
  };
  const subject = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  const ticket = await store.desks.tickets(workspace).create({ subject, text, requester, public: true, key });
  const event = {
    delivery: key,
    native: key,
    ticket: ticket.id,
    kind: 'message' as const,
    at: Date.now(),
    person: requester,
  };
  await desk.keep(workspace, 'local', [{ ...event, subject, text, attachments: [], data: {} }]);
}
