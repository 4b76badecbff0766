import type { Article } from '../../../src/domain/article.ts';
import { article } from '../articles.ts';

/** Forty articles that all say which edition they are of. */
export function edition(version: number): Article[] {
  return Array.from({ length: 40 }, (_, i) =>
    article(
      `a${i}`,
      `Chapter ${i}`,
      `This is edition${version} of the chapter.\n\n${`It says how part ${i} is repaired. `.repeat(60)}`,
      version,
    ),
  );
}
