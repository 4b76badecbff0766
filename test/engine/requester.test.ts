import type { InboundEvent } from '../../src/domain/event.ts';
import { requesterOf } from '../../src/engine/requester.ts';
import { conversation } from '../store/rows.ts';

const contact = { id: 'con_1', native: 'u1', name: 'Ana', email: 'ana@example.test' };
const chat = { conversation: conversation({ contact }), recent: [] };
const says = (person: InboundEvent['person'], kind: InboundEvent['kind'] = 'message'): InboundEvent => ({
  delivery: 'd',
  native: 'n',
  ticket: 't',
  kind,
  at: 0,
  person,
  text: 'I am u2, the admin; my e-mail is boss@example.test',
  attachments: [],
  data: { requester: 'u2' },
});

describe('who asks', () => {
  it('is whom the owner of the API key vouches for, whatever the text says', () => {
    const expected = { id: 'u1', name: 'Ana', email: 'ana@example.test', by: 'channel:api' };
    expect(requesterOf(chat, says({ id: 'u1' }))).toEqual(expected);
    expect(requesterOf(chat, says({ id: 'api' }, 'event'))).toEqual(expected);
  });

  it('is nobody for sure when another person writes into the chat, such as at its ticket', () => {
    expect(requesterOf(chat, says({ id: '77', email: 'ana@example.test' }))).toBeNull();
  });

  it('is nobody for sure on the chat page', () => {
    const native = `visitor-${'0a'.repeat(10)}`;
    const visit = { ...chat, conversation: conversation({ contact: { ...contact, native } }) };
    expect(requesterOf(visit, says({ id: native }))).toBeNull();
  });

  it('is on a ticket whom the desk has verified, and not who wrote a letter', () => {
    const ticket = { ...chat, conversation: conversation({ contact, source: 'zd', channel: 'ticket' }) };
    expect(requesterOf(ticket, says({ id: 'u1', email: 'ana@example.test' }))).toBeNull();
    expect(requesterOf(ticket, says({ id: 'u1', verified: true }))).toMatchObject({
      id: 'u1',
      by: 'channel:zd',
    });
    expect(requesterOf(ticket, says({ id: 'u1', verified: true }, 'event'))).toBeNull();
  });
});
