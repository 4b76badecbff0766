import type { KnownPage } from '../store/sourcesPort.ts';
import type { Piece } from './formats/formats.ts';

/** One page as a reader of a source found it. */
export type Found = { page: string; total: number | null } & (
  | {
      found: 'read';
      /** What the ids of its articles are made of: its canonical address. */
      name: string;
      pieces: Piece[];
      /** Where its articles are read by a person, unless they say so themselves. */
      url?: string | undefined;
      etag?: string | null;
      modified?: string | null;
      links?: string[];
      problem?: string | undefined;
    }
  | { found: 'unchanged'; known: KnownPage }
  | {
      found: 'failed';
      problem: string;
      /** No answer came, or one that says that the site is not well. */
      isDown?: boolean;
    }
);

/** How the reading ended: `complete` when everything there is was seen. */
export interface Outcome {
  complete: boolean;
  note: string | null;
}

export type Reading = AsyncGenerator<Found, Outcome>;
/** What is known of a page from an earlier run, if this reader made it. */
export type Known = (page: string) => Promise<KnownPage | null>;
