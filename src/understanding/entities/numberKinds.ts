/** The word may be one with its word for number: "ordernumber", "Ticketnummer". */
const END = '(?:s?-?(?:numbers?|nos?|nr|ids?|code|nummern?))?(?![a-z])';
const KINDS: [string, RegExp][] = [
  ['ticket_number', 'tickets?|cases?|incidents?|tkt|inc|incidencia|dossier|vorgang'],
  ['invoice_number', 'invoices?|inv|rechnung[a-z]*|factures?|facturas?|faturas?'],
  ['order_number', 'orders?|ord|purchase|bestell[a-z]*|auftrag[a-z]*|commandes?|pedidos?|encomendas?'],
  ['tracking_number', 'tracking|shipments?|parcels?|sendung[a-z]*|colis'],
].map(([name, words]) => [name!, new RegExp(`\\b(?:${words})${END}`, 'g')]);

/** By the last word in front that names a kind. */
export function kindOf(said: string): string {
  let kind = 'reference';
  let last = -1;
  for (const [name, pattern] of KINDS)
    for (const { index } of said.matchAll(pattern))
      if (index > last) {
        last = index;
        kind = name;
      }
  return kind;
}
