import { scim } from '../../../../adapters/apps/scim/index.ts';
import { type FakeScim, startScim } from '../../../servers/apps/scim.ts';
import { installed } from '../callApp.ts';

const email = 'ana@example.com';
const MINUTE_MS = 60_000;

let directory: FakeScim;
let app: Awaited<ReturnType<typeof installed>>;
let at = Date.parse('2026-03-02T10:00:00Z');

beforeEach(async () => {
  directory = await startScim();
  app = await installed(scim, directory.settings, { now: () => at });
});
afterEach(async () => {
  await app.stop();
  await directory.stop();
});

describe('a SCIM directory', () => {
  it('knows who is there, however the address is written, and nobody who has left', async () => {
    const found = async (address: string) =>
      (await app.call('identity.find_person', { email: address })).found;
    expect(await found('ana@example.com')).toBe(true);
    expect(await found('BEN@example.com')).toBe(true);
    expect(await found('gone@example.com')).toBe(false);
    expect(await found('nobody@example.com')).toBe(false);
    await expect(found('a" or userName pr or "')).rejects.toMatchObject({ code: 'bad_arguments' });
  });

  it('takes an address that two people share for nobody’s', async () => {
    await app.install(false, { ...directory.settings, matchBy: 'emails' });
    expect(await app.call('identity.find_person', { email: 'twin@example.com' })).toEqual({ found: false });
    expect(await app.call('identity.find_person', { email })).toEqual({ found: true });
  });

  it('proves by a code who reads the mail of an address, once', async () => {
    expect(await app.call('identity.send_code', { email })).toEqual({ sent: true });
    expect(directory.mails).toMatchObject([{ to: email, subject: 'Your code' }]);
    const code = `It is ${directory.code.slice(0, 3)} ${directory.code.slice(3)}.`;
    expect(await app.call('identity.check_code', { email, code })).toEqual({ person: email });
    await expect(app.call('identity.check_code', { email, code })).rejects.toMatchObject({
      code: 'no_valid_code',
    });
  });

  it('lets one of two win who come with the right code at the same moment', async () => {
    await app.call('identity.send_code', { email });
    const { code } = directory;
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => app.call('identity.check_code', { email, code })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('says the same to everybody, and mails only those who are in the directory', async () => {
    for (const address of ['nobody@example.com', 'gone@example.com'])
      expect(await app.call('identity.send_code', { email: address })).toEqual({ sent: true });
    expect(directory.mails).toEqual([]);
    const tried = app.call('identity.check_code', { email: 'nobody@example.com', code: '12' });
    await expect(tried).rejects.toMatchObject({ code: 'wrong_code' });
  });

  it('gives a code five tries, and none to another address', async () => {
    await app.call('identity.send_code', { email });
    await app.call('identity.send_code', { email: 'ben@example.com' });
    const code = /\d{6}/.exec(directory.mails[0]?.text ?? '')?.[0] ?? '';
    await expect(app.call('identity.check_code', { email: 'ben@example.com', code })).rejects.toMatchObject({
      code: 'wrong_code',
    });
    for (let i = 0; i < 5; i++)
      await expect(app.call('identity.check_code', { email, code: '000000' })).rejects.toMatchObject({
        code: 'wrong_code',
      });
    await expect(app.call('identity.check_code', { email, code })).rejects.toMatchObject({
      code: 'no_valid_code',
    });
  });

  it('ends with its minutes, and with the code that replaces it', async () => {
    await app.call('identity.send_code', { email });
    const { code: first } = directory;
    at += 2 * MINUTE_MS;
    await app.call('identity.send_code', { email });
    const { code: second } = directory;
    if (first !== second)
      await expect(app.call('identity.check_code', { email, code: first })).rejects.toMatchObject({
        code: 'wrong_code',
      });
    at += 10 * MINUTE_MS + 1;
    await expect(app.call('identity.check_code', { email, code: second })).rejects.toMatchObject({
      code: 'no_valid_code',
    });
  });

  it('sends one code under one key, and three in ten minutes', async () => {
    await app.call('identity.send_code', { email }, 'same');
    await app.call('identity.send_code', { email }, 'same');
    expect(directory.mails).toHaveLength(1);
    await app.call('identity.send_code', { email });
    await app.call('identity.send_code', { email });
    await expect(app.call('identity.send_code', { email })).rejects.toMatchObject({ code: 'too_many_codes' });
    at += 10 * MINUTE_MS;
    await app.call('identity.send_code', { email });
    expect(directory.mails).toHaveLength(4);
  });

  it('resets password and second factor at the provider, with the id as one part of the address', async () => {
    expect(await app.call('identity.reset_password', { person: email })).toEqual({ sent: true });
    expect(await app.call('identity.reset_mfa', { person: 'ben@example.com' })).toEqual({ sent: true });
    expect(directory.resets).toEqual(['reset_password u-1', 'reset_factors u 2/x']);
    await expect(app.call('identity.reset_password', { person: 'gone@example.com' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await app.install(false, { ...directory.settings, resetUrl: 'https://x.test/{{ user.secret }}' });
    await expect(app.call('identity.reset_password', { person: email })).rejects.toMatchObject({
      code: 'not_set_up',
    });
  });

  it('adds people to groups and takes them out, twice without harm', async () => {
    const member = { person: email, group: 'VPN users' };
    for (let i = 0; i < 2; i++)
      expect(await app.call('identity.add_to_group', member)).toEqual({ group: 'VPN users' });
    expect(directory.groups[0]?.members).toEqual([{ value: 'u-1' }]);
    expect(await app.call('identity.list_groups', { person: email })).toEqual([
      { name: 'VPN users' },
      { name: 'Staff' },
    ]);
    for (let i = 0; i < 2; i++) await app.call('identity.remove_from_group', member);
    expect(directory.groups[0]?.members).toEqual([]);
    await expect(app.call('identity.add_to_group', { person: email, group: 'Nobody' })).rejects.toMatchObject(
      {
        code: 'no_such_group',
      },
    );
  });

  it('tries its settings, and says what is missing', async () => {
    expect(await app.install(true)).toMatchObject({ as: expect.stringContaining('5 people') });
    await expect(app.install(true, { ...directory.settings, token: 'wrong' })).rejects.toMatchObject({
      code: 'app_refused',
    });
    await expect(app.call('identity.request_asset', {})).rejects.toMatchObject({
      code: 'app_has_no_such_verb',
    });
    directory.faults.plan(/GET .*Users/, { kind: 'html502' }, 3);
    await expect(app.call('identity.reset_password', { person: email })).rejects.toMatchObject({
      name: 'NoAnswer',
    });
    expect(directory.resets).toEqual([]);
  });
});
