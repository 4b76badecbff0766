import { Refused } from '../../../src/domain/errors.ts';
import { createHttp } from '../../http.ts';
import { type Directory, requirePerson } from './directory.ts';
import { renderUrl } from './templates.ts';

/** Asks the identity provider to send the person a link for a new password, or to forget the second factor. */
export async function resetAccess(
  directory: Directory,
  setting: 'resetUrl' | 'mfaUrl',
  email: string,
): Promise<{ sent: true }> {
  const { [setting]: template, resetAuthorization, token, fetch, sleep } = directory;
  if (!template)
    throw new Refused(`nothing is said of how: set ${setting} of the app`, {
      status: 501,
      code: 'not_set_up',
    });
  const { id, userName } = await requirePerson(directory, email);
  const url = addressOf(template, { user: { id, userName, email } });
  const headers = { authorization: resetAuthorization ?? `Bearer ${token}` };
  await createHttp({ baseUrl: url, headers, fetch, sleep })({ method: 'POST', path: url, json: {} });
  return { sent: true };
}

function addressOf(template: string, scope: Record<string, unknown>): string {
  let text = '';
  try {
    text = renderUrl(template, scope);
  } catch {
    // Said below: what is wrong in a template is for the admin, not for a log.
  }
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new Refused('the address of the app’s settings makes no address', {
    status: 501,
    code: 'not_set_up',
  });
}
