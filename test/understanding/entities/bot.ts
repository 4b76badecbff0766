import { EntityDefinition } from '../../../src/domain/entity.ts';

/** A shop with a travel desk: what its folder `entities/` would say. */
export const ENTITIES: EntityDefinition[] = [
  {
    name: 'product',
    values: [
      { value: 'shirt', synonyms: ['tee', 't-shirt', 'Hemd', 'chemise', 'camisa'] },
      { value: 'hoodie', synonyms: ['hooded sweater', 'Kapuzenpulli'] },
      { value: 'rain jacket', synonyms: ['raincoat', 'Regenjacke'] },
      { value: 'sneakers', synonyms: ['trainers', 'Turnschuhe', 'zapatillas'] },
    ],
  },
  {
    name: 'color',
    values: [
      { value: 'blue', synonyms: ['navy blue', 'blau', 'bleu', 'azul'] },
      { value: 'red', synonyms: ['rot', 'rouge', 'rojo', 'vermelho'] },
      { value: 'green', synonyms: ['grün', 'vert', 'verde'] },
    ],
  },
  {
    name: 'size',
    values: [
      { value: 'small', synonyms: ['S'] },
      { value: 'large', synonyms: ['L', 'groß'] },
      { value: 'extra large', synonyms: ['XL'] },
    ],
  },
  {
    name: 'city',
    values: [
      'Berlin',
      'Paris',
      { value: 'New York', synonyms: ['NYC', 'big apple'] },
      { value: 'São Paulo', synonyms: [] },
      { value: 'Munich', synonyms: ['München'] },
      'Los Angeles',
    ],
    roles: {
      from: ['from', 'out of', 'von', 'ab', 'aus', 'desde'],
      to: ['to', 'into', 'nach', 'vers', 'a', 'para'],
    },
  },
  { name: 'plan', values: ['Basic', 'Pro', 'Enterprise'] },
  { name: 'booking_code', patterns: ['[A-Z]{3}\\d{3}'], near: ['booking', 'reservation', 'buchung'] },
  { name: 'serial', patterns: ['SN-\\d{6}'] },
].map((definition) => EntityDefinition.parse(definition));
