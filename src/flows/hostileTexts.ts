/** Of these the first that a part of a pattern matches stands for it. */
const SAMPLES = ['a', '0', 'A', ' ', '-', '_', '.', '/', ':', '#', 'é', '漢', '\n'];
const ATOM =
  /\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|[pk][{<][^}>]*[}>]|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?|[\s\S]/iy;
const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
const MOST_TEXTS = 120;

interface Sampled {
  text: string;
  /** What stands in front of a part that may repeat, and one such part. */
  repeats: { before: string; unit: string }[];
  end: number;
}

/**
 * Texts of `length` that a backtracking engine has the hardest time with: the way to each part of the pattern that may
 * repeat, that part over and over, and an end that does not fit. https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
 */
export function hostileTexts(pattern: string, length: number): string[] {
  const { repeats } = sample(pattern, 0, '');
  const texts = new Set<string>();
  for (const { before, unit } of [{ before: '', unit: 'a' }, { before: '', unit: '0' }, ...repeats])
    for (const one of new Set([unit, ...SAMPLES.slice(0, 7), `${unit}a`, `${unit}0`, `${unit} `]))
      if (one && texts.size < MOST_TEXTS)
        texts.add(`${(before + one.repeat(Math.ceil(length / one.length))).slice(0, length - 1)}\u0001`);
  return [...texts];
}

/** Reads alternatives until a bracket closes; the first of them is the example. */
function sample(pattern: string, from: number, before: string): Sampled {
  const repeats: Sampled['repeats'] = [];
  let first: string | undefined;
  let text = '';
  let at = from;
  while (at < pattern.length && pattern[at] !== ')') {
    if (pattern[at] === '|') {
      first ??= text;
      text = '';
      at++;
      continue;
    }
    const atom = readAtom(pattern, at, before + text);
    repeats.push(...atom.repeats);
    QUANTIFIER.lastIndex = atom.end;
    const quantifier = QUANTIFIER.exec(pattern)?.[0] ?? '';
    at = atom.end + quantifier.length;
    if (isOpen(quantifier)) repeats.push({ before: before + text, unit: atom.text });
    text += atom.text.repeat(Math.min(50, fewest(quantifier)));
  }
  return { text: first ?? text, repeats, end: at };
}

function readAtom(pattern: string, at: number, before: string): Sampled {
  ATOM.lastIndex = at;
  const source = ATOM.exec(pattern)?.[0] ?? pattern[at]!;
  if (!source.startsWith('(')) return { text: exampleOf(source), repeats: [], end: at + source.length };
  const inner = sample(pattern, at + source.length, before);
  const isLook = /^\(\?<?[=!]/.test(source);
  return { text: isLook ? '' : inner.text, repeats: inner.repeats, end: inner.end + 1 };
}

/** One character that the part matches; nothing for an edge such as `\b` or `^`. */
function exampleOf(source: string): string {
  if (/^(?:[\^$]|\\[bBk])/.test(source)) return '';
  if (/^[^\\[.]$/u.test(source)) return source;
  const literal = source.replace(/^\\(?=[^\w])/, '');
  for (const flags of ['u', '']) {
    try {
      const exact = new RegExp(`^${source}$`, flags);
      const fits = [...SAMPLES, literal, ...literal].find((text) => text.length === 1 && exact.test(text));
      if (fits) return fits;
    } catch {
      // Not of this flavour.
    }
  }
  return '';
}

function fewest(quantifier: string): number {
  const [, least] = /^\{(\d+)/.exec(quantifier) ?? [];
  return least === undefined ? 1 : Number(least);
}

function isOpen(quantifier: string): boolean {
  const [, least = '0', comma, most] = /^\{(\d+)(,)?(\d*)\}/.exec(quantifier) ?? [];
  if (!quantifier.startsWith('{')) return /^[*+]/.test(quantifier);
  return comma !== undefined && (most === '' || Number(most) - Number(least) > 8);
}
