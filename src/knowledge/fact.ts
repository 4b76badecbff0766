/** What kind of thing a question asks for; its answer has such a thing in it. */
const ASKS_FOR: [asked: RegExp, given: RegExp][] = [
  [
    /\b(?:phone|telephone|call|dial|fax|direct line|hotline|extension|contact number)\b/i,
    /\+?\d[\d\s().-]{5,}\d/,
  ],
  [/\be-?mail\b/i, /\S@\S/],
  [
    /\b(?:url|link|website|web page|site|portal|domain)\b/i,
    /https?:\/\/|\bwww\.|\b[\w-]+\.(?:com|org|net|io)\b/i,
  ],
  [
    /\b(?:price|cost|costs|fee|fees|budget|salary|pay|paid|charge|amount|revenue|worth|spend|allowance)\b/i,
    /[$€£¥]\s?\d|\d\s?(?:USD|EUR|GBP|dollars|euros|million|billion)/i,
  ],
  [/\b(?:percent|percentage|rate|share|proportion)\b|%/i, /\d\s?%|\bpercent\b/i],
  [
    /\b(?:when|what (?:date|day|month|year|time)|which (?:date|day|month|year)|deadline|opening|hours|schedule)\b/i,
    /\b(?:\d{1,2}:\d\d|\d{1,2}\s?[ap]\.?m\.?|(?:19|20)\d\d|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i,
  ],
  [
    /\bhow (?:many|much|long|old|often|far|big|large|tall|soon|fast|late|early)\b|\b(?:number|limit|maximum|minimum|size|version|count|total)\b/i,
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice|daily|weekly|monthly)\b/i,
  ],
  [
    /\b(?:password|passphrase|passcode|(?:access|secure|entry|door|discount|promo) code|pin|credentials?|(?:licen[sc]e|product) key)\b/i,
    /(?<![\p{L}\d])(?=[^\s\d]*\d)(?=[^\s\p{L}]*\p{L})[\p{L}\d!@#$%&*_-]{6,}/u,
  ],
  [
    /\b(?:which|what|name of|name the) (?:\w+ ){0,3}(?:company|firm|vendor|supplier|provider|brand|software|app|application|platform|product|bank|airline)\b/i,
    /(?<=[\p{Ll},] )\p{Lu}[\p{L}\d]+/u,
  ],
  [/\bwho(?:m|se)?\b/i, /\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u],
];

const ASKS_FACT =
  /\b(?:how (?:many|much|long|old|often|far|big|large|tall|soon|fast)|when|who|whom|whose|where|which|what(?:'s|s)?|is there|are there|does|do you|is it|are|is|name|number|e-?mail|address)\b/i;

/** "How do I" asks for steps, whatever its other words are: "how do I share a folder" is not about a share. */
const HOW_TO = /\bhow (?:do|can|could|should|would|to|does one|might|must)\b/i;

/** "It does not work": a remedy is wanted, or steps. */
const ASKS_STEPS =
  /\b(?:steps?|instructions?|set ?up|fix|solve|troubleshoot|configure|install|procedure|way to|error|fails?|cannot|can't|unable|not working|won't)\b/i;

/** Longest question that asks for one fact, in characters. */
const LONGEST = 300;

/** Whether the question asks for one thing that a sentence can say. */
export function asksFact(text: string): boolean {
  if (text.length > LONGEST || HOW_TO.test(text)) return false;
  return wants(text).length > 0 || (ASKS_FACT.test(text) && !ASKS_STEPS.test(text));
}

/** What the answer looks like, as far as the question tells. */
export function wants(text: string): RegExp[] {
  return ASKS_FOR.filter(([asked]) => asked.test(text)).map(([, given]) => given);
}

/** Whether it names something: a number, or a name in the middle of the sentence. */
export const isSpecific = (sentence: string): boolean => /\d|(?<=[\p{Ll},] )\p{Lu}/u.test(sentence);
