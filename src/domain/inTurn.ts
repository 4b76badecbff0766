/** Work under one name is done one after another, in the order that it came; other names do not wait. */
export function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const doing = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, doing);
    const done = () => {
      if (last.get(name) === doing) last.delete(name);
    };
    doing.then(done, done);
    return doing;
  };
}
