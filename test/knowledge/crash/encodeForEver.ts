import { createEncoder } from '../../../src/encoder/createEncoder.ts';
import { createKnowledge } from '../../../src/knowledge/createKnowledge.ts';
import { edition } from './edition.ts';

/** Makes vectors of all articles with the shipped model, and says how far it is, until it is killed. */
const [file, cacheFile, folder] = process.argv.slice(2) as [string, string, string];
const encoder = createEncoder({ folder, cacheFile, patience: 60_000 });
const knowledge = createKnowledge({
  encoder,
  file,
  onProgress: (done) => process.stdout.write(`done ${done}\n`),
});
knowledge.put(edition(1));
setInterval(() => {}, 1000);
