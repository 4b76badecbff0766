import { hasWordsBefore, type Lines } from './lines.ts';

const DASHES = /^(?:--|—|–|__)\s*$/;
const SENT_FROM =
  /^\s*(?:sent (?:from|via|with|using) \S|get outlook for |(?:von|aus|mit) (?:meinem|meiner|der) \S.{0,50} gesendet|gesendet (?:von|mit|aus|über) |outlook für \S+ (?:beziehen|herunterladen|abrufen)|(?:holen|laden) sie (?:sich )?outlook|envoyé (?:de(?:puis)? |à partir )|(?:obtenez|télécharge[rz]) outlook|enviado (?:desde|do|de|a partir|via|con|pelo) |obt(?:ener|enha|er)(?: o)? outlook|inviato da |verzonden vanaf |skickat från |wysłane z |yahoo mail: )\S?.{0,60}$/i;
const DISCLAIMER =
  /^\s*\W{0,4}(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b.{0,200}\b(?:confidential|privileged|intended|addressee)|(?:confidentiality (?:notice|note)|disclaimer)\b|diese (?:e-?mail|nachricht)\b.{0,200}\bvertraulich|(?:ce (?:message|courriel|mail|courrier)|cet e-?mail)\b.{0,200}\bconfidentiel|este (?:mensaje|correo|e-?mail)\b.{0,200}\bconfidencial|(?:esta mensagem|esta comunicação|este e-?mail)\b.{0,200}\bconfidencia|(?:please )?consider the environment before printing)/i;
const CLOSING =
  /^\s*(?:(?:(?:with )?(?:kind|best|warm|warmest|kindest|many|friendly)(?:est)? )?(?:regards|wishes|greetings)|best|all the best|(?:yours|very)(?: very)? (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully(?: yours)?|(?:mit )?(?:(?:sehr |ganz )?(?:freundliche|herzliche|beste|viele|liebe|schöne)[mnrs]? )(?:gr[uü](?:ß|ss)e?n?)|gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|mfg|lg|vg|hochachtungsvoll|(?:bien )?cordialement|cdlt|sincères salutations|(?:meilleures |sincères )?salutations(?: distinguées)?|bien à vous|(?:je vous prie d'agréer|veuillez agréer).{0,120}|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|atte|atenciosamente|att|(?:com os melhores |melhores )?cumprimentos|(?:um )?abraços?|cordialmente|saudações|(?:cordiali |distinti )?saluti|met vriendelijke groet(?:en)?|groet(?:en|jes)?)\s*[,.!]*\s*(?<name>\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*){0,3})?\s*$/iu;
/** Closing words that say something of themselves: only the name below goes. */
const THANKS =
  /^\s*(?:(?:many |kind )?thanks(?: in advance| again| a lot| so much)?|thank you(?: in advance| very much| so much)?|thx|cheers|(?:vielen |besten |herzlichen )?dank(?: im voraus)?|danke(?: schön| im voraus)?|merci(?: d'avance| beaucoup)?|(?:muchas )?gracias(?: de antemano)?|(?:muito )?obrigad[oa](?: desde já)?)\s*[,.!]*\s*$/i;
/** Names a thing of the request, wherever it stands. */
const REFERENCE =
  /\b(?:order|ticket|case|invoice|ref\w*|bestell\w*|rechnung\w*|kunden\w*|commande|facture|pedido|factura|fatura)\b.*\d{3}/i;
const MOST_LINES = 12;
const LONGEST = 70;
const MOST_NAME_LINES = 2;

/** Signatures, "sent from my phone" and disclaimers. */
export function dropSignature(message: Lines): void {
  const { lines, dropped } = message;
  for (const [at, line] of lines.entries()) {
    if (at === 0 || dropped[at] || line.length > 400) continue;
    if (SENT_FROM.test(line)) dropped[at] = 1;
    else if ((DASHES.test(line) || DISCLAIMER.test(line)) && hasWordsBefore(message, at))
      return void dropped.fill(1, at);
    else if (CLOSING.test(line) && hasWordsBefore(message, at)) dropClosing(message, at, at, MOST_LINES);
    else if (THANKS.test(line) && hasWordsBefore(message, at))
      dropClosing(message, at, at + 1, MOST_NAME_LINES);
  }
}

/** Name, telephone, company: short lines that are no sentence, to the end. Order numbers among them stay. */
function dropClosing({ lines, dropped }: Lines, at: number, from: number, most: number): void {
  let below = 0;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (dropped[i] || line.trim() === '' || isAfterword(line)) continue;
    if (++below > most || isSentence(line)) return;
  }
  for (let i = from; i < lines.length; i++) if (!REFERENCE.test(lines[i]!)) dropped[i] = 1;
}

function isAfterword(line: string): boolean {
  return line.length < 400 && (SENT_FROM.test(line) || DISCLAIMER.test(line) || DASHES.test(line));
}

function isSentence(line: string): boolean {
  if (/[?!]\s*$/.test(line)) return true;
  if (/[|@]|www\.|https?:|\+?\d[\d ()./-]{6,}/.test(line)) return false;
  if (line.length > LONGEST) return true;
  const small = line.trim().match(/(?<=\s)\p{Ll}{2,}/gu)?.length ?? 0;
  return (
    small >= 3 || /^\s*(?:p\.?s\.?\b|but|and|i|my|please|aber|und|ich|mais|je|pero|mas|eu|yo)\s/i.test(line)
  );
}
