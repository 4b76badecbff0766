import { parentPort, workerData } from 'node:worker_threads';
import { loadModel } from './loadModel.ts';
import type { Answer, Assignment, Question } from './messages.ts';
import { openVectorFile } from './vectorFile.ts';

/** The thread that holds the model and the file of vectors: whatever blocks, blocks here. */
const { folder, cacheFile, mostKept, gate } = workerData as Assignment;
const port = parentPort!;
const say = (answer: Answer) => port.postMessage(answer);

/** Characters of a text that are looked at, for each token: longer words than these are rare. */
const CHARACTERS_A_TOKEN = 8;

// Heard while the model is being loaded too.
port.on('message', ({ kind }: Question) => {
  if (kind === 'close') port.close();
});

try {
  await serve();
} catch (error) {
  say({ kind: 'failed', reason: (error as Error).message });
  port.close();
}

async function serve(): Promise<void> {
  const model = await loadModel(folder, gate);
  const file = openFile();
  port.on('message', (question: Question) => {
    if (question.kind === 'encode') encode(question);
    else if (question.kind === 'find') find(question);
    else if (question.kind === 'close') file?.close();
  });
  const { name, size, words, languages, maxTokens } = model;
  say({ kind: 'ready', model: name, size, words, languages, mostCharacters: maxTokens * CHARACTERS_A_TOKEN });

  function openFile() {
    if (!cacheFile) return null;
    const onProblem = (reason: string) => say({ kind: 'problem', reason });
    return openVectorFile({ file: cacheFile, most: mostKept, model, onProblem });
  }

  function find({ id, texts }: Question & { kind: 'find' }): void {
    say({ kind: 'found', id, vectors: texts.map((text) => file?.find(text) ?? null) });
  }

  async function encode({ id, text, keep }: Question & { kind: 'encode' }): Promise<void> {
    const kept = file?.find(text);
    if (kept) return say({ kind: 'vector', id, vector: kept, wasKept: true });
    try {
      const vector = await model.compute(text);
      if (vector && keep) file?.keep(text, vector);
      say({ kind: 'vector', id, vector, wasKept: false });
    } catch (error) {
      say({ kind: 'problem', reason: `a text could not be encoded: ${(error as Error).message}` });
      say({ kind: 'vector', id, vector: null, wasKept: false });
    }
  }
}
