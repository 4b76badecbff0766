import { Liquid } from 'liquidjs';
import type { BotSettings, Intent } from '../domain/bot.ts';
import { faultAt, type ReadFile } from './faults.ts';
import type { Fault } from './readYaml.ts';

const liquid = new Liquid();

/** A template that cannot be parsed would otherwise fail before a customer's eyes. https://liquidjs.com/api/classes/Liquid.html#parse */
export function phraseTemplateFaults(bot: ReadFile<BotSettings>): Fault[] {
  if (!bot.value) return [];
  const { phrases, translations } = bot.value;
  const further = Object.entries(translations).flatMap(([language, { phrases: own }]) =>
    Object.entries(own).map(([key, text]) => [['translations', language, 'phrases', key], text] as const),
  );
  const own = Object.entries(phrases).map(([key, text]) => [['phrases', key], text] as const);
  return [...own, ...further].flatMap(([path, text]) => templateFault(bot, [...path], text));
}

export function answerTemplateFaults(intent: ReadFile<Intent>): Fault[] {
  if (!intent.value) return [];
  const { answer, translations } = intent.value;
  return [
    ...templateFault(intent, ['answer'], answer),
    ...Object.entries(translations).flatMap(([language, { answer: translated }]) =>
      templateFault(intent, ['translations', language, 'answer'], translated),
    ),
  ];
}

function templateFault<T>(read: ReadFile<T>, path: string[], text: string | undefined): Fault[] {
  try {
    if (text !== undefined) liquid.parse(text);
    return [];
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]!.replace(/, line:.*$/, '');
    return [faultAt(read, path, `is not a valid Liquid template: ${reason}. Close every {{ }} and {% %}.`)];
  }
}
