import type { FollowUp } from '../../domain/understanding.ts';
import { choose } from './choose.ts';
import type { Mention } from './mentions.ts';
import { type Picked, pickEarlier } from './pick.ts';
import { pickNamedThing } from './pickThing.ts';
import { contentOf } from './plainWords.ts';
import type { Reading } from './readMessage.ts';
import { returnedTo, type Topic } from './topics.ts';

export interface Verdict {
  kind: FollowUp['kind'];
  /** The request that it hangs on. */
  topic?: Topic | undefined;
  /** The message names its own intent all the same. */
  keepsOwn?: boolean;
  /** Told by its form alone, not by a word. */
  byForm?: boolean;
  pick?: Picked;
  /** It may ask for something else than the topic, and is not sure enough to go by: its own reading, or either. */
  contested?: 'own' | 'either';
  /** What was picked of the offer. */
  label?: string;
  undecided?: string[];
  because?: string;
}

/** From here on what a message asks by itself counts against what it would carry on. */
const LIKELY = 0.5;
/** A correction with a question in it asks for something else, whatever that is. */
const QUESTION =
  /\b(?:where|when|how|why|who|which|wo|wann|wie|warum|wieso|wer|ou|quand|comment|pourquoi|donde|cuando|como|por que|onde|quando)\b/;

const NEW: Verdict = { kind: 'new' };
/** A message of more words than this says itself what it is about. */
const MOST_CONTENT = 4;

/** From the surest sign to the weakest; what shows none stands on its own. */
export function decideKind(reading: Reading): Verdict {
  return (
    ofOffer(reading) ??
    yesOrNo(reading) ??
    smallTalk(reading) ??
    (reading.cues.returns ? back(reading) : null) ??
    picked(reading) ??
    back(reading) ??
    corrected(reading) ??
    answered(reading) ??
    continued(reading) ??
    NEW
  );
}

const current = ({ topics }: Reading): Topic | undefined => topics.at(-1);
const keepsOwn = (reading: Reading) => reading.own.isClear;

function ofOffer(reading: Reading): Verdict | null {
  const { text, offered = [] } = reading.query;
  const chosen = choose(text, offered);
  if (chosen === null) return null;
  const topic = current(reading);
  if (chosen === 'none') return { kind: 'answers', topic, because: 'none of what was offered' };
  if (chosen === 'unsure')
    return { kind: 'chooses', topic, undecided: offered, because: 'cannot tell which of the offered' };
  const label = offered[chosen]!;
  return { kind: 'chooses', topic, label, because: `picks "${label}"` };
}

function yesOrNo(reading: Reading): Verdict | null {
  const { signals, wasAsked, content, entities, cues, words } = reading;
  const isPlain = content.length === 0 && entities.length === 0 && !cues.corrects && words.length <= 6;
  if (!wasAsked || !isPlain || !(signals.affirmed || signals.denied)) return null;
  const because = `${signals.denied ? 'no' : 'yes'} to the last question`;
  return { kind: 'answers', topic: current(reading), because };
}

/** Greets, thanks, asks for a person: hangs on nothing. */
function smallTalk({ signals, entities, cues, revokes }: Reading): Verdict | null {
  const { request, greeting, thanks, goodbye, person, notHelped, affirmed, denied } = signals;
  const pointsBack = cues.corrects || cues.changes || cues.other || cues.returns || cues.adds || revokes;
  if (person && !cues.corrects) return NEW;
  if (
    request ||
    entities.length > 0 ||
    pointsBack ||
    cues.ordinal !== undefined ||
    cues.compares !== undefined
  )
    return null;
  return greeting || thanks || goodbye || notHelped || affirmed || denied ? NEW : null;
}

function back(reading: Reading): Verdict | null {
  const { topics, query, content, cues, own } = reading;
  const topic = returnedTo(topics, query.before ?? [], content, cues, own);
  if (topic) {
    const because = `back to "${gist(query.before?.[topic.turns[0]!]?.text ?? '')}"`;
    return { kind: 'returns', topic, keepsOwn: topic.intent === undefined, because };
  }
  if (!cues.returns || content.length > 0) return null;
  return { kind: 'continues', topic: current(reading), because: 'points to the last request' };
}

/** The current topic if it has such values at all, else the one that the picked value belongs to. */
function topicOf({ topics, mentions }: Reading, { name, values }: Picked): Topic | undefined {
  const has = (topic: Topic, among: Mention[]) => among.some(({ turn }) => topic.turns.includes(turn));
  const ofKind = mentions.filter(({ entity }) => entity.name === name);
  const ofValue = ofKind.filter(({ entity }) => values.some(({ value }) => value === entity.value));
  const now = topics.at(-1);
  return now && has(now, ofKind) ? now : (topics.findLast((topic) => has(topic, ofValue)) ?? now);
}

