/** A text whose vector somebody waits for. */
export interface Task {
  text: string;
  /** A customer waits. */
  isUrgent: boolean;
  /** Into the file, once it is computed. */
  keep: boolean;
  /** How often it was handed out. */
  tries: number;
  /** Who waits for it; nobody any more: it is passed over. */
  waiting: number;
  isTaken: boolean;
  result: PromiseWithResolvers<Int16Array | null>;
}

/** What waits for the worker: urgent texts first, a text once however many ask for it. */
export interface Queue {
  ask(text: string, wish: { isUrgent: boolean; keep: boolean }): Task;
  /** The next to hand out. */
  take(): Task | null;
  settle(task: Task, vector: Int16Array | null): void;
  /** Handed out in vain: first in line again, or given up after a second try, since it may be what the worker dies of. */
  putBack(task: Task): void;
  /** Nobody gets anything any more. */
  giveUp(): void;
  readonly size: number;
}

const MOST_TRIES = 2;

export function createQueue(): Queue {
  const tasks = new Map<string, Task>();
  let urgent: Task[] = [];
  let patient: Task[] = [];

  function lineUp(task: Task): void {
    (task.isUrgent ? urgent : patient).push(task);
  }

  function settle(task: Task, vector: Int16Array | null): void {
    tasks.delete(task.text);
    task.result.resolve(vector);
  }

  return {
    ask(text, { isUrgent, keep }) {
      let task = tasks.get(text);
      const isNew = !task;
      task ??= {
        text,
        isUrgent,
        keep,
        tries: 0,
        waiting: 0,
        isTaken: false,
        result: Promise.withResolvers<Int16Array | null>(),
      };
      const isMoreUrgent = isUrgent && !task.isUrgent;
      task.waiting++;
      task.keep ||= keep;
      task.isUrgent ||= isUrgent;
      tasks.set(text, task);
      if (isNew || (isMoreUrgent && !task.isTaken)) lineUp(task);
      return task;
    },
    take() {
      for (let task = urgent.shift() ?? patient.shift(); task; task = urgent.shift() ?? patient.shift()) {
        if (task.isTaken) continue; // Stood in both lines.
        task.isTaken = true;
        task.tries++;
        if (task.waiting > 0) return task;
        settle(task, null);
      }
      return null;
    },
    settle,
    putBack(task) {
      if (task.tries >= MOST_TRIES) return settle(task, null);
      task.isTaken = false;
      (task.isUrgent ? urgent : patient).unshift(task);
    },
    giveUp() {
      for (const task of tasks.values()) task.result.resolve(null);
      tasks.clear();
      urgent = [];
      patient = [];
    },
    get size() {
      return tasks.size;
    },
  };
}
