import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import { article } from './articles.ts';
import { meaningEncoder } from './meaningEncoder.ts';

const THINGS = [
  ['alpine hiking boots', 'waterproof membrane leather'],
  ['invoice address', 'billing department postal'],
  ['battery charger', 'voltage adapter socket'],
  ['garden hose', 'sprinkler nozzle pressure'],
  ['museum ticket', 'exhibition entrance visitor'],
  ['cooking oven', 'temperature baking preheat'],
  ['yoga mattress', 'stretching rubber rolling'],
  ['violin strings', 'tuning orchestra melody'],
  ['tractor engine', 'diesel plough harvest'],
  ['camera lens', 'aperture zoom photograph'],
  ['kitten food', 'veterinary protein feeding'],
  ['bicycle tyre', 'puncture inflate valve'],
  ['window blinds', 'curtain daylight shade'],
  ['coffee grinder', 'espresso roasted beans'],
  ['wedding dress', 'tailor fabric fitting'],
  ['swimming goggles', 'chlorine pool diving'],
];
const distinct = THINGS.map(([title, words], i) =>
  article(
    `d${i}`,
    `About the ${title}`,
    `The ${title} needs ${words}. Ask for ${words} at the ${title} counter.`,
  ),
);
/** Every article has a twin that says nearly the same: for the year before. */
const twins = [
  ...distinct,
  ...distinct.map(({ id, title, body }) => article(`old-${id}`, `${title} last year`, body)),
];

async function knowledgeOf(articles: ReturnType<typeof article>[]) {
  const knowledge = createKnowledge({ encoder: meaningEncoder() });
  knowledge.put(articles);
  await knowledge.idle();
  return knowledge;
}

describe('learning how sure to be', () => {
  it('from articles alone: less sure where each has a twin than where none has', async () => {
    const sure = async (articles: ReturnType<typeof article>[]) => {
      const knowledge = await knowledgeOf(articles);
      const asked = { text: 'violin strings' };
      const [before] = await knowledge.search(asked);
      await knowledge.calibrateFromArticles();
      const [after] = await knowledge.search(asked);
      knowledge.close();
      return after!.confidence / before!.confidence;
    };
    expect(await sure(twins)).toBeLessThan(await sure(distinct));
  });

  it('from labels, until they are taken back', async () => {
    const knowledge = await knowledgeOf(distinct);
    const text = 'what does the camera lens need';
    const confidence = async () => (await knowledge.search({ text }))[0]!.confidence;
    const before = await confidence();
    await knowledge.calibrate(
      THINGS.flatMap(([title], i) => [
        { text: `what does the ${title} need`, relevant: [`d${i}`] },
        { text: `where is the ${title} counter`, relevant: [`d${i}`] },
      ]),
    );
    expect(await confidence()).toBeGreaterThan(before);
    await knowledge.calibrate(
      THINGS.map(([title]) => ({ text: `what does the ${title} need`, relevant: [] })),
    );
    expect(await confidence()).toBeLessThan(before);
    await knowledge.calibrate([]);
    expect(await confidence()).toBe(before);
    knowledge.close();
  });

  it('from labels what to rank by, for questions that were not among them too', async () => {
    const knowledge = createKnowledge();
    knowledge.put(
      THINGS.flatMap(([title], i) => [
        article(
          `title${i}`,
          `${title}`,
          'Nothing more is known of it here, so ask somebody else at the counter.',
        ),
        article(`body${i}`, `Page ${i}`, `Where is the ${title}? The ${title} is in hall ${i}, on the left.`),
      ]),
    );
    const first = () => knowledge.search({ text: `where is the ${THINGS[0]![0]}` })[0]!.article.id;
    expect(first()).toBe('title0');
    await knowledge.calibrate(
      THINGS.slice(1).flatMap(([title], i) =>
        ['where is the', 'in which hall is the', 'is the', 'left or right, the'].map((asked) => ({
          text: `${asked} ${title}`,
          relevant: [`body${i + 1}`],
        })),
      ),
    );
    expect(first()).toBe('body0');
    await knowledge.calibrate([]);
    expect(first()).toBe('title0');
    knowledge.close();
  });

  it('leaves words alone as they are where there is nothing to learn from', async () => {
    const knowledge = createKnowledge();
    knowledge.put(distinct);
    const asked = { text: 'what does the camera lens need' };
    const before = knowledge.search(asked);
    await knowledge.calibrateFromArticles();
    expect(knowledge.search(asked)).toEqual(before);
    expect(knowledge.thresholdFor(0.95)).toBeGreaterThan(0.8);
    knowledge.close();
  });
});

describe('a question for one fact', () => {
  const office = article(
    'office',
    'The office in Berlin',
    `The office in Berlin was opened by our founders and has a view over the river. Many colleagues come here by bicycle.

Visitors are welcome in the lobby. The direct phone line of the office is +49 30 555 0199. Please call before noon.

The office manager is Petra Lang. She has the keys of every room.

Everybody needs a password to enter the wireless network. It is blue77river in this building.

Our coffee comes from a company that we have known for years. We buy it from Nordlicht every month.`,
  );

  it.each([
    ['What is the phone number of the office?', '+49 30 555 0199'],
    ['Who is the manager of the office?', 'Petra Lang'],
    ['What is the password of the wireless network in the office?', 'blue77river'],
    ['Which company sells coffee to the office?', 'Nordlicht'],
  ])('%s is answered by the sentence that says it, first', async (text, answer) => {
    const knowledge = await knowledgeOf([...distinct, office]);
    const [first] = await knowledge.search({ text });
    expect(first!.article.id).toBe('office');
    expect(first!.quote.slice(0, 110)).toContain(answer);
    expect(office.body.replaceAll(/\s+/g, ' ')).toContain(first!.quote.replaceAll(/\s+/g, ' '));
    knowledge.close();
  });
});
