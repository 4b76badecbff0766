/** Texts that shall become examples of an intent, each in its own language (BCP 47). */
export interface NewExamples {
  intent: string;
  texts: { text: string; language: string }[];
}

/** Where an example stands: `intents/refund.yaml`, line 12. */
export interface ExamplePlace {
  intent: string;
  file: string;
  line: number;
}

/** Nothing was written where one of the texts, `at`, is an example already. */
export type ExamplesResult =
  | { added: ExamplePlace[]; duplicate?: undefined }
  | { added?: undefined; duplicate: ExamplePlace & { at: number } };

/** Writes examples into the bot's own files. Throws a `Problem` that says what to do where they cannot be written. */
export type AddExamples = (examples: NewExamples) => Promise<ExamplesResult>;
