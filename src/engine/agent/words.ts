import type { Action } from '../../domain/action.ts';
import type { Text } from '../../domain/flow.ts';
import { baseOf } from '../languages.ts';
import type { Pursuit } from './parts.ts';

/** A text in the customer's language, else in the bot's own. */
export function wordsIn({ ports }: Pursuit, text: Text): string {
  if (typeof text === 'string') return text;
  const { language, ownLanguage } = ports;
  return text[language] ?? text[baseOf(language)] ?? text[ownLanguage] ?? Object.values(text)[0] ?? '';
}

/** What an action is called. */
export function titleOf(pursuit: Pursuit, { title, name }: Action): string {
  return title === undefined ? name.replaceAll('_', ' ') : wordsIn(pursuit, title);
}

const DONE: Record<string, string> = {
  en: 'That is done: ',
  de: 'Das ist erledigt: ',
  es: 'Ya está hecho: ',
  fr: 'C’est fait : ',
  pt: 'Já está feito: ',
};

/** For when a change was made and the model has no words for it. */
export function doneIn({ ports }: Pursuit, titles: string[]): string {
  const lead = DONE[baseOf(ports.language)] ?? DONE[baseOf(ports.ownLanguage)] ?? DONE.en;
  return `${lead}${titles.join(', ')}.`;
}
