import { signalsOf } from '../../src/understanding/signals.ts';

function shown(text: string): string {
  return Object.entries(signalsOf(text))
    .flatMap(([name, isShown]) => (isShown ? [name] : []))
    .sort()
    .join(' ');
}

describe('what a customer shows', () => {
  it.each([
    ['hi', 'greeting'],
    ['Hello there!', 'greeting'],
    ['Hi Bob', 'greeting'],
    ['good morning, how are you?', 'greeting'],
    ['hi, where is my order?', 'greeting request'],
    ['hello refund', 'greeting request'],
    ['Guten Tag', 'greeting'],
    ['Hola, ¿dónde está mi pedido?', 'greeting request'],
    ['👋', 'greeting'],
    ['thanks', 'thanks'],
    ['thank you so much', 'thanks'],
    ['muito obrigada', 'thanks'],
    ['how do I edit the thank you page', 'request'],
    ['bye', 'goodbye'],
    ["that's all, thanks", 'goodbye thanks'],
    ['Auf Wiedersehen', 'goodbye'],
    ['yes', 'affirmed'],
    ['Yes, I want to cancel', 'affirmed request'],
    ['ok', 'affirmed'],
    ['ok so how do I do it', 'request'],
    ['that worked, thanks!', 'affirmed thanks'],
    ['Danke, das hat geholfen', 'affirmed thanks'],
    ['it worked yesterday but not today', 'request'],
    ['I want to know how it works', 'request'],
    ['Great, but how do I change the date?', 'request'],
    ['👍', 'affirmed'],
    ['no', 'denied'],
    ['no thanks', 'denied thanks'],
    ['no, the Berlin one', 'denied request'],
    ['no internet connection', 'request'],
    ['nein', 'denied'],
    ["that didn't help", 'notHelped'],
    ['None of these helped', 'notHelped'],
    ["No, that's not what I asked", 'denied notHelped'],
    ["you didn't answer my question", 'notHelped'],
    ['das hat nicht geholfen', 'notHelped'],
    ['ça ne m’aide pas', 'notHelped'],
    ['no me ayuda', 'notHelped'],
    ['não funcionou', 'notHelped'],
    ["the login doesn't work", 'request'],
    ['👎', 'denied notHelped'],
    ['USELESS BOT!!!', 'frustrated'],
    ['WHERE IS MY ORDER??!!', 'frustrated request'],
    ['HOW DO I RESET MY PASSWORD', 'request'],
    ['sorry, stupid question: where is the button', 'request'],
    ['😡', 'frustrated'],
    ['human, please', 'person request'],
    ['no, I need a human', 'denied person request'],
    ['the second one', 'request'],
    ['123456', 'request'],
    ['مرحبا كيف حالك', 'request'],
    ['???', ''],
    ['', ''],
  ])('%s -> %s', (text, expected) => {
    expect(shown(text.replace('’', "'"))).toBe(expected);
  });
});
