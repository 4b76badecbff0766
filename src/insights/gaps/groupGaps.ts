import type { Encoder } from '../../domain/encoder.ts';
import type { GapQuestion } from '../../domain/gap.ts';
import { groupByMeaning } from '../groupByMeaning.ts';
import { pointsOf } from '../points.ts';
import { nameGroup, spreadOf } from './nameGroup.ts';

/** Questions that mean the same. */
export interface GapGroup {
  /** Its oldest question's: it stays while the group grows. */
  id: string;
  name: string;
  /** The most central first. */
  questions: GapQuestion[];
}

/** Largest group first: what most contacts asked. `corpus`: other texts of the field, by which rare words are known. */
export async function groupGaps(
  questions: GapQuestion[],
  corpus: string[],
  encoder: Encoder | null,
): Promise<{ by: 'meaning' | 'words'; groups: GapGroup[] }> {
  const texts = questions.map(({ text }) => text);
  const space = await pointsOf(encoder?.isReady ? texts : [...texts, ...corpus], encoder);
  space.points.length = texts.length;
  const baseOf = (at: number) => questions[at]!.language.split('-')[0];
  // By words, two languages share only names; by meaning they may well be one topic.
  const isApart = (a: number, b: number) => space.by === 'words' && baseOf(a) !== baseOf(b);
  const all = { spread: spreadOf(texts), count: texts.length };
  const groups = (await groupByMeaning(space, isApart)).map((group): GapGroup => {
    const own = group.map((at) => questions[at]!);
    const oldest = own.reduce((a, b) => (b.at < a.at || (b.at === a.at && b.id < a.id) ? b : a));
    const name = nameGroup(
      own.map(({ text }) => text),
      all,
    );
    return { id: oldest.id, name, questions: own };
  });
  return { by: space.by, groups: groups.sort((a, b) => byKey(keyOf(a), keyOf(b))) };
}

/** A group's place in this order: what a page ends with, so that the next one goes on after it. */
export interface GapKey {
  contacts: number;
  questions: number;
  id: string;
}

export const keyOf = (group: GapGroup): GapKey => ({
  contacts: contactsOf(group).length,
  questions: group.questions.length,
  id: group.id,
});

/** Of contacts, then of questions. */
export function byKey(a: GapKey, b: GapKey): number {
  return b.contacts - a.contacts || b.questions - a.questions || (a.id < b.id ? -1 : Number(a.id > b.id));
}

export const contactsOf = ({ questions }: Pick<GapGroup, 'questions'>): string[] => [
  ...new Set(questions.map(({ contact }) => contact)),
];
export const conversationsOf = ({ questions }: Pick<GapGroup, 'questions'>): string[] => [
  ...new Set(questions.map(({ conversation }) => conversation)),
];
