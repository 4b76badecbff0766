import { calendly } from '../../../../adapters/apps/calendly/index.ts';
import { FakeCalendly } from '../../../servers/apps/calendly.ts';
import { installed } from '../callApp.ts';

const now = () => Date.parse('2026-03-27T10:00:00Z');
/** The clocks go forward in Berlin on the 29th. */
const FREE = [
  '2026-03-27T13:00:00Z',
  '2026-03-27T13:30:00Z',
  '2026-03-27T14:00:00Z',
  '2026-03-30T07:00:00Z',
  '2026-03-30T22:30:00Z',
  '2026-04-08T08:00:00Z',
];
const email = 'ana@example.com';
const start = '2026-03-30T09:00:00+02:00';

let account: FakeCalendly;
let app: Awaited<ReturnType<typeof installed>>;

beforeEach(async () => {
  account = await new FakeCalendly(now, FREE).listen();
  app = await installed(calendly, account.settings, { now });
});
afterEach(async () => {
  await app.stop();
  await account.stop();
});

const times = async (day?: string) =>
  (await app.call('calendar.free_times', day === undefined ? {} : { day })).map(
    ({ weekday, day: on, time }: Record<string, string>) => `${weekday} ${on} ${time}`,
  );

describe('a Calendly account', () => {
  it('offers two times of each of the next three days, by the clock of its place', async () => {
    expect(await times('')).toEqual([
      'Friday 2026-03-27 14:00',
      'Friday 2026-03-27 14:30',
      'Monday 2026-03-30 09:00',
      'Tuesday 2026-03-31 00:30',
    ]);
  });

  it('offers all times of one day', async () => {
    expect(await times('2026-03-27')).toHaveLength(3);
    expect(await times('2026-03-31')).toEqual(['Tuesday 2026-03-31 00:30']);
    expect(await times('2026-03-26')).toEqual([]);
    await expect(times('tomorrow')).rejects.toMatchObject({ code: 'bad_arguments' });
  });

  it('books a time once for one person, and refuses it to the next', async () => {
    const booked = await app.call('calendar.book', { email, start, name: 'Ana Ruiz' });
    expect(booked).toMatchObject({
      id: 'B1',
      start: '2026-03-30T07:00:00.000Z',
      cancel_url: expect.any(String),
    });
    expect(await app.call('calendar.book', { email, start })).toMatchObject({ id: 'B1' });
    await expect(app.call('calendar.book', { email: 'ben@example.com', start })).rejects.toMatchObject({
      code: 'not_free',
    });
    expect(account.bookings).toHaveLength(1);
    const another = app.call('calendar.cancel', { id: 'B1', email: 'ben@example.com' });
    await expect(another).rejects.toMatchObject({ code: 'not_found' });
    expect(await app.call('calendar.cancel', { id: 'B1', email })).toEqual({ id: 'B1' });
    await app.call('calendar.book', { email: 'ben@example.com', start });
    expect(account.bookings.map(({ status }) => status)).toEqual(['canceled', 'active']);
  });

  it('books once when the answer to the first try was lost', async () => {
    account.faults.plan(/POST .*invitees/, { kind: 'resetAfter' });
    await expect(app.call('calendar.book', { email, start })).rejects.toMatchObject({ name: 'NoAnswer' });
    expect(await app.call('calendar.book', { email, start })).toMatchObject({ id: 'B1' });
    expect(account.bookings).toHaveLength(1);
  });

  it('tells of an account that may not book, which still has a page for it', async () => {
    account.isPaid = false;
    await expect(app.call('calendar.book', { email, start })).rejects.toMatchObject({
      name: 'Refused',
      status: 403,
    });
    expect(await app.call('calendar.booking_link', {})).toEqual({ url: 'https://calendly.com/d/abc-def' });
  });

  it('tries its settings', async () => {
    expect(await app.install(true)).toMatchObject({ as: 'Acme Sales' });
    await expect(app.install(true, { ...account.settings, token: 'wrong' })).rejects.toMatchObject({
      code: 'app_refused',
    });
    await expect(app.install(false, { ...account.settings, timezone: 'Berlin' })).rejects.toMatchObject({
      field: '/settings/timezone',
    });
  });
});
