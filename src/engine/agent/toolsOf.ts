import { type Action, isForMachines, type Requester } from '../../domain/action.ts';
import type { Json } from '../../domain/json.ts';
import type { ModelTool } from '../../domain/model.ts';

export const HAND_OVER = 'hand_over_to_person';

const PERSON: ModelTool = {
  name: HAND_OVER,
  description:
    'Gives the conversation to a person. Call it when you are not sure, when something is not allowed or not possible, or when the customer asks for a person.',
  parameters: {
    type: 'object',
    properties: { why: { type: 'string', description: 'For the person, in one sentence' } },
  },
};

/** What the model may ask for, and the way out. */
export function toolsOf(actions: readonly Action[], requester: Requester | null): ModelTool[] {
  return [...actions.filter((action) => isForModel(action, requester)).map(toolOf), PERSON];
}

export function isForModel(action: Action, requester: Requester | null): boolean {
  return isForMachines(action) && (requester !== null || !action.requester);
}

function toolOf({ name, description, arguments: declared }: Action): ModelTool {
  const open = Object.entries(declared).filter(([, { from }]) => from === undefined);
  const properties = open.map(([argument, { schema, description: about }]) => [
    argument,
    about === '' ? schema : { ...schema, description: about },
  ]);
  const required = open.flatMap(([argument, { required: isRequired, default: preset }]) =>
    isRequired && preset === undefined ? [argument] : [],
  );
  const parameters: Record<string, Json> = {
    type: 'object',
    properties: Object.fromEntries(properties) as Json,
    required,
    additionalProperties: false,
  };
  return { name, description: description || name.replaceAll('_', ' '), parameters };
}
