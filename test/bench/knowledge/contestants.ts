import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createEncoder } from '../../../src/encoder/createEncoder.ts';
import { createKnowledge } from '../../../src/knowledge/createKnowledge.ts';
import type { Contestant } from './measure.ts';
import type { ContestantName } from './options.ts';

export interface Place {
  root: string;
  scratch: string;
}

export async function start(name: ContestantName, place: Place): Promise<Contestant> {
  const peer = createRequire(join(place.root, 'test/bench/peers/package.json'));
  if (name === 'minisearch') return startMiniSearch(peer);
  if (name === 'wink-bm25') return startWink(peer);
  return startDeskhand(name === 'deskhand' ? join(place.root, 'src/encoder/model') : 'off', place.scratch);
}

/** Articles that are put at once, as the server does. */
const BATCH = 25;

/** As the server has it: an index file of its own; `folder` of the encoder's model, or `off` for words alone. */
async function startDeskhand(folder: string, scratch: string): Promise<Contestant> {
  const encoder = createEncoder({ folder, mostRecent: 0, patience: 60_000 });
  const hasVectors = await encoder.ready;
  if (!hasVectors && folder !== 'off') throw new Error(`no sentence vectors: ${encoder.problem}`);
  const knowledge = createKnowledge({
    encoder: hasVectors ? encoder : null,
    file: join(scratch, `${process.pid}.index`),
  });
  return {
    async index(articles) {
      for (let i = 0; i < articles.length; i += BATCH) {
        knowledge.put(articles.slice(i, i + BATCH));
        await new Promise(setImmediate);
      }
      await knowledge.idle();
    },
    ask: async (text) => (await knowledge.search({ text, limit: 5 })).map(({ article }) => article.id),
    async close() {
      knowledge.close();
      await encoder.close();
    },
  };
}

interface MiniSearch {
  addAll(documents: object[]): void;
  search(text: string): { id: string }[];
}

/** With the search options of its README: title counts double, fuzzy 0.2. https://github.com/lucaong/minisearch#search-options */
function startMiniSearch(peer: NodeJS.Require): Contestant {
  const MiniSearch = peer('minisearch') as new (options: object) => MiniSearch;
  const index = new MiniSearch({
    fields: ['title', 'body'],
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2 },
  });
  return {
    index: async (articles) => index.addAll(articles.map(({ id, title, body }) => ({ id, title, body }))),
    ask: async (text) => index.search(text).map(({ id }) => id),
    async close() {},
  };
}

interface Token {
  out(its: unknown): unknown;
}

interface Wink {
  defineConfig(config: object): void;
  definePrepTasks(tasks: ((text: string) => string[])[]): void;
  addDoc(document: object, id: string): void;
  consolidate(): void;
  search(text: string, limit: number): [id: string, score: number][];
}

/** As its README prepares words: stop words out, stems, negations marked; title counts double. https://github.com/winkjs/wink-bm25-text-search#example- */
function startWink(peer: NodeJS.Require): Contestant {
  const engine = peer('wink-bm25-text-search')() as Wink;
  const nlp = peer('wink-nlp')(peer('wink-eng-lite-web-model'));
  const { its } = nlp;
  engine.defineConfig({ fldWeights: { title: 2, body: 1 } });
  engine.definePrepTasks([
    (text) => {
      const words: string[] = [];
      const isWord = (token: Token) => token.out(its.type) === 'word' && !token.out(its.stopWordFlag);
      nlp
        .readDoc(text)
        .tokens()
        .filter(isWord)
        .each((token: Token) =>
          words.push(`${token.out(its.negationFlag) ? '!' : ''}${token.out(its.stem)}`),
        );
      return words;
    },
  ]);
  return {
    async index(articles) {
      for (const { id, title, body } of articles) engine.addDoc({ title, body }, id);
      engine.consolidate();
    },
    ask: async (text) => engine.search(text, 5).map(([id]) => id),
    async close() {},
  };
}
