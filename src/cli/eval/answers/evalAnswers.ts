import type { Encoder } from '../../../domain/encoder.ts';
import { createKnowledge } from '../../../knowledge/createKnowledge.ts';
import type { Verb } from '../../verb.ts';
import { keepVectors } from '../keepVectors.ts';
import { printResult } from '../printResult.ts';
import { type Progress, showProgress } from '../showProgress.ts';
import { withEncoder } from '../withEncoder.ts';
import { figuresOf, type Measured } from './figures.ts';
import { judge } from './judge.ts';
import { readOptions } from './readOptions.ts';
import { type Question, readArticles, readQuestions } from './readSets.ts';
import { reportAnswers } from './reportAnswers.ts';
import { summarize } from './summarize.ts';

const help = `deskhand eval answers --articles FILE --queries FILE [options]

Indexes your articles as a bot would, learns from them how sure to be, and asks questions whose right articles are
known. An article is one line
{"id": "a1", "title": "Refunds", "body": "You can…"}; a question is one line
{"id": "q1", "text": "do I get my money back", "relevant": ["a1"], "history": [{"role": "user", "text": "…"}]},
where an empty "relevant" means that no article answers.

  --articles FILE       what to answer from
  --queries FILE        questions to measure on
  --calibrate FILE      other questions, to learn from what to rank by and how sure to be; without them, from the articles
                        alone how sure to be
  --precision N         how often an answer given shall be right (0.95)
  --report [FILE.md]    a report in Markdown: deflection against precision, the wrong answers with their passages
  --json                one JSON object, last on stdout
  --no-encoder          on words alone
`;

interface Sets {
  articles: ReturnType<typeof readArticles>;
  questions: Question[];
  calibrate: Question[];
}

export const evalAnswers: Verb = {
  summary: 'how well questions are answered from articles, and what is left alone',
  help,
  async run(args, shell) {
    const options = readOptions(args);
    const sets = {
      articles: readArticles(options.articles),
      questions: readQuestions(options.queries),
      calibrate: options.calibrate === undefined ? [] : readQuestions(options.calibrate),
    };
    const measured = await withEncoder({ wanted: options.encoder, shell }, (encoder) =>
      measure(sets, options.precision, encoder, showProgress(shell.err)),
    );
    const figures = figuresOf(measured);
    const report = () => reportAnswers(figures, measured);
    printResult({ figures, summary: summarize(figures), report }, options, shell);
    return 0;
  },
};

async function measure(
  { articles, questions, calibrate }: Sets,
  precision: number,
  encoder: Encoder | null,
  progress: Progress,
): Promise<Measured> {
  const keeping = encoder && keepVectors(encoder);
  const onProgress = (done: number, total: number) => progress.show('Reading articles', done, total);
  const start = performance.now();
  const knowledge = createKnowledge({ encoder: keeping, onProgress });
  try {
    knowledge.put(articles);
    const indexed = performance.now();
    await knowledge.idle();
    const vectorSeconds = (performance.now() - indexed) / 1000;
    if (calibrate.length > 0) await knowledge.calibrate(calibrate);
    else await knowledge.calibrateFromArticles();
    const judged = await judge(questions, {
      knowledge,
      encoderSeconds: () => keeping?.seconds ?? 0,
      onProgress: (done, total) => progress.show('Asking questions', done, total),
    });
    progress.end();
    return {
      judged,
      threshold: knowledge.thresholdFor(precision),
      precision,
      articles: articles.length,
      calibrate: calibrate.length,
      indexSeconds: (indexed - start) / 1000,
      vectorSeconds: encoder ? vectorSeconds : 0,
      hasEncoder: encoder !== null,
    };
  } finally {
    knowledge.close();
  }
}
