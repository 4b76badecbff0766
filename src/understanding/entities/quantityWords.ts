/** Units of measure, folded: what is written, and the symbol that stands for it. */
export const UNITS: [string, string][] = [
  ['kg|kgs|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramos?|quilos?|quilogramas?', 'kg'],
  ['mg|milligrams?', 'mg'],
  ['g|grams?|gramm|grammes?|gramos?|gramas?', 'g'],
  ['lbs?|pounds? of', 'lb'],
  ['oz|ounces?', 'oz'],
  ['tons?|tonnes?|tonnen|toneladas?', 't'],
  ['ml|millilit(?:er|re)s?', 'ml'],
  ['cl|centilit(?:er|re)s?', 'cl'],
  ['l|lit(?:er|re)s?|litern?|litros?', 'l'],
  ['gal|gallons?', 'gal'],
  ['km|kilomet(?:er|re)s?|kilometern?|kilometros?|quilometros?', 'km'],
  ['cm|centimet(?:er|re)s?|zentimetern?|centimetros?', 'cm'],
  ['mm|millimet(?:er|re)s?', 'mm'],
  ['m|met(?:er|re)s?|metern?|metros?', 'm'],
  ['miles?|meilen|millas?|milhas?', 'mi'],
  ['feet|foot|ft', 'ft'],
  ['inch(?:es)?|zoll|pouces?|pulgadas?|polegadas?', 'in'],
  ['yards?|yds?', 'yd'],
  ['tb|terabytes?', 'TB'],
  ['gb|gigs?|gigabytes?|go(?= de)', 'GB'],
  ['mb|megabytes?', 'MB'],
  ['kb|kilobytes?', 'KB'],
  ['gbps|gbit/s', 'Gbps'],
  ['mbps|mbit/s', 'Mbps'],
  ['kwh', 'kWh'],
  ['watts?', 'W'],
  ['volts?', 'V'],
  ['mah', 'mAh'],
];

/** It counts as one where several things are named. */
export const ARTICLE = /^(?:an?|eine?[nmrs]?|une?|una|uma?)$/;

export const DOZEN =
  '(?:(?<half>half a|half|halbes|une demi-?|media|meia) ?|(?<some>NUM) |an? |ein |une |una |uma )(?:dozens?|dutzend|douzaines?|docenas?|duzias?)';

/** In front of a count, with up to two small words between: "I need another two chairs". */
export const CUES = {
  en: 'want|need|like|order|ordered|buy|bought|get|got|getting|purchase|purchased|add|send|sent|ship|deliver|delivered|receive|received|return|exchange|take|book|reserve|cancel|remove|sell|give|bring|grab|missing|only|for|to|have|make it|(?:change|update) (?:it|that) to',
  de: 'brauche|mochte|will|bestelle|bestellen|bestellt|kaufen|gekauft|hatte gern|nehme|bekommen|erhalten|senden|schicken|zuruckgeben|fehlen|nur|fur|habe',
  fr: 'veux|voudrais|besoin de|commande|commander|achete|acheter|prends|prendre|recu|envoyez|ajouter|ajoutez|retourner|manque|que|seulement|pour',
  es: 'quiero|quisiera|necesito|pedi|pedir|compre|comprar|compro|recibi|enviar|anadir|agregar|devolver|faltan|solo|para|dame|tengo',
  pt: 'quero|queria|preciso de|pedi|pedir|comprei|comprar|recebi|enviar|adicionar|devolver|faltam|so|para|tenho',
} as Record<string, string>;

export const FILLERS =
  'more|another|about|only|just|at least|up to|exactly|me|us|him|her|them|some|the|these|those|my|our|noch|weitere|nur|etwa|mir|uns|encore|environ|seulement|mas|solo|unos|unas|mais|apenas|some|extra|a total of|to order|to buy|to get|to add|to return|to book|bestellen|commander|pedir|comprar';

/** Things that are talked about rather than bought or counted: "I have 2 questions". */
export const ABSTRACT = new Set(
  `questions question issues issue problems problem things thing times time ways way options option reasons reason points
  point people guys friends steps step errors error bugs bug attempts attempt tries try years months weeks days hours
  minutes seconds nights calls emails messages mails complaints concerns requests request matters cases tickets accounts
  factors stars factor step stage stages ones others different separate last first second next previous thousand hundred
  million percent degrees is was has does its this us always things ideas suggestions comments mistakes colleagues
  coworkers kids children words sentences apps browsers devices dogs cats brothers sisters sides hands levels versions
  fragen probleme sachen dinge mal male jahre tage wochen monate stunden minuten leute personen fehler punkte konten
  questions problemes choses fois jours semaines mois heures gens comptes erreurs preguntas problemas cosas veces dias
  semanas meses horas personas cuentas errores perguntas coisas vezes pessoas contas erros anos duvidas dudas
  address process access progress success business class across unless less this gas`.split(/\s+/),
);

/** What is counted without any verb for it. */
export const COUNTED =
  'pieces|pcs|items|units|copies|boxes|packs|packages|packets|bottles|cans|licen[cs]es|seats|vouchers|stuck|exemplare|flaschen|kisten|lizenzen|pieces|boites|bouteilles|licences|unidades|piezas|cajas|botellas|licencias|pecas|caixas|garrafas|licencas';
export const PARTY =
  'people|persons?|guests?|adults?|passengers?|travell?ers?|personen|gaste|erwachsene|personnes|adultes|personas|adultos|pessoas';
