import type { Flow } from '../../domain/flow.ts';
import { stepAt } from './paths.ts';
import type { Asked } from './ports.ts';
import { type Run, topFrame } from './run.ts';
import { inLanguage, inOwnLanguage } from './scope.ts';

/** Kinds whose name says nothing of what is asked for. */
const PLAIN = new Set(['text', 'yes_no', 'number', 'quantity', 'percent']);

/** What a slot is asked by: its name, and the question in the customer's language and in the bot's own. */
export function asksOf(run: Run, flow: Flow, name: string): string {
  const step = stepAt(flow, topFrame(run)?.at ?? []);
  const own = step && 'ask' in step && step.ask === name ? step.text : undefined;
  const question = own ?? flow.slots[name]?.ask;
  const texts = question === undefined ? [] : [inLanguage(run, question), inOwnLanguage(run, question)];
  return withoutTemplates([name.replaceAll('_', ' '), ...new Set(texts)].join('. '));
}

/** The same with its kind, and whether the flow goes on without it. */
export function askedFor(run: Run, flow: Flow, name: string): Asked {
  const { entity } = flow.slots[name]!;
  const step = stepAt(flow, topFrame(run)?.at ?? []);
  const kind = PLAIN.has(entity) ? '' : `${entity.replaceAll('_', ' ')}. `;
  return {
    words: `${kind}${asksOf(run, flow, name)}`,
    kind: entity,
    isOptional: step !== undefined && 'missing' in step,
  };
}

const withoutTemplates = (text: string) => text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, ' ');
