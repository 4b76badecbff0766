import { openStarterChat } from './starterChat.ts';

const codeIn = (mails: string[]) => /\d{6}/.exec(mails.at(-1) ?? '')?.[0] ?? '';

describe('a visitor who has proven who they are', () => {
  /** The visitor has asked, and has typed the code that was mailed to them. */
  async function proven(question: string) {
    const chat = openStarterChat();
    await chat.say(question);
    await chat.say('ana@example.com');
    return { chat, reply: await chat.say(codeIn(chat.mails)) };
  }

  it('is asked for nothing more for half an hour, and then for a code again', async () => {
    const { chat, reply } = await proven('where is my order 1042?');
    expect(reply).toContain('Order 1042 is on its way');
    chat.skip(20);
    expect(await chat.say('where is my order 1044?')).toContain('Order 1044 is being packed');
    chat.skip(15);
    const again = await chat.say('where is my order 1042?');
    expect(again).not.toContain('is on its way with');
    expect(again).toMatch(/code is on its way there|Which e-mail address/);
  });

  it('proves it again in the middle of a task that they come back to, and goes on where it was', async () => {
    const { chat, reply } = await proven('I want to send something of order 1043 back');
    expect(reply).toContain('send back');
    chat.skip(60);
    let said = await chat.say('the jacket');
    for (let i = 0; i < 3 && !/Which e-mail|code is on its way/.test(said); i++)
      said = await chat.say('it is too small');
    if (said.includes('Which e-mail')) said = await chat.say('ana@example.com');
    expect(said).toContain('code is on its way');
    said = await chat.say(codeIn(chat.mails));
    expect(said).toContain('Shall I register this return');
    expect(await chat.say('yes')).toContain('The return is registered');
  });
});
