import { detectAll } from 'tinyld';
import { ArticleInput } from '../domain/article.ts';
import { hashId } from '../domain/ids.ts';
import type { Piece } from './formats/formats.ts';

/** Below what one article may hold, so that a manual of several megabytes becomes several articles and loses nothing. */
const LONGEST_BODY = 400_000;
const LONGEST_TITLE = 500;

/** What the ids are made of: the same page of the same source always gives the same articles. */
export interface PageName {
  source: string;
  name: string;
  url?: string | undefined;
}

export function toArticles(page: PageName, pieces: Piece[]): ArticleInput[] {
  return pieces.flatMap((piece) => toParts(page, piece));
}

function toParts({ source, name, url }: PageName, piece: Piece): ArticleInput[] {
  const title = flat(piece.title).slice(0, LONGEST_TITLE) || flat(piece.body).slice(0, 80);
  const shown = [piece.url, url].find((one) => one && ArticleInput.shape.url.safeParse(one).success);
  const language = languageOf(piece);
  const own = piece.id ?? hashId('art', source, name, piece.key);
  const bodies = split(piece.body.trim().toWellFormed().replaceAll('\0', ''));
  return bodies.map((body, at) => ({
    id: at === 0 ? own : `${own}-${at + 1}`,
    title: at === 0 ? title : `${title.slice(0, LONGEST_TITLE - 20)} (part ${at + 1})`,
    body,
    ...(shown ? { url: shown } : {}),
    ...(language ? { language } : {}),
  }));
}

/** At a heading where there is one in the second half of what fits, else between paragraphs, else anywhere. */
function split(body: string): string[] {
  const parts: string[] = [];
  let rest = body;
  while (rest.length > LONGEST_BODY) {
    const fits = rest.slice(0, LONGEST_BODY);
    const places = ['\n# ', '\n## ', '\n### ', '\n\n', '\n', ' '].map((mark) => fits.lastIndexOf(mark));
    const at = places.find((place) => place > LONGEST_BODY / 2) ?? LONGEST_BODY;
    parts.push(rest.slice(0, at).trim().toWellFormed());
    rest = rest.slice(at).trim();
  }
  return rest ? [...parts, rest.toWellFormed()] : parts;
}

/** Code, addresses, marks; codes and product names, which have a digit or two capitals. */
const NO_WORDS =
  /```[\s\S]*?```|`[^`]*`|https?:\S+|[#*|>[\]()]|(?<!\S)[^\s`|]*(?:\d|\p{Lu}\p{L}*\p{Lu})\S*/gu;
const FEWEST_WORDS = 5;

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
/** Enough to tell a language by. */
const SAMPLE = 2_000;

/** Languages that help centres are written in: others, such as Esperanto and Klingon, are found in logs and product names only. */
const WRITTEN =
  'en de fr es pt it nl pl sv da no fi cs sk hu ro hr bg el tr vi id ru uk ar he fa hi th ja ko zh'.split(
    ' ',
  );

/** A text is in a language where the whole speaks for it so clearly, of 1, and each of its halves does so too. */
const SURE = 0.7;
const SURE_OF_HALF = 0.4;

/** As declared; else by its words, where they leave no doubt: an article taken for a foreign one is hard to find. */
function languageOf({ language, title, body }: Piece): string | undefined {
  const declared = language?.trim().replaceAll('_', '-');
  if (declared && TAG.test(declared)) return declared;
  const words = `${title}. ${body}`.replace(NO_WORDS, ' ').slice(0, SAMPLE);
  if ((words.match(/\p{L}{2,}/gu) ?? []).length < FEWEST_WORDS) return undefined;
  const middle = words.length >> 1;
  const [whole, ...halves] = [words, words.slice(0, middle), words.slice(middle)].map(guess);
  const isSure = halves.every((half) => half?.lang === whole?.lang && half!.accuracy >= SURE_OF_HALF);
  return whole && whole.accuracy >= SURE && isSure ? whole.lang : undefined;
}

const guess = (text: string) => detectAll(text, { only: WRITTEN })[0];

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toWellFormed();
}
