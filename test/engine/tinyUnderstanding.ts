import type { Entity, Scored, Signals, Understanding } from '../../src/domain/understanding.ts';
import { resolveFollowUp } from '../../src/understanding/followUp/resolveFollowUp.ts';
import { signalsOf } from '../../src/understanding/signals.ts';

/** Text -> intents, from a plain table; two of like confidence are too close to call. */
const INTENTS: [RegExp, Record<string, number>][] = [
  [/status or refund/i, { order_status: 0.41, refund: 0.4 }],
  [/print or scan/i, { printer: 0.45, scanner: 0.44 }],
  [/gripe/i, { complaint: 0.42, legal: 0.4 }],
  [/know where it/i, { order_status: 0.2 }],
  [/where is|wo ist|dov'è|pedido/i, { order_status: 0.92 }],
  [/refund|money back/i, { refund: 0.9 }],
  [/cancel/i, { cancel_order: 0.9 }],
  [/complain/i, { complaint: 0.9 }],
  [/lawyer/i, { legal: 0.9 }],
  [/label/i, { label: 0.9 }],
];
const LANGUAGES: [RegExp, string][] = [
  [/\b(?:wo ist|bestellung|drucker)\b/i, 'de'],
  [/dov'è|ordine/i, 'it'],
  [/pedido/i, 'es'],
];

export const tinyUnderstanding: Understanding = {
  understand(query) {
    const { text, language = 'en' } = query;
    const scores = INTENTS.find(([pattern]) => pattern.test(text))?.[1] ?? {};
    const [intent = null, ...alternatives] = scored(scores);
    const signals = withTone(signalsOf(text), text);
    const resolved = resolveFollowUp({
      query,
      intent,
      alternatives,
      isClose: alternatives.length > 0,
      outOfScope: intent ? 0.1 : 0.9,
      entities: numbersIn(text),
      signals,
      slotsOf: (name) => (/order|refund/.test(name) ? ['order_number'] : []),
    });
    return {
      language: LANGUAGES.find(([pattern]) => pattern.test(text))?.[1] ?? language,
      alternatives,
      signals,
      because: { words: [], examples: [] },
      ...resolved,
    };
  },
};

const scored = (scores: Record<string, number>): Scored[] =>
  Object.entries(scores).map(([name, confidence]) => ({ name, confidence }));

function numbersIn(text: string): Entity[] {
  return [...text.matchAll(/(?<=(?:order|bestellung|ordine|pedido) )\d{4,6}/gi)].map(
    ({ 0: value, index }) => ({
      name: 'order_number',
      value,
      text: value,
      start: index,
      end: index + value.length,
    }),
  );
}

/** Beside what is really found, the tone by three words each, so that what is tested is what follows from it. */
function withTone(signals: Signals, text: string): Signals {
  const found = (pattern: RegExp) => pattern.exec(text)?.[0];
  const [urgent, abusive, frustrated] = [found(/asap/i), found(/idiots?/i), found(/third time/i)];
  return {
    ...signals,
    urgent: urgent !== undefined,
    abusive: abusive !== undefined,
    frustrated: frustrated !== undefined || (signals.frustrated && abusive === undefined),
    request: abusive === undefined ? signals.request : /where|refund|broke/.test(text),
    evidence: {
      ...signals.evidence,
      ...(urgent ? { urgent } : {}),
      ...(abusive ? { abusive } : {}),
      ...(frustrated ? { frustrated } : {}),
    },
  };
}
