const VOWEL = /[aeiouy]/;

const STEP_2: [string, string][] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];

const STEP_3: [string, string][] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];

const STEP_4 = /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize)$/;

/**
 * The Porter stem of a lower-case word, the same that FTS5's `porter` tokenizer makes: `refunding` -> `refund`.
 * Whatever is no vowel of English counts as a consonant, digits too. https://tartarus.org/martin/PorterStemmer/
 */
export function stem(word: string): string {
  if (word.length < 3) return word;
  let w = plural(word);
  w = pastAndGerund(w);
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaced(w, STEP_2);
  w = replaced(w, STEP_3);
  return finalE(longSuffix(w));
}

function plural(w: string): string {
  if (w.endsWith('sses') || w.endsWith('ies')) return w.slice(0, -2);
  return w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w;
}

function pastAndGerund(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const root = w.endsWith('ed') ? w.slice(0, -2) : w.endsWith('ing') ? w.slice(0, -3) : undefined;
  if (root === undefined || !hasVowel(root)) return w;
  if (/(?:at|bl|iz)$/.test(root)) return `${root}e`;
  if (/([^aeioulsz])\1$/.test(root) && doubleConsonant(root)) return root.slice(0, -1);
  return measure(root) === 1 && endsShort(root) ? `${root}e` : root;
}

function replaced(w: string, table: [string, string][]): string {
  const found = table.find(([suffix]) => w.endsWith(suffix));
  if (!found) return w;
  const root = w.slice(0, -found[0].length);
  return measure(root) > 0 ? root + found[1] : w;
}

function longSuffix(w: string): string {
  const suffix = STEP_4.exec(w)?.[0];
  if (!suffix) return w;
  const root = w.slice(0, -suffix.length);
  return measure(root) > 1 ? root : w;
}

function finalE(w: string): string {
  let out = w;
  if (out.endsWith('e')) {
    const root = out.slice(0, -1);
    const m = measure(root);
    if (m > 1 || (m === 1 && !endsShort(root))) out = root;
  }
  return out.endsWith('ll') && measure(out.slice(0, -1)) > 1 ? out.slice(0, -1) : out;
}

/** Letters as c(onsonant) and v(owel); y is a vowel after a consonant. */
function shape(w: string): string {
  let out = '';
  for (let i = 0; i < w.length; i++) {
    const letter = w[i]!;
    const vowel = letter === 'y' ? i > 0 && out[i - 1] === 'c' : VOWEL.test(letter);
    out += vowel ? 'v' : 'c';
  }
  return out;
}

const measure = (root: string): number => shape(root).match(/v+c+/g)?.length ?? 0;
const hasVowel = (root: string): boolean => shape(root).includes('v');
const doubleConsonant = (root: string): boolean => shape(root).endsWith('cc');
const endsShort = (root: string): boolean => /cvc$/.test(shape(root)) && !/[wxy]$/.test(root);
