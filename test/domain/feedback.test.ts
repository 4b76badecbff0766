import { FEEDBACK_WEIGHTS, type Feedback, type FeedbackKind, weigh } from '../../src/domain/feedback.ts';

let count = 0;
function row(kind: FeedbackKind, more: Partial<Feedback> = {}): Feedback {
  count++;
  return {
    id: `fbk_${count}`,
    turn: `trn_${count}`,
    conversation: 'cnv',
    contact: `con_${count}`,
    kind,
    helpful: false,
    article: null,
    quoted: 'returns',
    by: 'customer',
    weight: FEEDBACK_WEIGHTS[kind],
    state: 'counts',
    undoneBy: null,
    undoneAt: null,
    at: count,
    ...more,
  };
}
const sumOf = (rows: Feedback[]) => [...weigh(rows).values()].reduce((sum, one) => sum + one, 0);

describe('what feedback counts', () => {
  it('of one customer is one agent’s word at most, however often they say it', () => {
    const angry = Array.from({ length: 40 }, () => row('thumb', { contact: 'angry' }));
    expect(sumOf(angry)).toBeCloseTo(1);
    expect(sumOf([row('thumb'), row('thumb'), row('thumb')])).toBeCloseTo(3 * FEEDBACK_WEIGHTS.thumb);
  });

  it('of agents is not capped', () => {
    const corrections = Array.from({ length: 4 }, () => row('correction', { contact: 'one' }));
    expect(sumOf(corrections)).toBe(4);
  });

  it('is that of the surest kind alone where several speak of one turn', () => {
    const [correction, thumb, returned] = (['correction', 'thumb', 'returned'] as const).map((kind) =>
      row(kind, { turn: 'same', contact: 'one' }),
    );
    expect([...weigh([returned!, thumb!, correction!])]).toEqual([
      [returned!.id, 0],
      [thumb!.id, 0],
      [correction!.id, 1],
    ]);
    const undone = { ...correction!, state: 'undone' as const };
    expect(weigh([undone, thumb!]).get(thumb!.id)).toBe(FEEDBACK_WEIGHTS.thumb);
  });
});
