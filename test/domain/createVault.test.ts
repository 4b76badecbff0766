import { createVault } from '../../src/domain/createVault.ts';

const SECRET = 'the secret of an installation';

describe('a vault', () => {
  it('gives back what it sealed, and shows nobody what that is', () => {
    const vault = createVault(SECRET, 'action');
    const sealed = vault.seal({ code: '4711', tries: 2 });
    expect(sealed).not.toContain('4711');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('4711');
    expect(createVault(SECRET, 'action').open(sealed)).toEqual({ code: '4711', tries: 2 });
    expect(vault.seal('x')).not.toBe(vault.seal('x'));
  });

  it('opens nothing that another secret or another purpose sealed, that was changed, or that is no seal at all', () => {
    const vault = createVault(SECRET, 'action');
    const sealed = vault.seal('4711');
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(createVault('another', 'action').open(sealed)).toBeNull();
    expect(createVault(SECRET, 'flow').open(sealed)).toBeNull();
    for (const text of [changed, '', '{"code":"4711"}']) expect(vault.open(text)).toBeNull();
  });

  it('digests alike in every process of the installation, and not alike without its secret', () => {
    const digest = createVault(SECRET, 'action').digest('verify', '4711');
    expect(createVault(SECRET, 'action').digest('verify', '4711')).toBe(digest);
    expect(createVault('another', 'action').digest('verify', '4711')).not.toBe(digest);
    expect(createVault(SECRET, 'flow').digest('verify', '4711')).not.toBe(digest);
    expect(createVault(SECRET, 'action').digest('verify4', '711')).not.toBe(digest);
  });
});
