import type { Json } from '../../../domain/json.ts';
import { pick } from '../random.ts';
import type { Mutator, Right } from './mutate.ts';

/** What looks like an id, a reason or an address, and is none. */
export const FORM_MUTATORS: Record<string, Mutator> = {
  padded_id: (right) => onId(right, (id) => ` ${id} `),
  line_break_in_id: (right) => onId(right, (id) => `${id}\n`),
  id_in_other_case: (right) =>
    onId(right, (id) => (id === id.toLowerCase() ? id.toUpperCase() : id.toLowerCase())),
  id_cut_short: (right) => onId(right, (id) => id.slice(0, -1)),
  look_alike_id: (right) => onId(right, (id) => id.replace(/[#_]|\d/, (char) => LOOK_ALIKES[char] ?? '０')),
  unseen_in_id: (right) => onId(right, (id) => `${id.slice(0, 2)}\u200b${id.slice(2)}`),
  name_of_every_object: (right) => onId(right, () => '__proto__'),
  id_in_a_list: (right) => onId(right, (id) => [id]),
  ids_in_one_text: ({ call }) => {
    const { item_ids: ids } = call.arguments;
    return Array.isArray(ids) && ids.length > 1 ? { item_ids: ids.join(',') } : null;
  },
  nothing_in_list: ({ call }) =>
    Array.isArray(call.arguments.item_ids) ? { item_ids: [...call.arguments.item_ids, null] } : null,
  reason_in_other_words: ({ call, random }) =>
    'reason' in call.arguments
      ? { reason: pick(['No Longer Needed', ' no longer needed', 'ordered by mistake.', '', null], random)! }
      : null,
  address_of_nobody: ({ call }) =>
    'address1' in call.arguments ? { address1: '', city: '', zip: '' } : null,
  address_without_an_end: ({ call }) =>
    'address1' in call.arguments ? { address1: 'Elm Street '.repeat(1_000) } : null,
  address_in_parts: ({ call }) =>
    'address1' in call.arguments ? { address1: { street: 'Elm Street', number: 1 } } : null,
  country_left_empty: ({ call }) => ('address1' in call.arguments ? { country: null } : null),
};

const LOOK_ALIKES: Record<string, string> = { '#': '＃', _: '＿' };

/** One of the ids that the write names, changed. */
function onId({ call, random }: Right, change: (id: string) => Json): Record<string, Json> | null {
  const name = pick(
    Object.keys(call.arguments).filter((key) => /^(?:order|payment_method)_id$/.test(key)),
    random,
  );
  const id = call.arguments[name ?? ''];
  return name !== undefined && typeof id === 'string' ? { [name]: change(id) } : null;
}
