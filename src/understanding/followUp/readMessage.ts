import type { Entity, Scored, Signals, UnderstandQuery } from '../../domain/understanding.ts';
import { askedBy } from './asks.ts';
import { type Cues, cuesOf } from './cues.ts';
import { entitiesOf, familyOf, type Mention, takenBack } from './mentions.ts';
import { isNounOf } from './nouns.ts';
import { contentOf, plainOf, wordsIn } from './plainWords.ts';
import { type Own, type Topic, topicsIn } from './topics.ts';

/** All that the decision looks at. */
export interface Reading {
  query: UnderstandQuery;
  /** The classifier's best, whatever it is worth. */
  intent: Scored | null;
  own: Own;
  /** Of this message alone. */
  outOfScope: number;
  entities: Entity[];
  signals: Signals;
  mentions: Mention[];
  topics: Topic[];
  plain: string;
  words: string[];
  /** Words that say what it is about, values and their nouns not counted. */
  content: string[];
  cues: Cues;
  /** The bot's last words ask for something. */
  wasAsked: boolean;
  /** Names a value of a name and role that an earlier turn gave another. */
  contradicts: boolean;
  /** Takes an earlier value back. */
  revokes: boolean;
}

export interface MessageInput {
  query: UnderstandQuery;
  /** As the classifier scored this message alone. */
  intent: Scored | null;
  alternatives: Scored[];
  isClose: boolean;
  outOfScope: number;
  entities: Entity[];
  signals: Signals;
}

/** How sure a reading of the message alone must be to stand against what came before, by how much the message says. */
const CLEAR = { noWord: 0.8, oneWord: 0.85, more: 0.6 };
/** "where is order 5" asks something though its one noun belongs to the number; "and order 5?" does not. */
const ASKING =
  /\b(?:where|when|how|why|who|want|need|can|could|would|wo|wann|wie|warum|will|mochte|kann|ou|quand|comment|pourquoi|veux|voudrais|peux|donde|cuando|como|quiero|puedo|quisiera|onde|quando|quero|posso)\b/;
const IN_SCOPE = 0.5;

export function readMessage(input: MessageInput, mentions: Mention[]): Reading {
  const { query, intent, alternatives, isClose, outOfScope, entities, signals } = input;
  const plain = plainOf(query.text);
  const words = wordsIn(plain);
  const cues = cuesOf(plain, words.length);
  const content = contentWithout(query.text, entities, mentions, cues);
  const leans = cues.adds || cues.isFragment || cues.corrects || cues.changes;
  const least = leastToBeClear(plain, content.length, leans);
  const isClear = intent !== null && intent.confidence >= least && !isClose && outOfScope < IN_SCOPE;
  const asked = askedBy(query.lastReply);
  return {
    query,
    intent,
    own: { intent, alternatives, isClear },
    outOfScope,
    entities,
    signals,
    mentions,
    topics: topicsIn(query.before ?? []),
    plain,
    words,
    content,
    cues,
    wasAsked: asked === 'something' || asked === 'helped',
    contradicts: entities.some((entity) => mentions.some((mention) => differs(mention.entity, entity))),
    revokes: takenBack(query.text, entitiesOf(mentions)).size > 0,
  };
}

function leastToBeClear(plain: string, content: number, leans: boolean): number {
  if (content === 0) return ASKING.test(plain) ? CLEAR.noWord : Number.POSITIVE_INFINITY;
  return content === 1 && leans ? CLEAR.oneWord : CLEAR.more;
}

function differs(earlier: Entity, now: Entity): boolean {
  return (
    familyOf(earlier.name) === familyOf(now.name) && earlier.role === now.role && earlier.value !== now.value
  );
}

function contentWithout(text: string, entities: Entity[], mentions: Mention[], cues: Cues): string[] {
  const rest = entities.reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
  const content = contentOf(plainOf(rest));
  const picks = cues.other || cues.ordinal !== undefined || cues.compares !== undefined || cues.all;
  const names = new Set(
    [...entities, ...(picks ? mentions.map(({ entity }) => entity) : [])].map(({ name }) => name),
  );
  if (names.size === 0) return content;
  return content.filter((word) => ![...names].some((name) => isNounOf(word, name)));
}
