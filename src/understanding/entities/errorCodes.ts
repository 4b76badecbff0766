import { type Candidate, CERTAINTY, candidate, type Reading } from './reading.ts';

/** Codes that can be nothing else. */
const EXACT: RegExp[] = [
  /\bHTTP(?:S|\/[\d.]+)?[ -]?[1-5]\d\d\b/gi,
  /(?<![\w])0x[0-9a-f]{2,16}\b/gi,
  /(?<![\w])(?:net::)?(?:ERR|ERROR|DNS|SSL|EC|NS|SEC|PR|MOZILLA_PKIX)_[A-Z0-9]+(?:_[A-Z0-9]+)*\b/g,
  /\b(?:ORA|TNS|PLS|SQL|DB2|JDBC|MSB|BC|CS|TS|LNK)-?\d{4,6}\b/g,
  /\bE(?:CONNREFUSED|CONNRESET|CONNABORTED|TIMEDOUT|NOENT|ACCES|PERM|EXIST|NOTFOUND|AI_AGAIN|PIPE|ADDRINUSE|MFILE|NOSPC|HOSTUNREACH|NETUNREACH|RESOLVE|INTEGRITY|BUSY|INVAL)\b/g,
  /\bSQLSTATE\[?[ =]?[0-9A-Z]{5}\]?/g,
  /(?<![\w-])[EF][- ]?\d{2,5}(?![\w])/g,
  /(?<![\w])[A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+){2,}\b/g,
];
/** A number or a short code behind a word for "error". */
const NAMED =
  /\b(?:(?:error|fehler|erreur|err|erro|status|exit|stop(?= code)|fault|return)[ -]?(?:code|nummer|number|no|nr|codigo|n)?|fehlercode|code (?:d')?erreur|codigo de erro[r]?|code|errno)\.?(?: (?:is|was|says|of|de|ist|lautet))?[:#]? ?["'([]?(\d\d[a-z]\d\d|(?:[a-z]{1,6}[-_.]?)?\d{1,6}(?:[-.]\d{1,5})?(?:[-_]?[a-z]{1,3})?)(?![\w%€$]|[.,]\d)/g;
/** "I got a 503". */
const HTTP_ALONE =
  /(?<=\b(?:an?|une?|una|um|uma|einen?) )([45]\d\d)(?= *(?:$|[.,!?;]| (?:when|on|from|every|again|after|since|while|now|quand|beim|cuando|ao)\b))/g;
const HTTP_WORDS =
  /(?<![\w#.-])([45]\d\d)(?= (?:not found|bad gateway|bad request|forbidden|unauthori[sz]ed|internal server|service unavailable|gateway time|too many|error|errors|fehler|page|response|status)\b)/g;
/** What follows a number that counts something: "error 3 times". */
const COUNTS = /^ (?:times|time|days|hours|minutes|mal|fois|veces|vezes|usd|eur|euros?|dollars?)\b/;

/** A plain "code 43" is one of an error where the message tells of trouble, and not of another code. */
const TROUBLE =
  /\b(?:errors?|fail\w*|crash\w*|shows?|showing|displays?|blink\w*|flash\w*|fault|broken|stop\w*|fehler\w*|zeigt|erreur|panne|affiche|error(?:es)?|falla|muestra|erros?|falha|mostra)\b/;
const OTHER_CODE =
  /\b(?:booking|promo|discount|voucher|coupon|zip|post|area|country|access|pin|verification|security|sms|qr|order|reference|gift|tracking) $/;

export function findErrorCodes(reading: Reading): Candidate[] {
  const { text, folded } = reading;
  const found: Candidate[] = [];
  const add = (start: number, code: string) =>
    found.push(
      candidate(reading, 'error_code', code, { start, end: start + code.length }, CERTAINTY.shape + 0.5),
    );
  if (!/\d|_|\bE[A-Z]{4}/.test(text)) return found;
  for (const pattern of EXACT)
    for (const { 0: code, index } of text.matchAll(pattern)) {
      const url = /[\w/.]$/.test(text.slice(Math.max(0, index - 1), index));
      if (!url) add(index, code);
    }
  if (!reading.hasDigit) return found;
  for (const match of folded.matchAll(NAMED)) {
    const code = match[1]!;
    const start = match.index + match[0].length - code.length;
    const isBareCode = /^code\b/.test(match[0]);
    if (COUNTS.test(folded.slice(start + code.length))) continue;
    if (isBareCode && (!TROUBLE.test(folded) || OTHER_CODE.test(folded.slice(0, match.index)))) continue;
    if (/^\d$/.test(code) && !/code|nummer|number|errno|exit/.test(match[0])) continue;
    add(start, text.slice(start, start + code.length));
  }
  for (const pattern of [HTTP_WORDS, HTTP_ALONE])
    for (const match of folded.matchAll(pattern)) add(match.index, match[1]!);
  return found;
}

/** "8.5.5.11" is a version unless it is said to be an address. */
function isVersion(ip: string, before: string): boolean {
  if (/\b(?:ip|address|adresse|ping|host|dns|gateway|server|subnet)\b/.test(before)) return false;
  if (/^(?:10|127|172|192|8\.8|1\.1\.1\.1|1\.0\.0)\./.test(`${ip}.`))
    return /\b(?:version|v|release) ?$/.test(before);
  return ip.split('.').every((octet) => Number(octet) < 30) || /\b(?:version|v|release) ?$/.test(before);
}

const IP = /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)/g;

export function findIpAddresses(reading: Reading): Candidate[] {
  if (!/\d\.\d{1,3}\.\d/.test(reading.text)) return [];
  return [...reading.text.matchAll(IP)]
    .filter(({ 0: ip, index }) => !isVersion(ip, reading.folded.slice(Math.max(0, index - 30), index)))
    .map(({ 0: ip, index }) =>
      candidate(reading, 'ip_address', ip, { start: index, end: index + ip.length }, CERTAINTY.shape + 0.5),
    );
}
