import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Model, ModelCall } from '../domain/model.ts';
import type { Store } from '../store/port.ts';
import { measureModel } from './measureModel.ts';

export interface Metrics {
  turn(decision: string, ms: number): void;
  delivery(target: string, kind: string, state: string): void;
  deskError(target: string, code: string): void;
  modelCall(call: ModelCall): void;
  /** Prometheus text. */
  text(): Promise<string>;
  contentType: string;
}

export function createMetrics(store: Store, now: () => number, model?: Model | null): Metrics {
  const registers = [new Registry()];
  const latency = new Histogram({
    name: 'deskhand_turn_seconds',
    help: 'From a message to its committed turn',
    labelNames: ['decision'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const turns = new Counter({
    name: 'deskhand_turns_total',
    help: 'Turns by decision',
    labelNames: ['decision'],
    registers,
  });
  const deliveries = new Counter({
    name: 'deskhand_deliveries_total',
    help: 'Deliveries to desks by how they ended',
    labelNames: ['target', 'kind', 'state'],
    registers,
  });
  const errors = new Counter({
    name: 'deskhand_desk_errors_total',
    help: 'Failed calls to desks',
    labelNames: ['target', 'code'],
    registers,
  });
  measureOutbox(store, now, registers);
  const modelCall = model ? measureModel(model, registers) : () => {};
  new Gauge({
    name: 'deskhand_store_commits_total',
    help: 'COMMITs of the store',
    registers,
    collect() {
      this.set(store.commits());
    },
  });
  return {
    turn(decision, ms) {
      latency.observe({ decision }, ms / 1000);
      turns.inc({ decision });
    },
    delivery: (target, kind, state) => deliveries.inc({ target, kind, state }),
    deskError: (target, code) => errors.inc({ target, code }),
    modelCall,
    text: () => (registers[0] as Registry).metrics(),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
  };
}

function measureOutbox(store: Store, now: () => number, registers: Registry[]): void {
  const depth = new Gauge({ name: 'deskhand_outbox_waiting', help: 'Deliveries that wait', registers });
  const dead = new Gauge({ name: 'deskhand_outbox_dead', help: 'Dead letters', registers });
  new Gauge({
    name: 'deskhand_outbox_oldest_seconds',
    help: 'Age of the oldest delivery that waits',
    registers,
    async collect() {
      // While the store is gone the last values stand: the other metrics are wanted most just then.
      const found = await store.outbox.depth(now()).catch(() => null);
      if (!found) return;
      depth.set(found.waiting);
      dead.set(found.dead);
      this.set(found.oldestMs / 1000);
    },
  });
}
