import { browserPath, type ChatBrowser, skipped, startChatBrowser } from './chatBrowser.ts';
import { visit } from './visit.ts';

const ANSWERED = 'I want to undo the latest change in my site design.';

if (!browserPath) console.log(skipped('feedback on the chat page'));
const describeInBrowser = browserPath ? describe : describe.skip;

describeInBrowser('feedback on the chat page', () => {
  let chat: ChatBrowser;

  beforeAll(async () => {
    chat = await startChatBrowser();
  }, 120_000);
  afterAll(() => chat?.stop());

  it('is given by a thumb, can be changed, and is one row an agent can read', async () => {
    const { page, say, faults } = await visit(chat);
    await say(ANSWERED);
    const group = page.getByRole('group', { name: 'Did this help?' });
    const up = group.getByRole('button', { name: 'This helped' });
    const down = group.getByRole('button', { name: 'This did not help' });
    await up.click();
    await group.getByText('Thank you.').waitFor();
    expect([await up.isDisabled(), await down.isDisabled()]).toEqual([true, false]);
    const rows = async () => ((await chat.call('GET', '/v1/feedback')) as { feedback: object[] }).feedback;
    expect(await rows()).toMatchObject([{ kind: 'thumb', helpful: true, counts: 0.6 }]);

    await down.click();
    await group.getByText('Thank you for telling us.').waitFor();
    expect(await group.getByRole('button', { name: 'Talk to a person' }).count()).toBe(1);
    expect(await up.getAttribute('aria-pressed')).toBe('false');
    expect(await rows()).toMatchObject([{ kind: 'thumb', helpful: false }]);

    await up.click();
    await group.getByText('Thank you.').waitFor();
    expect(await group.getByRole('button', { name: 'Talk to a person' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
