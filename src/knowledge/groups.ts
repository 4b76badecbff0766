import type { Unit } from './split.ts';

/** Sentences that tell the reader to do something on a screen: the steps of a procedure whose list marks got lost. */
const STEP =
  /^(?:\((?:optional|recommended)\) ?)?(?:add|assign|browse|change|check|choose|clear|click|close|complete|confirm|connect|copy|create|customize|delete|disable|download|drag|edit|enable|enter|expand|fill|find|follow|go|hover|install|launch|locate|log|make sure|navigate|open|paste|pick|press|publish|remove|repeat|replace|restart|review|right-click|run|save|scroll|search|select|set|sign|start|stop|submit|switch|tap|toggle|turn|type|unzip|update|upload|verify|visit|wait)\b/i;

const STEP_AFTER_CLAUSE =
  /^(?:after|once|if|when|from|under|in|at|on|next|then|finally|to|for)\b[^.]{2,90}?,? (?:click|select|choose|tap|press|enter|drag|scroll|open|go to|type)\b/i;

const REMARK = /^(?:note|tip|important|warning|hint|remember)\b ?:/i;

/** Longest sentence that counts as a step, in characters. */
const LONGEST_STEP = 240;

/**
 * Numbers the groups in place: units that are quoted together: a list, a table, a run of steps with the remarks
 * between them, each with the lead-in before it that ends in a colon; a question with the sentence that answers it.
 */
export function groupUnits(units: Unit[], body: string): void {
  let group = 0;
  for (let i = 0; i < units.length; ) {
    const leads = /[:?？：]/.test(body[units[i]!.end - 1]!);
    const first = leads ? i + 1 : i;
    const end = runEnd(units, body, first);
    const members = end > first + 1 || (leads && end > first) ? end : loneEnd(units, body, i);
    for (let k = i; k < members; k++) units[k]!.group = group;
    group++;
    i = members;
  }
}

/** End of a group that is no run: a question takes the sentence behind it along. */
function loneEnd(units: Unit[], body: string, at: number): number {
  const asks = /[?？]/.test(body[units[at]!.end - 1]!);
  const next = units[at + 1];
  return asks && next?.kind === 'sentence' && !/[?？]/.test(body[next.end - 1]!) ? at + 2 : at + 1;
}

/** End of the run of like units that begins at `from`; `from` itself when there is none. */
function runEnd(units: Unit[], body: string, from: number): number {
  const first = units[from];
  if (!first) return from;
  if (first.kind === 'code') return from + 1;
  let end = from;
  if (first.kind === 'sentence') {
    for (let k = from; k < units.length && (isStep(units[k]!, body) || isRemark(units[k]!, body)); k++)
      if (isStep(units[k]!, body)) end = k + 1;
    return end;
  }
  while (end < units.length && units[end]!.kind === first.kind && units[end]!.block === first.block) end++;
  return end;
}

export function isStep(unit: Unit, body: string): boolean {
  if (unit.kind !== 'sentence' || unit.end - unit.start > LONGEST_STEP) return false;
  const text = body.slice(unit.start, unit.end);
  return STEP.test(text) || STEP_AFTER_CLAUSE.test(text);
}

function isRemark(unit: Unit, body: string): boolean {
  return unit.kind === 'sentence' && REMARK.test(body.slice(unit.start, unit.end));
}