function picked(reading: Reading): Verdict | null {
  const { cues, words, mentions, content, plain, own } = reading;
  const pick =
    pickEarlier(cues, words, mentions, reading.entities) ??
    pickNamedThing(cues, words, content, mentions, reading.entities);
  const { compares, other } = cues;
  if (pick && (other || content.length <= 2 || own.isClear)) {
    const isNamed = !pick.dropped && reading.entities.some(({ name }) => name === pick.name);
    const isOpen = compares !== undefined && !isBareComparison(plain, compares);
    if (!isNamed && !isOpen) {
      const undecided = pick.undecided ? { undecided: pick.undecided } : {};
      const kind =
        pick.values.length === 0 && !pick.undecided ? 'continues' : cues.corrects ? 'corrects' : 'chooses';
      return {
        kind,
        topic: topicOf(reading, pick),
        keepsOwn: keepsOwn(reading),
        pick,
        ...undecided,
        because: pick.because,
      };
    }
  }
  if (compares === undefined || !current(reading) || !isBareComparison(plain, compares)) return null;
  const because = `cannot tell which is "${compares}"`;
  return { kind: 'chooses', topic: current(reading), undecided: [], because };
}

/** "the cheaper one" asks us to compare; "what is the fastest way to …" asks something. */
function isBareComparison(plain: string, compares: string): boolean {
  const rest = contentOf(plain.replace(compares, ' ')).filter(
    (word) =>
      !/^(?:options?|choice|versions?|models?|variant\w*|modell?\w*|opc\w+|choix|prefer\w*|choose|nehme|prends?|prefiero|prefiro)$/.test(
        word,
      ),
  );
  return rest.length === 0;
}

function corrected(reading: Reading): Verdict | null {
  const { cues, content, contradicts, revokes, entities, own, query } = reading;
  const topic = current(reading);
  if (!topic && reading.mentions.length === 0) return null;
  const isClearChange = cues.changes && !cues.points && own.isClear && content.length > 1 && !contradicts;
  const changes =
    cues.changes &&
    !isClearChange &&
    (contradicts || (!cues.adds && (content.length <= 2 || entities.length > 0)));
  if (!cues.corrects && !revokes && !changes) return null;
  const because =
    contradicts || revokes
      ? 'replaces what was said'
      : `corrects "${gist(query.before?.at(-1)?.text ?? '')}"`;
  const isOfValues = contradicts || revokes || entities.length > 0;
  return {
    kind: 'corrects',
    topic,
    ...(isOfValues ? { keepsOwn: keepsOwn(reading) } : ownRequest(reading)),
    because,
  };
}

/** "No, I want to know where it is": what it asks itself stands where it is likely, and else is asked about. */
function ownRequest(reading: Reading): Pick<Verdict, 'keepsOwn' | 'contested'> {
  const { own, outOfScope, plain, signals, words } = reading;
  const isOther = own.intent !== null && own.intent.name !== current(reading)?.intent;
  if (own.isClear || !isOther || !signals.request) return { keepsOwn: own.isClear };
  if (own.intent!.confidence >= LIKELY && outOfScope < LIKELY) return { keepsOwn: true };
  return words.length >= 4 && QUESTION.test(plain) ? { contested: 'own' } : { keepsOwn: false };
}

/** "It is still not there", after a refund: likelier about something else, though its words alone do not say so surely. */
function isContested({ own, outOfScope, entities, cues, words }: Reading, topic: Topic): boolean {
  const isOther = own.intent !== null && own.intent.name !== topic.intent && !own.isClear;
  const isSentence = words.length >= 4 && entities.length === 0 && !cues.adds && !cues.isFragment;
  return isOther && isSentence && own.intent!.confidence >= LIKELY && outOfScope < LIKELY;
}

/** A value, or a few words, where the bot asked for something. */
function answered(reading: Reading): Verdict | null {
  const { wasAsked, content, entities, own, words, cues } = reading;
  const isShort = content.length <= 3 && words.length <= 12;
  if (!wasAsked || !isShort || words.length === 0 || cues.adds) return null;
  if (entities.length === 0 && own.isClear) return null;
  const isOther = own.isClear && own.intent?.name !== current(reading)?.intent && content.length > 1;
  if (isOther) return null;
  return {
    kind: 'answers',
    topic: current(reading),
    keepsOwn: keepsOwn(reading),
    because: 'answers the last question',
  };
}

function continued(reading: Reading): Verdict | null {
  const { cues, content, entities, own, words, contradicts, query } = reading;
  const topic = current(reading);
  if (!topic || words.length === 0) return null;
  const isSame = own.isClear && own.intent?.name === topic.intent;
  const on = (because: string, byForm = false): Verdict => ({
    kind: 'continues',
    topic,
    keepsOwn: keepsOwn(reading),
    ...(topic.intent !== undefined && isContested(reading, topic) ? { contested: 'either' } : {}),
    byForm,
    because,
  });
  const lead = gist(query.text.trim(), 24);
  if (cues.adds && (!own.isClear || isSame || cues.points) && content.length <= MOST_CONTENT + 2)
    return on(`"${lead}" adds to the last request`);
  if (cues.points && (own.isClear || content.length <= MOST_CONTENT)) return on('points back');
  if (isSame) return contradicts ? null : on('the same request goes on');
  if (own.isClear) return null;
  if (entities.length > 0 && content.length === 0) return on('names a value only', true);
  if (cues.isFragment && content.length <= 2) return on('is no sentence of its own', true);
  if (content.length === 0 && !reading.signals.affirmed && !reading.signals.denied)
    return on('says nothing on its own', true);
  return null;
}

function gist(text: string, longest = 48): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
