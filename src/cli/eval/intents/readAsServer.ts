import type { Classifier, Read } from '../../../understanding/classifier/loadClassifier.ts';
import { ownWords, tidy } from '../../../understanding/normalize.ts';
import { expandSlang } from '../../../understanding/slang.ts';

/** The text as the server reads a message before it classifies it. The rows are taken for English. */
export function readAsServer(text: string, classifier: Classifier): Read {
  return classifier.read(expandSlang(tidy(ownWords(text)), 'en'));
}
