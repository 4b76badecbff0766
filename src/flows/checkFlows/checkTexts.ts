import type { BotSettings } from '../../domain/bot.ts';
import type { Step, Text } from '../../domain/flow.ts';
import type { Path } from '../../domain/flowState.ts';
import { faultAt } from '../faults.ts';
import type { Fault } from '../readYaml.ts';
import type { Checked, Placed } from './checked.ts';

/** Words that the customer reads, by step field; notes and tickets are for agents. */
const FIELDS = ['say', 'text', 'label', 'confirm', 'waiting', 'resolve'] as const;

/** A bot that changes into another language in the middle of a task helps nobody: every text is there in every language. */
export function textFaults(checked: Checked, places: Placed[]): Fault[] {
  const { read, around } = checked;
  const spoken = { read, settings: around.settings };
  return textsOf(checked, places).flatMap(({ path, text }) => languageFaults(spoken, path, text));
}

/** All texts of a flow that the customer reads, with their places in the file. */
export function textsOf({ flow }: Pick<Checked, 'flow'>, places: Placed[]): { path: Path; text: Text }[] {
  const title = flow.title === undefined ? [] : [{ path: ['title'], text: flow.title }];
  const slots = Object.entries(flow.slots).flatMap(([name, slot]) =>
    (['ask', 'invalid'] as const).flatMap((field) =>
      slot[field] === undefined ? [] : [{ path: ['slots', name, field], text: slot[field] }],
    ),
  );
  const steps = places.flatMap(({ step, at }) =>
    FIELDS.flatMap((field) => {
      const text = (step as unknown as Record<string, unknown>)[field] as Text | undefined;
      return text === undefined || isForAgents(step, field) ? [] : [{ path: ['steps', ...at, field], text }];
    }),
  );
  return [...title, ...slots, ...steps, ...buttonsOf(flow, places)];
}

function buttonsOf({ slots }: Checked['flow'], places: Placed[]): { path: Path; text: Text }[] {
  const at = (path: Path, buttons: Text[] = []) =>
    buttons.map((text, i) => ({ path: [...path, 'buttons', i], text }));
  return [
    ...Object.entries(slots).flatMap(([name, { buttons }]) => at(['slots', name], buttons)),
    ...places.flatMap((place) => ('say' in place.step ? at(['steps', ...place.at], place.step.buttons) : [])),
  ];
}

const isForAgents = (step: Step, field: string) => 'ticket' in step && field === 'text';

/** A text that the customer reads is there in each language of the bot, and in no other. */
export function languageFaults(
  { read, settings }: { read: Pick<Checked['read'], 'file' | 'lineOf'>; settings: BotSettings },
  path: Path,
  text: Text,
): Fault[] {
  const { language: own, languages } = settings;
  const spoken = [...new Set([own, ...languages])];
  if (typeof text === 'string') {
    if (spoken.length === 1 || !hasWords(text)) return [];
    return [
      faultAt(
        read,
        path,
        `is in one language only, and this bot speaks ${spoken.join(', ')}. Write it once for each: { ${spoken.map((code) => `${code}: …`).join(', ')} }.`,
      ),
    ];
  }
  const given = Object.keys(text);
  const missing = spoken.filter((code) => !given.some((one) => baseOf(one) === baseOf(code)));
  const unknown = given.filter((code) => !spoken.some((one) => baseOf(one) === baseOf(code)));
  return [
    ...missing.map((code) =>
      faultAt(read, path, `has no words in ${code}, which this bot speaks. Add "${code}: …".`),
    ),
    ...unknown.map((code) =>
      faultAt(
        read,
        [...path, code],
        `is no language of this bot (${spoken.join(', ')}). Add it to "languages" in bot.yaml, or take it out.`,
      ),
    ),
  ];
}

const baseOf = (code: string) => code.split('-')[0];
/** Beside what Liquid puts in. */
const hasWords = (text: string) => /\p{L}{2}/u.test(text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, ''));
