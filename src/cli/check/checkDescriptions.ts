import { fieldsOf } from '../../actions/carriers/fieldsOf.ts';
import { type Description, type Operation, readDescription } from '../../actions/carriers/readDescription.ts';
import type { Action } from '../../domain/action.ts';
import type { Json } from '../../domain/json.ts';
import { didYouMean } from '../../flows/checkFlows/checked.ts';
import { faultAt, type ReadFile } from '../../flows/faults.ts';
import type { Fault } from '../../flows/readYaml.ts';
import { argumentFaults, type Taken } from './argumentFaults.ts';

type Schema = Record<string, Json>;

/** What is wrong with the actions that an OpenAPI description carries: document, operation, arguments. Nothing is called. */
export async function checkDescriptions(dir: string, actions: ReadFile<Action>[]): Promise<Fault[]> {
  const known = new Map<string, Promise<Description>>();
  const read = (document: string) => {
    const description = known.get(document) ?? readDescription(dir, document);
    known.set(document, description);
    return description;
  };
  const faults = await Promise.all(actions.map((action) => faultsOf(action, read)));
  return faults.flat();
}

async function faultsOf(
  read: ReadFile<Action>,
  describe: (document: string) => Promise<Description>,
): Promise<Fault[]> {
  const carry = read.value?.carry;
  if (!carry || !('openapi' in carry)) return [];
  const { document, operation: id, server } = carry.openapi;
  const fault = (field: string, message: string) => [faultAt(read, ['carry', 'openapi', field], message)];
  const description = await describe(document).catch((error: Error) => error);
  if (description instanceof Error) return fault('document', `cannot be used: ${description.message}`);
  const ids = description.operations.map((one) => one.id).filter((one) => one !== '');
  const operation = description.operations.find((one) => one.id === id);
  if (!operation)
    return fault('operation', `names "${id}", which ${document} does not have.${didYouMean(id, ids)}`);
  return [
    ...(server === undefined && description.server === undefined
      ? fault('document', `${document} names no server with https://. Add "server: https://…" here.`)
      : []),
    ...argumentFaults(
      read,
      `${id} of ${document}`,
      takenBy(operation, Object.keys(read.value?.arguments ?? {})),
    ),
  ];
}

/** A body that is no object, or of which nothing is known, may be the argument `body`. */
function takenBy({ parameters, body }: Operation, declared: string[]): { taken: Taken[]; isOpen: boolean } {
  const named = parameters
    .filter((one) => one.in !== 'cookie')
    .map(({ name, required = false, schema }): Taken => ({ name, required, type: typeOf(schema) }));
  if (!body) return { taken: named, isOpen: false };
  const { properties, required, isOpen } = fieldsOf(body.schema);
  const isObject = body.schema.type === 'object' || properties !== undefined;
  if (!isObject && (declared.includes('body') || (!properties && body.schema.type !== undefined)))
    return {
      taken: [...named, { name: 'body', required: body.required, type: typeOf(body.schema) }],
      isOpen: false,
    };
  // A field that bears a parameter's name is filled by it.
  const fields = Object.entries(properties ?? {})
    .filter(([name]) => !named.some((one) => one.name === name))
    .map(
      ([name, schema]): Taken => ({
        name,
        required: body.required && required.includes(name) && schema.readOnly !== true,
        type: typeOf(schema),
      }),
    );
  return { taken: [...named, ...fields], isOpen: isOpen || !properties };
}

const typeOf = (schema: Schema | undefined) => (typeof schema?.type === 'string' ? schema.type : undefined);
