import { barOf, type Found } from '../../domain/knowledge.ts';
import type { Plan } from '../../domain/plan.ts';
import { createMask } from '../grounding/maskPersonal.ts';
import { languageOf } from '../languages.ts';
import { hostOf } from '../onlyListed.ts';
import { isReadable } from '../search.ts';
import { portsFor } from '../tasks/openTask.ts';
import type { UnderstoodState } from '../turnState.ts';
import type { Pursuit } from './parts.ts';
import { readArticle } from './readData.ts';
import { isForModel, toolsOf } from './toolsOf.ts';
import { writeSystem } from './writeAgentPrompt.ts';

const BUDGET_MS = 6_000;
const MOST_ARTICLES = 2;
/** An article with less than this share of what it takes to answer is none about it. */
const NEAR = 0.5;

/** What a plan needs; null: the bot has no gate, or does not let a model plan. */
export function openPursuit(state: UnderstoodState, plan: Plan, found: Found[] = []): Pursuit | null {
  const { bot, tasks, model = null } = state;
  const { use = true, agent = false, budgetMs = BUDGET_MS } = bot.model ?? {};
  if (!tasks || !use || !agent) return null;
  const ports = portsFor(state, tasks, bot);
  const bar = barOf(bot, state.knowledge) * NEAR;
  const near = found.filter((one) => one.confidence >= bar && isReadable(state, one)).slice(0, MOST_ARTICLES);
  return {
    state,
    model,
    ports,
    plan,
    tools: toolsOf(bot.actions, ports.requester),
    allowed: bot.actions.filter((action) => isForModel(action, ports.requester)),
    articles: near.map(readArticle),
    system: writeSystem({ name: bot.name, voice: bot.model?.voice }, languageOf(state)),
    hosts: new Set([...(bot.links ?? []), ...found.map(({ article }) => hostOf(article.url ?? ''))]),
    mask: createMask(),
    actions: [],
    endsAt: performance.now() + budgetMs,
  };
}
