import { wordsOf } from './features.ts';

/** Words that are frequent in one of the languages and rare in the others; as `wordsOf` writes them. */
const WORDS: Record<string, string> = {
  en: 'the is are was of and to my i you it for with this that have has how what where when why can do does did not please would your from be on if will there am im need want which who an but get any about order help',
  de: 'der das und ist nicht ich sie mein meine meinen meiner wie wo kann bitte fur mit ein eine einen auf von zu zum zur habe haben hat wird wurde wurden werden sind bin aber auch noch wenn warum wann mir mich dem den uber nach bei ihr ihre ihnen konnen mochte gibt es keine kein oder schon sehr',
  fr: 'le les des est et je vous mon ma mes pas pour avec une sur dans qui mais comment quand pourquoi ou puis peux jai cest ce cette bonjour merci svp plus au aux votre nous avez suis etre faire quel quelle du il elle ete voudrais jaimerais sil plait',
  es: 'el los las es y mi mis por para con una como cuando donde porque puedo quiero tengo hola gracias pero esta este esto mas muy su sus del al lo le ha hay necesito cual quien ya soy estoy ustedes usted hacer favor cambiar desde yo',
  pt: 'os as e meu minha meus minhas para com uma como quando onde porque posso quero tenho ola obrigado obrigada mas esta isso mais muito seu sua do da dos das ao no na nao voce voces eu foi ja estou preciso fazer qual quem pelo pela por favor',
};

const LANGUAGES = Object.entries(WORDS).map(([language, words]) => ({
  language,
  words: new Set(words.split(' ')),
}));
const FEWEST_WORDS = 3;

/** The language that two words or more speak for, and more of them than for `fallback`; else `fallback`. */
export function languageOf(text: string, fallback: string): string {
  const words = wordsOf(text);
  if (words.length < FEWEST_WORDS) return fallback;
  const votes = LANGUAGES.map(({ language, words: own }) => ({
    language,
    votes: words.filter((word) => own.has(word)).length,
  }));
  const ofFallback = votes.find(({ language }) => language === fallback)?.votes ?? 0;
  const best = votes.reduce((a, b) => (b.votes > a.votes ? b : a));
  const isClear =
    best.votes >= 2 && best.votes > ofFallback && votes.filter((v) => v.votes === best.votes).length === 1;
  return isClear ? best.language : fallback;
}
