import { isLocalHost, isMetadata, isPrivate } from '../../src/sources/web/privateAddress.ts';

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '::1',
    'fd00::1',
    'fe80::1%eth0',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:FFFF:7f00:1',
  ])('of the machine or its network is private: %s', (address) => {
    expect(isPrivate(address)).toBe(true);
  });

  it.each(['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1111'])('of the world is not: %s', (address) => {
    expect([isPrivate(address), isMetadata(address)]).toEqual([false, false]);
  });

  it.each(['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1%eth0', 'fd00:ec2::254'])(
    'of a cloud’s metadata is known: %s',
    (address) => {
      expect(isMetadata(address)).toBe(true);
    },
  );

  it.each(['[::1]', '[::ffff:7f00:1]', '10.0.0.1', 'wiki', 'help.lan'])(
    'that only the own network knows is local: %s',
    (hostname) => {
      expect(isLocalHost(hostname)).toBe(true);
    },
  );

  it.each(['help.example.com', '[2606:4700::1111]', '8.8.8.8'])('of a public site is not: %s', (hostname) => {
    expect(isLocalHost(hostname)).toBe(false);
  });
});
