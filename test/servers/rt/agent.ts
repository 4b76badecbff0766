interface TransactionSeen {
  id: string;
  Type: string;
  Field: string;
  NewValue: string;
  Creator: { id: string };
}

interface TicketSeen {
  Subject: string;
  Status: string;
  Priority: string;
  Owner: { id: string };
  Requestor: { id: string }[];
}

export interface RequestTrackerAgent {
  name: string;
  reply(ticket: string, text: string, contentType?: string): Promise<void>;
  note(ticket: string, text: string, contentType?: string): Promise<void>;
  /** A ticket that the agent opens for a customer -> its id. */
  opens(ticket: { queue?: string; subject: string; text: string; requestor?: string }): Promise<string>;
  /** Such as `{ Status: 'resolved' }` or `{ Owner: 'ben' }`. */
  changes(ticket: string, change: Record<string, unknown>): Promise<void>;
  takes(ticket: string): Promise<void>;
  gives(ticket: string, to: string): Promise<void>;
  history(ticket: string): Promise<TransactionSeen[]>;
  sees(ticket: string): Promise<TicketSeen>;
  /** The newest ticket with this subject -> its id. */
  finds(subject: string): Promise<string | undefined>;
}

/** An agent who works through REST2 with name and password. */
export function agentOf(url: string, name: string, password: string): RequestTrackerAgent {
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

  async function call<T>(method: string, path: string, json?: unknown): Promise<T> {
    const answer = await fetch(`${url}/REST/2.0/${path}`, {
      method,
      headers: { authorization, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      body: json === undefined ? null : JSON.stringify(json),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${name}: ${method} ${path} answered ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
  const write =
    (kind: string) =>
    async (ticket: string, text: string, contentType = 'text/plain') => {
      await call('POST', `ticket/${ticket}/${kind}`, { Content: text, ContentType: contentType });
    };
  const change = async (ticket: string, change: Record<string, unknown>) => {
    await call('PUT', `ticket/${ticket}`, change);
  };

  return {
    name,
    reply: write('correspond'),
    note: write('comment'),
    changes: change,
    async opens({ queue = 'Support', subject, text, requestor }) {
      const ticket = { Queue: queue, Subject: subject, Content: text, Requestor: requestor };
      return (await call<{ id: string }>('POST', 'ticket', ticket)).id;
    },
    async takes(ticket) {
      await call('PUT', `ticket/${ticket}/take`, {});
    },
    async gives(ticket, to) {
      await change(ticket, { Owner: to });
    },
    async history(ticket) {
      const path = `ticket/${ticket}/history?per_page=100&fields=Type,Field,NewValue,Creator`;
      return (await call<{ items: TransactionSeen[] }>('GET', path)).items;
    },
    async sees(ticket) {
      return await call<TicketSeen>('GET', `ticket/${ticket}`);
    },
    async finds(subject) {
      const query = encodeURIComponent(`Subject = '${subject.replace(/['\\]/g, '\\$&')}'`);
      const found = await call<{ items: { id: string }[] }>(
        'GET',
        `tickets?query=${query}&orderby=id&order=DESC&per_page=1`,
      );
      return found.items[0]?.id;
    },
  };
}
