import type { BotSettings } from '../domain/bot.ts';
import { faultAt, type ReadFile } from './faults.ts';
import type { Fault } from './readYaml.ts';

/** The model is told the voice as it stands. */
export function modelFaults(bot: ReadFile<BotSettings>): Fault[] {
  return [...voiceFaults(bot), ...costFaults(bot)];
}

/** What a model costs is known by its prices. */
function costFaults(bot: ReadFile<BotSettings>): Fault[] {
  const { maxCost, prices } = bot.value?.model ?? {};
  if (maxCost === undefined || prices) return [];
  const message = 'is a limit in the currency of "prices". Add prices: { in, out }, or take it out.';
  return [faultAt(bot, ['model', 'maxCost'], message)];
}

function voiceFaults(bot: ReadFile<BotSettings>): Fault[] {
  const { voice } = bot.value?.model ?? {};
  if (voice === undefined) return [];
  const path = ['model', 'voice'];
  if (voice.trim() === '') return [faultAt(bot, path, 'is empty. Say how the bot speaks, or take it out.')];
  if (!/\{\{|\{%/.test(voice)) return [];
  const message = 'is told to the model as it stands: {{ }} and {% %} are not filled in. Write plain words.';
  return [faultAt(bot, path, message)];
}
