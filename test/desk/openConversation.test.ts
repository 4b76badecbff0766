import { beginEpisode, contactOf, newConversation } from '../../src/desk/openConversation.ts';
import type { Conversation } from '../../src/domain/conversation.ts';

const DAY = 24 * 60 * 60_000;
const contact = contactOf('default', 'api', { id: 'u1' });

function conversation(more: Partial<Conversation>) {
  const { conversation: fresh } = newConversation('default', 'cnv_1', contact, 0);
  return { conversation: { ...fresh, version: 3, ...more }, recent: [] };
}

describe('when an episode begins', () => {
  it('a chat with the bot that was quiet for more than a day', () => {
    const begun = beginEpisode(conversation({}), DAY + 1);
    expect(begun?.context.conversation).toMatchObject({ owner: 'bot', status: 'pending' });
  });

  it('not while a human waits for the customer’s answer, however long', () => {
    expect(beginEpisode(conversation({ owner: 'human', status: 'open' }), 30 * DAY)).toBeNull();
  });

  it('a resolved chat is the bot’s again, behind a higher fence and without its old ticket', () => {
    const ticket = { installation: 'zd', id: '1', number: '1' };
    const resolved = conversation({ owner: 'human', status: 'resolved', fence: 4, ticket });
    expect(beginEpisode(resolved, 5)?.context.conversation).toMatchObject({
      owner: 'bot',
      fence: 5,
      ticket: undefined,
    });
  });

  it('who comes back within a day means what they spoke of, and later not', () => {
    const turns = [{ text: 'where is my order 4711', intent: 'order_status', entities: [], at: 0 }];
    const facts = [{ name: 'order_number', value: '4711', text: '4711', start: 18, end: 22 }];
    const tried = [{ question: 'q', answer: 'a', sources: [] }];
    const memory = { misses: 1, tried, collected: { order_number: '4711' }, turns, facts };
    const resolved = conversation({ status: 'resolved', memory });
    expect(beginEpisode(resolved, DAY - 1)?.context.conversation.memory).toEqual({
      misses: 0,
      tried: [],
      collected: { order_number: '4711' },
      turns,
      facts,
    });
    expect(beginEpisode(resolved, DAY + 1)?.context.conversation.memory.turns).toEqual([]);
  });

  it('a resolved ticket stays with the human who had it', () => {
    const resolved = conversation({ channel: 'ticket', owner: 'human', status: 'resolved', fence: 4 });
    expect(beginEpisode(resolved, 5)?.context.conversation).toMatchObject({
      owner: 'human',
      status: 'open',
      fence: 4,
    });
  });
});
