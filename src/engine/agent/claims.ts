/**
 * "I have cancelled it", "was refunded": says that something is done. The group holds how the verb begins, which a change
 * that was made or a tool's result has to bear out.
 */
const CHANGES =
  'cancel|refund|return|exchang|chang|updat|modif|book|schedul|reset|issu|process|creat|remov|add|delet|approv|credit|transfer|paid|order|ship|sent|send|confirm|complet|submit|replac|reimburs|unlock|block|clos';

export const CLAIMS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:i|we)(?:['’]ve| have|['’]m| am|['’]re| are)?(?: just| now| already| successfully)*(?: gone ahead and)? (${CHANGES})(?:l?ed|d|t|ied|n|en)?\b`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(?:has|have|had|was|were|is|are|been|gets?)(?: just| now| already| successfully| been)* (${CHANGES})(?:l?ed|d|ied|n)\b`,
    'giu',
  ),
  /\b(?:habe|haben|wurde|wurden|ist|sind)\b[^.!?]{0,80}?\b(stornier|erstatt|geänder|umgetausch|gebuch|zurückgesetz|verschick|gelösch|bestätig|überwies|bezahl)\p{L}*/giu,
  /\b(?:he|hemos|ha sido|han sido|fue|está)\s+(cancelad|reembolsad|cambiad|reservad|restablecid|enviad|eliminad|confirmad|pagad|devuelt)\p{L}*/giu,
  /\b(?:j['’]ai|nous avons|a été|ont été|est|avons)\s+(annul|rembours|échang|modifi|réserv|réinitialis|envoy|supprim|confirm|pay)\p{L}*/giu,
  /\b(?:eu|foi|foram|está|cancelei|temos)\s+(cancelad|reembolsad|alterad|reservad|redefinid|enviad|eliminad|confirmad|pag)\p{L}*/giu,
];

/** Said of every change. */
export const ANY_CHANGE = new Set(
  'chang updat modif process confirm complet submit geänder bestätig cambiad confirmad modifi confirm alterad'.split(
    ' ',
  ),
);
