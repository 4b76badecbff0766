import ical from 'node-ical';
import { ics } from '../../../../adapters/apps/ics/index.ts';
import { FakeCaldav } from '../../../servers/apps/caldav.ts';
import { installed } from '../callApp.ts';

/** A Friday; the clocks go forward in Berlin on Sunday. */
const now = () => Date.parse('2026-03-27T08:20:00Z');
const email = 'ana@example.com';
const hours = {
  timezone: 'Europe/Berlin',
  from: '09:00',
  until: '12:00',
  minutes: 60,
  noticeHours: 0,
  aheadDays: 7,
};

let server: FakeCaldav;
let app: Awaited<ReturnType<typeof installed>>;

beforeEach(async () => {
  server = await new FakeCaldav().listen();
  app = await installed(ics, { ...server.settings, ...hours }, { now });
});
afterEach(async () => {
  await app.stop();
  await server.stop();
});

const times = async (day: string) =>
  (await app.call('calendar.free_times', { day })).map(({ time }: { time: string }) => time);

describe('a calendar feed', () => {
  it('offers what is free in the working hours of its place, before and after the clocks change', async () => {
    expect(await times('2026-03-27')).toEqual(['10:00', '11:00']);
    expect(await times('2026-03-28')).toEqual([]);
    expect(await times('2026-03-30')).toEqual(['09:00', '10:00', '11:00']);
    const [, , monday] = await app.call('calendar.free_times', { day: '' });
    expect(monday).toEqual({
      start: '2026-03-30T07:00:00.000Z',
      day: '2026-03-30',
      time: '09:00',
      weekday: 'Monday',
    });
  });

  it('takes single, recurring, whole-day and moved events for busy, and those that are cancelled or free for nothing', async () => {
    server.add('single', 'DTSTART:20260330T081500Z', 'DTEND:20260330T083000Z');
    server.add(
      'standup',
      'DTSTART;TZID=Europe/Berlin:20260302T110000',
      'DTEND;TZID=Europe/Berlin:20260302T113000',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TU',
      'EXDATE;TZID=Europe/Berlin:20260331T110000',
    );
    server.add('holiday', 'DTSTART;VALUE=DATE:20260401', 'DTEND;VALUE=DATE:20260402');
    server.add('called-off', 'DTSTART:20260331T070000Z', 'DTEND:20260331T080000Z', 'STATUS:CANCELLED');
    server.add('reminder', 'DTSTART:20260331T080000Z', 'DTEND:20260331T090000Z', 'TRANSP:TRANSPARENT');
    server.add('journey', 'DTSTART:20260325T070000Z', 'DTEND:20260327T093000Z');
    expect(await times('2026-03-27')).toEqual(['11:00']);
    expect(await times('2026-03-30')).toEqual(['09:00']);
    expect(await times('2026-03-31')).toEqual(['09:00', '10:00', '11:00']);
    expect(await times('2026-04-01')).toEqual([]);
    expect(await times('2026-04-02')).toEqual(['09:00', '10:00', '11:00']);
  });

  it('is booked over CalDAV once under one key, and then busy', async () => {
    const wanted = {
      email,
      start: '2026-03-30T07:00:00.000Z',
      name: 'Ana "A" Ruiz; und noch ein sehr langer Name mit Ümläüten, ß und 🎿🎿🎿',
    };
    const first = await app.call('calendar.book', wanted, 'same');
    expect(await app.call('calendar.book', wanted, 'same')).toEqual(first);
    expect(await times('2026-03-30')).toEqual(['10:00', '11:00']);
    await expect(app.call('calendar.book', { ...wanted, email: 'ben@example.com' })).rejects.toMatchObject({
      code: 'not_free',
    });
    const [[, text] = ['', '']] = server.resources;
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const event = Object.values(ical.sync.parseICS(text)).find((one) => one?.type === 'VEVENT');
    expect(event).toMatchObject({
      summary: expect.stringContaining('Ana "A" Ruiz; und noch'),
      start: expect.objectContaining({}),
      attendee: { val: `mailto:${email}` },
    });
    const another = app.call('calendar.cancel', { id: first.id, email: 'ben@example.com' });
    await expect(another).rejects.toMatchObject({ code: 'not_found' });
    expect(await app.call('calendar.cancel', { id: first.id, email })).toEqual({ id: first.id });
    expect(await times('2026-03-30')).toEqual(['09:00', '10:00', '11:00']);
    await expect(app.call('calendar.cancel', { id: first.id, email })).rejects.toMatchObject({ status: 404 });
  });

  it('books once when the answer to the first try was lost', async () => {
    const wanted = { email, start: '2026-03-30T07:00:00.000Z' };
    server.faults.plan(/PUT/, { kind: 'resetAfter' });
    await expect(app.call('calendar.book', wanted, 'same')).rejects.toMatchObject({ name: 'NoAnswer' });
    await expect(app.call('calendar.book', wanted, 'same')).resolves.toMatchObject({ start: wanted.start });
    expect(server.resources.size).toBe(1);
  });

  it('books nothing outside of its hours, nor without a calendar to write to', async () => {
    for (const start of [
      '2026-03-28T09:00:00Z',
      '2026-03-30T07:10:00Z',
      '2026-03-20T08:00:00Z',
      '2026-05-04T07:00:00Z',
    ])
      await expect(app.call('calendar.book', { email, start })).rejects.toMatchObject({ code: 'not_free' });
    const { feedUrl } = server.settings;
    await app.install(false, { ...hours, feedUrl });
    const wanted = { email, start: '2026-03-30T07:00:00.000Z' };
    await expect(app.call('calendar.book', wanted)).rejects.toMatchObject({ code: 'no_calendar_to_write' });
    expect(server.resources.size).toBe(0);
  });

  it('does not take a sign-in page for an empty calendar, and keeps the feed’s address to itself', async () => {
    const signIn = {
      ...server.settings,
      ...hours,
      feedUrl: new URL('/sign-in', server.settings.feedUrl).href,
    };
    await app.install(false, signIn);
    await expect(app.call('calendar.free_times', {})).rejects.toMatchObject({ code: 'not_a_calendar' });
    const page = {
      ...server.settings,
      ...hours,
      feedUrl: server.settings.feedUrl.replace('basic.ics', 'gone.ics'),
    };
    await app.install(false, page);
    const error = await app.call('calendar.free_times', {}).catch((caught) => caught);
    expect(error).toMatchObject({ name: 'Refused', status: 404 });
    expect(String(error.message)).not.toContain('private-4f1c');
    server.faults.plan(/basic/, { kind: 'html502' }, 3);
    await app.install(false);
    await expect(app.call('calendar.free_times', {})).rejects.toMatchObject({ name: 'NoAnswer' });
    expect(await app.install(true)).toMatchObject({ as: expect.stringMatching(/free times$/) });
  });
});
