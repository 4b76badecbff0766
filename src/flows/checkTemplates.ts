import type { BotSettings, Intent } from '../domain/bot.ts';
import { templateFault } from '../domain/liquid/faults.ts';
import { faultAt, type ReadFile } from './faults.ts';
import type { Fault } from './readYaml.ts';

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
  const reason = text === undefined ? null : templateFault(text);
  if (reason === null) return [];
  return [faultAt(read, path, `is not a valid Liquid template: ${reason}. Close every {{ }} and {% %}.`)];
}
