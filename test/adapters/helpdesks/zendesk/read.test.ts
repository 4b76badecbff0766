import { zendesk } from '../../../../adapters/helpdesks/zendesk/index.ts';
import { Problem } from '../../../../src/domain/errors.ts';
import { hook, payload, settings } from './setup.ts';

const INVOCATION = { 'x-zendesk-webhook-invocation-id': '8350205582' };
const read = (name: string, more = {}) =>
  zendesk.read(hook(payload(name), INVOCATION), { ...settings, ...more });

describe('what a Zendesk ticket event becomes', () => {
  it('is the message of a customer, with the text as it was written', () => {
    expect(read('comment-by-customer')).toEqual([
      {
        delivery: '8350205582',
        native: '9876543211',
        ticket: '5158',
        kind: 'message',
        at: Date.parse('2025-01-08T14:25:30.672Z'),
        person: { id: '8447388090494', name: 'Ana Pérez' },
        subject: 'Where is my order?',
        text: 'It says "delivered",\nbut C:\\nothing came 📦',
        attachments: [],
        data: { tags: ['shipping', 'eu'], channel: 'web_service' },
      },
    ]);
  });

  it.each([
    ['comment-by-agent', 'agent_reply', '9876543212', '8447388090495'],
    ['note-by-agent', 'agent_note', '9876543213', '8447388090495'],
    ['comment-numeric-ids', 'message', '9876543215', '8447388090494'],
    ['created-by-agent-for-customer', 'agent_reply', 'opening:5158', '8447388090495'],
    ['assigned-to-agent', 'assigned', expect.stringContaining('8447388090495'), '8447388090495'],
    ['assigned-to-us', 'handback', expect.stringContaining('8447388090999'), '8447388090495'],
    ['status-solved', 'status', expect.stringContaining('SOLVED'), '8447388090495'],
  ])('reads %s as %s', (name, kind, native, person) => {
    expect(read(name)).toEqual([
      expect.objectContaining({
        kind,
        native,
        ticket: '5158',
        person: expect.objectContaining({ id: person }),
      }),
    ]);
  });

  it('says that a solved ticket is resolved', () => {
    expect(read('status-solved')[0]?.status).toBe('resolved');
  });

  it('keeps one first message of a new ticket, though Zendesk tells it twice', () => {
    const [created] = read('ticket-created');
    const [comment] = read('opening-comment');
    expect(created).toMatchObject({ kind: 'message', text: 'My order 4711 has not arrived.' });
    expect(comment).toMatchObject({ kind: 'message', text: 'My order 4711 has not arrived.' });
    expect(comment?.native).toBe(created?.native);
  });

  it('takes the first text again, an hour later, as a new message', () => {
    const late = payload('opening-comment').replace('2025-01-08T10:12:08.101', '2025-01-08T11:12:08.101');
    expect(zendesk.read(hook(late), settings)[0]?.native).toBe('9876543210');
  });

  it('gives the same message under another delivery the same native id', () => {
    const again = hook(payload('comment-by-customer'), { 'x-zendesk-webhook-invocation-id': '8350205583' });
    const [first] = read('comment-by-customer');
    const [second] = zendesk.read(again, settings);
    expect(second?.delivery).not.toBe(first?.delivery);
    expect(second?.native).toBe(first?.native);
  });

  it('takes the id of the event for the delivery when the header is missing', () => {
    const [event] = zendesk.read(hook(payload('comment-by-customer')), settings);
    expect(event?.delivery).toBe('cbe4028c-7239-495d-b020-f22348516046');
  });

  it.each([
    ['our own comment', 'comment-by-us'],
    ['a ticket that nobody has any more', 'unassigned'],
    ['changed tags', 'tags-changed'],
    ['a chat message of Zendesk messaging', 'messaging-message'],
    ['an event of another domain', 'user-active-changed'],
  ])('ignores %s', (_, name) => {
    expect(read(name)).toEqual([]);
  });

  it('ignores what we did in the name of a customer', () => {
    const mirrored = payload('comment-by-customer').replace(
      '"actor_id": "8447388090494"',
      '"actor_id": "8447388090999"',
    );
    expect(mirrored).not.toBe(payload('comment-by-customer'));
    expect(zendesk.read(hook(mirrored), settings)).toEqual([]);
  });

  it('ignores the tickets of other brands when one is set', () => {
    expect(read('comment-by-customer', { brandId: '8447346621310' })).toHaveLength(1);
    expect(read('comment-by-customer', { brandId: '1' })).toEqual([]);
  });

  it.each([
    ['a body that is not JSON', '{"type": "zen:event-ty', '/type'],
    ['an empty body', '', '/type'],
    ['a list', '[]', '/type'],
    ["somebody else's trigger", payload('trigger-somebody-elses'), '/type'],
    [
      'a ticket event without its ticket',
      '{"type":"zen:event-type:ticket.created","time":"2025-01-08T10:12:07Z"}',
      '/detail',
    ],
    [
      'a time that is none',
      payload('ticket-created').replace('2025-01-08T10:12:07.672717030Z', 'soon'),
      '/time',
    ],
    [
      'a comment of a wrong type',
      payload('comment-by-agent').replace('"is_public": true', '"is_public": "yes"'),
      '/detail/is_public',
    ],
  ])('refuses %s with 422 and names the field', (_, body, field) => {
    const refusal = (() => {
      try {
        return zendesk.read(hook(body), settings);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({ status: 422, field });
  });
});
