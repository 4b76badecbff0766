import type { Lines } from './lines.ts';

const LOG_LINE =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d |\d{1,3}(?:\.\d{1,3}){3} - |at\s+[\w$.<>/]+\s?\(.*\)|at\s+\S+:\d+|File ".+", line \d+|Traceback \(|Caused by:|\.{3} \d+ more|\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|CRITICAL|SEVERE)\]?[\s:]|[EWIDV]\/[\w.]+\s*[(:]|npm (?:ERR!|error|warn)|goroutine \d+ |0x[0-9a-f]{6,}|#\d+\s+0x|(?:[0-9a-f]{2} ){8,})/;

/** Of three or more log lines in a row the first stays: it mostly names the error. */
export function dropLogs({ lines, dropped }: Lines): void {
  let run = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && LOG_LINE.test(lines[at]!.slice(0, 300))) run++;
    else {
      if (run >= 3) dropped.fill(1, at - run + 1, at);
      run = 0;
    }
  }
}
