import type { Text } from '../../domain/flow.ts';
import type { Run } from './run.ts';
import { inOwnLanguage, words } from './scope.ts';

/** A button as the customer sees it, and its words in the bot's own language: what conditions compare. */
interface Offered {
  label: string;
  value: string;
}

/** The buttons that an author has laid down, for this customer. */
export function buttonsFor(run: Run, buttons: Text[] = []): Offered[] {
  return buttons.map((text) => ({ label: words(run, text), value: words(run, inOwnLanguage(run, text)) }));
}

/** The button whose words the message is. */
export function pressed(run: Run, buttons: Text[]): Offered | undefined {
  const text = run.input.text.trim().toLowerCase();
  return buttonsFor(run, buttons).find(({ label }) => label.toLowerCase() === text);
}
