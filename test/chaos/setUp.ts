import { API_KEY, pause, request } from './api.ts';
import type { Replica } from './replica.ts';
import type { Chaos } from './runChaos.ts';
import { starterArticles } from './texts.ts';

const ARTICLES = 40;
/** How soon a replica must know what was installed at another one. */
const LEARN_MS = 15_000;
export const INSTALLATION = 'zendesk';
const PATH = `/v1/installations/${INSTALLATION}`;

/** What an admin does first: articles, the help desk, its webhook. Nothing is killed yet. */
export async function setUp(chaos: Chaos): Promise<void> {
  const { api, zendesk, replicas, bases } = chaos;
  await Promise.all(replicas.map((replica) => replica.ready()));
  for (const { id, ...article } of starterArticles(ARTICLES))
    await must(api.send('PUT', `/v1/articles/${id}`, article));
  await must(api.send('PUT', PATH, { desk: 'zendesk', settings: zendesk.settings, handoffs: true }));
  for (const replica of replicas) await learn(replica, '"zendesk"', chaos);
  await must(api.send('POST', `${PATH}/subscribe`, { url: bases[0] }));
  for (const replica of replicas) await learn(replica, '"webhookSecret"', chaos);
}

async function must(answering: Promise<{ status?: number; text: string }>): Promise<void> {
  const { status, text } = await answering;
  if (status !== 200) throw new Error(`the set-up was answered ${status ?? ''} ${text.slice(0, 300)}`);
}

/** What was installed at one replica must come to all; one that does not learn it is started anew, and told of. */
async function learn(replica: Replica, words: string, { journal }: Chaos): Promise<void> {
  const until = Date.now() + LEARN_MS;
  while (!(await installations(replica)).includes(words)) {
    await pause(250);
    if (Date.now() < until) continue;
    journal.breaches.push({
      kind: 'server',
      what: `a replica does not learn ${words} of an installation made at another one`,
    });
    await replica.kill();
    replica.start();
    return replica.ready();
  }
}

async function installations({ base }: Replica): Promise<string> {
  const { text } = await request(`${base}/v1/installations`, {
    headers: { authorization: `Bearer ${API_KEY}` },
  });
  const { installations = [] } = JSON.parse(text);
  return JSON.stringify(installations);
}
