import { checkBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const folder = useBotFolder();

async function faultsOf(files: Record<string, string>) {
  await folder.write({ 'bot.yaml': 'name: Own\nlanguage: en\nlanguages: [de]\n', ...files });
  const { faults } = await checkBot(folder.dir);
  return faults.map(({ line, field, message }) => `${line}: ${field} ${message}`);
}

const flow = (steps: string) => ({ 'flows/a.yaml': `name: a\nslots:\n  x: {}\nsteps:\n${steps}` });

describe('what is wrong with a file', () => {
  it.each([
    ['a misspelt step', '  - aks: x\n', '5: steps[0].aks is no step that we know. Did you mean "ask"?'],
    ['a step of no kind', '  - foo: x\n', '5: steps[0].foo is not right: it names no verb. Use one of say'],
    [
      'a misspelt field',
      '  - call: b\n    wiht: {}\n',
      '6: steps[0].wiht is not a field we know. Did you mean "with"?',
    ],
    [
      'a field of other formats',
      "  - if: 'true'\n    do: [{ goto: x }]\n    else: [{ goto: x }]\n",
      '7: steps[0].else is not a field we know. Write "otherwise".',
    ],
    [
      'a field of a step inside of a step',
      "  - if: 'true'\n    do:\n      - call: b\n        sav: x\n",
      '8: steps[0].do[0].sav is not a field we know. Did you mean "save"?',
    ],
    ['a list without its "over"', '  - repeat: x\n    do: [{ goto: x }]\n', '5: steps[0].over is missing.'],
    [
      'a bare comma in a text',
      '  - say: { en: one, two, de: eins }\n',
      '5: steps[0].say.two has no value. Give it one. If it is part of the text before it, because of a comma',
    ],
    ['a number for a text', '  - say: 5\n', "5: steps[0].say must be a text. Put it in quotes: '…'."],
    ['a list for a text', '  - say: [a]\n', '5: steps[0].say must be a text, or one for each language'],
    ['an empty text', "  - say: ''\n", '5: steps[0].say is empty. Write it'],
    [
      'a time without "for"',
      '  - wait: 2 hours\n',
      '5: steps[0].wait has fields of its own: for, event. Write wait: { for: 2 hours }.',
    ],
    ['a filter with a slip', "  - say: { en: '{{ now | upcas }}', de: x }\n", 'Did you mean "upcase"?'],
    ['a filter in a condition', '  - if: now | dat\n    do: [{ stop: true }]\n', 'Did you mean "date"?'],
    ['a filter of no kind', "  - note: '{{ now | frobnicate }}'\n", 'There is '],
    ['an open brace', "  - note: '{{ now'\n", 'Close every {{ }} and {% %}.'],
  ])('is said once, at its line, with the way out: %s', async (_, steps, says) => {
    const faults = await faultsOf(flow(steps));
    expect(faults.filter((fault) => fault.includes(says))).toHaveLength(1);
    expect(new Set(faults).size).toBe(faults.length);
  });

  it.each([
    ['does: raed\ncarry: { hook: a.b }\n', '2: does cannot be "raed". Did you mean "read"?'],
    [
      'does: read\ncarry: { htpp: { url: x } }\n',
      '3: carry has "htpp", which is nothing we know. Did you mean "http"?',
    ],
    [
      'does: read\ncarry: { http: { url: x, methd: GET } }\n',
      '3: carry.http.methd is not a field we know. Did you mean',
    ],
    ['does: read\ncarry: { http: { method: GET } }\n', '3: carry.http.url is missing. Add it (string).'],
    ['does: read\n', '1: carry is missing. Add it.'],
    ['does: read\ncarry: { hook: a.b }\nconfirm: 3\n', "4: confirm must be a text. Put it in quotes: '…'."],
  ])('is said of an action: %s', async (text, says) => {
    const faults = await faultsOf({ 'actions/a.yaml': `name: a\n${text}` });
    expect(faults.filter((fault) => fault.includes(says))).toHaveLength(1);
  });

  it('names where other languages of an answer and of a phrase stand', async () => {
    const map = '{ en: hello, de: hallo }';
    const faults = await faultsOf({
      'bot.yaml': `name: Own\nlanguages: [de]\nphrases: { greeting: ${map} }\n`,
      'intents/a.yaml': `name: a\nexamples: [one thing, two things, three things]\nanswer: ${map}\n`,
    });
    expect(faults).toEqual([
      expect.stringMatching(/^3: phrases\.greeting .* as translations\.de\.phrases\.greeting\.$/),
      expect.stringMatching(/^3: answer .* as translations\.de\.answer\.$/),
    ]);
  });
});
