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
  [/\bwho(?:m|se)?\b/i, /\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u],
];

const ASKS_FACT =
  /\b(?:how (?:many|much|long|old|often|far|big|large|tall|soon|fast)|when|who|whom|whose|where|which|what(?:'s|s)?|is there|are there|does|do you|is it|are|is|name|number|e-?mail|address)\b/i;

/** "How do I", "it does not work": steps are wanted, or a remedy. */
const ASKS_STEPS =
  /\bhow (?:do|can|could|should|would|to|does one|might|must)\b|\b(?:steps?|instructions?|set ?up|fix|solve|troubleshoot|configure|install|procedure|way to|error|fails?|cannot|can't|unable|not working|won't)\b/i;

/** Longest question that asks for one fact, in characters. */
const LONGEST = 300;

/** Whether the question asks for one thing that a sentence can say. */
export function asksFact(text: string): boolean {
  if (text.length > LONGEST) return false;
  return wants(text).length > 0 || (ASKS_FACT.test(text) && !ASKS_STEPS.test(text));
}

/** What the answer looks like, as far as the question tells. */
export function wants(text: string): RegExp[] {
  return ASKS_FOR.filter(([asked]) => asked.test(text)).map(([, given]) => given);
}
