import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Model, ModelCall } from '../domain/model.ts';

/** The model was asked and gave its answer, whatever became of it. */
const ANSWERED = new Set(['grounded', 'unsupported', 'no_answer']);

/** What is counted of calls to a language model: numbers and codes, none of the words. */
export function measureModel(model: Model, registers: Registry[]): (call: ModelCall) => void {
  const calls = new Counter({
    name: 'deskhand_model_calls_total',
    help: 'Calls to the language model by what came of them',
    labelNames: ['outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'deskhand_model_failures_total',
    help: 'Calls to the language model that gave no answer, by why',
    labelNames: ['code'],
    registers,
  });
  const dropped = new Counter({
    name: 'deskhand_model_dropped_sentences_total',
    help: 'Sentences of the language model that no article bears out, by why',
    labelNames: ['why'],
    registers,
  });
  const tokens = new Counter({
    name: 'deskhand_model_tokens_total',
    help: 'Tokens as the language model’s server counts them',
    labelNames: ['direction'],
    registers,
  });
  const seconds = new Histogram({
    name: 'deskhand_model_seconds',
    help: 'A call to the language model with the check of its answer',
    buckets: [0.1, 0.25, 0.5, 1, 2, 4, 6, 10, 30],
    registers,
  });
  new Gauge({
    name: 'deskhand_model_resting',
    help: '1 while the language model is left alone after failures',
    registers,
    collect() {
      this.set(model.state().restingMs > 0 ? 1 : 0);
    },
  });
  return (call) => {
    calls.inc({ outcome: call.outcome });
    if (!ANSWERED.has(call.outcome)) failures.inc({ code: call.outcome });
    for (const { why } of call.dropped) dropped.inc({ why });
    tokens.inc({ direction: 'in' }, call.tokens?.prompt ?? 0);
    tokens.inc({ direction: 'out' }, call.tokens?.completion ?? 0);
    seconds.observe(call.ms / 1000);
  };
}
