import type { EarlierTurn, Scored } from '../../domain/understanding.ts';
import type { Cues } from './cues.ts';
import { isAlike, subjectsOf } from './plainWords.ts';

/** A request of the episode and the turns that were about it. */
export interface Topic {
  intent: string | undefined;
  /** Of its surest turn: what hangs on it does not wear it down. */
  confidence: number;
  /** Its first words, and whatever was added. */
  turns: number[];
}

/** What the message asks by itself. */
export interface Own {
  intent: Scored | null;
  alternatives: Scored[];
  isClear: boolean;
}

/** Where an earlier turn's certainty is not known. */
const ASSUMED = 0.8;
/** A turn without an intent is a topic of its own when it says as much as this. */
const LEAST_WORDS = 3;

/** What the episode was about, in the order it came up last: the current topic stands at the end. */
export function topicsIn(before: EarlierTurn[]): Topic[] {
  const topics: Topic[] = [];
  for (const [turn, { text, intent, confidence = ASSUMED }] of before.entries()) {
    const isOwn = intent !== undefined || subjectsOf(text).length >= LEAST_WORDS;
    if (!isOwn) {
      topics.at(-1)?.turns.push(turn);
      continue;
    }
    const at = intent === undefined ? -1 : topics.findIndex((topic) => topic.intent === intent);
    const [known] = at < 0 ? [] : topics.splice(at, 1);
    const surest = Math.max(confidence, known?.confidence ?? 0);
    topics.push({ intent, confidence: surest, turns: [...(known?.turns ?? []), turn] });
  }
  return topics;
}

/** The earlier topic that the message names or that its cue leads to; undefined where it leads to none. */
export function returnedTo(
  topics: Topic[],
  before: EarlierTurn[],
  content: string[],
  cues: Cues,
  own: Own,
): Topic | undefined {
  const earlier = topics.slice(0, -1);
  if (earlier.length === 0) return undefined;
  if (cues.first) return byAge(topics)[0];
  const isNamed = cues.returns || cues.names || cues.adds;
  const scored = isNamed
    ? earlier.map((topic) => ({ topic, score: likeness(topic, before, content, own) }))
    : [];
  const current = isNamed ? likeness(topics.at(-1)!, before, content, own) : 0;
  const best = scored
    .toReversed()
    .reduce((a, b) => (b.score > a.score ? b : a), { topic: undefined as Topic | undefined, score: 0 });
  const isCertain = best.score > current && (cues.returns || best.score >= 1);
  if (isCertain && (cues.returns || !own.isClear || own.intent?.name === best.topic?.intent))
    return best.topic;
  if (cues.returns && current === 0 && content.length === 0) return earlier.at(-1);
  if (!own.isClear || own.intent === null || content.length === 0) return undefined;
  return earlier.find(({ intent }) => intent === own.intent?.name);
}

/** In the order they came up first. */
function byAge(topics: Topic[]): Topic[] {
  return topics.toSorted((a, b) => a.turns[0]! - b.turns[0]!);
}

/** How many of the words speak of this topic, and whether its intent comes to mind. */
function likeness(
  { intent, turns }: Topic,
  before: EarlierTurn[],
  content: string[],
  { intent: top, alternatives, isClear }: Own,
): number {
  const words = [...(intent?.split('_') ?? []), ...turns.flatMap((turn) => subjectsOf(before[turn]!.text))];
  const shared = content.filter((word) => words.some((other) => isAlike(word, other))).length;
  const isTop = intent !== undefined && top?.name === intent;
  const isRunnerUp = alternatives.some(({ name }) => name === intent);
  return shared + (isTop ? (isClear ? 2 : 1) : isRunnerUp ? 0.25 : 0);
}
