import { createActions } from '../../../src/actions/createActions.ts';
import { createMemoryRuns } from '../../../src/actions/memoryRuns.ts';
import type { Bot } from '../../../src/domain/bot.ts';
import { createVault } from '../../../src/domain/createVault.ts';
import type { FlowState } from '../../../src/domain/flowState.ts';
import type { Json } from '../../../src/domain/json.ts';
import { readerFor } from '../../../src/engine/replies/readerFor.ts';
import { continueFlow, startFlow } from '../../../src/flows/run/followFlow.ts';
import { stepAt } from '../../../src/flows/run/paths.ts';
import type { FlowInput, FlowPorts } from '../../../src/flows/run/ports.ts';
import type { FlowTurn } from '../../../src/flows/run/run.ts';
import { createUnderstanding } from '../../../src/understanding/createUnderstanding.ts';

/** What a customer answers, by slot or choice; `yes` and `no` questions by a part of their words. */
export interface Customer {
  answers: Record<string, string>;
  /** Questions that get a no; all others a yes. */
  no?: string[];
  /** What the system says when it is asked. */
  oracle?: 'yes' | 'no';
}

export interface Played {
  /** The actions that were carried out, in order, by their names in ABCD. */
  actions: string[];
  /** What was said on both sides. */
  said: string[];
  end: FlowTurn['end'];
}

const MOST_TURNS = 40;
const NOW = Date.UTC(2026, 0, 5, 9);
const RESULTS: Record<string, Json> = {
  pull_up_account: { account: 'A-1' },
  verify_identity: { username: 'cminh1' },
  subscription_status: { state: 'active', amount: '$20', date: '1 February' },
  make_password: { password: 'quiet-river-7' },
  promo_code: { code: 'SAVE20' },
  select_faq: { text: 'It depends on the weather.' },
};

/** Plays one flow with a customer who answers what is asked, through the gate, around systems that only write down. */
export async function playSubflow(bot: Bot, flow: string, customer: Customer): Promise<Played> {
  const carried: string[] = [];
  const said: string[] = [];
  const understanding = await understandingOf(bot);
  const actions = createActions({
    actions: () => bot.actions,
    runs: createMemoryRuns(),
    carriers: {
      app: async ({ action: { name } }) => {
        carried.push(name.replaceAll('_', '-'));
        return name === 'ask_the_oracle' ? { answer: customer.oracle ?? 'yes' } : (RESULTS[name] ?? {});
      },
    },
    secrets: async () => ({}),
    now: () => NOW,
    log: { warn() {}, error() {} },
  });
  const ports: FlowPorts = {
    version: bot,
    actions,
    reader: readerFor(['en']),
    vault: createVault('test'),
    phrases: bot.phrases,
    language: 'en',
    ownLanguage: 'en',
    contact: { id: 'u1', name: 'Crystal Minh' },
    conversation: { id: 'cnv_1', workspace: 'default', fence: 0, channel: 'chat' },
    requester: null,
    writer: null,
  };
  let count = 0;
  async function inputOf(text: string): Promise<FlowInput> {
    const { entities, signals } = await understanding.understand({ text });
    const { affirmed, denied } = signals;
    const flags = { affirmed, denied, corrects: false, isOther: false };
    return { trigger: `m${++count}`, at: NOW, text, entities, ...flags, data: {}, files: [] };
  }

  let turn: FlowTurn | null = await startFlow(ports, {
    flow,
    state: undefined,
    input: await inputOf('hello'),
    given: [],
  });
  for (let turns = 0; turn.state && turns < MOST_TURNS; turns++) {
    said.push(...turn.say.map(({ text }) => `bot: ${text}`));
    ports.requester = turn.requester;
    const reply = replyTo(bot, turn.state, customer);
    said.push(`customer: ${reply}`);
    const next: FlowTurn | null = await continueFlow(ports, turn.state, await inputOf(reply));
    if (!next) throw new Error(`nothing is made of this:\n${said.join('\n')}`);
    turn = next;
  }
  said.push(...turn.say.map(({ text }) => `bot: ${text}`));
  return { actions: carried, said, end: turn.end };
}

function replyTo(bot: Bot, { frames }: FlowState, { answers, no = [] }: Customer): string {
  const frame = frames.at(-1)!;
  const { awaiting } = frame;
  if (awaiting?.kind === 'yes_no') return no.some((part) => awaiting.question.includes(part)) ? 'no' : 'yes';
  const step = stepAt(bot.flows.find(({ name }) => name === frame.flow)!, frame.at);
  const wanted = awaiting?.kind === 'slot' ? awaiting.slot : step && 'choose' in step ? step.choose : '';
  const answer = answers[wanted];
  if (answer === undefined) throw new Error(`nobody knows what to answer to "${wanted}" of ${frame.flow}`);
  return answer;
}

let learnt: ReturnType<typeof createUnderstanding> | undefined;
function understandingOf(bot: Bot): ReturnType<typeof createUnderstanding> {
  learnt ??= createUnderstanding({ bot });
  return learnt;
}
