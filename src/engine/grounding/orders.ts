/** Sentences of an article that speak to a machine instead of a customer: neither sent nor counted as support. */
export const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|ignorier\w*|vergiss|ignora|oublie[zr]?|ignore[zr])\b.{0,60}\b(?:instruction|prompt|rules|guideline|(?:previous|prior|above|everything)\b|anweisung|regeln|instruccion|consigne|istruzion|instruç)/i,
  /\b(?:system|hidden|initial)[ -]?(?:prompt|instructions?)\b|\bsystemprompt\b/i,
  /\b(?:dear|note to|attention|hey|instructions? (?:for|to)|if you are) (?:the |an? |all )?(?:ai|llm|assistants?|bots?|chat ?bots?|(?:language )?models?)\b|\bas an ai\b|^\W*(?:assistant|system|ai)\s*:/i,
  /\b(?:you are|act as|pretend to be|behave as|du bist|eres|tu es) (?:now |jetzt |ahora |maintenant )(?:an? |the |ein |un )?\w+/i,
  /\b(?:you are|act as|pretend to be|behave as) (?:an? |the )?(?:\w+ ){0,2}(?:assistant|chat ?bot|ai|dan|hacker|pirate)\b/i,
  /\b(?:[Ss]ay|SAY|[Rr]eply|[Rr]espond|[Aa]nswer|[Oo]utput|[Ww]rite|[Ss]age?|[Aa]ntworte|[Rr]esponde|[Rr]éponds)(?: \p{Ll}+){0,3} ["“„'«]?\p{Lu}{5,}\b/u,
  /\b(?:reply|respond|answer|output|repeat) (?:only|exactly|nothing but|verbatim)\b|\bevery (?:answer|reply|response) (?:must|should|with)\b/i,
  /\b(?:do not|don['’]t|never) (?:tell|inform|reveal)\b.{0,40}\b(?:users?|customers?|humans?|anyone|this)\b/i,
  /\b(?:tell|instruct|convince) (?:every|all|each|any) (?:the )?(?:users?|customers?|visitors?|readers?|humans?)\b/i,
  /\b(?:jailbreak|developer mode|do anything now)\b|<\/?(?:system|instructions?|assistant|passage|question)\b|\[\/?INST\]|<\|im_(?:start|end)\|>/i,
];
