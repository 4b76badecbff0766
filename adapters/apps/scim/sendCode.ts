import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refused } from '../../../src/domain/errors.ts';
import { digest } from '../../../src/domain/ids.ts';
import { createHttp } from '../../http.ts';
import { type Directory, findPerson } from './directory.ts';
import { fill, renderText } from './templates.ts';

/** Three codes of five tries each in ten minutes: one in 66,000 guesses right. */
const MOST_TRIES = 5;
const MOST_CODES = { count: 3, sinceMs: 10 * 60_000 };
const MINUTE_MS = 60_000;
/** Slow on purpose: who reads the store must not find six figures by trying them all while they are good. */
const slowHash = promisify<string, Buffer, number, Buffer>(scrypt);
const HASH_BYTES = 32;

/**
 * Sends a code to the address of somebody who is in the directory. The same answer for everybody: it never says who has an
 * account.
 */
export async function sendCode(directory: Directory, email: string, key: string): Promise<{ sent: true }> {
  const { codes, codeMinutes, now, mailUrl } = directory;
  if (!mailUrl)
    throw new Refused('codes cannot be sent: set mailUrl of the app', {
      status: 501,
      code: 'no_mail_service',
    });
  const code = String(randomInt(100_000, 1_000_000));
  const salt = randomBytes(16);
  const hash = `${salt.toString('hex')}:${(await slowHash(code, salt, HASH_BYTES)).toString('hex')}`;
  const kept = await codes.keep(
    { subject: subjectOf(email), key, hash, until: now() + codeMinutes * MINUTE_MS },
    MOST_CODES,
  );
  if (kept === 'too_many')
    throw new Refused('too many codes were sent to this address', { status: 429, code: 'too_many_codes' });
  if (kept === 'kept' && (await findPerson(directory, email))) await mail(directory, email, code);
  return { sent: true };
}

/** Who reads the mail of that address. A code is good once, for some minutes, and for five tries. */
export async function checkCode(
  { codes }: Directory,
  email: string,
  given: string,
): Promise<{ person: string }> {
  const sent = await codes.attempt(subjectOf(email), MOST_TRIES);
  if (!sent) throw new Refused('no code of this address is good now', { status: 409, code: 'no_valid_code' });
  const [salt = '', hash = ''] = sent.hash.split(':');
  // "It is 123 456." is the same code.
  const tried = await slowHash(given.replace(/\D/g, ''), Buffer.from(salt, 'hex'), HASH_BYTES);
  const isRight = timingSafeEqual(Buffer.from(hash, 'hex'), tried);
  if (!isRight) throw new Refused('that is not the code', { status: 409, code: 'wrong_code' });
  if (!(await codes.use(sent.id)))
    throw new Refused('this code was used already', { status: 409, code: 'no_valid_code' });
  return { person: email };
}

async function mail(directory: Directory, to: string, code: string): Promise<void> {
  const {
    mailUrl = '',
    mailAuthorization,
    mailBody,
    mailSubject,
    mailText,
    codeMinutes,
    fetch,
    sleep,
  } = directory;
  const headers: Record<string, string> = mailAuthorization ? { authorization: mailAuthorization } : {};
  const http = createHttp({ baseUrl: mailUrl, headers, fetch, sleep });
  const text = renderText(mailText, { code, minutes: codeMinutes });
  const json = fill(mailBody, { to, code, text, subject: mailSubject });
  await http({ method: 'POST', path: mailUrl, json });
}

const subjectOf = (email: string) => digest('proof', email);
