/** How one language speaks of dates and times. All in lower case without accents; strings are patterns without groups. */
export interface DateWords {
  /** January first. */
  months: string[];
  /** Sunday first. */
  weekdays: string[];
  /** Sunday first. They are also other words: only beside a date, a time, or a word such as "on" and "next". */
  shortWeekdays: string[];
  units: { minute: string; hour: string; day: string; week: string; month: string; year: string };
  /** Days from today. */
  days: [string, number][];
  /** Days that come with their time: days from today, time. */
  dayParts: [string, number, string][];
  /** Parts of the day. `alone` ones may stand without a date. */
  parts: [string, string][];
  alone: [string, string][];
  /** As `parts`, behind a weekday as one word: "Freitagabend". */
  glued?: [string, string][];
  /** Words of the clock that are times alone. */
  clocks: [string, string][];
  /** `N` is a number, `U` a unit. */
  ahead: string[];
  ago: string[];
  /** `W` is a weekday or a period. */
  next: string[];
  /** As `next`, but one week later where the day is still to come in this one. */
  isNextWeek: boolean;
  this: string[];
  last: string[];
  weekAfterNext: string;
  weekend: string;
  /** `D` is a number of a day, `M` a month, `Q` a month in digits, `Y` a year. */
  dayMonth: string[];
  /** Days in words, the first first. */
  ordinals: string[];
  /** In front of a month without a day. */
  inMonth: string;
  /** "the 15th": `D`. */
  dayAlone: string[];
  /** In front of a week, month or year. */
  endOf: string;
  startOf: string;
  /** Times with their hour `H` and, where given, minutes `MM`. */
  hours: string[];
  /** Before a bare hour. */
  at: string;
  half: [string, number][];
  am: string;
  pm: string;
  from: string;
  to: string;
  between: string;
  and: string;
  every: string;
  /** In front of a day that is over. */
  past: string;
  future: string;
  /** Between the numbers of a length, and behind it. */
  or: string;
  working: string;
  halfMore: string;
  aUnit: string;
}
