import type { Reading } from '../../domain/reading.ts';
import { CLOSING, COURTESY, GREETING } from './courtesies.ts';

const FENCE = /^\s*(?:```|~~~)/;
const MARKER = /^(\s*(?:[-*+•]|\(?\d{1,2}[.)])\s+)(.*)$/;

/**
 * What an agent's reply says of the matter: without quoted mail, signature, greeting, courtesies and questions to the
 * customer. Lists stay lists, code stays as it is.
 */
export function cleanReply(text: string, reading: Reading): string {
  const kept: string[] = [];
  let isCode = false;
  for (const line of reading.ownWords(text).replaceAll('\r', '').split('\n')) {
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode || FENCE.test(line)) kept.push(line.trimEnd());
    else if (line.trim() === '') kept.push('');
    else kept.push(...cleanLine(line, reading));
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function cleanLine(line: string, reading: Reading): string[] {
  const [, marker = '', rest = line.trim()] = MARKER.exec(line) ?? [];
  const matter = matterOf(marker ? rest : withoutGreeting(rest), reading);
  return matter === '' ? [] : [marker + matter];
}

export const withoutGreeting = (text: string): string => {
  const rest = text.replace(GREETING, '').trim();
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};

function matterOf(line: string, reading: Reading): string {
  if (CLOSING.test(line)) return '';
  return reading
    .sentences(line)
    .filter((sentence) => !isCourtesy(sentence) && !/\?["'”’)]*$/.test(sentence))
    .join(' ');
}

export const isCourtesy = (sentence: string): boolean => COURTESY.test(sentence.trim());
