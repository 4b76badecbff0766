/** A number and what it counts, in the smallest unit of its kind: `2 weeks` is 20160 of `time`. `''`: of nothing known. */
export interface ReadFigure {
  value: string;
  unit: string;
}

export interface ReadClause {
  /** What it speaks of, as stems. */
  content: ReadonlySet<string>;
  /** Every word, as a stem. */
  all: ReadonlySet<string>;
  isNegated: boolean;
  figures: ReadFigure[];
}

/** A sentence as it is compared. */
export interface ReadSentence {
  text: string;
  clauses: ReadClause[];
  content: ReadonlySet<string>;
  all: ReadonlySet<string>;
  /** Links and e-mail addresses. */
  links: string[];
  /** Telephone numbers, digits only. */
  phones: string[];
  /** Names and codes, folded. */
  names: string[];
}

/** A passage of an article, and its sentences as they stand there. */
export interface TextPassage {
  heading: string[];
  text: string;
  sentences: string[];
}

/** Takes personal data out of a text: `[EMAIL_1]`, `[PHONE_2]`, `[CARD_3]`, `[ACCOUNT_4]`; `restore` puts it back. */
export interface ReadMask {
  hide(text: string): string;
  restore(text: string): string;
}

/** How texts are read where they are looked at by hand or compared with each other. */
export interface Reading {
  /** Without quoted mail, signature and logs; lines stay lines. */
  ownWords(text: string): string;
  sentences(text: string): string[];
  passages(article: { title: string; body: string }): TextPassage[];
  read(sentence: string, language: string): ReadSentence;
  /** The words of a text as stems, in their order. */
  stems(text: string): string[];
  mask(): ReadMask;
  /** BCP 47. */
  languageOf(text: string, fallback: string): string;
  /** One has a word, the other its opposite: "before" and "after". */
  isContrary(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean;
  /** It holds under a condition only: "if", "until", "only". */
  isConditional(all: ReadonlySet<string>): boolean;
}
