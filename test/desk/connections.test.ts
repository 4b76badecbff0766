import { requestTracker } from '../../adapters/helpdesks/request-tracker/index.ts';
import { type Connected, keepSecrets, withoutSecrets } from '../../src/desk/connections.ts';

const settings = {
  url: 'https://rt.example.test',
  token: 'secret-token',
  webhookSecret: 'secret-2',
  queue: 'Support',
  botUser: 'bot',
};
const known = { definition: requestTracker, settings } as unknown as Connected;

describe('settings that hold secrets', () => {
  it('are shown without them, also where the secret is optional', () => {
    expect(withoutSecrets(known)).toEqual({ ...settings, token: '(set)', webhookSecret: '(set)' });
  });

  it('keep them when they are sent back as they were shown', () => {
    expect(keepSecrets({ ...withoutSecrets(known), queue: 'Sales' }, known)).toEqual({
      ...settings,
      queue: 'Sales',
    });
  });

  it('keep what the desk itself had told us, when it is left out', () => {
    const { webhookSecret: _, ...given } = settings;
    expect(keepSecrets(given, known)).toEqual(settings);
  });
});
