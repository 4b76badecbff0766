export interface Scored {
  name: string;
  /** Calibrated probability, 0..1. */
  confidence: number;
}

/** A value found in the text; `start` and `end` are UTF-16 offsets of `text` in the message. */
export interface Entity {
  name: string;
  /** Normalised: ISO dates and times, E.164 numbers, a list's own value. */
  value: string;
  text: string;
  start: number;
  end: number;
  /** What tells two of a kind apart, such as `from` and `to`. */
  role?: string;
  /** Entities with the same number belong together: "2 blue shirts and a red one" is two groups. */
  group?: number;
  /** Of a value with parts: `{ amount: '20', currency: 'EUR' }`. */
  parts?: Record<string, string>;
}

export const SIGNALS = [
  'person',
  'greeting',
  'thanks',
  'goodbye',
  'notHelped',
  'affirmed',
  'denied',
  'frustrated',
  'urgent',
  'abusive',
  'request',
] as const;
export type Signal = (typeof SIGNALS)[number];

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
  /** Cannot wait: a deadline, a loss under way, "asap". */
  urgent: boolean;
  /** Insults or threatens somebody. */
  abusive: boolean;
  /** There is a request in it beyond greeting, thanks or goodbye. */
  request: boolean;
  /** The words that speak for each signal that is true. */
  evidence: Partial<Record<Signal, string>>;
}

/** Why an intent was chosen: for the trace and the console. */
export interface Because {
  /** Words of the message that spoke for the intent, strongest first; `weight` is their share, 0..1. */
  words: { text: string; weight: number }[];
  /** The bot's own examples that lie closest in meaning. `similarity` -1..1. */
  examples: { text: string; intent: string; similarity: number }[];
}

/** How a message hangs together with what came before in the episode. */
export interface FollowUp {
  /**
   * `new`: stands on its own. `continues`: adds to or varies the last request ("and in blue?"). `corrects`: replaces
   * a value or the request ("no, the Berlin one"). `chooses`: picks one of what was offered or named ("the second
   * one"). `answers`: gives what was asked for. `returns`: goes back to an earlier request of the episode.
   */
  kind: 'new' | 'continues' | 'corrects' | 'chooses' | 'answers' | 'returns';
  /** The message as it would read on its own, for search: earlier words and these. */
  standalone: string;
  /** The intent that was carried over, where this message does not name one. */
  intent?: string;
  /** Entities of earlier turns that still hold, not contradicted by this message; offsets are of their own message. */
  carried: Entity[];
  /** Where it picks something and cannot be told what ("the cheaper one"): what there is to pick from, so as to ask. */
  undecided?: string[];
  /** What was taken from where, in a few words, for the trace. */
  because?: string;
}

export interface Understood {
  /** BCP 47, such as `en`. */
  language: string;
  /** The best intent, or null when none is meant. */
  intent: Scored | null;
  /** Runners-up, best first. */
  alternatives: Scored[];
  /** The first two or three are too close to call: ask, do not guess. */
  isClose: boolean;
  /** Probability that none of the bot's intents is meant, 0..1. */
  outOfScope: number;
  entities: Entity[];
  signals: Signals;
  followUp: FollowUp;
  /** The text as it was read, where spelling was mended. */
  readAs?: string;
  because: Because;
}

/** What is known of a message before anything is read in it: no intent, no values, nothing shown. */
export function nothingUnderstood(text: string, language: string): Understood {
  const unseen = Object.fromEntries(SIGNALS.map((signal) => [signal, false])) as Record<Signal, boolean>;
  return {
    language,
    intent: null,
    alternatives: [],
    isClose: false,
    outOfScope: 0,
    entities: [],
    signals: { ...unseen, evidence: {} },
    followUp: { kind: 'new', standalone: text, carried: [] },
    because: { words: [], examples: [] },
  };
}

/** One earlier message of the customer in this episode. */
export interface EarlierTurn {
  text: string;
  intent?: string | undefined;
  /** How sure that intent was, 0..1; about 0.8 where it is not said. */
  confidence?: number | undefined;
  entities: Entity[];
}

export interface UnderstandQuery {
  text: string;
  /** Earlier customer messages of the episode, oldest first. */
  before?: EarlierTurn[];
  /** What the bot offered last and is still open, in the order shown. */
  offered?: string[];
  /** What the bot said last. */
  lastReply?: string;
  /** The moment that "tomorrow" counts from, ms since 1970; without it dates that need one are left out. */
  at?: number;
  /** IANA name of the contact's time zone. Default UTC. */
  timeZone?: string;
  /** ISO 3166 code of the contact's country, for telephone numbers without one. */
  country?: string;
  /** The language of the conversation so far. */
  language?: string;
}

/** Text in, meaning out. Identical input gives identical output. */
export interface Understanding {
  understand(query: UnderstandQuery): Understood | Promise<Understood>;
}
