import { pickItems } from '../../../src/engine/replies/pickItems.ts';

const choice = (name: string, options: Record<string, string>) => ({
  label: `${name} (${Object.entries(options)
    .map(([key, value]) => (value === 'yes' ? key : value === 'no' ? `not ${key}` : `${key}: ${value}`))
    .join(', ')})`,
  item: { name, options },
});

const boots = [
  choice('Boots', { size: '8', waterproof: 'yes' }),
  choice('Boots', { size: '8', waterproof: 'no' }),
  choice('Boots', { size: '9', waterproof: 'no' }),
];
const speakers = [
  choice('Speaker', { color: 'blue', 'water resistance': 'yes' }),
  choice('Speaker', { color: 'blue', 'water resistance': 'no' }),
];
const kits = ['A', 'B', 'C'].map((brand) => choice('Kit', { tone: 'dark', brand: `Brand ${brand}` }));
const earbuds = [
  choice('Earbuds', { color: 'black', resistance: 'not resistant' }),
  choice('Earbuds', { color: 'black', resistance: 'IPX7' }),
];

const pick = (text: string, choices: typeof boots) => pickItems(text, choices, { many: false });

describe('a choice in the customer’s words', () => {
  it('knows what a thing has from what it has not', () => {
    expect(pick('the waterproof boots', boots)).toEqual({ as: 'picked', at: [0] });
    expect(pick('size 9, not waterproof', boots)).toEqual({ as: 'picked', at: [2] });
    expect(pick('blue, no water resistance please', speakers)).toEqual({ as: 'picked', at: [1] });
    expect(pick('the blue one with water resistance', speakers)).toEqual({ as: 'picked', at: [0] });
    expect(pick('black and not resistant', earbuds)).toEqual({ as: 'picked', at: [0] });
  });

  it('knows a thing by a name that says nothing in another language', () => {
    const clothes = [
      choice('Rain jacket', { color: 'blue' }),
      choice('Wool hat', { color: 'grey', waterproof: 'no' }),
    ];
    expect(pick('the hat', clothes)).toEqual({ as: 'picked', at: [1] });
    expect(pick('not', clothes)).toBeNull();
    expect(pick('the', clothes)).toBeNull();
  });

  it('hears a grade of one letter', () => {
    expect(pick('dark, Brand A', kits)).toEqual({ as: 'picked', at: [0] });
    expect(pick('the one of brand b', kits)).toEqual({ as: 'picked', at: [1] });
  });

  it('does not take what describes the old one for a wish, where nobody was asked yet', () => {
    const old = boots[0]!.item;
    const unasked = { many: false, like: old, unasked: true };
    expect(pickItems('exchange my waterproof boots of size 8', boots, unasked)).toBeNull();
    expect(pickItems('exchange my waterproof boots of size 8 for size 9', boots, unasked)).toEqual({
      as: 'picked',
      at: [2],
    });
  });

  it('takes a letter among other values for a size', () => {
    const helmets = [
      choice('Helmet', { size: 'S', color: 'white', ventilation: 'medium' }),
      choice('Helmet', { size: 'L', color: 'white', ventilation: 'medium' }),
    ];
    expect(pick('the one with L, white, medium', helmets)).toEqual({ as: 'picked', at: [1] });
    expect(pick('same as before, just L and white', helmets)).toEqual({ as: 'picked', at: [1] });
  });

  it('takes the cents of a price for no size', () => {
    const priced = [
      { label: 'Boots (size: 9) for $249.12', item: { size: '9', price: 249.12 } },
      { label: 'Boots (size: 12) for $236.57', item: { size: '12', price: 236.57 } },
    ];
    expect(pickItems('size 12, please', priced, { many: false })).toEqual({ as: 'picked', at: [1] });
  });

  it('takes one liter for less than one and a half', () => {
    const kettles = [
      choice('Kettle', { capacity: '1.5 liters', stove: 'gas' }),
      choice('Kettle', { capacity: '1 liter', stove: 'gas' }),
    ];
    expect(pick('1 liter, gas', kettles)).toEqual({ as: 'picked', at: [1] });
    expect(pick('the one with 1.5 liters', kettles)).toEqual({ as: 'picked', at: [0] });
  });

  it('tells apart what the name of an option has both of', () => {
    const vacuums = [
      choice('Vacuum Cleaner', { type: 'robotic', 'bagged/bagless': 'bagless' }),
      choice('Vacuum Cleaner', { type: 'robotic', 'bagged/bagless': 'bagged' }),
    ];
    expect(pick('the robotic one, bagged', vacuums)).toEqual({ as: 'picked', at: [1] });
  });

  it('takes each of two that are alike in every word once', () => {
    const kettles = [
      choice('Kettle', { material: 'glass' }),
      choice('Kettle', { material: 'glass' }),
      choice('Lamp', { color: 'red' }),
    ];
    const said = 'the glass kettle and the glass kettle';
    expect(pickItems(said, kettles, { many: true })).toEqual({ as: 'picked', at: [0, 1] });
    expect(pickItems('the glass kettle', kettles, { many: true })).toEqual({ as: 'picked', at: [0] });
  });
});
