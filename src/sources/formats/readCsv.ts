import { parse } from 'csv-parse/sync';
import { readPage } from '../html/readPage.ts';
import type { Piece, Read } from './formats.ts';

/** How spreadsheets head their columns. */
const COLUMNS = {
  question: ['question', 'questions', 'q', 'title', 'frage', 'pregunta', 'pergunta', 'domanda'],
  answer: [
    'answer',
    'answers',
    'a',
    'body',
    'content',
    'text',
    'antwort',
    'respuesta',
    'réponse',
    'resposta',
  ],
  url: ['url', 'link', 'source', 'address'],
  language: ['language', 'lang', 'locale'],
};
type Column = keyof typeof COLUMNS;

/** Each row is an article: question, answer, and url and language where there are such columns. */
export function readCsv(text: string): Read {
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  const places = placesOf(rows[0] ?? []);
  const body = places ? rows.slice(1) : rows;
  return toRead(body, places ?? { question: 0, answer: 1, url: 2, language: 3 }, places ? 2 : 1);
}

function toRead(rows: string[][], places: Record<Column, number>, firstLine: number): Read {
  const pieces: Piece[] = [];
  const empty: number[] = [];
  const times = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const [title = '', answer = ''] = [row[places.question], row[places.answer]];
    if (!title || !answer) {
      empty.push(at + firstLine);
      continue;
    }
    // By the question, not by the place: a row more above must not make all below it new articles.
    const question = title.toLowerCase();
    const nth = (times.get(question) ?? 0) + 1;
    times.set(question, nth);
    const url = row[places.url] || undefined;
    const language = row[places.language] || undefined;
    pieces.push({ key: `${question}#${nth}`, title, body: toBody(answer), url, language });
  }
  if (empty.length === 0) return { pieces };
  const which = `${empty.slice(0, 10).join(', ')}${empty.length > 10 ? ' …' : ''}`;
  return { pieces, problem: `Without a question or an answer: row ${which}.` };
}

function toBody(answer: string): string {
  return /<(p|br|ul|ol|li|div|a|b|strong|table|h\d)\b[^>]*>/i.test(answer) ? readPage(answer).body : answer;
}

/** null: the first row is no head. */
function placesOf(head: string[]): Record<Column, number> | null {
  const names = head.map((name) => name.toLowerCase());
  const place = (column: Column) => names.findIndex((name) => COLUMNS[column].includes(name));
  const places = {
    question: place('question'),
    answer: place('answer'),
    url: place('url'),
    language: place('language'),
  };
  return places.question >= 0 && places.answer >= 0 ? places : null;
}

/** What stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
