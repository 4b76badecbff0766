import { auroc } from '../auroc.ts';
import { calibrationOf, type Sure } from '../calibration.ts';
import { type Latency, latencyOf } from '../latency.ts';
import { shareOf } from '../shareOf.ts';
import { isAnswerable, type Judged } from './judge.ts';

/** What holds at one threshold. Shares are 0..1; null is what these questions cannot tell. */
export interface AtThreshold {
  threshold: number;
  /** Answerable questions answered, and rightly, of all answerable ones. */
  deflection: number | null;
  /** Right answers of all answers given, to unanswerable questions too. */
  precision: number | null;
  /** Unanswerable questions answered, of all unanswerable ones. */
  wronglyAnswered: number | null;
}

/** What `--json` prints. */
export interface Figures extends AtThreshold {
  hitAt1: number | null;
  hitAt3: number | null;
  hitAt5: number | null;
  recallAt5: number | null;
  mrr: number | null;
  auroc: number | null;
  /** Of a question, without the encoder's call. */
  latencyMs: Latency;
  /** Until words answer. */
  indexSeconds: number;
  /** Until vectors do too; 0 without an encoder. */
  vectorSeconds: number;
  latencyWithEncoderMs: Latency | null;
  ece: number | null;
  /** What the threshold was learnt from: `shared`, where there are neither labels nor vectors, is other help centres. */
  calibration: 'labels' | 'articles' | 'shared';
  asked: { precision: number };
  rows: { articles: number; queries: number; unanswerable: number; calibrate: number };
  encoder: 'on' | 'off';
}

export interface Measured {
  judged: Judged[];
  threshold: number;
  precision: number;
  articles: number;
  calibrate: number;
  indexSeconds: number;
  vectorSeconds: number;
  hasEncoder: boolean;
}

export function figuresOf(measured: Measured): Figures {
  const { judged, threshold, precision, articles, calibrate, indexSeconds, vectorSeconds, hasEncoder } =
    measured;
  const answerable = judged.filter(isAnswerable);
  const hitAt = (count: number) => shareOf(answerable, ({ place }) => place <= count);
  return {
    hitAt1: hitAt(1),
    hitAt3: hitAt(3),
    hitAt5: hitAt(5),
    recallAt5: mean(answerable.map((one) => recall(one, 5))),
    mrr: mean(answerable.map(({ place }) => 1 / place)),
    ...atThreshold(judged, threshold),
    auroc: auroc(
      answerable.map(({ confidence }) => confidence),
      judged.filter((one) => !isAnswerable(one)).map(({ confidence }) => confidence),
    ),
    latencyMs: latencyOf(judged.map(({ ms }) => ms)),
    indexSeconds,
    vectorSeconds,
    latencyWithEncoderMs: hasEncoder ? latencyOf(judged.map(({ msWithEncoder }) => msWithEncoder)) : null,
    ece: calibrationOf(judged.map(sureOf)).error,
    calibration: calibrate > 0 ? 'labels' : hasEncoder ? 'articles' : 'shared',
    asked: { precision },
    rows: {
      articles,
      queries: judged.length,
      unanswerable: judged.length - answerable.length,
      calibrate,
    },
    encoder: hasEncoder ? 'on' : 'off',
  };
}

export function sureOf({ confidence, place }: Judged): Sure {
  return { confidence, right: place === 1 };
}

export function atThreshold(judged: Judged[], threshold: number): AtThreshold {
  const isAnswered = ({ found, confidence }: Judged) => found.length > 0 && confidence >= threshold;
  const isRight = (one: Judged) => isAnswered(one) && one.place === 1;
  return {
    threshold,
    deflection: shareOf(judged.filter(isAnswerable), isRight),
    precision: shareOf(judged.filter(isAnswered), isRight),
    wronglyAnswered: shareOf(
      judged.filter((one) => !isAnswerable(one)),
      isAnswered,
    ),
  };
}

function recall({ question, found }: Judged, within: number): number {
  const ids = new Set(found.slice(0, within).map(({ article }) => article.id));
  return question.relevant.filter((id) => ids.has(id)).length / question.relevant.length;
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
