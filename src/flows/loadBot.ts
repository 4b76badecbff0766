import { type Bot, BotSettings, Intent, type Phrases } from '../domain/bot.ts';
import { EntityDefinition } from '../domain/entity.ts';
import { builtInPhrases, otherLanguages } from './builtInPhrases.ts';
import { entityFaults } from './checkEntities.ts';
import { exampleFaults, nameFaults, slotFaults } from './checkIntents.ts';
import { missingPhraseFaults, translationFaults } from './checkLanguages.ts';
import { answerTemplateFaults, phraseTemplateFaults } from './checkTemplates.ts';
import { faultsIn, type ReadFile } from './faults.ts';
import { checkFolder, readFileBy, readFilesBy } from './readFolder.ts';

/**
 * Reads a bot folder: `bot.yaml`, one intent a file in `intents/*.yaml`, one kind of value a file in `entities/*.yaml`.
 * What the folder leaves unsaid is said in the built-in phrases. Throws one `SetupError` that lists every fault as
 * `file:line: field …`, with the way out.
 */
export async function loadBot(dir: string): Promise<Bot> {
  await checkFolder(dir);
  const settings = await readFileBy(dir, 'bot.yaml', BotSettings);
  const intents = await readFilesBy(dir, 'intents', Intent);
  const entities = await readFilesBy(dir, 'entities', EntityDefinition);
  const faults = [
    ...settings.faults,
    ...intents.faults,
    ...entities.faults,
    ...phraseTemplateFaults(settings),
    ...missingPhraseFaults(settings),
    ...translationFaults(settings, intents.read),
    ...intents.read.flatMap(answerTemplateFaults),
    ...nameFaults(intents.read, 'intent'),
    ...exampleFaults(intents.read),
    ...slotFaults(
      intents.read,
      valuesOf(entities.read).map(({ name }) => name),
    ),
    ...nameFaults(entities.read, 'entity'),
    ...entities.read.flatMap(entityFaults),
  ];
  if (faults.length > 0 || !settings.value) throw faultsIn(dir, faults);
  return { ...speak(settings.value), intents: valuesOf(intents.read), entities: valuesOf(entities.read) };
}

/** What the bot says in each of its languages: its own words before the built-in ones. */
function speak({ phrases, translations, ...settings }: BotSettings): Omit<Bot, 'intents' | 'entities'> {
  const spoken = [...new Set([settings.language, ...settings.languages])];
  const phrasesIn = Object.fromEntries(
    spoken.map((language) => {
      const own = language === settings.language ? phrases : translations[language]?.phrases;
      return [language, { ...builtInPhrases(language), ...own } as Phrases];
    }),
  );
  return {
    ...settings,
    phrases: phrasesIn[settings.language]!,
    phrasesIn,
    otherLanguages: otherLanguages(spoken),
  };
}

function valuesOf<T>(read: ReadFile<T>[]): T[] {
  return read.flatMap(({ value }) => (value === undefined ? [] : [value]));
}
