import type { Json } from '../../domain/json.ts';

type Schema = Record<string, Json>;

export interface Fields {
  /** undefined: it is no object that says what it holds. */
  properties: Record<string, Schema> | undefined;
  required: string[];
  /** Others may be there too. */
  isOpen: boolean;
}

/** The fields of an object, with those of everything that it is made of. https://spec.openapis.org/oas/v3.1.0#composition-and-inheritance-polymorphism */
export function fieldsOf(schema: Schema): Fields {
  const own = schema.properties as Record<string, Schema> | undefined;
  const parts = ((schema.allOf as Schema[] | undefined) ?? []).map(fieldsOf);
  const all = [own, ...parts.map(({ properties }) => properties)].filter((one) => one !== undefined);
  const required = (schema.required as string[] | undefined) ?? [];
  const isChoice = schema.oneOf !== undefined || schema.anyOf !== undefined;
  return {
    properties: all.length === 0 ? undefined : Object.assign({}, ...all),
    required: [...new Set([...required, ...parts.flatMap((part) => part.required)])],
    isOpen: isChoice || Boolean(schema.additionalProperties) || parts.some((part) => part.isOpen),
  };
}
