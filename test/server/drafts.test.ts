import { emptyMemory } from '../../src/domain/conversation.ts';
import { newId } from '../../src/domain/ids.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { until } from '../desk/house.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { type House, KEY, openServer } from './house.ts';

afterAll(stopEngines);

interface Heard {
  event: string;
  id: string | undefined;
  data: { turn?: string; text: string; author?: string };
}

const said = (text: string): Turn => ({
  decision: 'answer',
  say: [{ text }],
  understood: null,
  handoff: null,
  memory: emptyMemory(),
  status: 'pending',
  trace: [],
});

describe.each(engines)('a reply that grows, on the stream on %s', (_, open) => {
  let opened: Opened;
  let house: House;
  const streams: AbortController[] = [];
  /** What the engine does next: says drafts, and gives its turn when the test lets it. */
  let decide: (onDraft: (text: string) => void) => Promise<Turn> = async () => said('Hello.');

  beforeAll(async () => {
    opened = await open();
    house = await openServer({
      store: opened.store,
      decide: (_context, _event, onDraft = () => {}) => decide(onDraft),
    });
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.abort();
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  const say = (text: string, conversation?: string) =>
    house.call('post', '/v1/messages', {
      user: { id: 'u1' },
      text,
      ...(conversation ? { conversation } : {}),
    });

  /** A conversation with one turn, and its open stream. */
  async function begin() {
    decide = async () => said('Hello.');
    const { body } = await say('hello');
    const stop = new AbortController();
    streams.push(stop);
    const heard: Heard[] = [];
    const response = await fetch(`${house.url}/v1/conversations/${body.conversation}/stream`, {
      headers: { authorization: `Bearer ${KEY}` },
      signal: stop.signal,
    });
    void read(response, heard).catch(() => {});
    return { conversation: body.conversation as string, heard };
  }

  async function read(response: globalThis.Response, heard: Heard[]) {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        const event = field('event');
        if (event) heard.push({ event, id: field('id'), data: JSON.parse(field('data') ?? '{}') });
      }
    }
  }

  const drafts = (heard: Heard[]) =>
    heard.filter(({ event }) => event === 'draft').map(({ data }) => data.text);

  it('is shown sentence by sentence, without an id, and its message takes its place', async () => {
    const { conversation, heard } = await begin();
    decide = async (onDraft) => {
      onDraft('One.');
      await until('the first sentence', () => drafts(heard).length === 1);
      onDraft('One. Two.');
      await until('the second sentence', () => drafts(heard).length === 2);
      return said('One. Two. Three.');
    };
    const { body } = await say('and now?', conversation);
    await until('the message', () => heard.at(-1)?.data.text === 'One. Two. Three.');
    expect(drafts(heard)).toEqual(['One.', 'One. Two.']);
    const [first] = heard;
    expect(first).toEqual({ event: 'draft', id: undefined, data: { turn: body.turn, text: 'One.' } });
    expect(heard.at(-1)).toMatchObject({ event: 'message', data: { turn: body.turn } });
  });

  it('is taken away at once when a person takes over, and grows no more', async () => {
    const { conversation, heard } = await begin();
    const go = Promise.withResolvers<void>();
    let grow: (text: string) => void = () => {};
    decide = async (onDraft) => {
      grow = onDraft;
      onDraft('One.');
      await go.promise;
      return said('One. Two.');
    };
    const answered = say('and now?', conversation);
    await until('the first sentence', () => drafts(heard).length === 1);
    decide = async () => ({ ...said(''), decision: 'silent', say: [], status: 'open' });
    const agent = {
      delivery: newId('evt'),
      native: newId('evt'),
      ticket: conversation,
      kind: 'agent_reply' as const,
      at: Date.now(),
      person: { id: 'agent-1', name: 'Petra' },
      text: 'I look into it.',
      attachments: [],
      data: {},
    };
    await house.desk.keep('default', 'api', [agent]);
    grow('One. Two.');
    await until('the draft to be taken away', () => drafts(heard).at(-1) === '');
    expect(drafts(heard)).not.toContain('One. Two.');
    go.resolve();
    expect((await answered).body.decision).toBe('silent');
    expect(drafts(heard)).toEqual(['One.', '']);
    expect(heard.map(({ data }) => data.text)).not.toContain('One. Two.');
  });

  it('is taken away when the turn fails', async () => {
    const { conversation, heard } = await begin();
    decide = async (onDraft) => {
      onDraft('One.');
      await until('the sentence', () => drafts(heard).length === 1);
      throw new Error('the engine broke');
    };
    expect((await say('and now?', conversation)).status).toBe(500);
    await until('the draft to be taken away', () => drafts(heard).at(-1) === '');
  });

  it('comes with the answer itself where a message begins the conversation', async () => {
    const post = (text: string, accept: string) =>
      fetch(`${house.url}/v1/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', accept },
        body: JSON.stringify({ user: { id: 'u1' }, text }),
      });
    decide = async (onDraft) => {
      onDraft('One.');
      onDraft('One. Two.');
      return said('One. Two. Three.');
    };
    const events = await post('hello', 'application/json, text/event-stream');
    const heard: Heard[] = [];
    await read(events, heard);
    expect(heard.map(({ event }) => event)).toEqual(['draft', 'draft', 'answer']);
    const answer = heard[2]!.data as unknown as { turn: string; replies: { text: string }[] };
    expect(heard[1]!.data).toEqual({ turn: answer.turn, text: 'One. Two.' });
    expect(answer.replies[0]!.text).toBe('One. Two. Three.');

    const plain = await post('hello', 'application/json');
    expect(plain.headers.get('content-type')).toMatch(/^application\/json/);
    decide = async () => said('At once.');
    const quick = await post('hello', 'text/event-stream');
    expect(quick.headers.get('content-type')).toMatch(/^application\/json/);
    expect(((await quick.json()) as typeof answer).replies[0]!.text).toBe('At once.');
  });

  it('is not shown on the stream of another conversation', async () => {
    const { heard: others } = await begin();
    const { conversation, heard } = await begin();
    decide = async (onDraft) => {
      onDraft('One.');
      await until('the sentence', () => drafts(heard).length === 1);
      return said('One.');
    };
    await say('and now?', conversation);
    expect(others.filter(({ event }) => event === 'draft')).toEqual([]);
  });
});
