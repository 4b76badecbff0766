import { createKnowledge } from '../../../src/knowledge/createKnowledge.ts';
import { edition } from './edition.ts';

/** Puts one edition of all articles after the other into this file, until it is killed. */
const knowledge = createKnowledge({ file: process.argv[2]! });
for (let version = 1; ; version++) {
  process.stdout.write(`putting ${version}\n`);
  knowledge.put(edition(version));
}
