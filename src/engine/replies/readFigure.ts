/** A figure as it may be written: "1,5", "1.234,50", "1 500", "10k". Without groups. */
export const FIGURE = "\\d{1,3}(?:[ '’]\\d{3})+(?!\\d)(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)*";

/**
 * What it comes to. A single dot or comma before three digits parts thousands or decimals, as the language has it: "1.500" is
 * 1500 in German and 1.5 in English. https://en.wikipedia.org/wiki/Decimal_separator
 */
export function readFigure(said: string, language: string): number {
  const packed = said.replace(/[ '’]/g, '');
  const marks = packed.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return Number(packed);
  const hasBoth = new Set(marks).size > 1;
  const isGrouped = marks.length > 1 ? !hasBoth : isThousand(packed, last, language);
  const whole = isGrouped ? packed.replace(/[.,]/g, '') : undefined;
  const at = packed.lastIndexOf(last);
  return Number(whole ?? `${packed.slice(0, at).replace(/[.,]/g, '')}.${packed.slice(at + 1)}`);
}

function isThousand(packed: string, mark: string, language: string): boolean {
  const groups = language.startsWith('en') ? ',' : '.';
  return mark === groups && /^[1-9]\d{0,2}[.,]\d{3}$/.test(packed);
}
