import type { Expected } from '../../domain/conversationTest.ts';
import type { Message } from '../../domain/message.ts';
import type { Mismatch } from './findMismatches.ts';
import { isSame } from './hasValues.ts';

/** What the bot says, against what it shall. */
export function compareReply(expected: NonNullable<Expected['bot']>, replies: Message[]): Mismatch[] {
  const said = flat(replies.map(({ text }) => text).join('\n\n'));
  const { text, contains = [], lacks = [], matches, buttons, sources } = expected;
  const labels = replies.flatMap((reply) => reply.buttons.map(({ label }) => label));
  const articles = replies.flatMap((reply) => reply.sources.map(({ article }) => article));
  const differ = (field: string, wanted: string, came: string): Mismatch => ({
    field,
    expected: wanted,
    came: came || null,
  });
  return [
    ...(text === undefined || flat(text) === said ? [] : [differ('bot', flat(text), said)]),
    ...contains.filter((part) => !has(said, part)).map((part) => differ('bot.contains', part, said)),
    ...lacks.filter((part) => has(said, part)).map((part) => differ('bot.lacks', part, said)),
    ...(matches === undefined || new RegExp(matches, 'u').test(said)
      ? []
      : [differ('bot.matches', `/${matches}/`, said)]),
    ...(buttons === undefined || isSame(labels, buttons)
      ? []
      : [differ('bot.buttons', listed(buttons), listed(labels))]),
    ...(sources === undefined ||
    (sources.every((one) => articles.includes(one)) && (sources.length > 0 || articles.length === 0))
      ? []
      : [differ('bot.sources', listed(sources), listed(articles))]),
  ];
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const has = (said: string, part: string) => said.toLowerCase().includes(flat(part).toLowerCase());
const listed = (names: string[]) =>
  names.length === 0 ? 'none' : names.map((name) => `[${name}]`).join(' ');
