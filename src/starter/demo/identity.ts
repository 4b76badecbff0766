import { createHash, timingSafeEqual } from 'node:crypto';
import { type DemoParts, emailIn, refuse, textIn, type Verbs } from './parts.ts';

const PEOPLE = [
  'ana@example.com',
  'ben@example.com',
  'chloe@example.com',
  'deniz@example.com',
  'emma@example.com',
  'farid@example.com',
];
const CODE_MS = 10 * 60_000;
const MOST_TRIES = 5;
const MOST_CODES = 3;

const ASSETS = [
  { id: 'laptop', name: 'Laptop', price: 1200 },
  { id: 'monitor', name: 'Monitor', price: 250 },
  { id: 'dock', name: 'Docking station', price: 150 },
  { id: 'headset', name: 'Headset', price: 80 },
  { id: 'keyboard', name: 'Keyboard', price: 60 },
  { id: 'mouse', name: 'Mouse', price: 30 },
];

interface Sent {
  hash: Buffer;
  until: number;
  tries: number;
}

/** A directory in memory: codes by mail that prove an address, new passwords, equipment. It never says who has an account. */
export function createDemoIdentity({ now, mail, newCode }: DemoParts): Verbs {
  const codes = new Map<string, Sent>();
  const sentAt = new Map<string, number[]>();
  let requested = 0;

  return {
    find_person: (given) => ({ found: PEOPLE.includes(emailIn(given, 'email')) }),
    send_code(given) {
      const email = emailIn(given, 'email');
      const lately = (sentAt.get(email) ?? []).filter((at) => at > now() - CODE_MS);
      if (lately.length >= MOST_CODES) refuse('too_many_codes', 429);
      sentAt.set(email, [...lately, now()]);
      if (PEOPLE.includes(email)) {
        const code = newCode();
        codes.set(email, { hash: hashOf(email, code), until: now() + CODE_MS, tries: 0 });
        mail(email, `Your code is ${code}`);
      }
      return { sent: true };
    },
    check_code(given) {
      const email = emailIn(given, 'email');
      const sent = codes.get(email);
      if (!sent || sent.until < now() || sent.tries >= MOST_TRIES) refuse('no_valid_code');
      sent.tries++;
      if (!timingSafeEqual(sent.hash, hashOf(email, textIn(given, 'code')))) refuse('wrong_code');
      codes.delete(email);
      return { person: email };
    },
    reset_password(given) {
      const person = emailIn(given, 'person');
      if (!PEOPLE.includes(person)) refuse('not_found', 404);
      mail(person, 'Choose a new password with this link: https://login.example.com/new-password');
      return { sent: true };
    },
    list_assets: () => structuredClone(ASSETS),
    request_asset(given) {
      if (!ASSETS.some(({ id }) => id === textIn(given, 'asset'))) refuse('not_found', 404);
      return { request: `A${++requested}` };
    },
  };
}

/** "It is 123 456." is the same code. */
function hashOf(email: string, code: string): Buffer {
  return createHash('sha256')
    .update(`${email}:${code.replace(/\D/g, '')}`)
    .digest();
}
