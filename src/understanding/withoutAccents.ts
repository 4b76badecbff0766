const ASCII_ONLY = /^[\0-\x7f]*$/;

/** Without accents and apostrophes: "don’t" and "señal" are "dont" and "senal". Other scripts stay whole. */
export function withoutAccents(text: string): string {
  if (ASCII_ONLY.test(text)) return text.replaceAll("'", '');
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC');
}
