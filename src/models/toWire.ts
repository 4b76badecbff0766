import type OpenAI from 'openai';
import type { ModelMessage } from '../domain/model.ts';

/** https://platform.openai.com/docs/guides/function-calling */
export function toWire({
  role,
  content,
  calls = [],
  call = '',
}: ModelMessage): OpenAI.ChatCompletionMessageParam {
  if (role === 'tool') return { role, content, tool_call_id: call };
  if (role === 'user' || calls.length === 0) return { role, content };
  const wanted = calls.map(({ id, name, arguments: given }) => ({
    id,
    type: 'function' as const,
    function: { name, arguments: JSON.stringify(given ?? {}) },
  }));
  return { role, content: content === '' ? null : content, tool_calls: wanted };
}
