import { readFileSync } from 'node:fs';
import { requestTracker } from '../../../../adapters/helpdesks/request-tracker/index.ts';
import { Problem, Unauthorized } from '../../../../src/domain/errors.ts';
import { InboundEvent } from '../../../../src/domain/event.ts';
import type { HookRequest } from '../../../../src/domain/helpdesk.ts';

/** Recorded from a real Request Tracker 5.0.3 with rt/SignedWebhook.pm. */
const PAYLOADS = new URL('../../../payloads/request-tracker/', import.meta.url);
const SECRET = 'a secret of this test';
const settings = requestTracker.settings.parse({
  url: 'https://rt.example.test/',
  token: '1-28-x',
  queue: 'support',
  botUser: 'HelpBot',
  webhookSecret: SECRET,
});

function recorded(name: string): HookRequest {
  const { headers, raw } = JSON.parse(readFileSync(new URL(`${name}.json`, PAYLOADS), 'utf8'));
  return { headers, raw: Buffer.from(raw), body: JSON.parse(raw) };
}
const recordedAt = ({ headers }: HookRequest) => Number(headers['x-rt-timestamp']) * 1000;
const read = (name: string) => requestTracker.read(recorded(name), settings);
function changed(name: string, change: (body: never) => void): HookRequest {
  const request = recorded(name);
  change(request.body as never);
  return request;
}

describe('A webhook of Request Tracker', () => {
  const request = recorded('customer-opens');

  it('is accepted as it was recorded', () => {
    expect(() => requestTracker.verify(request, settings, recordedAt(request))).not.toThrow();
  });

  it('is refused when one byte of its body changed', () => {
    const tampered = { ...request, raw: Buffer.from(request.raw.toString().replace('"new"', '"old"')) };
    expect(() => requestTracker.verify(tampered, settings, recordedAt(request))).toThrow(Unauthorized);
  });

  it('is refused more than five minutes later, and with another timestamp', () => {
    const later = recordedAt(request) + 301_000;
    expect(() => requestTracker.verify(request, settings, later)).toThrow(Unauthorized);
    const moved = { ...request, headers: { ...request.headers, 'x-rt-timestamp': String(later / 1000) } };
    expect(() => requestTracker.verify(moved, settings, later)).toThrow(Unauthorized);
  });

  it('is refused without a signature, and where the installation only polls', () => {
    const unsigned = { ...request, headers: { ...request.headers, 'x-rt-signature': undefined } };
    expect(() => requestTracker.verify(unsigned, settings, recordedAt(request))).toThrow(Unauthorized);
    const polling = { ...settings, webhookSecret: undefined };
    expect(() => requestTracker.verify(request, polling, recordedAt(request))).toThrow('polls');
  });
});

describe('Reading a webhook of Request Tracker', () => {
  it('takes a customer’s mail with its subject, text, files and sender', () => {
    expect(read('customer-opens')).toEqual([
      {
        delivery: 'desk.test-54',
        native: '54',
        ticket: '1',
        kind: 'message',
        at: expect.any(Number),
        person: { id: 'carol@example.test', name: 'Carol Customer', email: 'carol@example.test' },
        subject: "Kde je moje objednávka? It's late",
        text: 'Dobrý den,\n\nobjednávka 77 nedorazila 😕\n',
        attachments: [
          {
            name: 'účtenka.txt',
            type: 'text/plain',
            data: Buffer.from('žluť\n').toString('base64'),
            url: 'https://rt.example.test/REST/2.0/attachment/3',
          },
          {
            name: 'p.png',
            type: 'image/png',
            data: Buffer.from([137, 80, 78, 71, 200, 255]).toString('base64'),
            url: 'https://rt.example.test/REST/2.0/attachment/4',
          },
        ],
        data: {},
      },
    ]);
  });

  it.each([
    ['customer-replies', 'message', 'carol@example.test', 'And when?'],
    ['agent-replies', 'agent_reply', 'amy', 'Hello Carol,\n\n- it is in Brno & comes\n- tomorrow'],
    ['agent-notes', 'agent_note', 'amy', 'Parcel is in Brno.'],
    ['agent-takes', 'assigned', 'amy', ''],
    ['agent-gives-to-agent', 'assigned', 'ben', ''],
    ['agent-gives-to-bot', 'handback', 'ben', ''],
    ['agent-stalls', 'status', 'amy', ''],
    ['agent-resolves', 'status', 'amy', ''],
    ['agent-opens-for-customer', 'agent_reply', 'amy', 'Carol called.'],
    ['agent-opens-for-herself', 'message', 'amy', 'It is broken.'],
    ['text-without-parts', 'message', 'agent1', 'My text žluť'],
  ])('takes %s as %s', (name, kind, person, text) => {
    const events = read(name);
    expect(events).toMatchObject([{ kind, person: { id: person }, text }]);
    expect(() => InboundEvent.array().parse(events)).not.toThrow();
  });

  it('tells the new status in our words', () => {
    expect(read('agent-stalls')[0]?.status).toBe('snoozed');
    expect(read('agent-resolves')[0]?.status).toBe('resolved');
  });

  it.each([
    ['a ticket of another queue', recorded('other-queue')],
    ['a ticket given to nobody', recorded('agent-gives-to-nobody')],
    [
      'what the bot wrote itself',
      changed('agent-replies', (body: { creator: string }) => (body.creator = 'helpbot')),
    ],
    [
      'what Request Tracker did itself',
      changed('agent-stalls', (body: { creator: string }) => (body.creator = 'RT_System')),
    ],
    [
      'a kind of transaction it does not know',
      changed('agent-stalls', (body: { type: string }) => (body.type = 'AddLink')),
    ],
    [
      'a change of owner told a second time',
      changed('agent-takes', (body: { type: string }) => (body.type = 'SetWatcher')),
    ],
  ])('leaves aside %s', (_, request) => {
    expect(requestTracker.read(request, settings)).toEqual([]);
  });

  it.each([
    ['no JSON', undefined, '/'],
    ['another shape', { type: 'Create', ticket: {} }, '/id'],
    ['no ticket', { ...(recorded('agent-replies').body as object), ticket: null }, '/ticket'],
    ['no date', { ...(recorded('agent-replies').body as object), created: 'yesterday' }, '/created'],
  ])('names the field when it gets %s', (_, body, field) => {
    const request = { headers: {}, raw: Buffer.alloc(0), body };
    expect(() => requestTracker.read(request, settings)).toThrow(Problem);
    try {
      requestTracker.read(request, settings);
    } catch (error) {
      expect(error).toMatchObject({ status: 422, field });
    }
  });
});
