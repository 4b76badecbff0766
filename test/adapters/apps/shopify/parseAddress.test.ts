import { parseAddress } from '../../../../adapters/apps/shopify/parseAddress.ts';

describe('an address in one line', () => {
  it.each([
    ['DE', '12 Oak Lane, 10115 Berlin', { address1: '12 Oak Lane', zip: '10115', city: 'Berlin' }],
    ['FR', '8 rue des Lilas\n69003 Lyon', { address1: '8 rue des Lilas', zip: '69003', city: 'Lyon' }],
    ['GB', '4 Mill Road, Cambridge CB1 2AD', { address1: '4 Mill Road', zip: 'CB1 2AD', city: 'Cambridge' }],
    ['GB', '4 Mill Road, Cambridge, cb1 2ad', { address1: '4 Mill Road', zip: 'CB1 2AD', city: 'Cambridge' }],
    [
      'US',
      '350 Fifth Ave, Apt 3, New York, NY 10118',
      { address1: '350 Fifth Ave', address2: 'Apt 3', city: 'New York', provinceCode: 'NY', zip: '10118' },
    ],
    ['NL', 'Damrak 1, 1012 LG Amsterdam', { address1: 'Damrak 1', zip: '1012 LG', city: 'Amsterdam' }],
    [
      'PT',
      'Rua Augusta 24, 1100-053 Lisboa',
      { address1: 'Rua Augusta 24', zip: '1100-053', city: 'Lisboa' },
    ],
    [
      'CA',
      '100 King St W, Toronto ON M5X 1A9',
      { address1: '100 King St W', city: 'Toronto', provinceCode: 'ON', zip: 'M5X 1A9' },
    ],
  ])('of %s is taken apart: %s', (country, text, parts) => {
    expect(parseAddress(text, country)).toEqual(parts);
  });

  it.each([
    ['DE', 'Berlin'],
    ['DE', '10115 Berlin'],
    ['DE', 'Oak Lane, 10115 Berlin'],
    ['DE', '12 Oak Lane, Berlin'],
    ['US', '12 Oak Lane, 10115 Berlin'],
    ['DE', ''],
  ])('of %s is not guessed: %s', (country, text) => {
    expect(parseAddress(text, country)).toBeNull();
  });
});
