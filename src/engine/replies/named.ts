import type { Named } from '../../flows/run/ports.ts';

/** "No, the reason is that I am ill": what it is called, and what it is, in five languages. */
const NAMED =
  /^(?:(?:no+|nope|nein|nee|non|n[aã]o|sorry|actually|wait|eigentlich|pardon|perd[oó]n|desculpe)[\s,.;:!–-]+)*(?:(?:the|my|our|der|die|das|mein|meine|le|la|mon|ma|el|mi|o|a|meu|minha)\s+|l['’]\s*)?(?<name>[\p{L}-]+(?:\s+[\p{L}-]+){0,3}?)\s+(?:is|was|should be|ist|war|lautet|est|[eé]tait|es|era|[eé])(?:\s*,)?\s+(?:(?:that|because|dass|weil|que|parce que|porque)\s+)?(?<value>\S.*)$/isu;
/** Words that only ask name nothing: "what is …". */
const ASKING = new Set(
  `what which where when whom whose please your this that give welche welcher welches wohin wann bitte ihre geben nennen
  quel quelle quels quelles quand votre indiquez donnez cual cuales cuando donde indique qual quais quando onde`.split(
    /\s+/,
  ),
);
/** "The address is wrong": what it should be is yet to be said. */
const ONLY_WRONG =
  /^(?:not |all |quite |completely |nicht |ganz |pas |no |nao |não )*(?:wrong|incorrect|not (?:right|correct|mine)|right|correct|outdated|old|falsch|nicht richtig|richtig|alt|veraltet|faux|fausse|incorrecte?|correcte?|err[oó]ne[oa]|incorrect[oa]|mal|errad[oa]|incorret[oa]|corret[oa]|correct[oa])[\s.!]*$/iu;

/** null: nothing is called by a name, or it is only said to be wrong. */
export function named(text: string): Named | null {
  const { name: called = '', value = '' } = NAMED.exec(text.trim())?.groups ?? {};
  const name = called.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (name.length === 0 || name.some((word) => ASKING.has(word)) || ONLY_WRONG.test(value)) return null;
  return { name, value };
}
