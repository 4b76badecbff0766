import { openTaskChat, type TaskBot, type TaskChat } from './taskChat.ts';

const intents = {
  begin: ['start it please', 'begin the task', 'do the thing'],
  second: ['change my address', 'I moved, new address', 'update the address'],
  smalltalk: ['tell me a joke', 'say something funny', 'make me laugh'],
};

/** A flow of these steps that "begin the task" begins. */
export const demo = (steps: string, more = ''): string =>
  `name: demo\ntitle: the demo\nintents: [begin]\n${more}steps:\n${steps.replace(/^\n/, '')}`;

/** A chat with these flows; "change my address" begins another one. */
export const openDemo = (bot: Partial<TaskBot> & { flows: string[] }): Promise<TaskChat> =>
  openTaskChat({ intents, ...bot });

/** Actions that write down what they do. */
export function makeWorld() {
  const done: string[] = [];
  const act = (name: string, more: object = {}) => ({
    run: () => {
      done.push(name);
      return { id: name };
    },
    undo: () => void done.push(`undo ${name}`),
    ...more,
  });
  return { done, act };
}

/** An action that is never done. */
export const fails = {
  run: () => {
    throw new Error('timeout');
  },
};
