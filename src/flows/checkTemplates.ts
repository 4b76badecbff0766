import type { BotSettings, Intent } from '../domain/bot.ts';
import { faultAt, type ReadFile } from './faults.ts';
import type { Fault } from './readYaml.ts';
import { spokenFault } from './spokenFault.ts';

/** A template that cannot be parsed would otherwise fail before a customer's eyes. */
export function phraseTemplateFaults(bot: ReadFile<BotSettings>): Fault[] {
  if (!bot.value) return [];
  const { phrases, translations } = bot.value;
  const further = Object.entries(translations).flatMap(([language, { phrases: own }]) =>
    Object.entries(own).map(([key, text]) => [['translations', language, 'phrases', key], text] as const),
  );
  const own = Object.entries(phrases).map(([key, text]) => [['phrases', key], text] as const);
  return [...own, ...further].flatMap(([path, text]) => textFaults(bot, [...path], text));
}

export function answerTemplateFaults(intent: ReadFile<Intent>): Fault[] {
  if (!intent.value) return [];
  const { answer, translations } = intent.value;
  return [
    ...textFaults(intent, ['answer'], answer),
    ...Object.entries(translations).flatMap(([language, { answer: translated }]) =>
      textFaults(intent, ['translations', language, 'answer'], translated),
    ),
  ];
}

function textFaults<T>(read: ReadFile<T>, path: string[], text: string | undefined): Fault[] {
  const wrong = text === undefined ? null : spokenFault(text);
  return wrong === null ? [] : [faultAt(read, path, wrong)];
}
