import { type BotSettings, type Intent, Phrases } from '../domain/bot.ts';
import { BUILT_IN_LANGUAGES, builtInPhrases } from './builtInPhrases.ts';
import { faultAt, type ReadFile } from './faults.ts';
import type { Fault } from './readYaml.ts';

/** What the folder says in languages that the bot does not claim to speak would never be used. */
export function translationFaults(bot: ReadFile<BotSettings>, intents: ReadFile<Intent>[]): Fault[] {
  if (!bot.value) return [];
  const { language: own, languages } = bot.value;
  return [bot, ...intents].flatMap((read) =>
    Object.keys(read.value?.translations ?? {}).flatMap((language) => {
      if (languages.includes(language)) return [];
      const message =
        language === own
          ? "is the bot's own language. Put these texts where the others of that language stand, outside of translations."
          : `is no language of this bot. Add ${language} to languages in bot.yaml, or take this out.`;
      return [faultAt(read, ['translations', language], message)];
    }),
  );
}

/** A bot that changes into another language in the middle of a conversation helps nobody: every phrase is there. */
export function missingPhraseFaults(bot: ReadFile<BotSettings>): Fault[] {
  if (!bot.value) return [];
  const { language: own, languages, phrases, translations } = bot.value;
  const given = (language: string) => (language === own ? phrases : translations[language]?.phrases) ?? {};
  return [...new Set([own, ...languages])].flatMap((language) => {
    if (builtInPhrases(language)) return [];
    const missing = Object.keys(Phrases.shape).filter((key) => !(key in given(language)));
    if (missing.length === 0) return [];
    const place = language === own ? 'phrases' : `translations.${language}.phrases`;
    const message = `has no built-in phrases in ${language} (there are ${BUILT_IN_LANGUAGES.join(', ')}). Write ${place}: ${missing.join(', ')}.`;
    return [faultAt(bot, language === own ? ['language'] : ['languages'], message)];
  });
}
