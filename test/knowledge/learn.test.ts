import type { LabelledQuestion } from '../../src/domain/knowledge.ts';
import { createBelief } from '../../src/knowledge/belief.ts';
import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import { article } from './articles.ts';

const TOPICS = [
  'violin strings',
  'garden hose',
  'camera lens',
  'coffee grinder',
  'bicycle tyre',
  'museum ticket',
];
const ARTICLES = TOPICS.map((topic, i) =>
  article(
    `a${i}`,
    `About the ${topic}`,
    `The ${topic} can be had at the counter. Ask for the ${topic} there.`,
  ),
);
const asked = (i: number) => `where do I get the ${TOPICS[i]}`;

function open() {
  const knowledge = createKnowledge();
  knowledge.put(ARTICLES);
  const confidence = () => knowledge.search({ text: asked(0) })[0]!.confidence;
  return { knowledge, confidence };
}

const confirmed: LabelledQuestion[] = TOPICS.map((_, i) => ({ text: asked(i), relevant: [`a${i}`] }));
const denied: LabelledQuestion[] = TOPICS.map((_, i) => ({
  text: asked(i),
  relevant: [],
  denied: [`a${i}`],
}));

describe('learning from feedback', () => {
  it('is surer after confirmations, less sure after denials, and as before once they are taken back', async () => {
    const { knowledge, confidence } = open();
    expect(await knowledge.learn([])).toBe('shared');
    const before = confidence();
    expect(await knowledge.learn(confirmed)).toBe('labels');
    expect(confidence()).toBeGreaterThan(before);
    await knowledge.learn(denied);
    const angry = confidence();
    expect(angry).toBeLessThan(before);
    await knowledge.learn(denied.map((one) => ({ ...one, weight: 0.1 })));
    expect(confidence()).toBeLessThan(before);
    expect(confidence()).toBeGreaterThan(angry);
    await knowledge.learn([]);
    expect(confidence()).toBe(before);
    knowledge.close();
  });

  it('is moved little by one denial, and not at all by what counts nothing', async () => {
    const { knowledge, confidence } = open();
    const before = confidence();
    await knowledge.learn([{ ...denied[0]!, weight: 0.6 }]);
    expect(before - confidence()).toBeGreaterThan(0);
    expect(before - confidence()).toBeLessThan(0.02);
    await knowledge.learn([{ ...denied[0]!, weight: 0 }]);
    expect(confidence()).toBe(before);
    knowledge.close();
  });

  it('learns nothing of another article than the one that was denied', async () => {
    const { knowledge, confidence } = open();
    const before = confidence();
    await knowledge.learn([{ text: asked(0), relevant: [], denied: ['a5'] }]);
    expect(confidence()).toBe(before);
    knowledge.close();
  });

  it('believes what it believed before until all is learnt, and lets others have a turn between', async () => {
    const { knowledge, confidence } = open();
    const before = confidence();
    let turns = 0;
    let isLearning = true;
    const learning = knowledge.learn(denied).finally(() => {
      isLearning = false;
    });
    while (isLearning) {
      expect(confidence()).toBe(before);
      turns++;
      await new Promise(setImmediate);
    }
    await learning;
    expect(turns).toBeGreaterThan(3);
    expect(confidence()).toBeLessThan(before);
    knowledge.close();
  });

  it('stops when it shall, and goes on believing what it did', async () => {
    const { knowledge, confidence } = open();
    const before = confidence();
    const stopping = new AbortController();
    const learning = knowledge.learn(denied, stopping.signal);
    stopping.abort();
    await expect(learning).rejects.toThrow(/abort/i);
    expect(confidence()).toBe(before);
    knowledge.close();
  });

  it('counts the articles that came and went', () => {
    const { knowledge } = open();
    expect(knowledge.changes).toBe(TOPICS.length);
    knowledge.remove('a0');
    expect(knowledge.changes).toBe(TOPICS.length + 1);
    knowledge.close();
  });
});

describe('an answer that is denied again and again', () => {
  const again = (count: number): LabelledQuestion[] =>
    Array.from({ length: count }, () => ({ ...denied[0]!, weight: 0.6 }));
  const sure = (knowledge: ReturnType<typeof open>['knowledge'], i: number) =>
    knowledge.search({ text: asked(i) })[0]!.confidence;

  it('is given no more to that question, however it is put, and others are still answered', async () => {
    const { knowledge } = open();
    const [own, other] = [sure(knowledge, 0), sure(knowledge, 3)];
    let last = own;
    for (const count of [1, 3, 9, 30]) {
      await knowledge.learn(again(count));
      expect(sure(knowledge, 0)).toBeLessThan(last);
      last = sure(knowledge, 0);
    }
    expect(last).toBeLessThan(own / 2);
    expect(knowledge.search({ text: 'the violin strings: where do I get them' })[0]!.confidence).toBeLessThan(
      own / 2,
    );
    expect(other - sure(knowledge, 3)).toBeLessThan(0.05);
    await knowledge.learn([]);
    expect(sure(knowledge, 0)).toBe(own);
    knowledge.close();
  });

  it('stays where as many say that it is right', async () => {
    const { knowledge } = open();
    const own = sure(knowledge, 0);
    await knowledge.learn([
      ...again(5),
      ...again(5).map(({ text }) => ({ text, relevant: ['a0'], weight: 0.6 })),
    ]);
    expect(Math.abs(sure(knowledge, 0) - own)).toBeLessThan(0.05);
    knowledge.close();
  });
});

describe('the bar', () => {
  const seen = (confidence: number) => ({ confidence, right: true, weight: 1 });
  const answered = Array.from({ length: 200 }, () => seen(0.97));

  it('does not fall below the answers that feedback is about: nobody said how right others would be', () => {
    expect(createBelief({ seen: answered }).thresholdFor(0.95)).toBeGreaterThan(0.96);
    const all = [...answered, ...answered.map(() => seen(0.91))];
    expect(createBelief({ seen: all }).thresholdFor(0.95)).toBeLessThan(0.93);
  });
});
