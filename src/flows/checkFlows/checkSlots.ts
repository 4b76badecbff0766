import { BUILT_IN_ENTITIES } from '../../domain/entity.ts';
import { faultAt } from '../faults.ts';
import type { Fault } from '../readYaml.ts';
import { spokenFault } from '../spokenFault.ts';
import { type Checked, didYouMean } from './checked.ts';

/** Kinds that the message itself is. */
const WHOLE = ['text', 'yes_no', 'file'];

/** What each slot holds must be something that the bot can find. */
export function slotFaults({ read, flow, around }: Checked): Fault[] {
  const defined = around.entities.map(({ name }) => name);
  const known = [...WHOLE, ...defined, ...BUILT_IN_ENTITIES];
  return Object.entries(flow.slots).flatMap(([name, slot]) => {
    const fault = (field: string, message: string) => [faultAt(read, ['slots', name, field], message)];
    if (!known.includes(slot.entity))
      return fault(
        'entity',
        `names the entity "${slot.entity}", which nobody defines. Add entities/${slot.entity}.yaml, or take one of these.${didYouMean(slot.entity, known)}`,
      );
    const roles = around.entities.find((entity) => entity.name === slot.entity)?.roles ?? [];
    if (slot.role !== undefined && !roles.includes(slot.role) && defined.includes(slot.entity))
      return fault(
        'role',
        `names the role "${slot.role}", which entities/${slot.entity}.yaml does not tell apart. Add it to "roles" there.${didYouMean(slot.role, roles)}`,
      );
    if (!slot.exact && slot.entity !== 'date')
      return fault('exact', `is for dates only: "${slot.entity}" has no days. Take it out.`);
    const wrong = slot.valid === undefined ? null : spokenFault(slot.valid, { isExpression: true });
    if (wrong) return fault('valid', wrong);
    return slot.invalid !== undefined && slot.valid === undefined
      ? fault('invalid', 'would never be said: there is no "valid". Add the condition, or take this out.')
      : [];
  });
}
