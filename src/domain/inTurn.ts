/** Does the work of one name after another, in the order that it came; other names do not wait. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** What nobody is before begins at once. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name);
    const doing = before ? before.then(work, work) : work();
    last.set(name, doing);
    const done = () => {
      if (last.get(name) === doing) last.delete(name);
    };
    doing.then(done, done);
    return doing;
  };
}
