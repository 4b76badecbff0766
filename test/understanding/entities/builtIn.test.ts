import { createEntityFinder } from '../../../src/understanding/entities/findEntities.ts';

const find = createEntityFinder();
const found = (text: string) => find(text).map(({ name, value }) => `${name} ${value}`);

describe('values in a text of which nothing else is known', () => {
  it.each<[string, string[]]>([
    ['write to Ana.B+x@Example.co.uk.', ['email ana.b+x@example.co.uk']],
    ['not@home and @ana are no addresses', []],
    ['see https://example.com/a(b)?x=1. Thanks', ['url https://example.com/a(b)?x=1']],
    ['(www.example.org)', ['url www.example.org']],
    ['order #1234', ['order_number 1234']],
    ['where is ORD-2024-881?', ['order_number ORD-2024-881']],
    ['ticket 48213 is still open', ['ticket_number 48213']],
    ['order number is 4567890', ['order_number 4567890']],
    ['Rechnung Nr. 20231', ['invoice_number 20231']],
    ['#99 and #100', ['reference 99', 'reference 100']],
    ['order 4711 and ticket #12', ['order_number 4711', 'ticket_number 12']],
    ['ISO-8601, UTF-8, COVID-19 and RFC-9457', []],
    ['it cost €1.299,90', ['money 1299.90 EUR']],
    [
      '$20, 20 EUR, 15 dollars and 3,000.50 USD',
      ['money 20.00 USD', 'money 20.00 EUR', 'money 15.00 USD', 'money 3000.50 USD'],
    ],
    ['call +49 170 123 45 67', ['phone +491701234567']],
    ['(555) 123-4567', ['phone 5551234567']],
    ['my number is 5551234567', ['phone 5551234567']],
    ['1234567890123456 or 10.15.7 or 192.168.0.1', ['ip_address 192.168.0.1']],
    ['on 2024-05-03', ['date 2024-05-03']],
    ['on 2024-02-30', []],
    ['am 31.12.2024', ['date 2024-12-31']],
    ['on 12/31/2024', ['date 2024-12-31']],
    ['on 03/04/2024', ['date 2024-03-04']],
    ['3rd of May 2024 or May 4th', ['date 2024-05-03', 'date --05-04']],
    ['next friday or tomorrow', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('have exact UTF-16 spans, also behind emoji and accents', () => {
    const text = '😀 é order #1234, ana@example.com, €20 on 3 May 2024 (see https://example.com/x).';
    const entities = find(text);
    expect(entities).toHaveLength(5);
    for (const entity of entities) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
  });

  it('never overlap', () => {
    const entities = find('https://example.com/order/#1234?mail=ana@example.com&date=2024-05-03 #1234');
    for (const [at, entity] of entities.entries())
      expect(entity.start).toBeGreaterThanOrEqual(entities[at - 1]?.end ?? 0);
  });
});
