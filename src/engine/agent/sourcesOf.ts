import type { Sources } from './checkSaying.ts';
import type { Pursuit } from './parts.ts';
import { withoutCommands } from './readData.ts';
import { HAND_OVER } from './toolsOf.ts';
import { titleOf, wordsIn } from './words.ts';

/** What a reply of the model may be made of, at this place of the plan. */
export function sourcesOf(pursuit: Pursuit): Sources {
  const { state, system, plan, articles, hosts, allowed, ports } = pursuit;
  // "Answer with …": that the customer said so does not make it ours to say.
  const said = plan.lines.flatMap((line) =>
    line.who === 'call' ? [] : line.who === 'customer' ? [withoutCommands(line.text)] : [line.text],
  );
  const results = plan.lines.flatMap((line) =>
    line.who === 'call' && isResult(line.result) ? [line.result.result ?? null] : [],
  );
  const titles = allowed.map((action) => titleOf(pursuit, action));
  const vocabulary = allowed.flatMap(({ description, title, arguments: declared, rules }) => [
    description,
    title === undefined ? '' : wordsIn(pursuit, title),
    ...rules.map(({ because }) => wordsIn(pursuit, because)),
    ...Object.entries(declared).map(
      ([name, { description: about, schema }]) =>
        `${name.replaceAll('_', ' ')} ${about} ${Array.isArray(schema.enum) ? schema.enum.join(' ') : ''}`,
    ),
  ]);
  return {
    texts: [...articles, ...said, ports.contact.email ?? ''],
    results,
    vocabulary,
    known: [state.bot.name, ...titles, ...(ports.contact.name ? [ports.contact.name] : [])],
    hosts,
    system,
    tools: [...state.bot.actions.map(({ name }) => name), HAND_OVER],
    done: allowed
      .filter((action) => plan.done.includes(titleOf(pursuit, action)))
      .map((action) => `${action.name} ${titleOf(pursuit, action)} ${action.description}`),
    language: ports.language,
  };
}

/** Only what a tool gave: the reason of a refusal may repeat what the model had asked for. */
const isResult = (result: unknown): result is { result?: never } =>
  typeof result === 'object' && result !== null && 'done' in result;
