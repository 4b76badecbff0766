import type { TestResult } from './playTest.ts';
import { describeFailure } from './report.ts';

/** Results as JUnit XML, one suite a file. https://github.com/testmoapp/junitxml */
export function toJunit(results: TestResult[]): string {
  const suites = Map.groupBy(results, ({ file }) => file);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${counts(results)}>`,
    ...[...suites].flatMap(([file, own]) => [
      `  <testsuite name="${escaped(file)}"${counts(own)}>`,
      ...own.map(testcase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function counts(results: TestResult[]): string {
  const failed = results.filter(({ failure }) => failure !== null).length;
  const ms = results.reduce((sum, one) => sum + one.ms, 0);
  return ` tests="${results.length}" failures="${failed}" errors="0" time="${seconds(ms)}"`;
}

function testcase(result: TestResult): string {
  const { file, name, ms, failure } = result;
  const head = `    <testcase classname="${escaped(file)}" name="${escaped(name)}" time="${seconds(ms)}"`;
  if (!failure) return `${head}/>`;
  const [first] = failure.mismatches;
  const message = first ? `${first.field}: expected ${first.expected}` : 'it went otherwise';
  return `${head}>\n      <failure message="${escaped(message)}" type="mismatch">${escaped(describeFailure(result))}</failure>\n    </testcase>`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Characters that XML 1.0 cannot hold are left out. https://www.w3.org/TR/xml/#charsets */
function escaped(text: string): string {
  const sound = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
  return sound.replace(/[&<>"\n]/g, (one) => ESCAPES[one]!);
}
