import type { Random } from './random.ts';

export const API_KEY = 'chaos-api-key';
const PATIENCE_MS = 10_000;

export interface Answer {
  /** undefined: no answer came. */
  status?: number;
  text: string;
}

export interface Api {
  /** To any replica, also to one that is down, as a load balancer would that has not noticed yet. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Again and again until a 200 comes. */
  get<T>(path: string): Promise<T>;
}

export function createApi(bases: string[], random: Random): Api {
  const authorization = `Bearer ${API_KEY}`;

  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const all = { authorization, 'content-type': 'application/json', ...headers };
    const url = `${random.pick(bases)}${path}`;
    return request(url, { method, headers: all, body: body === undefined ? null : JSON.stringify(body) });
  }

  return {
    send,
    async get<T>(path: string) {
      for (let tries = 1; ; tries++) {
        const { status, text } = await send('GET', path);
        if (status === 200) return JSON.parse(text) as T;
        if (tries === 100)
          throw new Error(`GET ${path} answers ${status ?? 'nothing'}: ${text.slice(0, 200)}`);
        await pause(200);
      }
    },
  };
}

/** Whatever goes wrong on the wire is one thing to the caller: no answer. */
export async function request(url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { text: String(error) };
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
