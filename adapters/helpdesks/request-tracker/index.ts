import { Unauthorized } from '../../../src/domain/errors.ts';
import type { Person } from '../../../src/domain/event.ts';
import { type DeskParts, defineHelpDesk, type HelpDesk } from '../../../src/domain/helpdesk.ts';
import { createHttp, type Http } from '../../http.ts';
import { verifySignature } from '../../signatures.ts';
import { articles, upsertArticle } from './articles.ts';
import { assignTicket } from './assignTicket.ts';
import { check } from './check.ts';
import { openedTicket, openTicket } from './openTicket.ts';
import { personOf, userOf } from './people.ts';
import { poll } from './poll.ts';
import { readHook } from './readHook.ts';
import { readThread } from './readThread.ts';
import { readTicket } from './readTicket.ts';
import { Settings } from './settings.ts';
import { pageShape, UserShape } from './shapes.ts';
import { updateTicket } from './updateTicket.ts';
import { writeComment } from './writeComment.ts';

/**
 * Below $MaxInlineBody (25 kB): Request Tracker keeps up to 10 MB, but shows a longer text as a link only, and a note that
 * nobody reads helps nobody. https://docs.bestpractical.com/rt/5.0.3/RT_Config.html
 */
const MAX_COMMENT_BYTES = 24_000;
/** A reply waits for the mails that Request Tracker sends out meanwhile. */
const TIMEOUT_MS = 30_000;

/** Request Tracker 5 and later: REST2 by token, events by our own signed scrip, by polling, or by both. */
export const requestTracker = defineHelpDesk<Settings>({
  name: 'request-tracker',
  title: 'Request Tracker',
  settings: Settings,
  verify(request, { webhookSecret }, now) {
    if (!webhookSecret)
      throw new Unauthorized('This installation takes no webhooks: it has no webhook secret, and polls.');
    verifySignature('request-tracker', webhookSecret, request, now);
  },
  read: readHook,
  connect(settings, parts) {
    const http = clientOf(settings, parts);
    return { ...ticketsOf(http, settings), ...articlesOf(http, settings) };
  },
});

function clientOf({ url, token }: Settings, { fetch, sleep }: DeskParts): Http {
  const baseUrl = `${url.replace(/\/+$/, '')}/REST/2.0`;
  return createHttp({
    baseUrl,
    headers: { authorization: `token ${token}` },
    fetch,
    sleep,
    timeoutMs: TIMEOUT_MS,
  });
}

function ticketsOf(http: Http, settings: Settings): HelpDesk {
  return {
    maxCommentBytes: MAX_COMMENT_BYTES,
    check: () => check(http, settings),
    async ticket(id) {
      const { requestors: _, ...ticket } = await readTicket(http, settings, id);
      return ticket;
    },
    thread: (id) => readThread(http, settings, id),
    open: (ticket, once) => openTicket(http, settings, ticket, once),
    opened: (key) => openedTicket(http, settings, key),
    reply: (id, comment, once) => writeComment(http, settings, { id, kind: 'correspond', comment, once }),
    note: (id, comment, once) => writeComment(http, settings, { id, kind: 'comment', comment, once }),
    update: (id, change) => updateTicket(http, settings, id, change),
    person: (email) => findPerson(http, email),
    assign: (id, to) => assignTicket(http, id, to, (email) => findPerson(http, email)),
    poll: (cursor) => poll(http, settings, cursor),
  };
}

/** Only with a class: without one there is nothing that the bot may take for knowledge. */
function articlesOf(http: Http, settings: Settings): Pick<HelpDesk, 'articles' | 'upsertArticle'> {
  const { articleClass } = settings;
  if (!articleClass) return {};
  return {
    articles: (since) => articles(http, settings, articleClass, since),
    upsertArticle: (article) => upsertArticle(http, articleClass, article),
  };
}

/** https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Users */
async function findPerson(http: Http, email: string): Promise<Person | null> {
  const query = JSON.stringify([{ field: 'EmailAddress', operator: '=', value: email }]);
  const fields = 'Name,RealName,EmailAddress,Privileged';
  const { data } = await http({
    path: 'users',
    query: { query, fields, per_page: 1 },
    schema: pageShape(UserShape),
  });
  const [found] = data.items;
  if (!found) return null;
  const { Name, RealName, EmailAddress } = found;
  return personOf(userOf({ name: Name, realName: RealName, email: EmailAddress, privileged: false }));
}
