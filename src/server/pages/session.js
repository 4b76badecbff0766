const PREFIX = 'deskhand.';
/** Stands in where the browser keeps nothing for us. */
const memory = new Map();

/** What survives a reload of this tab: visitor, conversation, the message on its way, votes, the latest turn. */
export const session = {
  get(name) {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null');
    } catch {
      return memory.get(name) ?? null;
    }
  },
  set(name, value) {
    try {
      if (value === null) sessionStorage.removeItem(PREFIX + name);
      else sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      memory.set(name, value);
    }
  },
};
