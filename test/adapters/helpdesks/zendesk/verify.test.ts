import { createHmac } from 'node:crypto';
import { zendesk } from '../../../../adapters/helpdesks/zendesk/index.ts';
import { Unauthorized } from '../../../../src/domain/errors.ts';
import { hook, payload, settings } from './setup.ts';

const NOW = Date.parse('2025-01-08T14:26:00Z');
const body = payload('comment-by-customer');

/** As the documentation says, not by our own `sign`: https://developer.zendesk.com/documentation/webhooks/verifying/ */
function signed(at: string, { text = body, secret = settings.webhookSecret! } = {}) {
  const signature = createHmac('sha256', secret).update(`${at}${text}`).digest('base64');
  return { 'x-zendesk-webhook-signature': signature, 'x-zendesk-webhook-signature-timestamp': at };
}
const verify = (text: string, headers: Record<string, string>) =>
  zendesk.verify(hook(text, headers), settings, NOW);

describe('the signature of a Zendesk webhook', () => {
  it('passes when secret, time and body are right', () => {
    expect(() => verify(body, signed('2025-01-08T14:25:31Z'))).not.toThrow();
  });

  it('signs an empty body by its time alone', () => {
    const headers = signed('2021-03-25T05:09:27Z', { text: '' });
    const at = Date.parse('2021-03-25T05:09:27Z');
    expect(() => zendesk.verify(hook('', headers), settings, at)).not.toThrow();
  });

  it.each([
    ['another secret', body, signed('2025-01-08T14:25:31Z', { secret: 'guessed' })],
    ['a body changed by one letter', body.replace('4711', '4712'), signed('2025-01-08T14:25:31Z')],
    ['a body changed in its spaces only', `${body} `, signed('2025-01-08T14:25:31Z')],
    ['a replay after five minutes', body, signed('2025-01-08T14:20:59Z')],
    ['a time in the future', body, signed('2025-01-08T14:31:01Z')],
    ['a time that is none', body, signed('yesterday')],
    [
      'a fresh time put over an old signature',
      body,
      { ...signed('2025-01-08T13:00:00Z'), 'x-zendesk-webhook-signature-timestamp': '2025-01-08T14:25:31Z' },
    ],
    ['no signature', body, { 'x-zendesk-webhook-signature-timestamp': '2025-01-08T14:25:31Z' }],
    ['a cut signature', body, { ...signed('2025-01-08T14:25:31Z'), 'x-zendesk-webhook-signature': 'EiqW' }],
  ])('refuses %s', (_, text, headers) => {
    expect(() => verify(text, headers)).toThrow(Unauthorized);
  });

  it('refuses everything before the webhook is installed, and says so', () => {
    const bare = { ...settings, webhookSecret: undefined };
    const request = hook(body, signed('2025-01-08T14:25:31Z'));
    expect(() => zendesk.verify(request, bare, NOW)).toThrow(/no signing secret yet/);
  });
});
