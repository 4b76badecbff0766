/** Sentences of an article that speak to a machine instead of a customer: neither sent nor counted as support. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|ignorier\w*|vergiss|vergessen|ignora|ignorez|olvid\w+|oubli\w+|esque\w+|dimentic\w+)\b.{0,60}\b(?:instructions?|prompts?|rules|guidelines?|everything (?:above|before|said|you (?:were|have been) told)|anweisung\w*|regeln|instruccion\w*|consignes?|istruzion\w*|instruç\w*)/i,
  /\b(?:ignore|disregard|forget)\b.{0,20}\b(?:previous|prior|above|earlier)\b(?! (?:invoice|order|bill|payment|e-?mail|letter|notice|reminder|version))/i,
  /\b(?:system|hidden|initial)[ -]?(?:prompt|instructions?)\b|\bsystemprompt\b/i,
  /\b(?:dear|note to|attention|hey|instructions? (?:for|to)|if you are) (?:the |an? |all )?(?:ai|llm|assistants?|bots?|chat ?bots?|(?:language )?models?)\b|\bas an ai\b|^\W*(?:assistant|system|ai)\s*:/i,
  /\b(?:you are|act as|pretend to be|behave as|du bist|eres|tu es) (?:now |jetzt |ahora |maintenant )(?:an? |the |ein |un )?\w+/i,
  /\b(?:you are|act as|pretend to be|behave as) (?:an? |the )?(?:\w+ ){0,2}(?:assistant|chat ?bot|ai|dan|hacker|pirate)\b/i,
  /\b(?:[Ss]ay|SAY|[Rr]eply|[Rr]espond|[Aa]nswer|[Oo]utput|[Ww]rite|[Ss]age?|[Aa]ntworte|[Rr]esponde|[Rr]éponds)(?: \p{Ll}+){0,3} ["“„'«]?\p{Lu}{5,}\b/u,
  /\b(?:reply|respond|answer|output|repeat) (?:only|exactly|nothing but|verbatim)\b|\bevery (?:answer|reply|response) (?:must|should|with)\b/i,
  /\b(?:do not|don['’]t|never) (?:tell|inform|reveal)\b(?!.{0,60}\byour\b).{0,40}\b(?:users?|customers?|humans?|anyone|this)\b/i,
  /\b(?:tell|instruct|convince) (?:every|all|each|any) (?:the )?(?:users?|customers?|visitors?|readers?|humans?)\b/i,
  /\b(?:jailbreak|developer mode|do anything now)\b|<\/?(?:system|instructions?|assistant|passage|question)\b|\[\/?INST\]|<\|im_(?:start|end)\|>/i,
  /\balways (?:say|answer|reply|respond|state|claim|recommend) (?:that|with|in|yes)\b|\bnever (?:hand over|escalate|answer|reply|refuse)\b/i,
  /\b(?:when|if|whenever)\b.{0,12}\basked\b.{0,60}\b(?:reply|respond|say|answer|tell|link|write)\b/i,
  /\b(?:if|when|whenever) (?:an? |the |any )?(?:customer|user|visitor|person|someone|somebody|anyone|anybody|they)\b.{0,12}\basks?\b.{0,80}\b(?:reply|respond|say|answer|tell|give|send|link)\b/i,
  /\b(?:ais?|(?:ai|support|chat) (?:agents?|assistants?|bots?)|chat ?bots?|bots?|assistants?|llms?|language models?)\b\W{0,2}(?:you )?(?:must|should|shall|have to|has to|may not|cannot|is required to|are required to) (?!be\b)/i,
  /\bfrom now on\b.{0,60}\b(?:answers?|repl(?:y|ies)|responses?|say|tell|respond)\b/i,
  /\b(?:new|updated|system|bot|ai|admin|administrator|developer|hidden|secret)\s+(?:system )?(?:directives?|instructions?|orders?|commands?|prompts?|override)\s*[:\]]|\[\[? ?(?:system|instructions?|directives?|prompt|admin) ?\]?\]/i,
];

/** Where one sentence of a paragraph speaks to a machine, so does what stands behind it. */
export function beforeOrders(sentences: string[]): string[] {
  const at = sentences.findIndex((sentence) => ORDERS.some((order) => order.test(sentence)));
  return at === -1 ? sentences : sentences.slice(0, at);
}
