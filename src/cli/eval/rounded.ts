/** Every fraction in an object to six significant digits: more would be noise. */
export function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, inner) => (isFraction(inner) ? Number(inner.toPrecision(6)) : inner)),
  );
}

const isFraction = (value: unknown): value is number => typeof value === 'number' && !Number.isInteger(value);
