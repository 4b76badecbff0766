import { Problem } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { DeskParts } from './parts.ts';
import type { Response } from './respond.ts';
import { wordsOf } from './suggest.ts';

/**
 * An agent says what the customer's message meant that a turn answered, also where the bot was sure of something else.
 * Throws 404 and 409.
 */
export async function correctTurn(
  { store, now }: Pick<DeskParts, 'store' | 'now'>,
  workspace: string,
  turn: string,
  intent: string | null,
): Promise<Suggestion> {
  const answered = await store.suggestions.answered(workspace, turn);
  if (!answered) throw new Problem(404, 'not_found', `There is no turn ${turn}.`);
  const { conversation, message, response } = answered;
  const text = wordsOf(message?.text ?? '');
  if (!message || text === '')
    throw new Problem(
      409,
      'wordless',
      'This turn answers no words of a customer: there is nothing to correct.',
    );
  const { understanding } = JSON.parse(response) as Response;
  const { language, intent: guess, alternatives } = understanding;
  const corrected = await store.suggestions.correct(
    workspace,
    conversation,
    {
      id: newId('sug'),
      message: message.id,
      turn,
      text,
      language,
      reason: 'corrected',
      intent,
      confidence: intent === null ? null : 1,
      guessed: guess?.name ?? null,
      alternatives,
    },
    now(),
  );
  if (corrected) return corrected;
  throw new Problem(
    409,
    'decided',
    'This message was made an example or set aside already. Change the example in the bot folder instead.',
  );
}
