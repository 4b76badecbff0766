import type { ModelSettings } from '../domain/bot.ts';
import type { Model } from '../domain/model.ts';
import { createModel } from './createModel.ts';

export interface OpenModelOptions {
  apiKey: string | undefined;
  baseURL: string | undefined;
  model: string;
  /** Of the bot as it is now: a change of its folder counts from the next call on. */
  settings: () => ModelSettings | undefined;
}

/** The connected language model; null where the environment names none. The bot's settings bind whoever asks it. */
export function openModel({ settings, ...server }: OpenModelOptions): Model | null {
  if (!server.apiKey && !server.baseURL) return null;
  return createModel({
    ...server,
    price: () => settings()?.prices,
    isAllowed: () => settings()?.use !== false,
  });
}
