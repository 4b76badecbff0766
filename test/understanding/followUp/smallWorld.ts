import type { Entity, Scored } from '../../../src/domain/understanding.ts';

/** A stand-in for the classifier and the entities, from plain tables: follow-ups are tested, not these. */
const INTENTS: Record<string, RegExp> = {
  refund: /refund|money back|reembolso|rückerstattung|remboursement/i,
  cancel_order: /cancel|stornier/i,
  order_status:
    /where (?:is|are) (?:my )?orders?|status of|any news on my order|not arrived|has my order|wo (?:ist|sind) mein|où est ma|d[oó]nde está mi|onde est(?:á|ão) meu/i,
  book_hotel: /h[oô]tel/i,
  shipping_cost: /shipping|versand/i,
  product_question: /jacket|jacke|veste|chaqueta|jaqueta/i,
  buy: /(?:want|like) to (?:order|buy)/i,
  opening_hours: /opening hours|geöffnet|horario/i,
  password: /password/i,
};

/** Words that alone make an intent likely, but not sure. */
const HINTS: [RegExp, string][] = [
  [/arrive|order|bestellung|commande|pedido/i, 'order_status'],
  [/colou?r|size|blue|green|red/i, 'product_question'],
];

export interface Scores {
  intent: Scored | null;
  alternatives: Scored[];
  outOfScope: number;
}

export function classify(text: string): Scores {
  const sure = Object.keys(INTENTS).filter((name) => INTENTS[name]!.test(text));
  if (sure.length > 0) {
    const [first = '', ...rest] = sure;
    const alternatives = rest.map((name) => ({ name, confidence: 0.05 }));
    return { intent: { name: first, confidence: 0.9 }, alternatives, outOfScope: 0.05 };
  }
  const hint = HINTS.find(([pattern]) => pattern.test(text));
  if (hint) return { intent: { name: hint[1], confidence: 0.45 }, alternatives: [], outOfScope: 0.4 };
  return { intent: { name: 'opening_hours', confidence: 0.12 }, alternatives: [], outOfScope: 0.85 };
}

const LISTS: Record<string, Record<string, string>> = {
  city: { berlin: 'Berlin', berlín: 'Berlin', hamburg: 'Hamburg', paris: 'Paris', parís: 'Paris' },
  country: {
    spain: 'Spain',
    spanien: 'Spain',
    portugal: 'Portugal',
    france: 'France',
    frankreich: 'France',
  },
  color: {
    red: 'red',
    rot: 'red',
    green: 'green',
    grün: 'green',
    vert: 'green',
    verde: 'green',
    blue: 'blue',
    blau: 'blue',
    bleu: 'blue',
    azul: 'blue',
  },
  date: {
    tomorrow: 'tomorrow',
    mañana: 'tomorrow',
    friday: 'friday',
    saturday: 'saturday',
    sunday: 'sunday',
  },
};
const PATTERNS: [string, RegExp][] = [
  ['email', /[a-z]+@[a-z.]+[a-z]/g],
  [
    'order_number',
    /(?<=\b(?:orders?|bestellung(?:en)?|commandes?|pedidos?) )\d{4,6}(?: (?:and|und|et|y|e) \d{4,6})?\b/gi,
  ],
  ['quantity', /\b\d(?= (?:shirts|nights))/g],
];

export function findEntities(text: string): Entity[] {
  const found = PATTERNS.flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      name === 'order_number'
        ? [...match[0].matchAll(/\d+/g)].map((number) =>
            entity(name, number[0], number[0], match.index + number.index),
          )
        : [entity(name, match[0], match[0], match.index)],
    ),
  );
  for (const [name, words] of Object.entries(LISTS))
    for (const match of text.matchAll(/\p{L}+/gu)) {
      const value = words[match[0].toLowerCase()];
      if (value) found.push(entity(name, value, match[0], match.index));
    }
  return found.sort((a, b) => a.start - b.start);
}

function entity(name: string, value: string, text: string, start: number): Entity {
  return { name, value, text, start, end: start + text.length };
}
