import { createRequire } from 'node:module';
import type { Contestant } from './measure.ts';

interface Manager {
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  save(file: string): void;
  load(file: string): void;
  process(language: string, text: string): Promise<{ intent: string; classifications: Scored[] }>;
}
interface Scored {
  intent: string;
  score: number;
}

const NONE = 'None';

/**
 * node-nlp as its README starts it, but for writing files by itself and logging every epoch.
 * https://github.com/axa-group/nlp.js#example-of-use
 */
export function startNodeNlp(peers: string): Contestant {
  const { NlpManager } = createRequire(`${peers}/package.json`)('node-nlp');
  const create = (): Manager =>
    new NlpManager({ languages: ['en'], autoSave: false, autoLoad: false, nlu: { log: false } });
  return {
    async train({ intents, outside }, file) {
      const manager = create();
      for (const { name, examples } of [...intents, { name: NONE, examples: outside }])
        for (const example of examples) manager.addDocument('en', example, name);
      const start = performance.now();
      await manager.train();
      manager.save(file);
      return { trainSeconds: (performance.now() - start) / 1000, encodeSeconds: 0 };
    },
    async load(file) {
      const manager = create();
      manager.load(file);
      return async (text) => {
        const { intent, classifications } = await manager.process('en', text);
        const scores = classifications.filter((one) => one.intent !== NONE).map(({ score }) => score);
        return { intent, score: Math.max(0, ...scores) };
      };
    },
    async close() {},
  };
}
