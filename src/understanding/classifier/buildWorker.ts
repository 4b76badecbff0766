import { parentPort } from 'node:worker_threads';
import { buildModel, type ModelTask } from './buildModel.ts';

parentPort!.once('message', (task: ModelTask) => {
  parentPort!.postMessage(buildModel(task));
});
