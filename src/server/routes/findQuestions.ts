import { Problem } from '../../domain/errors.ts';
import type { ServerParts } from '../route.ts';

/** Questions without an answer, by their turns. Throws a 404 that names the first that is not there. */
export async function findQuestions(
  { gaps }: ServerParts['store'],
  workspace: string,
  questions: string[],
): Promise<{ id: string; conversation: string }[]> {
  const found = await gaps.find(workspace, questions);
  const known = new Set(found.map(({ id }) => id));
  const missing = questions.findIndex((id) => !known.has(id));
  if (missing < 0) return found;
  throw new Problem(404, 'not_found', `There is no question ${questions[missing]}.`, {
    field: `/questions/${missing}`,
  });
}
