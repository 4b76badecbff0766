export interface Scored {
  name: string;
  /** Calibrated probability, 0..1. */
  confidence: number;
}

/** A value found in the text; `start` and `end` are UTF-16 offsets of `text` in the message. */
export interface Entity {
  name: string;
  value: string;
  text: string;
  start: number;
  end: number;
}

/** Things the customer shows rather than asks. Each is true only on evidence in this message. */
export interface Signals {
  /** Wants a person, in any wording. */
  person: boolean;
  greeting: boolean;
  thanks: boolean;
  goodbye: boolean;
  /** Says that the last answer did not help. */
  notHelped: boolean;
  /** Says that it did, or plain "yes". */
  affirmed: boolean;
  denied: boolean;
  frustrated: boolean;
  /** There is a request in it beyond greeting, thanks or goodbye. */
  request: boolean;
}

export interface Understood {
  /** BCP 47, such as `en`. */
  language: string;
  /** The best intent, or null when none is meant. */
  intent: Scored | null;
  /** Runners-up, best first. */
  alternatives: Scored[];
  entities: Entity[];
  signals: Signals;
}

export interface UnderstandQuery {
  text: string;
  /** Earlier customer messages, oldest first. */
  before?: string[];
}

/** Text in, meaning out. Identical input gives identical output. */
export interface Understanding {
  understand(query: UnderstandQuery): Understood | Promise<Understood>;
}
