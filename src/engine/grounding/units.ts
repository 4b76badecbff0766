import { words } from './lists.ts';

/** `20 days` is a figure with a unit; what these words stand for, and how many of the smallest of their kind. */
export const UNITS: Record<string, readonly [kind: string, size: number]> = Object.fromEntries(
  (
    [
      ['time', 1, 'minute minutes min mins minuten minuto minutos minuti minuut'],
      ['time', 60, 'hour hours hr hrs h stunde stunden hora horas heure heures ora ore uur uren'],
      ['time', 1440, 'day days tag tage tagen día días dia dias jour jours giorno giorni dag dagen'],
      ['time', 10080, 'week weeks woche wochen semana semanas semaine semaines settimana settimane weken'],
      ['months', 1, 'month months monat monate monaten mes meses mois mese mesi mês maand maanden'],
      ['months', 12, 'year years jahr jahre jahren año años an ans année années anno anni ano anos jaar'],
      ['seconds', 1, 'second seconds sec secs sekunde sekunden segundo segundos seconde secondes secondi'],
      ['workdays', 1, 'werktag werktage werktagen arbeitstag arbeitstage arbeitstagen werkdag werkdagen'],
      ['percent', 1, '% percent prozent ciento pourcent percento procent'],
      ['eur', 1, '€ eur euro euros'],
      ['usd', 1, '$ usd dollar dollars dólares dólar'],
      ['gbp', 1, '£ gbp pound pounds pfund libras'],
      ['chf', 1, 'chf franken francs'],
      ['yen', 1, '¥ jpy yen'],
      ['am', 1, 'am'],
      ['pm', 1, 'pm'],
      ['kb', 1, 'kb kilobyte kilobytes'],
      ['mb', 1, 'mb megabyte megabytes mo'],
      ['gb', 1, 'gb gigabyte gigabytes go'],
      ['tb', 1, 'tb terabyte terabytes'],
      ['kg', 1, 'kg kilo kilos kilogram kilograms'],
      ['km', 1, 'km kilometre kilometres kilometer kilometers'],
      ['miles', 1, 'mile miles'],
      ['cm', 1, 'cm'],
      ['mm', 1, 'mm'],
      ['times', 1, 'time times mal veces fois volte vezes keer'],
    ] as const
  ).flatMap(([kind, size, names]) => words(names).map((name) => [name, [kind, size] as const])),
);

/** `5 business days` are more than five days. */
export const WORKING = new Set(
  words('business working hábiles laborables ouvrés ouvrables lavorativi úteis'),
);

const counted = (text: string): Record<string, number> =>
  Object.fromEntries(words(text).map((word, i) => [word, i + 2]));

/** From two on: "one" is mostly no number. By language, because `once` is eleven in Spanish and `due` two in Italian. */
export const NUMBER_WORDS: Record<string, Record<string, number>> = {
  en: {
    ...counted('two three four five six seven eight nine ten eleven twelve'),
    fourteen: 14,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    sixty: 60,
    ninety: 90,
  },
  de: {
    ...counted('zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'),
    vierzehn: 14,
    zwanzig: 20,
    dreißig: 30,
  },
  es: {
    ...counted('dos tres cuatro cinco seis siete ocho nueve diez once doce'),
    catorce: 14,
    veinte: 20,
    treinta: 30,
  },
  fr: {
    ...counted('deux trois quatre cinq six sept huit neuf dix onze douze'),
    quatorze: 14,
    vingt: 20,
    trente: 30,
  },
  it: {
    ...counted('due tre quattro cinque sei sette otto nove dieci undici dodici'),
    quattordici: 14,
    venti: 20,
    trenta: 30,
  },
  pt: {
    ...counted('dois três quatro cinco seis sete oito nove dez onze doze'),
    quatorze: 14,
    vinte: 20,
    trinta: 30,
  },
  nl: {
    ...counted('twee drie vier vijf zes zeven acht negen tien elf twaalf'),
    veertien: 14,
    twintig: 20,
    dertig: 30,
  },
};
