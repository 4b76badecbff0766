import { SIGNALS, type Signal, type Signals } from '../domain/understanding.ts';
import { personIn } from './person.ts';
import { plainSentences } from './plain.ts';
import { abuseIn } from './signals/abusive.ts';
import { HELPED, NO, NOT_HELPED, PRAISE, YES } from './signals/answers.ts';
import type { Battery } from './signals/battery.ts';
import { GOODBYE, GREETING, THANKS } from './signals/courtesy.ts';
import { emojiIn } from './signals/emoji.ts';
import { frustrationIn } from './signals/frustrated.ts';
import { createQuote } from './signals/quote.ts';
import { hasRequest } from './signals/request.ts';
import { urgencyIn } from './signals/urgent.ts';
import { weighUpset } from './signals/weighUpset.ts';

/** "Hi Bob," at the start: the name is no request. */
const NAMED =
  /^(\s*(?:hi+|hello|hey|dear|hallo|bonjour|salut|hola|ol[aá]|oi|good \p{L}+)),?\s+\p{Lu}\p{L}{1,20}\s*(?=[,.!?\n]|$)/iu;

/** Enough to show in a note. */
const LONGEST_EVIDENCE = 200;

type Found = string | undefined;

/** What the customer shows in this message; each is true on evidence only. `text` comes from `tidy`. */
export function signalsOf(text: string): Signals {
  const sentences = plainSentences(withoutName(text));
  const clauses = sentences.flat();
  const whole = sentences.map((parts) => parts.join(' '));
  const both = [...new Set([...clauses, ...whole])];
  const emoji = emojiIn(text, clauses.length === 0);
  const notHelped = firstOf(both, NOT_HELPED) ?? emoji.notHelped;
  const request = clauses.find(hasRequest);
  const found: Record<Signal, Found> = {
    person: personIn(sentences),
    greeting: firstOf(clauses, GREETING) ?? emoji.greeting,
    thanks: firstOf(clauses, THANKS) ?? emoji.thanks,
    goodbye: firstOf(clauses, GOODBYE) ?? emoji.goodbye,
    notHelped,
    affirmed:
      firstOf(clauses, YES) ??
      (notHelped === undefined ? firstOf(both, HELPED) : undefined) ??
      (notHelped === undefined && request === undefined ? firstOf(clauses, PRAISE) : undefined) ??
      emoji.affirmed,
    denied: firstOf(clauses, NO) ?? emoji.denied,
    frustrated:
      someOf(both, frustrationIn) ??
      someOf(whole, (sentence) => weighUpset(sentence, text)) ??
      emoji.frustrated ??
      (isShouting(text) ? text : undefined),
    urgent: someOf(both, urgencyIn) ?? emoji.urgent,
    abusive: someOf(both, abuseIn) ?? emoji.abusive,
    request,
  };
  return withEvidence(found, text);
}

function withoutName(text: string): string {
  const named = NAMED.exec(text);
  const isName = named !== null && /\p{Lu}\p{L}+\s*$/u.test(named[0]);
  return isName ? text.replace(NAMED, '$1') : text;
}

function firstOf(among: string[], pattern: Pick<Battery, 'exec'>): Found {
  return someOf(among, (clause) => pattern.exec(clause)?.[0]);
}

function someOf(among: string[], find: (clause: string) => Found): Found {
  for (const clause of among) {
    const found = find(clause);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withEvidence(found: Record<Signal, Found>, text: string): Signals {
  const shown = SIGNALS.filter((signal) => found[signal] !== undefined);
  const quoteOf = createQuote(text);
  const evidence = Object.fromEntries(
    shown.map((signal) => [signal, quoteOf(found[signal]!).slice(0, LONGEST_EVIDENCE)]),
  );
  const flags = Object.fromEntries(SIGNALS.map((signal) => [signal, found[signal] !== undefined]));
  return { ...(flags as Record<Signal, boolean>), evidence };
}

function isShouting(text: string): boolean {
  if (!/[!?]{2}/.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 12 && capitals / letters > 0.8;
}
