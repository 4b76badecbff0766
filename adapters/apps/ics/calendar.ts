import type { AppParts } from '../../../src/domain/app.ts';
import { createHttp, type Http } from '../../http.ts';
import type { Settings } from './settings.ts';

export interface Calendar extends Settings, Pick<AppParts, 'now'> {
  feed: Http;
  /** null: nothing can be booked. */
  dav: Http | null;
}

export function createCalendar(settings: Settings, { fetch, sleep, now }: AppParts): Calendar {
  const { feedUrl, calendarUrl, user = '', password = '' } = settings;
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const authorization: Record<string, string> = user === '' ? {} : { authorization: basic };
  // A feed of the same server may want the same name; a stranger's never sees it.
  const isSame = calendarUrl !== undefined && new URL(calendarUrl).origin === new URL(feedUrl).origin;
  const accept = { accept: 'text/calendar' };
  const headers = { ...accept, ...(isSame ? authorization : {}) };
  return {
    ...settings,
    now,
    // The address is a secret, and errors name the path of a request: this one says nothing.
    feed: createHttp({ baseUrl: feedUrl, headers, fetch: (_, init) => fetch(feedUrl, init), sleep }),
    dav: calendarUrl
      ? createHttp({ baseUrl: calendarUrl, headers: { ...accept, ...authorization }, fetch, sleep })
      : null,
  };
}
