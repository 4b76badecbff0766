import { abuseIn } from './abusive.ts';
import { HELPED, NO, NOT_HELPED, YES } from './answers.ts';
import type { Battery } from './battery.ts';
import { GOODBYE, GREETING, THANKS } from './courtesy.ts';
import { FRUSTRATED } from './frustrated.ts';

const FILLER = new Set(
  'a ah all asked asking writing telling nothing waiting alright am and at awesome back bitte but by cool dear deskhand do everyone excellent fine for friend good great guys haha help helpful hmm i in is it its just lol lot love madam man mate maybe me much my nice now of oh ok okay on perfect please pls plz por favor really right sir so svp team that thats the then there this time to today too um very was welcome well what with wow you your fur ihre hilfe pour votre aide para su ayuda sua ajuda esta es e y und et r u are'.split(
    ' ',
  ),
);
const ANSWER = new Set(
  'yes yeah yep yup no nope nah ja nein oui non si sim nao sure correct exactly worked works helped bot'.split(
    ' ',
  ),
);
const SAID = [YES, NO, HELPED, NOT_HELPED];

/** Whether a plain clause asks or tells something beyond courtesy, feelings and an answer to the bot. */
export function hasRequest(clause: string): boolean {
  if (!clause.split(' ').some(isOwn)) return false;
  if (clause.length < 50 && SAID.some((pattern) => covers(pattern, clause))) return false;
  const abuse = abuseIn(clause);
  const calm = abuse === undefined ? clause : clause.replace(abuse, ' ');
  const rest = [FRUSTRATED, THANKS, GOODBYE].reduce(
    (left, pattern) => pattern.strip(left),
    calm.replace(GREETING, ' '),
  );
  return rest.split(' ').some(isOwn);
}

function isOwn(word: string): boolean {
  return word !== '' && !FILLER.has(word) && !ANSWER.has(word);
}

/** The pattern takes up the clause but for a few words, which then are no question of their own. */
function covers(pattern: Pick<Battery, 'exec'>, clause: string): boolean {
  const match = pattern.exec(clause);
  if (!match) return false;
  const rest = clause.slice(match.index + match[0].length).trim();
  return rest.split(' ').filter((word) => word !== '' && !FILLER.has(word)).length === 0;
}
