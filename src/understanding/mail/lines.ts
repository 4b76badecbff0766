/** Lines of a message and which of them are not its writer's own. */
export interface Lines {
  lines: string[];
  /** 1 where a line is dropped. */
  dropped: Uint8Array;
}

/** Whether anything that stays stands before the line at `end`. */
export function hasWordsBefore({ lines, dropped }: Lines, end: number): boolean {
  for (let at = 0; at < end; at++) if (!dropped[at] && lines[at]!.trim() !== '') return true;
  return false;
}
