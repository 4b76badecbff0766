import { createApi } from './api.ts';
import { createRandom } from './random.ts';
import type { Chaos } from './runChaos.ts';
import { starterArticles } from './texts.ts';

export const INSTALLATION = 'zendesk';

/**
 * What an admin does first: articles, the help desk, its webhook. All of it at one replica; the load begins at once, and
 * whatever the others need to know of it they must find out when it is needed.
 */
export async function setUp({ zendesk, deskUrl, replicas, bases }: Chaos): Promise<void> {
  await Promise.all(replicas.map((replica) => replica.ready()));
  const api = createApi(bases.slice(0, 1), createRandom(0));
  const must = async (method: string, path: string, body: unknown) => {
    const { status, text } = await api.send(method, path, body);
    if (status !== 200)
      throw new Error(`${method} ${path} was answered ${status ?? ''} ${text.slice(0, 300)}`);
  };
  for (const { id, ...article } of starterArticles()) await must('PUT', `/v1/articles/${id}`, article);
  const settings = { ...zendesk.settings, baseUrl: deskUrl };
  const path = `/v1/installations/${INSTALLATION}`;
  await must('PUT', path, { desk: 'zendesk', settings, handoffs: true });
  await must('POST', `${path}/subscribe`, { url: bases[0] });
}
