/** The values used last, by text. */
export interface Recent<T> {
  get(text: string): T | undefined;
  set(text: string, value: T): void;
}

/** A Map keeps the order of insertion: what is used goes to its end, what is first goes out. */
export function keepRecent<T>(most: number): Recent<T> {
  const values = new Map<string, T>();
  return {
    get(text) {
      const value = values.get(text);
      if (value === undefined) return undefined;
      values.delete(text);
      values.set(text, value);
      return value;
    },
    set(text, value) {
      values.delete(text);
      values.set(text, value);
      if (values.size > most) values.delete(values.keys().next().value as string);
    },
  };
}
