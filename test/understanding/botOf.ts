import type { UnderstandingBot } from '../../src/understanding/createUnderstanding.ts';

type Given = { name: string; description?: string; examples: string[] };

/** A bot of these intents and nothing else. */
export function botOf(intents: Given[], rest: Partial<UnderstandingBot> = {}): UnderstandingBot {
  return {
    language: 'en',
    languages: [],
    entities: [],
    intents: intents.map((intent) => ({ description: '', slots: [], translations: {}, ...intent })),
    ...rest,
  };
}
