import { auroc } from '../auroc.ts';
import { calibrationOf, type Sure } from '../calibration.ts';
import { type Latency, latencyOf } from '../latency.ts';
import { shareOf } from '../shareOf.ts';
import { atThreshold } from './atThreshold.ts';
import type { Judged } from './judge.ts';
import { macroF1, perIntent } from './perIntent.ts';
import type { Trained } from './trainTimed.ts';

/** What `--json` prints. Shares are 0..1; null is what could not be measured with the files given. */
export interface Figures {
  accuracy: number | null;
  oosRecall: number | null;
  auroc: number | null;
  threshold: number;
  /** With the vectors at hand. */
  trainSeconds: number;
  /** Of a message, without the encoder's call. */
  latencyMs: Latency;
  modelBytes: number;
  accuracyAtThreshold: number | null;
  ece: number | null;
  eceAll: number | null;
  macroF1: number | null;
  intents: number;
  rows: { train: number; test: number; oos: number };
  encoder: 'on' | 'off';
  encodeSeconds: number;
  loadMs: number;
  latencyWithEncoderMs: Latency | null;
  typos?: { accuracy: number | null; clean: number | null };
}

export interface Measured {
  trained: Trained;
  trainRows: number;
  intents: number;
  inside: Judged[];
  /** Null where no out-of-scope rows were given. */
  outside: Judged[] | null;
  /** The in-scope rows with typos, where asked for. */
  typos: Judged[] | null;
}

const isRight = ({ top, label }: Judged) => top === label;

export function figuresOf({ trained, trainRows, intents, inside, outside, typos }: Measured): Figures {
  const all = [...inside, ...(outside ?? [])];
  const { threshold } = trained.classifier;
  const cut = atThreshold(threshold, inside, outside ?? []);
  const accuracy = shareOf(inside, isRight);
  return {
    accuracy,
    oosRecall: cut.oosRecall,
    auroc: auroc(
      inside.map(({ inScope }) => inScope),
      (outside ?? []).map(({ inScope }) => inScope),
    ),
    threshold,
    trainSeconds: trained.trainSeconds,
    latencyMs: latencyOf(all.map(({ ms }) => ms)),
    modelBytes: trained.modelBytes,
    accuracyAtThreshold: cut.accuracy,
    ece: calibrationOf(inside.map(sureOf)).error,
    eceAll: outside ? calibrationOf(all.map(sureOfAll)).error : null,
    macroF1: macroF1(perIntent(inside)),
    intents,
    rows: { train: trainRows, test: inside.length, oos: outside?.length ?? 0 },
    encoder: trained.hasEncoder ? 'on' : 'off',
    encodeSeconds: trained.encodeSeconds,
    loadMs: trained.loadMs,
    latencyWithEncoderMs: trained.hasEncoder
      ? latencyOf(all.map(({ msWithEncoder }) => msWithEncoder))
      : null,
    ...(typos ? { typos: { accuracy: shareOf(typos, isRight), clean: accuracy } } : {}),
  };
}

export function sureOf(one: Judged): Sure {
  return { confidence: one.confidence, right: isRight(one) };
}

/** With "none of the intents" as one more answer, given when it is the likeliest. */
export function sureOfAll({ confidence, inScope, top, label }: Judged): Sure {
  const isIt = inScope * confidence;
  return 1 - inScope > isIt
    ? { confidence: 1 - inScope, right: label === null }
    : { confidence: isIt, right: label !== null && top === label };
}
