export interface ParsedAddress {
  address1: string;
  address2?: string;
  city: string;
  zip: string;
  provinceCode?: string;
}

/** The end of an address, by how countries write postcode and town. https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions */
const ENDS: { countries?: string[]; form: RegExp }[] = [
  // Springfield, IL 62704
  { countries: ['US'], form: /^(?<city>[^,]+?),? (?<province>[A-Z]{2}) (?<zip>\d{5}(?:-\d{4})?)$/i },
  // Toronto ON M5V 2T6
  { countries: ['CA'], form: /^(?<city>[^,]+?),? (?<province>[A-Z]{2}) (?<zip>[A-Z]\d[A-Z] ?\d[A-Z]\d)$/i },
  // Sydney NSW 2000
  { countries: ['AU'], form: /^(?<city>[^,]+?),? (?<province>[A-Z]{2,3}) (?<zip>\d{4})$/i },
  // Cambridge CB1 2AD
  { countries: ['GB'], form: /^(?<city>[^,]+?),? (?<zip>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i },
  // Dublin D02 AF30
  { countries: ['IE'], form: /^(?<city>[^,]+?),? (?<zip>[A-Z]\d[\dW] ?[A-Z\d]{4})$/i },
  // 1012 AB Amsterdam
  { countries: ['NL'], form: /^(?<zip>\d{4} ?[A-Z]{2}) (?<city>[^,\d]+)$/i },
  // 10115 Berlin, 00-950 Warszawa, 1000-205 Lisboa, 110 00 Praha
  { form: /^(?<zip>\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4,5}) (?<city>[^,\d]+)$/ },
];
/** Where the first form of all would read a part of the town as a postcode. */
const OWN_FORM = new Set(ENDS.flatMap(({ countries = [] }) => countries));

/**
 * `12 Oak Lane, 10115 Berlin` -> street, postcode, town. null where they cannot be told apart: a parcel must not go
 * to a guess.
 */
export function parseAddress(text: string, country: string): ParsedAddress | null {
  const parts = text.split(/[,\n]/).map((part) => part.replace(/\s+/g, ' ').trim());
  const known = parts.filter((part) => part !== '');
  for (const size of [1, 2]) {
    const street = known.slice(0, -size);
    const end = endOf(known.slice(-size).join(', '), country);
    const [address1 = '', ...rest] = street;
    if (end && /\d/.test(street.join(' ')) && rest.length <= 2)
      return { address1, ...(rest.length > 0 ? { address2: rest.join(', ') } : {}), ...end };
  }
  return null;
}

function endOf(text: string, country: string) {
  const forms = ENDS.filter(({ countries }) =>
    OWN_FORM.has(country) ? countries?.includes(country) : countries === undefined,
  );
  const found = forms.map(({ form }) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!found?.city || !found.zip) return null;
  const province = found.province ? { provinceCode: found.province.toUpperCase() } : {};
  return { city: found.city.trim(), zip: found.zip.toUpperCase(), ...province };
}
