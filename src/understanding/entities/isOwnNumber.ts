/** "3rd", "5pm", "20kg": part of a sentence, not a number of ours. */
const COUNTED = /^\d+(?:st|nd|rd|th|x|pm|am|kg|gb|mb|km|cm)$|^\d+x\d|^24\/7$/;
const ANNOUNCED = /[#°º]|(?:number|\bno|\bnr|\bid|code|nummer|numero|\bis|\blautet)\b/;
/** Behind these "order" is what somebody wants to do. */
const VERB_BEFORE =
  /(?:^|[.!?,;:(]\s*|\b(?:to|i|we|you|they|please|pls|can|could|will|would|want|wanna|gonna|must|should|let's|just|also|and|then|i'd|i'll|we'd|we'll)\s+)$/;
/** As the first word it may be either: "order 500 envelopes", "order 4711 status". */
const MAYBE_VERB = /(?:^|[.!?,;:(]\s*|\b(?:and|also|just|you|please|pls|then)\s+)$/;
/** What is told or asked of an order rather than counted. */
const NOT_COUNTED =
  /^\W*(?:is|was|has|does|its|this|that|as|us|always|plus|yes|thanks|perhaps|sometimes|versus|vs|address|status|process|progress|details|updates|news|questions?|problems?|issues?|arrives?|shows?|says|states|contains|needs|comes|goes|keeps|gets|looks|seems|includes|misses|requires|remains|stays|hangs|fails|costs|weighs|still|not|never|no|just|only|now|wrong|missing|late|broken|damaged|lost|delayed|cancell?ed|arrived|came|delivered|shipped|returned|today|yesterday|again|please status|my|your|the|for|from|on|in|at|since|with|and|or|but|if|when|where|why|how|what|who|(?:one|two|three|four|five|six|seven|a few|few|several|\d+) (?:days?|weeks?|months?|hours?|times|minutes)|times)\b/;
/** The things, and the end of what is said of them. */
const THINGS =
  /^ (?:(?:of (?:the|these|those|your) )?(?:more |new |extra )?)(?:[a-z-]+ ){0,2}?(?:[a-z-]*[a-rtv-z]s|people|pieces?|units?|copies|mice)\b/;
const ENDS =
  /^\s*(?:$|[.!?,;)]|(?:please|pls|for|to|in|with|by|from|and|of|at|before|until|as|on|today|now)\b)/;
/** Behind a number that is no count: its clause ends, or something is told of it. */
const TOLD =
  /^\s*(?:$|[?!.,;:)](?!\d)|(?:is|was|isn't|has|hasn't|had|does|doesn't|didn't|never|not|still|status|details|please|now|too|instead|again|wrong|late|missing|broken|damaged|cancelled|falsch|kaputt|arrived?s?|came|got|and|but|when|where|why|or|if|ist|war|hat|kam|fehlt|bitte|wurde|nicht|est|n'est|n'a|a ete|svp|es|esta|no|nao|nunca|chegou|llego)\b)/;
/** Behind these a noun names a case. */
const NAMED_BEFORE =
  /(?:^|[.!?,;:(]\s*|\b(?:my|the|our|your|for|about|of|on|this|that|is|was|from|with|in|re|regarding|other|previous|last|and|or|both|cancel|track|check|return|change|meine[rnms]?|die|der|das|zu|zur|fur|wo|ma|la|votre|pour|mi|el|del|meu|minha|da|do|o|a|sobre|para|de)\s+)$/;
/** Money and measures behind it make it an amount. */
const AMOUNT =
  /^ ?(?:[$€£¥₹%°](?! ?\d)|(?:eur|euros?|usd|us\$|dollars?|bucks|gbp|pounds?|chf|cents?|percent|prozent|kg|gb|mb|people|personen|personnes|personas|pessoas|guests|nights|minutes?|hours?|days?|times)\b)/;

/**
 * Whether what stands behind "order" or its like is its number. A bare short number needs more than a noun in front:
 * "order 500 envelopes", "order 2 shirts" and "order 3rd" name none, "my order 4711" does whatever follows.
 */
export function isOwnNumber(id: string, said: string, before: string, after: string): boolean {
  if (COUNTED.test(id) || AMOUNT.test(after)) return false;
  if (/^\d$/.test(id) && !ANNOUNCED.test(said)) return false;
  if (/^\d\d?$/.test(id)) return isShortNumber(said, before, after);
  if (!/\d{3}|\d[-/]\d|[a-z]-?\d\d/.test(id) && !isMixed(id)) return false;
  if (ANNOUNCED.test(said) || !/^\d{3,4}$/.test(id)) return true;
  return !/^order[: ]/.test(said) || !isCount(before, after);
}

/** Letters and digits by turns: "5f2b7c"; not "10x15cm", not "b2b". */
export function isMixed(id: string): boolean {
  if (id.length < 5 || /^\d+x\d/i.test(id)) return false;
  return (id.match(/\d/g)?.length ?? 0) >= 2 && /\d[a-z]+\d|[a-z]\d+[a-z]/i.test(id);
}

/** "order 500 envelopes": only the verb counts, and only things. */
function isCount(before: string, after: string): boolean {
  if (!VERB_BEFORE.test(before) || NOT_COUNTED.test(after)) return false;
  const things = THINGS.exec(after);
  if (!things) return false;
  return !MAYBE_VERB.test(before) || ENDS.test(after.slice(things[0].length));
}

/** "same for order 99", "ticket 42 is still open"; not "I want to order 12", "booking 12 rooms". */
function isShortNumber(said: string, before: string, after: string): boolean {
  if (
    !/^(?:order|ticket|case|invoice|incident|bestellung|auftrag|rechnung|commande|facture|pedido|factura|fatura|encomenda)(?! is| was)\W/.test(
      said,
    )
  )
    return false;
  return (NAMED_BEFORE.test(before) || ANNOUNCED.test(said)) && TOLD.test(after);
}
