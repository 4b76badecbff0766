/** A text as a point: texts of like meaning lie close. Unit length, so that a dot product is a similarity, -1..1. */
export type TextVector = Float32Array;

/** Text in, vector out. A part that may be missing or still loading: whoever uses it works on words alone meanwhile. */
export interface Encoder {
  /** Names the model's weights: vectors of two models are never compared. */
  readonly model: string;
  /** Numbers in a vector; 0 until it is loaded. */
  readonly size: number;
  /** What it reads, BCP 47; null: any language, as far as is known. */
  readonly languages: readonly string[] | null;
  /** Whole words that the model has a token for, the most frequent first where it orders them so; lower case. */
  readonly words: readonly string[];
  /** Resolves to true once vectors can be had, or to false where they never will. Never rejects. */
  readonly ready: Promise<boolean>;
  /** Whether vectors can be had now. */
  readonly isReady: boolean;
  /** One text, one vector; null where there is none to have now. Never rejects. Equal texts give equal vectors. */
  encode(text: string): Promise<TextVector | null>;
  /** Many texts, for training and indexing: kept vectors first, the rest one by one, giving way to `encode`. */
  encodeAll(
    texts: string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<(TextVector | null)[]>;
}
