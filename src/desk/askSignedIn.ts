import type { InboundEvent } from '../domain/event.ts';
import type { KeptEvent } from '../store/port.ts';
import type { DeskParts } from './parts.ts';

/** A desk that does not answer must not hold the conversation up: then nobody is verified. */
const MOST_MS = 5_000;

/** The event with what its desk knows of its author, where the bot has anything to do for whom it knows. */
export async function askSignedIn(
  { asksWho = () => false, connections, log }: DeskParts,
  { source, conversation, event }: KeptEvent,
): Promise<InboundEvent> {
  if (event.kind !== 'message' || event.person.verified !== undefined || !asksWho()) return event;
  const desk = connections.get(source);
  if (!desk?.signedIn) return event;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the desk gave no answer in time')), MOST_MS);
  });
  try {
    const verified = await Promise.race([desk.signedIn(event), late]);
    return { ...event, person: { ...event.person, verified } };
  } catch (error) {
    log.warn(
      { conversation, error: (error as Error).message },
      'who wrote could not be verified at the desk',
    );
    return event;
  } finally {
    clearTimeout(timer);
  }
}
