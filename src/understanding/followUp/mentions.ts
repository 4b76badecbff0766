import type { EarlierTurn, Entity } from '../../domain/understanding.ts';

/** A value that was named in an earlier turn. */
export interface Mention {
  entity: Entity;
  /** Position of its turn, from 0. */
  turn: number;
}

export const entitiesOf = (mentions: Mention[]) => mentions.map(({ entity }) => entity);

/** Names of one kind: a new value of one replaces a value of the other. */
const FAMILIES: Record<string, string> = {
  datetime: 'date',
  date_time: 'date',
  day: 'date',
  count: 'quantity',
  number: 'quantity',
};
export const familyOf = (name: string) => FAMILIES[name] ?? name;
/** Kinds that say when, how much or how many: nobody picks "the second one" of them, and no topic owns them. */
const CIRCUMSTANCE = /^(?:date|time|day|duration|money|amount|price|percent|quantity|count|number)$/;
export const isCircumstance = (name: string) => CIRCUMSTANCE.test(familyOf(name));

/** Two values under one key cannot both hold. */
export const keyOf = ({ name, role = '' }: Entity) => `${familyOf(name)}/${role}`;

/** Facts about the person, which hold whatever the topic. */
const ABOUT_PERSON =
  /^(?:(?:first_|last_|full_|customer_|contact_|user_)?name|person|e?_?mail(?:_address)?|.*_email|phone(?:_number)?|mobile|(?:customer|client|member|contact|employee|user)(?:_(?:number|id|no|code))?|company|language)$/;
export const isAboutPerson = ({ name }: Entity) => ABOUT_PERSON.test(name);

const NEGATION = String.raw`(?:\b(?:not|nicht|pas|kein\w*|forget|instead of|rather than|anstatt|statt|au lieu d[eu']|en (?:vez|lugar) de|em vez d[eao]|ao inv[eé]s d[eao])|\bn[aã]o|(?<![,;:.]\s?)(?<!\b(?:order|invoice|ticket|case|ref|reference|booking|account|phone|serial|customer|card|part|item)\s)\bno)`;
const NEGATED_BEFORE = new RegExp(
  String.raw`${NEGATION}\s+(?:(?:the|my|for|from|to|in|order|ticket|number|die|der|das|den|dem|für|nach|aus|bestellung|le|la|les|un|une|pour|commande|el|los|las|para|con|pedido|o|a|os|as|de)\s+|l'){0,2}["'#(]?\s?$`,
  'iu',
);
const NEGATED_AFTER =
  /^["')]?\s*(?:is|was|ist|war|est|était|es|era|é)\s+(?:wrong|incorrect|a typo|the wrong|not (?:right|correct|it)|falsch|ein tippfehler|faux|fausse|une erreur|incorrect[oa]|err[oó]ne[oa]|errad[oa])/iu;
const MAY_NEGATE =
  /\b(?:not|nicht|pas|no|nao|não|kein\w*|instead|rather|statt|anstatt|lieu|vez|lugar|wrong|typo|falsch|tippfehler|faux|fausse|erreur|forget|incorrect\w*|err\w+)\b|n[ãa]o/;
const LONGEST_VALUE = 80;
const LONGEST_TEXT = 1_000;

/** "not 12345", "statt Berlin", "12345 was a typo": the words around `start..end` take the value back. */
export function isTakenBack(text: string, start: number, end: number): boolean {
  return (
    NEGATED_BEFORE.test(text.slice(Math.max(0, start - 40), start)) ||
    NEGATED_AFTER.test(text.slice(end, end + 30))
  );
}

/** The earlier values that the message takes back, which it may name without their being found again. */
export function takenBack(text: string, earlier: Entity[]): Set<Entity> {
  if (earlier.length === 0) return NOTHING;
  const lower = text.slice(0, LONGEST_TEXT).toLowerCase();
  if (!MAY_NEGATE.test(lower)) return NOTHING;
  return new Set(earlier.filter((entity) => isTakenBackIn(lower, entity)));
}

const NOTHING = new Set<Entity>();

function isTakenBackIn(lower: string, { text: said, value }: Entity): boolean {
  return [said, value].some((words) => {
    if (words.length < 2 || words.length > LONGEST_VALUE) return false;
    const at = lower.indexOf(words.toLowerCase());
    return at >= 0 && isTakenBack(lower, at, at + words.length);
  });
}

/** Every value of the earlier turns that was not taken back since, oldest first. */
export function mentionsIn(before: EarlierTurn[]): Mention[] {
  let mentions: Mention[] = [];
  for (const [turn, { text, entities }] of before.entries()) {
    const gone = takenBack(text, entitiesOf(mentions));
    if (gone.size > 0) mentions = mentions.filter(({ entity }) => !gone.has(entity));
    mentions = mentions.filter(({ entity }) => !entities.some((now) => isToldApart(entity, now)));
    for (const entity of entities) mentions.push({ entity, turn });
  }
  return mentions;
}

/** "Berlin", then "to Berlin": now it is known which it is. */
function isToldApart(earlier: Entity, now: Entity): boolean {
  return (
    earlier.role === undefined &&
    now.role !== undefined &&
    earlier.value === now.value &&
    familyOf(earlier.name) === familyOf(now.name)
  );
}

/** Of each name and role the values of the turn that named it last. */
export function latest(mentions: Mention[]): Entity[] {
  const lastTurn = new Map(mentions.map(({ entity, turn }) => [keyOf(entity), turn]));
  const seen = new Set<string>();
  return mentions.flatMap(({ entity, turn }) => {
    const id = `${keyOf(entity)}/${entity.value}`;
    if (lastTurn.get(keyOf(entity)) !== turn || seen.has(id)) return [];
    seen.add(id);
    return [entity];
  });
}

/** What still holds beside this message: not of a name and role that it names itself, and not taken back. */
export function stillHolding(carried: Entity[], own: Entity[], text: string): Entity[] {
  if (carried.length === 0) return carried;
  const named = new Set(own.map(keyOf));
  const gone = takenBack(text, carried);
  return carried.flatMap((entity) => {
    if (gone.has(entity) || isLoneOfItsKind(entity, carried, own)) return [];
    if (own.some((now) => isToldApart(entity, now))) return [];
    if (familyOf(entity.name) === 'date' && entity.value.includes('T')) return restOfMoment(entity, own);
    return named.has(keyOf(entity)) ? [] : [entity];
  });
}

/** "to Berlin", then "no, Hamburg": the only city there was is meant, though its role is not said again. */
function isLoneOfItsKind({ name, role }: Entity, carried: Entity[], own: Entity[]): boolean {
  if (role === undefined) return false;
  const isNamedBare = own.some(
    (other) => other.role === undefined && familyOf(other.name) === familyOf(name),
  );
  return isNamedBare && carried.filter((other) => familyOf(other.name) === familyOf(name)).length === 1;
}

/** Of "Friday at three" a new time leaves the day, and a new day leaves the time. */
function restOfMoment(entity: Entity, own: Entity[]): Entity[] {
  const [day = '', time = ''] = entity.value.split('T');
  const newDay = own.find((other) => keyOf(other) === keyOf(entity));
  const newTime = own.some(({ name, role }) => name === 'time' && role === entity.role);
  if (newDay) return newDay.value.includes('T') || newTime ? [] : [{ ...entity, name: 'time', value: time }];
  return [newTime ? { ...entity, name: 'date', value: day } : entity];
}
