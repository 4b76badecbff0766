/** One job at a time per conversation, conversations side by side. */
export interface Lanes {
  run<T>(conversation: string, job: () => Promise<T>): Promise<T>;
  readonly busy: number;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    get busy() {
      return tails.size;
    },
    run<T>(conversation: string, job: () => Promise<T>): Promise<T> {
      const before = tails.get(conversation);
      const mine = before ? before.then(job, job) : job();
      tails.set(conversation, mine);
      const clear = () => {
        if (tails.get(conversation) === mine) tails.delete(conversation);
      };
      mine.then(clear, clear);
      return mine;
    },
  };
}
