import { NoAnswer, Refused } from '../../domain/errors.ts';
import type { ModelAnswer, ModelCall, ModelUsage } from '../../domain/model.ts';
import type { Pursuit } from './parts.ts';
import { writeAgentPrompt } from './writeAgentPrompt.ts';

const MOST_TOKENS = 700;
/** Less is no time for an answer. */
const LEAST_MS = 200;
const CHARACTERS_PER_TOKEN = 4;

type Asked = { answer: ModelAnswer; call: ModelCall } | { failed: string };

/** One step of a plan; its cost and its trace are kept with it. Never throws. */
export async function askModel(pursuit: Pursuit): Promise<Asked> {
  const { state, model, plan, tools, articles, mask, system, endsAt } = pursuit;
  const budgetMs = Math.round(endsAt - performance.now());
  if (!model) return { failed: 'no_model' };
  if (budgetMs < LEAST_MS) return { failed: 'timeout' };
  const prompt = writeAgentPrompt({ system, plan, articles, mask });
  const call: ModelCall = {
    model: model.name,
    ms: 0,
    tokens: null,
    cost: null,
    outcome: 'planned',
    dropped: [],
    prompt,
  };
  const began = performance.now();
  try {
    const answer = await model.complete({ ...prompt, tools, maxTokens: MOST_TOKENS, budgetMs });
    const cost = model.costOf(answer);
    Object.assign(call, { model: answer.model, tokens: answer.usage, cost });
    const { text, calls = [] } = answer;
    const spent = cost ?? estimate(pursuit, JSON.stringify([prompt, tools]), text + JSON.stringify(calls));
    pursuit.plan = { ...plan, steps: plan.steps + 1, cost: plan.cost + spent };
    return { answer, call };
  } catch (error) {
    call.outcome = error instanceof Refused || error instanceof NoAnswer ? error.code : 'failed';
    pursuit.plan = { ...plan, steps: plan.steps + 1 };
    return { failed: call.outcome };
  } finally {
    call.ms = Math.round(performance.now() - began);
    state.trace.step('model', `${call.outcome}, ${call.model}`);
    state.modelCalls.push(call);
    state.onModelCall?.(call);
  }
}

/** Where the server does not count: a limit on the cost must hold there too. */
function estimate({ state }: Pursuit, sent: string, came: string): number {
  const { prices } = state.bot.model ?? {};
  if (!prices) return 0;
  const tokens: ModelUsage = {
    prompt: sent.length / CHARACTERS_PER_TOKEN,
    completion: came.length / CHARACTERS_PER_TOKEN,
  };
  return (tokens.prompt * prices.in + tokens.completion * prices.out) / 1_000_000;
}
