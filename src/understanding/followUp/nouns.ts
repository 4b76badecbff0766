import { isAlike } from './plainWords.ts';

/** What customers call a kind of value, in five languages; beside the words of the entity's own name. */
const NOUNS: Record<string, string> = {
  order: 'purchase bestellung bestellnummer auftrag commande pedido compra encomenda',
  ticket: 'case ticketnummer fall anfrage vorgang dossier caso chamado incidencia',
  invoice: 'bill rechnung rechnungsnummer facture factura fatura',
  booking: 'reservation buchung buchungsnummer reservierung reserva',
  flight: 'flug vol vuelo voo',
  tracking: 'parcel package shipment paket sendung colis paquete envio pacote entrega',
  product: 'item article artikel produkt produit producto produto articulo',
  account: 'konto compte cuenta conta',
  card: 'karte carte tarjeta cartao',
  customer: 'kunde kundennummer client cliente',
  color: 'colour farbe couleur color cor',
  size: 'grosse taille talla tamanho',
  city: 'stadt ville ciudad cidade',
  country: 'land pays pais',
  date: 'day tag datum jour fecha dia data termin',
  address: 'adresse direccion endereco',
  plan: 'tariff tarif abo forfait tarifa plano',
};
/** Parts of a name that say nothing of what is numbered. */
const GENERIC = new Set([
  'number',
  'no',
  'nr',
  'id',
  'code',
  'ref',
  'reference',
  'name',
  'nummer',
  'numero',
  'value',
]);
const known = new Map<string, string[]>();

/** Words that may stand for values of this name: `order_number` -> order, purchase, bestellung … */
export function nounsOf(name: string): string[] {
  let nouns = known.get(name);
  if (!nouns) {
    const own = name.split('_').filter((part) => part.length > 1 && !GENERIC.has(part));
    nouns = own.flatMap((part) => [
      part,
      ...(NOUNS[part] ?? NOUNS[part.replace(/^colour$/, 'color')] ?? '').split(' '),
    ]);
    nouns = nouns.filter(Boolean);
    if (known.size < 1_000) known.set(name, nouns);
  }
  return nouns;
}

export function isNounOf(word: string, name: string): boolean {
  return nounsOf(name).some((noun) => isAlike(noun, word));
}
