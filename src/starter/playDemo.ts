import type { Terminal } from '../cli/terminal.ts';
import type { Desk } from '../desk/createDesk.ts';
import type { Store } from '../store/port.ts';
import { readStarterQuestions } from './readStarter.ts';

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
  const questions = readStarterQuestions();
  if (questions.length === 0) return;
  terminal.note(`Playing ${questions.length} real customer questions as tickets into the built-in desk:`);
  for (const [i, text] of questions.entries()) {
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
