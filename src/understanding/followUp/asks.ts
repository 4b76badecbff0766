import { plainOf } from './plainWords.ts';

const ASKS =
  /\?|\b(?:please|kindly) (?:tell|give|send|share|provide|enter|type|confirm|let me know)|\b(?:bitte (?:nennen|geben|schicken|senden|teilen)|nennen sie|indiquez|donnez|indique|indiqueme|digame|informe|me diga)\b/;
/** Asks for nothing in particular: what follows is a new request. */
const ANYTHING_ELSE =
  /\b(?:anything else|something else|what can i do|how can i help|can i help you|may i help|in other words|with other words|sonst noch|kann ich (?:sonst |noch )*(?:etwas )?fur sie|mit anderen worten|autre chose|puis[ -]je (?:vous aider|faire pour)|le dire autrement|algo mas|en que puedo|otras palabras|mais alguma coisa|em que posso|como posso|outras palavras)\b/;
const HELPED =
  /\b(?:(?:did|does|has|was|is) (?:this|that|it)(?: \w+)? (?:help|answer|solve|work|useful|fix|clear)\w*|hat (?:das|ihnen das|dir das) (?:\w+ )?(?:geholfen|funktioniert)|(?:cela|ca) (?:vous )?a ?t ?il aide|est ce que (?:cela|ca) vous a aidee?|(?:le|te) (?:ha )?(?:ayudado|ayudo|sirvio)|(?:isso|isto) (?:ajudou|resolveu))\b/;

/** What the bot's last words ask: whether it helped, for nothing in particular, for something, or nothing at all. */
export type Asked = 'helped' | 'anything' | 'something' | null;

export function askedBy(reply: string | undefined): Asked {
  if (!reply) return null;
  const end = plainOf(reply.slice(-300));
  if (!ASKS.test(end)) return null;
  if (HELPED.test(end)) return 'helped';
  return ANYTHING_ELSE.test(end) ? 'anything' : 'something';
}
