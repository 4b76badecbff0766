import { type Agent, type RequestOptions, request } from 'node:http';
import { z } from 'zod';

/** One conversation as the customer's side knows it. */
export interface Talk {
  /** Unique in a run: the user's id, and for the peers the conversation's. */
  user: string;
  /** What Deskhand called it in its first answer. */
  conversation?: string | undefined;
  turns: number;
}

/** What came back on one message, checked: a reply with a text is there. */
interface Heard {
  conversation?: string | undefined;
  decision: string;
}

/** Says one text in a conversation and throws unless a proper reply comes. */
export type Say = (talk: Talk, text: string) => Promise<Heard>;

const TurnBody = z.object({
  conversation: z.string().min(1),
  decision: z.string(),
  replies: z.array(z.object({ text: z.string().min(1) })).min(1),
});

/** Deskhand: `POST /v1/messages`. */
export function sayToDeskhand(base: string, key: string, agent: Agent): Say {
  const to = target(base, '/v1/messages', agent);
  return async (talk, text) => {
    const body = { user: { id: talk.user }, conversation: talk.conversation, text };
    const answer = await post(to, body, `Bearer ${key}`);
    const turn = TurnBody.parse(answer);
    if (talk.conversation && turn.conversation !== talk.conversation)
      throw new Error('another conversation answered');
    return { conversation: turn.conversation, decision: turn.decision };
  };
}

const ActivitiesBody = z.object({ activities: z.array(z.object({ text: z.string().min(1) })).min(1) });

/**
 * The peers: a Bot Framework activity whose replies come in the response (`expectReplies`).
 * https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md#delivery-mode
 * Each reply starts with `Turn n:`, counted in the peer's conversation state: proof that the state was read and written.
 */
export function sayActivity(base: string, agent: Agent): Say {
  const to = target(base, '/api/messages', agent);
  return async (talk, text) => {
    const answer = await post(to, activity(talk, text));
    const reply = ActivitiesBody.parse(answer).activities[0]!.text;
    if (!reply.startsWith(`Turn ${talk.turns + 1}: `))
      throw new Error(`the peer lost its conversation state: ${reply}`);
    return { decision: 'reply' };
  };
}

function activity(talk: Talk, text: string): object {
  return {
    type: 'message',
    id: `${talk.user}-${talk.turns}`,
    timestamp: new Date().toISOString(),
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:9',
    deliveryMode: 'expectReplies',
    locale: 'en',
    from: { id: talk.user },
    recipient: { id: 'bot' },
    conversation: { id: talk.user },
    text,
  };
}

/** The URL taken apart once, not on every turn: the load generator's time is the limit of what it can measure. */
function target(base: string, path: string, agent: Agent): RequestOptions {
  const { hostname, port } = new URL(base);
  return { hostname, port, path, agent, method: 'POST', timeout: 30_000 };
}

/** The JSON body of a 200 answer; anything else throws with the status and the start of the body. */
function post(to: RequestOptions, body: object, authorization?: string): Promise<unknown> {
  const payload = Buffer.from(JSON.stringify(body));
  const headers = {
    'content-type': 'application/json',
    'content-length': payload.length,
    ...(authorization ? { authorization } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ ...to, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode !== 200)
          reject(new Error(`status ${response.statusCode}: ${text.slice(0, 300)}`));
        else parse(text, resolve, reject);
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer within 30 s')));
    sent.on('error', reject);
    sent.end(payload);
  });
}

function parse(text: string, resolve: (value: unknown) => void, reject: (error: Error) => void): void {
  try {
    resolve(JSON.parse(text));
  } catch {
    reject(new Error(`not JSON: ${text.slice(0, 300)}`));
  }
}
