import type { Context } from '../../domain/conversation.ts';
import type { Expected } from '../../domain/conversationTest.ts';
import type { Effect } from '../../domain/turn.ts';
import { compareReply } from './compareReply.ts';
import { hasValues, isSame } from './hasValues.ts';
import type { Heard } from './heard.ts';
import { rememberedBy } from './rememberedBy.ts';

export interface Mismatch {
  /** `bot`, `decides`, `calls[0].with` */
  field: string;
  /** In words. */
  expected: string;
  came: string | null;
}

/** What goes otherwise than expected; [] where all is as it shall be. */
export function findMismatches(expected: Expected, heard: Heard, context: Context): Mismatch[] {
  return [
    ...silence(expected, heard),
    ...(expected.bot === undefined ? [] : compareReply(expected.bot, heard.replies)),
    ...decision(expected, heard, context),
    ...understanding(expected, heard),
    ...calls(expected, heard),
    ...effects(expected, heard),
    ...memory(expected, context),
  ];
}

export const shown = (value: unknown) =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');

const differ = (field: string, expected: unknown, came: unknown): Mismatch => ({
  field,
  expected: shown(expected),
  came: came === null || came === undefined ? null : shown(came),
});

function silence({ silent }: Expected, { replies, calls: made }: Heard): Mismatch[] {
  if (!silent || (replies.length === 0 && made.length === 0)) return [];
  const words = replies.map(({ text }) => text).join('\n');
  return [differ('silent', 'nothing said and nothing done', words || made)];
}

function decision({ decides }: Expected, { turn, note }: Heard, { conversation }: Context): Mismatch[] {
  if (decides === undefined) return [];
  const { as, reason, note: words = [], status } = decides;
  const lacking = words.filter((text) => !note?.includes(text));
  return [
    ...(as === undefined || turn?.decision === as ? [] : [differ('decides', as, turn?.decision)]),
    ...(reason === undefined || turn?.handoff?.reason === reason
      ? []
      : [differ('decides.reason', reason, turn?.handoff?.reason)]),
    ...lacking.map((text) => differ('decides.note', `with "${text}"`, note)),
    ...(status === undefined || conversation.status === status
      ? []
      : [differ('decides.status', status, conversation.status)]),
  ];
}

function understanding({ understands }: Expected, { turn }: Heard): Mismatch[] {
  if (understands === undefined) return [];
  const understood = turn?.understood;
  const { intent, language, entities = {} } = understands;
  const name = understood?.intent?.name ?? null;
  const found = (understood?.entities ?? []).map((one) => [one.name, one.value] as const);
  const lacking = Object.entries(entities).filter(
    ([entity, values]) =>
      !values.every((value) => found.some(([each, came]) => each === entity && came === value)),
  );
  return [
    ...(intent === undefined || intent === name
      ? []
      : [differ('understands.intent', intent ?? 'none', name)]),
    ...(language === undefined || language === understood?.language
      ? []
      : [differ('understands.language', language, understood?.language)]),
    ...lacking.map(([entity, values]) =>
      differ(
        `understands.entities.${entity}`,
        values,
        found.map(([each, value]) => `${each} ${value}`).join(', ') || null,
      ),
    ),
  ];
}

function calls({ calls: wanted }: Expected, { calls: made }: Heard): Mismatch[] {
  if (wanted === undefined) return [];
  const names = wanted.map(({ action }) => action);
  if (
    !isSame(
      made.map(({ action }) => action),
      names,
    )
  )
    return [
      differ(
        'calls',
        names.join(', ') || 'none',
        made.map(({ action, status }) => `${action} (${status})`).join(', ') || 'none',
      ),
    ];
  return wanted.flatMap((one, i) => {
    const came = made[i];
    if (!came) return [];
    const { with: given, status, why } = one;
    return [
      ...(given === undefined || hasValues(came.with, given)
        ? []
        : [differ(`calls[${i}].with`, given, came.with)]),
      ...(status === undefined || status === came.status
        ? []
        : [differ(`calls[${i}].status`, status, came.why ? `${came.status} (${came.why})` : came.status)]),
      ...(why === undefined || why === came.why ? [] : [differ(`calls[${i}].why`, why, came.why)]),
    ];
  });
}

function effects({ does }: Expected, { turn }: Heard): Mismatch[] {
  const came = turn?.effects ?? [];
  return (does ?? []).flatMap((one, i) =>
    came.some((effect) => fits(one, effect))
      ? []
      : [differ(`does[${i}]`, one, came.length === 0 ? null : came)],
  );
}

function fits({ note, tag, assign, ticket }: NonNullable<Expected['does']>[number], effect: Effect): boolean {
  const has = (texts: string[], text: string) => texts.every((one) => text.includes(one));
  if (effect.do === 'note') return note !== undefined && has(note, effect.text);
  if (effect.do === 'tag') return tag !== undefined && effect.tags.includes(tag);
  if (effect.do === 'assign') return assign !== undefined && effect.to === assign;
  return ticket !== undefined && has(ticket, `${effect.subject}\n${effect.text}`);
}

function memory({ remembers = {} }: Expected, { conversation }: Context): Mismatch[] {
  const values = rememberedBy(conversation.memory);
  return Object.entries(remembers).flatMap(([name, value]) =>
    isSame(values[name], value) ? [] : [differ(`remembers.${name}`, value ?? 'nothing', values[name])],
  );
}
