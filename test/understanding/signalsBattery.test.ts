import { createBattery } from '../../src/understanding/signals/battery.ts';
import { alternativesOf } from '../../src/understanding/signals/literals.ts';

const SOURCES = [
  '\\b(?:talk|speak) (?:to|with) (?:a )?(?:real )?humans?\\b',
  'ty|(?:thanks?|thank (?:you|u))(?! page)|much (?:appreciated|obliged)',
  '^(?:no|nope)(?: (?:thanks|sorry))*$|wast(?:e|ed|ing)? (?:of )?time',
  '(?<!not )urgent(?:ly)?|a{3,}h|[a-z]x\\d+ing',
];
const TEXTS = [
  'can i speak to a human',
  'talk with real humans now',
  'ty',
  'thank u',
  'the thanks page',
  'much obliged and thanks',
  'no thanks sorry',
  'no more',
  'what a waste of time',
  'it is not urgent',
  'urgently please thanks',
  'aaaah',
  'ax12ing',
  '',
];

describe('a battery of patterns', () => {
  it.each(TEXTS)('finds what one pattern of them all finds: %s', (text) => {
    const whole = new RegExp(SOURCES.join('|'), 'g');
    const battery = createBattery(SOURCES, 'g');
    expect(battery.exec(text)?.[0]).toBe(new RegExp(whole.source).exec(text)?.[0]);
    expect(battery.strip(text)).toBe(text.replace(whole, ' '));
  });

  it('tries only the patterns that a clause has the letters for', () => {
    const battery = createBattery(SOURCES.slice(0, 1));
    expect(battery.candidates('where is my order')).toEqual([]);
    expect(battery.candidates('a human').length).toBe(1);
  });

  it.each<[string, string[] | undefined]>([
    ['(?:talk|speak) to', ['talk', 'speak']],
    ['humans?', ['human']],
    ['(?:agent|(?:real )?person)s', ['agent', 'person']],
    ['(?:x{0,2}yes|no more)', ['yes', 'no more']],
    ['(?:foo)?(?=bar)(?!other)', undefined],
    ['ab+', undefined],
    ['wait{2}ing \\w+', ['wait']],
  ])('knows what %s cannot match without', (source, literals) => {
    expect(alternativesOf(source)).toEqual([{ source, needed: literals }]);
  });
});
