import type { DroppedSentence } from '../../domain/model.ts';
import type { Checker, Verdict } from './createChecker.ts';
import type { GroundPassage } from './readPassage.ts';
import { createReplyReader, type ReplySentence } from './readReply.ts';

const MOST_SENTENCES = 20;
const MOST_CHARACTERS = 2_500;
/** Of the sentences that say something, so many must hold. */
const ENOUGH = 0.5;

export interface GroundSentence {
  /** With the space or line break that sets it off from the one before. */
  text: string;
  /** Ids of the passages that say so. */
  sources: string[];
}

export interface Grounded {
  text: string;
  sentences: GroundSentence[];
  /** Ids of the passages used, in the order of their use. */
  sources: string[];
}

export interface ReplyFollower {
  /** The reply as it is now, from its beginning. */
  read(text: string, isWhole: boolean): void;
  /** What held, once all of it is checked; null where that is no answer. */
  finish(): Promise<Grounded | null>;
  /** Sentences that were left out, and why. */
  readonly dropped: DroppedSentence[];
}

export interface FollowOptions {
  checker: Checker;
  passages: GroundPassage[];
  onSentence(sentence: GroundSentence): void;
  /** Nothing that may still come makes an answer of it. */
  onHopeless(): void;
}

/** Checks a growing reply sentence by sentence, in order, and keeps what its passages say. */
export function followReply({ checker, passages, onSentence, onHopeless }: FollowOptions): ReplyFollower {
  const reader = createReplyReader({ hasQuotes: checker.needsQuotes });
  const kept: GroundSentence[] = [];
  const dropped: DroppedSentence[] = [];
  const stepsOf = new Map<number, number[]>();
  let isHopeless = false;
  let said = 0;
  let length = 0;
  let checking: Promise<void> = Promise.resolve();

  function giveUp({ text }: ReplySentence, why: string): void {
    dropped.push({ text, why });
    isHopeless = true;
    onHopeless();
  }

  /** A step that is missing or stands elsewhere makes the whole procedure wrong. */
  function keepsOrder(
    { isStep }: ReplySentence,
    { sources, at }: Extract<Verdict, { isSupported: true }>,
  ): boolean {
    if (!isStep) return true;
    const [source = 0] = sources;
    const done = stepsOf.get(source) ?? [];
    const [first] = at;
    if (first !== undefined && done.length > 0 && first < done.at(-1)!) return false;
    stepsOf.set(source, [...done, ...at]);
    return true;
  }

  function keep(sentence: ReplySentence, sources: number[]): void {
    const lead = kept.length === 0 ? '' : sentence.lead || ' ';
    const found = { text: `${lead}${sentence.text}`, sources: sources.map((i) => passages[i]!.id) };
    length += found.text.length;
    kept.push(found);
    onSentence(found);
  }

  async function take(raw: ReplySentence): Promise<void> {
    if (isHopeless) return;
    const sentence = { ...raw, text: withoutYes(raw.text) };
    const verdict = await checker.check(sentence);
    if (isHopeless || (!verdict.isSupported && verdict.why === 'says nothing')) return;
    said++;
    if (!verdict.isSupported) {
      if (said === 1 || sentence.isStep) giveUp(sentence, verdict.why);
      else dropped.push({ text: sentence.text, why: verdict.why });
      return;
    }
    if (!keepsOrder(sentence, verdict)) return giveUp(sentence, 'order of steps');
    if (said > MOST_SENTENCES || length + sentence.text.length > MOST_CHARACTERS)
      return giveUp(sentence, 'too long');
    keep(sentence, verdict.sources);
  }

  return {
    dropped,
    read(text, isWhole) {
      for (const sentence of reader.read(text, isWhole))
        checking = checking.then(() => take(sentence)).catch(() => giveUp(sentence, 'failed'));
    },
    async finish() {
      await checking;
      const isMissing = [...stepsOf].some(([source, at]) => checker.skipsStep(source, at));
      if (isHopeless || isMissing || kept.length === 0 || kept.length / said < ENOUGH) return null;
      const sources = [...new Set(kept.flatMap((sentence) => sentence.sources))];
      return { text: kept.map(({ text }) => text).join(''), sentences: kept, sources };
    },
  };
}

const YES =
  /^(?:yes|no|yep|sure|of course|absolutely|ja|nein|sí|si|oui|non|sì|sim|não|nee)\s*[,.!:–—-]+\s+(?=\p{L})/iu;

/** "Yes, …" answers a question that no passage has seen: what follows it is the answer. */
function withoutYes(text: string): string {
  const bare = text.replace(YES, '');
  return bare === text ? text : bare[0]!.toUpperCase() + bare.slice(1);
}
