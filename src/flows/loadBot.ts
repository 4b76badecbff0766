import { Action } from '../domain/action.ts';
import { type Bot, BotSettings, Intent, type Phrases } from '../domain/bot.ts';
import { EntityDefinition } from '../domain/entity.ts';
import { Flow } from '../domain/flow.ts';
import { builtInPhrases, otherLanguages } from './builtInPhrases.ts';
import { actionFaults } from './checkActions/checkActions.ts';
import { entityFaults } from './checkEntities.ts';
import { flowFaults } from './checkFlows/checkFlows.ts';
import { exampleFaults, nameFaults, slotFaults } from './checkIntents.ts';
import { missingPhraseFaults, translationFaults } from './checkLanguages.ts';
import { modelFaults } from './checkModel.ts';
import { answerTemplateFaults, phraseTemplateFaults } from './checkTemplates.ts';
import { faultsIn, type ReadFile } from './faults.ts';
import { checkFolder, readFileBy, readFilesBy } from './readFolder.ts';
import type { Fault } from './readYaml.ts';
import { versionOf } from './versionOf.ts';

/**
 * Reads a bot folder: `bot.yaml`, one intent a file in `intents/*.yaml`, one kind of value a file in `entities/*.yaml`,
 * one task a file in `flows/*.yaml`, one action a file in `actions/*.yaml`. What the folder leaves unsaid is said in the
 * built-in phrases. Throws one `SetupError` that lists every fault as `file:line: field …`, with the way out.
 */
export async function loadBot(dir: string): Promise<Bot> {
  const { bot, faults } = await checkBot(dir);
  if (!bot) throw faultsIn(dir, faults);
  return bot;
}

/** The bot of a folder, or all that is wrong with it. Throws where there is no folder. */
export async function checkBot(dir: string): Promise<{ bot: Bot | null; faults: Fault[] }> {
  await checkFolder(dir);
  const settings = await readFileBy(dir, 'bot.yaml', BotSettings);
  const intents = await readFilesBy(dir, 'intents', Intent);
  const entities = await readFilesBy(dir, 'entities', EntityDefinition);
  const flows = await readFilesBy(dir, 'flows', Flow);
  const actions = await readFilesBy(dir, 'actions', Action);
  const parts = {
    intents: valuesOf(intents.read),
    entities: valuesOf(entities.read),
    flows: valuesOf(flows.read),
    actions: valuesOf(actions.read),
  };
  const faults = [
    ...[settings, intents, entities, flows, actions].flatMap((read) => read.faults),
    ...phraseTemplateFaults(settings),
    ...missingPhraseFaults(settings),
    ...modelFaults(settings),
    ...translationFaults(settings, intents.read),
    ...intents.read.flatMap(answerTemplateFaults),
    ...nameFaults(intents.read, 'intent'),
    ...exampleFaults(intents.read),
    ...slotFaults(
      intents.read,
      parts.entities.map(({ name }) => name),
    ),
    ...nameFaults(entities.read, 'entity'),
    ...entities.read.flatMap(entityFaults),
    ...nameFaults(actions.read, 'action'),
    ...actionFaults(actions.read, settings.value),
    ...(settings.value ? flowFaults(flows.read, aroundOf(settings.value, parts)) : []),
  ];
  if (faults.length > 0 || !settings.value) return { bot: null, faults };
  return { bot: { ...speak(settings.value), ...parts, version: await versionOf(dir) }, faults };
}

type Parts = Pick<Bot, 'intents' | 'entities' | 'flows' | 'actions'>;

function aroundOf(settings: BotSettings, { intents, entities, flows, actions }: Parts) {
  return {
    settings,
    intents: intents.map(({ name }) => name),
    entities: entities.map(({ name, roles }) => ({ name, roles: Object.keys(roles) })),
    flows,
    actions,
  };
}

/** What the bot says in each of its languages: its own words before the built-in ones. */
function speak({ phrases, translations, ...settings }: BotSettings): Omit<Bot, keyof Parts | 'version'> {
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
