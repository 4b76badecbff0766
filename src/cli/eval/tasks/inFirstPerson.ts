/** Rewritten in this order. */
const RULES: [RegExp, string][] = [
  [/\byou're\b/gi, "I'm"],
  [/\byou are\b/gi, 'I am'],
  [/\byou were\b/gi, 'I was'],
  [/\byou('(?:d|ve|ll))\b/gi, 'I$1'],
  [
    /\b(to|for|with|of|from|at|about|on|than|tell|told|give|gives|help|let|lets|suits|sent|send|show|lets) you\b/gi,
    '$1 me',
  ],
  [
    /\byou(?=\s+(?:at|in|on|to|from|by|back|about|a|an|the|any|how|which|what|when|where|whether|with|your)\b|\s*(?:[.,;!?)]|$))/gi,
    'me',
  ],
  [/\byourself\b/gi, 'myself'],
  [/\byours\b/gi, 'mine'],
  [/\byour\b/gi, 'my'],
  [/\byou\b/gi, 'I'],
];

/** Sentences that tell the player how to play, not what the customer wants: they speak of the agent, or of what is said. */
const DIRECTIONS = /\bthe agent\b|^(?:make sure|ask|mention|do not|if asked)\b/i;
/** The same, in brackets. */
const ASIDE = /\s*\([^()]*\b(?:the agent|make sure|reveal|mention|do not share)\b[^()]*\)/gi;

/** What somebody is told to want, as they would say it: "You want to return…" is "I want to return…". */
export function inFirstPerson(told: string): string {
  const sentences = told.replace(ASIDE, '').split(/(?<=[.!?;])\s+/);
  const wanted = sentences.filter((sentence) => !DIRECTIONS.test(sentence));
  const said = (wanted.length > 0 ? wanted : sentences).join(' ').replace(/^[\s.]+/, '');
  const rewritten = RULES.reduce((text, [you, me]) => text.replace(you, me), said);
  return rewritten.replace(
    /(^|[.!?]\s+)(my|mine|myself)\b/g,
    (_, before, word) => before + word[0].toUpperCase() + word.slice(1),
  );
}
