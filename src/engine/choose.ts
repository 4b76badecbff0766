import type { Memory, Offered } from '../domain/conversation.ts';
import { choose as chooseLabel } from '../understanding/followUp/choose.ts';

/** What the customer picked of what was offered, none of them, or null when they said something else. */
export function choose(text: string, { offered = [] }: Memory, noneLabel: string): Offered | 'none' | null {
  if (offered.length === 0) return null;
  if (flat(text) === flat(noneLabel)) return 'none';
  const labels = offered.map(({ label }) => label);
  const choice = chooseLabel(text, labels);
  if (choice === null || choice === 'unsure') return null;
  return choice === 'none' ? 'none' : (offered[choice] ?? null);
}

const flat = (text: string) => text.trim().toLowerCase();
