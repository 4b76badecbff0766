import type { Bot, Phrases } from '../domain/bot.ts';
import type { Saying } from '../domain/turn.ts';
import type { TurnState } from './turnState.ts';

/** `pt` of `pt-BR`. */
export const baseOf = (language: string) => language.split('-')[0]!.toLowerCase();

/** Whether the bot answers in this language, or in one of its variants. */
export function speaks({ language, languages }: Bot, wanted: string): boolean {
  return [language, ...languages].some((own) => baseOf(own) === baseOf(wanted));
}

/** What the bot says in this language; its own phrases where it does not speak it. */
export function phrasesFor({ phrases, phrasesIn }: Bot, language: string | undefined): Phrases {
  if (language === undefined) return phrases;
  const exact = phrasesIn[language] ?? phrasesIn[baseOf(language)];
  if (exact) return exact;
  const variant = Object.keys(phrasesIn).find((own) => baseOf(own) === baseOf(language));
  return variant === undefined ? phrases : phrasesIn[variant]!;
}

/** The language that this turn is in, as far as it is known by now. */
export function languageOf({ bot, context, understood }: TurnState): string {
  return understood?.language ?? context.conversation.language ?? bot.language;
}

export const phrasesOf = (state: TurnState) => phrasesFor(state.bot, languageOf(state));

/** The customer writes in a language that the bot does not speak. */
export function isForeign(state: TurnState): boolean {
  return !speaks(state.bot, languageOf(state));
}

/** Where the bot does not speak the customer's language, it says so in theirs before it goes on in its own. */
export function politely(state: TurnState, say: Saying[]): Saying[] {
  const [first, ...rest] = say;
  if (!first || !isForeign(state)) return say;
  const language = languageOf(state);
  const sentence = state.bot.otherLanguages[language] ?? state.bot.otherLanguages[baseOf(language)];
  if (sentence === undefined) return say;
  const polite = sentence.replace(/\{\{\s*languages\s*\}\}/g, () => spokenIn(state.bot, language));
  const { text, textWithoutTicket } = first;
  return [
    {
      ...first,
      text: `${polite}\n\n${text}`,
      ...(textWithoutTicket === undefined ? {} : { textWithoutTicket: `${polite}\n\n${textWithoutTicket}` }),
    },
    ...rest,
  ];
}

/** The names of the languages that the bot speaks, as they are called in `language`. */
function spokenIn({ language: own, languages }: Bot, language: string): string {
  const spoken = [...new Set([own, ...languages])].map((code) => languageName(code, language));
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(spoken);
}

/** What a language is called in another; its code where it has no name there. */
export function languageName(code: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
}
