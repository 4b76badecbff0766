import type { UnderstandQuery, Understood } from '../domain/understanding.ts';
import { earlierTurns, lastReply } from './earlierTurns.ts';
import type { TurnState } from './turnState.ts';

const knownZones = new Map<string, boolean>();
const MOST_ZONES = 1_000;

/** Asks for the meaning of this message, with all that the conversation knows. */
export async function askUnderstanding({ understanding, context, event }: TurnState): Promise<Understood> {
  const { language, memory } = context.conversation;
  const reply = lastReply(context);
  const timeZone = known('timeZone', event.data, memory.collected, isTimeZone);
  const country = known('country', event.data, memory.collected, isCountry)?.toUpperCase();
  const query: UnderstandQuery = {
    text: event.text,
    before: earlierTurns(context),
    at: event.at,
    ...(memory.offered ? { offered: memory.offered.map(({ label }) => label) } : {}),
    ...(reply === undefined ? {} : { lastReply: reply }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(country === undefined ? {} : { country }),
    ...((language ?? event.language) ? { language: language ?? event.language } : {}),
  };
  const understood = await understanding.understand(query);
  const isLabel = lastButtons(context).includes(event.text.trim());
  return isLabel && language !== undefined ? { ...understood, language } : understood;
}

/** What a button says is nobody's language: the name of a product, pressed by a German customer. */
function lastButtons({ recent }: TurnState['context']): string[] {
  const last = recent.findLast(({ author }) => author === 'bot');
  return last?.buttons.map(({ value }) => value) ?? [];
}

/** What the caller says beside this message, or said beside an earlier one. */
function known(
  name: string,
  data: Record<string, unknown>,
  collected: Record<string, string>,
  isRight: (value: string) => boolean,
): string | undefined {
  const value = data[name] ?? collected[name];
  return typeof value === 'string' && isRight(value) ? value : undefined;
}

const isCountry = (value: string) => /^[A-Za-z]{2}$/.test(value);

/** A zone that this machine does not know would throw wherever a date is read. */
function isTimeZone(value: string): boolean {
  let isRight = knownZones.get(value);
  if (isRight === undefined) {
    isRight = value.length < 64 && canFormat(value);
    if (knownZones.size < MOST_ZONES) knownZones.set(value, isRight);
  }
  return isRight;
}

function canFormat(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
