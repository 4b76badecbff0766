import type { Memory, Tone } from '../domain/conversation.ts';
import { SIGNALS, type Signal, type Signals } from '../domain/understanding.ts';

const TONES = ['frustrated', 'urgent', 'abusive'] as const;
const KEEP = 5;
const LONGEST_WORDS = 80;

/** How this message was said, with the words that show it. */
export function tonesIn(signals: Signals): Tone[] {
  return withWords(TONES, signals);
}

/** All that the message shows but that it asks something, as most do. */
export function shownIn(signals: Signals): Tone[] {
  return withWords(
    SIGNALS.filter((signal) => signal !== 'request'),
    signals,
  );
}

function withWords(among: readonly Signal[], { evidence, ...signals }: Signals): Tone[] {
  return among
    .filter((signal) => signals[signal])
    .map((signal) => ({
      signal,
      words: (evidence[signal] ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS),
    }));
}

/** The episode's tone with this message's, the latest of each kind and wording. */
export function withTones(tone: Memory['tone'] = [], now: Tone[]): Tone[] {
  const isSaidAgain = (old: Tone) =>
    now.some(({ signal, words }) => signal === old.signal && words === old.words);
  return [...tone.filter((old) => !isSaidAgain(old)), ...now].slice(-KEEP);
}

/** `frustrated: "third time I write"; urgent: "asap"`. */
export function describeTones(tones: Tone[]): string {
  return tones.map(({ signal, words }) => (words ? `${signal}: "${words}"` : signal)).join('; ');
}
