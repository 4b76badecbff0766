import type { Bot } from '../domain/bot.ts';
import type { RunningHooks } from '../flows/hooks/createHooks.ts';
import { loadBot } from '../flows/loadBot.ts';
import { watchBot } from '../flows/watchBot.ts';

export interface FollowOptions {
  dir: string;
  /** Where turns find the bot and its hooks: both are replaced together. */
  engine: { bot: Bot; hooks: RunningHooks | null };
  openHooks: (bot: Bot) => Promise<RunningHooks | null>;
  /** false: a later change has taken this one's place. */
  retrain: (bot: Bot) => Promise<boolean>;
  /** For the tasks that begin with it. */
  keep: (bot: Bot) => Promise<void>;
  onChanged: () => void;
  log: { error(fields: object, text: string): void };
}

/** Takes over the bot folder whenever it has changed. What cannot be used is said, and the bot goes on as it was. */
export function followBot({ dir, engine, openHooks, retrain, keep, onChanged, log }: FollowOptions) {
  let reloads = 0;
  async function reload(): Promise<void> {
    const bot = await loadBot(dir);
    // A later change of the folder brings its own bot.
    if (!(await retrain(bot))) return;
    const own = ++reloads;
    await keep(bot);
    const hooks = await openHooks(bot);
    // No turn is taken with the new bot before its hooks are there.
    await hooks?.ready;
    if (own !== reloads) return hooks?.close();
    engine.hooks?.leave();
    Object.assign(engine, { bot, hooks });
    onChanged();
  }
  const watched = watchBot(dir, () => {
    reload().catch((error: Error) =>
      log.error(
        { problem: error.message },
        'the bot folder cannot be used as it is now: the bot goes on as it was',
      ),
    );
  });
  return { reload, stop: () => watched.stop() };
}
