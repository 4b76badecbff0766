const MONTHS = [
  'jan(?:uary|uar|vier|eiro)?|enero|gennaio|januari',
  'feb(?:ruary|ruar)?|février|febrero|fevereiro|febbraio|februari',
  'mar(?:ch|zo|ço)?|märz|mars|maart',
  'apr(?:il|ile)?|avril|abril',
  'may|mai|mayo|maio|maggio|mei',
  'june?|juni|juin|junio|junho|giugno',
  'july?|juli|juillet|julio|julho|luglio',
  'aug(?:ust|ustus)?|août|agosto',
  'sept?(?:ember|embre|iembre|embro)?|settembre|setembro',
  'oct(?:ober|obre|ubre)?|oktober|outubro|ottobre',
  'nov(?:ember|embre|iembre|embro)?',
  'dec(?:ember)?|dez(?:ember|embro)?|décembre|diciembre|dicembre',
];
const MONTH = MONTHS.map((names, at) => `(?<m${at + 1}>${names})`).join('|');
const DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\d.])(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|er|º)?\\s+(?:de\\s+|of\\s+)?(?:${MONTH})(?!\\p{L})`,
  'giu',
);
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})(?:${MONTH})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)`,
  'giu',
);
const ISO = /(?<!\d)\d{4}-(\d{2})-(\d{2})(?!\d)/g;

/** The days that a text names, as `month-day`, each once; 5 March and March 5th are one. */
export function datesOf(text: string): string[] {
  const found = [...text.matchAll(ISO)].map(([, month, day]) => `${Number(month)}-${Number(day)}`);
  for (const pattern of [DAY_FIRST, MONTH_FIRST])
    for (const { groups = {} } of text.matchAll(pattern)) {
      const month = MONTHS.findIndex((_, at) => groups[`m${at + 1}`] !== undefined) + 1;
      found.push(`${month}-${Number(groups.day)}`);
    }
  return [...new Set(found)];
}
