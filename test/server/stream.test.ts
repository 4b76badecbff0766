import { until } from '../desk/house.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { type House, KEY, openServer } from './house.ts';

afterAll(stopEngines);

describe.each(engines)('the stream of a conversation on %s', (_, open) => {
  let opened: Opened;
  let house: House;
  const streams: AbortController[] = [];
  beforeAll(async () => {
    opened = await open();
    house = await openServer({ store: opened.store });
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.abort();
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  const say = (text: string, conversation?: string, through = house) =>
    through.call('post', '/v1/messages', {
      user: { id: 'u1' },
      text,
      ...(conversation ? { conversation } : {}),
    });

  /** Reads the stream into `events`, as https://html.spec.whatwg.org/#event-stream-interpretation says. */
  async function listen(conversation: string, headers: Record<string, string> = {}, query = '') {
    const stop = new AbortController();
    streams.push(stop);
    const response = await fetch(`${house.url}/v1/conversations/${conversation}/stream${query}`, {
      headers: { authorization: `Bearer ${KEY}`, ...headers },
      signal: stop.signal,
    });
    const heard = {
      status: response.status,
      type: response.headers.get('content-type'),
      ids: [] as number[],
      texts: [] as string[],
      open: true,
    };
    void read(response, heard).catch(() => {});
    return heard;
  }

  async function read(
    response: globalThis.Response,
    heard: { ids: number[]; texts: string[]; open: boolean },
  ) {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks.filter((one) => one.includes('event: message'))) {
        heard.ids.push(Number(/^id: (\d+)$/m.exec(block)?.[1]));
        heard.texts.push(JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}').text);
      }
    }
    heard.open = false;
  }

  it('tells an open stream at once what is said, question and answer', async () => {
    const { body } = await say('hello');
    const heard = await listen(body.conversation);
    expect(heard).toMatchObject({ status: 200, type: 'text/event-stream' });
    const { body: next } = await say('How do I return a parcel?', body.conversation);
    await until('both messages', () => heard.ids.length === 2, 500);
    expect(heard.texts).toEqual(['How do I return a parcel?', next.replies[0].text]);
    expect(heard.ids).toEqual([3, 4]);
  });

  it('goes on after Last-Event-ID, and after ?after=', async () => {
    const { body } = await say('hello');
    await say('thanks', body.conversation);
    for (const heard of [
      await listen(body.conversation, { 'last-event-id': '2' }),
      await listen(body.conversation, {}, '?after=2'),
    ]) {
      await until('what was missed', () => heard.ids.length === 2, 2_000);
      expect(heard.ids).toEqual([3, 4]);
    }
  });

  it.each(['abc', '-1', '1e400', '9'.repeat(30)])(
    'begins with what comes next when Last-Event-ID is %s',
    async (id) => {
      const { body } = await say('hello');
      const heard = await listen(body.conversation, { 'last-event-id': id });
      await say('thanks', body.conversation);
      await until('the next message', () => heard.ids.length === 2, 2_000);
      expect(heard.ids).toEqual([3, 4]);
    },
  );

  it('tells each message once and in order when many come together', async () => {
    const { body } = await say('hello');
    const heard = await listen(body.conversation);
    await Promise.all(Array.from({ length: 15 }, () => say('thanks', body.conversation)));
    await until('all of them', () => heard.ids.length >= 30);
    expect(heard.ids).toEqual(Array.from({ length: 30 }, (_, i) => i + 3));
  });

  it('shows within two seconds what another replica wrote', async () => {
    if (!opened.another) return;
    const other = await openServer({ store: await opened.another(), replica: 'two' });
    const { body } = await say('hello');
    const heard = await listen(body.conversation);
    await say('thanks', body.conversation, other);
    await until('the other replica’s messages', () => heard.ids.length === 2, 2_000);
    await other.stop();
  });

  it('ends when the server stops, so that it does not hold it back', async () => {
    const stopping = await openServer({ store: opened.store, replica: 'stopping' });
    const { body } = await say('hello', undefined, stopping);
    const before = house.url;
    house.url = stopping.url;
    const heard = await listen(body.conversation);
    house.url = before;
    await stopping.stop();
    await until('the end of the stream', () => !heard.open, 1_000);
  });
});
