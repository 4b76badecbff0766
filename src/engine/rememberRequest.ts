import type { Memory, RememberedTurn } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { Entity, Scored, Understood } from '../domain/understanding.ts';
import { keyOf } from '../understanding/followUp/mentions.ts';
import type { Outcome } from './turnState.ts';

const KEEP = { turns: 8, facts: 30, entities: 20, text: 500, value: 200 };
/** An intent that was less likely than this is nothing to come back to. */
const LEAST = 0.4;

/** The episode's requests and the values that hold, with this message's. Small talk is no request and changes nothing. */
export function rememberRequest(
  old: Memory,
  understood: Understood,
  { text, at }: InboundEvent,
  { decision }: Outcome,
): Pick<Memory, 'turns' | 'facts'> {
  const { turns = [], facts = [] } = old;
  if (decision === 'smalltalk' || !isRequest(understood))
    return { turns, ...(facts.length > 0 ? { facts } : {}) };
  const { followUp, intent, isClose, outOfScope } = understood;
  const entities = understood.entities
    .filter(({ value }) => value.length <= KEEP.value)
    .slice(0, KEEP.entities);
  const named = isSaidAgain(understood) ? [...followUp.carried, ...entities].slice(-KEEP.entities) : entities;
  const isMeant = intent !== null && intent.confidence >= LEAST && !isClose && outOfScope < 0.5;
  const asked = followUp.standalone.slice(0, KEEP.text);
  const turn: RememberedTurn = {
    text: text.slice(0, KEEP.text),
    ...(followUp.kind === 'new' || asked === text ? {} : { asked }),
    ...(isMeant ? { intent: intent.name, confidence: surest(turns, intent) } : {}),
    entities: named,
    at,
  };
  const earlier = followUp.kind === 'corrects' ? corrected(turns, entities) : turns;
  const holding = followUp.kind === 'new' || followUp.kind === 'returns' ? facts : followUp.carried;
  const now = latestOf([...holding, ...named]);
  return { turns: [...earlier, turn].slice(-KEEP.turns), ...(now.length > 0 ? { facts: now } : {}) };
}

/** What was picked or gone back to counts as said again: "the other one" is another than that. */
export function isSaidAgain({ followUp, entities }: Understood): boolean {
  const { kind } = followUp;
  return kind === 'chooses' || kind === 'returns' || (kind === 'corrects' && entities.length === 0);
}

/** What hangs on a request does not wear its certainty down. */
function surest(turns: RememberedTurn[], { name, confidence }: Scored): number {
  const earlier = turns.filter(({ intent }) => intent === name).map((turn) => turn.confidence ?? 0);
  return Math.max(confidence, ...earlier);
}

function isRequest({ signals, entities, followUp }: Understood): boolean {
  if (signals.person && entities.length === 0) return false;
  return signals.request || entities.length > 0 || followUp.kind !== 'new';
}

/** What was corrected was never meant: "the other order" must not find it again. */
function corrected(turns: RememberedTurn[], entities: Entity[]): RememberedTurn[] {
  return entities.reduce((left, entity) => {
    const last = left.findLastIndex((turn) => turn.entities.some((old) => keyOf(old) === keyOf(entity)));
    return left.map((turn, at) => (at === last ? withCorrection(turn, entity) : turn));
  }, turns);
}

function withCorrection({ text, asked, entities, ...turn }: RememberedTurn, now: Entity): RememberedTurn {
  const isOld = (entity: Entity) => keyOf(entity) === keyOf(now);
  const [old, ...others] = entities.filter(isOld);
  const mend = (words: string) =>
    old && others.length === 0 ? words.replace(old.text, () => now.text) : words;
  return {
    ...turn,
    text: mend(text),
    ...(asked === undefined ? {} : { asked: mend(asked) }),
    entities: entities.filter((entity) => !isOld(entity)),
  };
}

function latestOf(entities: Entity[]): Entity[] {
  const byKey = new Map<string, Entity>();
  for (const entity of entities) {
    byKey.delete(keyOf(entity));
    byKey.set(keyOf(entity), entity);
  }
  return [...byKey.values()].slice(-KEEP.facts);
}
