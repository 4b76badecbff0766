import { baseOf, languageOf, phrasesOf } from './languages.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** One calm sentence for an insult, said once in an episode: it neither scolds nor grovels. */
const CALM: Record<string, string> = {
  en: 'I am sorry that this has been so annoying. Tell me what you need and I will help, or bring in a colleague.',
  de: 'Es tut mir leid, dass das so ärgerlich ist. Sagen Sie mir, was Sie brauchen; ich helfe Ihnen oder hole jemanden aus dem Team dazu.',
  fr: 'Je suis désolé pour ce désagrément. Dites-moi ce dont vous avez besoin : je vous aide, ou je fais venir un collègue.',
  es: 'Siento que esto haya sido tan molesto. Dígame qué necesita y le ayudaré, o avisaré a un compañero.',
  pt: 'Lamento que isto tenha sido tão desagradável. Diga-me do que precisa e eu ajudo, ou chamo um colega.',
};

export function calm(state: TurnState): Outcome {
  const text = CALM[baseOf(languageOf(state))] ?? phrasesOf(state).rephrase;
  return { decision: 'smalltalk', say: [{ text }], why: 'abusive: one calm sentence' };
}
