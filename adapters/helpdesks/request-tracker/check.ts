import { z } from 'zod';
import { Refused, SetupError } from '../../../src/domain/errors.ts';
import type { Http } from '../../http.ts';
import { classId } from './articles.ts';
import { type Settings, sameName } from './settings.ts';

const Me = z.object({ Name: z.string(), RealName: z.string().nullish(), Privileged: z.coerce.number() });
const Queue = z.object({ _hyperlinks: z.array(z.object({ ref: z.string() })).default([]) });

/**
 * Token, user, queue and article class. The user matters most: a wrong `botUser` would have the bot answer itself.
 * A token is `1-USER-SECRET`, and it may read its own user whatever its rights are.
 */
export async function check(http: Http, settings: Settings): Promise<{ as: string }> {
  const user = /^1-(\d+)-/.exec(settings.token)?.[1];
  if (!user)
    throw new SetupError('This is no token of Request Tracker: make one under Settings > Auth Tokens.');
  const { data: me } = await http({ path: `user/${user}`, schema: Me }).catch(explainToken);
  if (!sameName(me.Name, settings.botUser)) {
    throw new SetupError(
      `The token belongs to the user "${me.Name}", not to "${settings.botUser}": mend the bot user.`,
    );
  }
  if (me.Privileged !== 1) {
    throw new SetupError(`The user "${me.Name}" is not privileged: tick "Let this user be granted rights".`);
  }
  await checkQueue(http, settings.queue);
  if (settings.articleClass) await classId(http, settings.articleClass);
  return { as: me.RealName ? `${me.RealName} (${me.Name})` : me.Name };
}

function explainToken(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  if (error.status === 401)
    throw new SetupError('Request Tracker does not accept the token: make a new one and enter it.');
  if (error.status === 404) {
    throw new SetupError(
      'There is no REST2 at this address: enter the address of the web interface, Request Tracker 5 or later.',
    );
  }
  throw error;
}

async function checkQueue(http: Http, queue: string): Promise<void> {
  const { data } = await http({ path: `queue/${encodeURIComponent(queue)}`, schema: Queue }).catch(
    (error) => {
      const hidden = error instanceof Refused && (error.status === 404 || error.status === 403);
      throw hidden
        ? new SetupError(
            `Request Tracker shows no queue "${queue}": mend its name, or give the bot SeeQueue on it.`,
          )
        : error;
    },
  );
  if (data._hyperlinks.some(({ ref }) => ref === 'create')) return;
  throw new SetupError(
    `The bot may not open tickets in the queue "${queue}": give its user CreateTicket there.`,
  );
}
