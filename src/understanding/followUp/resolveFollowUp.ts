import type { Entity, FollowUp, Scored, Understood } from '../../domain/understanding.ts';
import { decideKind, type Verdict } from './decideKind.ts';
import {
  familyOf,
  isAboutPerson,
  isCircumstance,
  latest,
  type Mention,
  mentionsIn,
  stillHolding,
} from './mentions.ts';
import { nounsOf } from './nouns.ts';
import { ownValues } from './ownValues.ts';
import { type MessageInput, type Reading, readMessage } from './readMessage.ts';
import { standaloneOf } from './standalone.ts';
import { takeRoles } from './takeRoles.ts';

export interface FollowUpInput extends MessageInput {
  /** Names of the entities that an intent uses: earlier turns fill them also after a change of topic. */
  slotsOf?: (intent: string) => readonly string[];
}

export type Resolved = Pick<Understood, 'followUp' | 'intent' | 'entities' | 'isClose' | 'outOfScope'>;

/** What a carried intent keeps of its certainty: much where a word says so ("and …"), less where only the form does. */
const KEEPS = { cue: 0.97, form: 0.9 };

/**
 * How this message hangs together with the episode: which intent and values of earlier turns still hold. What comes back
 * replaces the classifier's own reading. Deterministic; an episode's first message costs nothing.
 */
export function resolveFollowUp({ slotsOf = () => [], ...input }: FollowUpInput): Resolved {
  const { query, intent, isClose, outOfScope, entities } = input;
  const { text, before = [], offered = [], lastReply } = query;
  if (before.length === 0 && offered.length === 0 && !lastReply)
    return {
      followUp: { kind: 'new', standalone: text, carried: [] },
      intent,
      entities,
      isClose,
      outOfScope,
    };

  const mentions = mentionsIn(before);
  const lastIntent = before.findLast((turn) => turn.intent !== undefined)?.intent;
  const typed = ownValues(
    query,
    entities,
    mentions,
    lastIntent === undefined ? [] : [...slotsOf(lastIntent)],
  );
  const read = readMessage({ ...input, entities: typed }, mentions);
  const verdict = decideKind(read);
  const said = verdict.pick ? withoutPlace(typed, read) : typed;
  const roled = takeRoles(said, mentions, { kind: verdict.kind, text, content: read.content });
  const { entities: own } = roled;
  const reading = { ...read, entities: own };
  const meant = intentMeant(reading, verdict);
  const slots = meant ? slotsOf(meant.name) : [];
  const carried = carriedBy(reading, verdict, slots);
  const isCarried = meant !== null && meant !== intent;
  const other = verdict.contested === 'either' ? verdict.topic?.intent : isCarried ? meant.name : undefined;
  const named = other === intent?.name ? undefined : other;
  const undecided = verdict.undecided ?? roled.undecided;
  return {
    followUp: {
      kind: verdict.kind,
      standalone: standaloneFor(reading, verdict, carried),
      ...(named === undefined ? {} : { intent: named }),
      carried,
      ...(undecided ? { undecided } : {}),
      ...explained(verdict, named, carried),
    },
    intent: meant,
    entities: own,
    isClose: verdict.contested !== undefined || (isClose && meant === intent),
    outOfScope: isCarried ? Math.min(outOfScope, 1 - meant.confidence) : outOfScope,
  };
}

/** The message's own intent where it names one, else the one that it hangs on. */
function intentMeant(
  { own, intent }: Reading,
  { kind, topic, keepsOwn, contested, byForm }: Verdict,
): Scored | null {
  if (kind === 'new' || keepsOwn || contested || topic?.intent === undefined) return intent;
  const confidence = topic.confidence * (byForm ? KEEPS.form : KEEPS.cue);
  const isSame = own.intent?.name === topic.intent;
  return {
    name: topic.intent,
    confidence: isSame ? Math.max(confidence, own.intent!.confidence) : confidence,
  };
}

function carriedBy(
  { query: { text }, mentions, entities }: Reading,
  { kind, topic, pick }: Verdict,
  slots: readonly string[],
): Entity[] {
  const holding = (from: Mention[]) => stillHolding(latest(from), entities, text);
  const isOfAnyTopic = (entity: Entity) => isAboutPerson(entity) || slots.includes(entity.name);
  if (kind === 'new') return holding(mentions).filter(isOfAnyTopic);
  if (kind === 'returns' && topic) {
    const ofTopic = holding(mentions.filter(({ turn }) => topic.turns.includes(turn)));
    return [...ofTopic, ...stillHolding(holding(mentions), ofTopic, '').filter(isOfAnyTopic)];
  }
  if (!pick) return holding(mentions);
  const others = holding(mentions).filter(({ name }) => !pick.names.includes(name));
  const said = new Set(entities.map(({ name }) => name));
  return [...others, ...pick.values.filter(({ name }) => !said.has(name))];
}

/** Also of a follow-up only its own words, where they ask for something else and point at nothing ("no, I want …"). */
function standaloneFor(
  { query, own, content, cues, entities }: Reading,
  verdict: Verdict,
  carried: Entity[],
): string {
  const { text, before = [] } = query;
  const { kind, topic, keepsOwn, contested, label, pick } = verdict;
  const asksOther =
    keepsOwn === true && own.intent?.name !== topic?.intent && (!cues.points || kind === 'corrects') && !pick;
  if (kind === 'new') return text;
  if (asksOther || contested === 'own')
    return cues.points || content.length === 0 ? withThings(text, carried) : text;
  const values = [...entities, ...carried];
  return label === undefined
    ? standaloneOf({ text, content }, values, before, topic, pick?.dropped)
    : `${label} ${standaloneOf({ text: '', content: [] }, values, before, topic)}`.trim();
}

/** "Number 2" says which, not how many. */
function withoutPlace(entities: Entity[], { cues: { ordinal } }: Reading): Entity[] {
  if (ordinal === undefined) return entities;
  return entities.filter(({ name, value }) => familyOf(name) !== 'quantity' || value !== String(ordinal + 1));
}

/** "No, where is it" (order 4711): what "it" stands for. */
function withThings(text: string, carried: Entity[]): string {
  const things = carried
    .filter((entity) => !isCircumstance(entity.name) && !isAboutPerson(entity))
    .map(({ name, text: said }) => `${nounsOf(name)[0] ?? ''} ${said}`.trim());
  return things.length === 0 ? text : `${text.trim()} (${things.join(', ')})`;
}

function explained(
  { because }: Verdict,
  intent: string | undefined,
  carried: Entity[],
): Pick<FollowUp, 'because'> {
  const values = carried.map(({ name, role, value }) => `${name}${role ? ` (${role})` : ''} ${value}`);
  const parts = [
    because,
    ...(intent ? [`intent ${intent} carried`] : []),
    ...(values.length > 0 ? [`still holds: ${values.join(', ')}`] : []),
  ].filter(Boolean);
  return parts.length > 0 ? { because: parts.join('; ') } : {};
}
