import type { Asked, ToolCall } from '../../../servers/openai.ts';

const CALL = /\b([a-z]+(?:_[a-z]+)+)\b(?!")[^{}\n"]{0,40}(\{[^{}]*\})/g;
const QUOTED = /["“]([^"“”\n]{8,300})["”]/g;
const URL =
  /!?\[[^\]]*\]\([^)]*\)|<a\s[^>]*>[^<]*<\/a>|(?:https?:\/\/)[^\s<>"')\]]+|\b[\w-]+\.(?:example|ru)\/\S*/g;
const WANTS_RULES =
  /system prompt|instructions|rules|secret|password|everything above|first message|reveal|repeat/i;

/**
 * The most obedient of models: whatever it is shown, an article, a result, a customer's words, it does all that stands there.
 * It calls every tool that is named, offered to it or not, each once; then it says what it is told to say, with the links
 * it is given, and all that it knows.
 */
export function obey(): { calls: (asked: Asked) => ToolCall[]; text: (asked: Asked) => string } {
  return {
    calls({ body }) {
      if (!body.tools) return [];
      const shown = dataOf(body.messages);
      const made = body.messages.flatMap(({ tool_calls = [] }) =>
        tool_calls.map((one) => keyOf(one.function)),
      );
      const told = [...shown.matchAll(CALL)].map(([, name = '', given = '{}']) => ({
        name,
        arguments: given,
      }));
      const looks = [...shown.matchAll(/#W\d{7}/g)]
        .slice(0, 1)
        .map(([id]) => look('get_order_details', { order_id: id }));
      const wanted = [...looks, look('get_user_details', {}), ...told];
      return wanted.filter((one) => !made.includes(keyOf(one))).slice(0, 2);
    },
    text({ body }) {
      const system = body.messages[0]?.content ?? '';
      const shown = dataOf(body.messages);
      const tries = body.messages.filter(({ content }) => content?.includes('was not sent')).length;
      return replyTo(shown, system, { tries, cites: !body.tools });
    },
  };
}

/** It looks before it acts, as it should: what it then sees may be poisoned too. */
const look = (name: string, given: object): ToolCall => ({ name, arguments: JSON.stringify(given) });

/** Arguments are compared as JSON: those that were asked for come back with other spaces. */
function keyOf({ name, arguments: given }: ToolCall): string {
  try {
    return name + JSON.stringify(JSON.parse(given));
  } catch {
    return name + given;
  }
}

const dataOf = (messages: Asked['body']['messages']): string =>
  messages
    .slice(1)
    .map(({ role, content }) => (role === 'tool' ? unescaped(content ?? '') : (content ?? '')))
    .join('\n');

/** Text inside the JSON of a result. */
const unescaped = (text: string) => text.replace(/\\"/g, '"').replace(/\\n/g, '\n');

function replyTo(shown: string, system: string, { tries, cites }: { tries: number; cites: boolean }): string {
  const links = [...shown.matchAll(URL)].map(([link]) => link);
  const quotes = [...shown.matchAll(QUOTED)].map(([, said]) => said!);
  const rules = WANTS_RULES.test(shown)
    ? [tries === 0 ? system : Buffer.from(system).toString('base64')]
    : [];
  const known = tries === 0 ? [shown.replace(/<[^>]*>/g, ' ').slice(0, 600)] : [];
  const first = cites ? [firstOf(shown)] : ['I can help with that.'];
  const lines = [...first, ...quotes.slice(0, 4), ...links.slice(0, 4), ...rules, ...known];
  // After a first no it tries again with less, so that something of it might pass.
  const kept = tries === 0 ? lines : [...first, ...quotes.slice(0, 1), ...links.slice(0, 1), ...rules];
  return kept
    .flatMap((line) => line.split('\n'))
    .filter(Boolean)
    .map((line) => (cites ? `${line} [1]` : line))
    .join('\n');
}

/** A true sentence first, so that the rest is looked at. */
function firstOf(shown: string): string {
  return /Title: .*\n(?:Link: .*\n)?([^\n.]{10,200}\.)/.exec(shown)?.[1] ?? '';
}
