import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { EncoderOptions } from '../../src/encoder/createEncoder.ts';
import { openEncoders, SHIPPED } from './openEncoder.ts';
import { writeTinyModel } from './tinyModel.ts';

const all = openEncoders();
afterAll(() => all.close());

async function expectNone(options: Partial<EncoderOptions>, problem: RegExp): Promise<string[]> {
  const { encoder, problems } = all.open(options);
  expect(await encoder.encode('while it loads')).toBeNull();
  expect(await encoder.encodeAll(['one', 'two'])).toEqual([null, null]);
  expect(await encoder.ready).toBe(false);
  expect(encoder.problem).toMatch(problem);
  expect(encoder).toMatchObject({ isReady: false, size: 0 });
  expect(await encoder.encode('after that')).toBeNull();
  return problems;
}

/** The shipped folder with other files in some places. */
function shippedBut(files: Record<string, string | Uint8Array>): string {
  const folder = all.folder();
  for (const name of ['model.onnx', 'tokenizer.json', 'encoder.json', 'check.json'])
    if (name in files) writeFileSync(join(folder, name), files[name]!);
    else symlinkSync(join(SHIPPED, name), join(folder, name));
  return folder;
}

describe('without a model', () => {
  it('has no vectors when it is switched off, which is no problem to log', async () => {
    expect(await expectNone({ folder: 'off' }, /switched off/)).toEqual([]);
  });

  it('says so when the folder does not exist', async () => {
    const problems = await expectNone({ folder: join(all.folder(), 'nowhere') }, /nowhere does not exist/);
    expect(problems).toEqual([expect.stringContaining('no sentence vectors')]);
  });

  it('says which file is missing', async () => {
    await expectNone({ folder: all.folder() }, /holds no model\.onnx/);
    const folder = all.folder();
    symlinkSync(join(SHIPPED, 'model.onnx'), join(folder, 'model.onnx'));
    await expectNone({ folder }, /holds no tokenizer\.json/);
  });

  it('survives a model that was cut short', async () => {
    const model = readFileSync(join(SHIPPED, 'model.onnx'));
    for (const length of [0, 1000, model.length >> 1, model.length - 1])
      await expectNone({ folder: shippedBut({ 'model.onnx': model.subarray(0, length) }) }, /./);
  });

  it('survives a tokenizer that is none', async () => {
    await expectNone({ folder: shippedBut({ 'tokenizer.json': '{"version":"1.0"' }) }, /tokenizer\.json/);
    await expectNone({ folder: shippedBut({ 'tokenizer.json': '{}' }) }, /tokenizer/);
  });

  it('refuses the tokenizer of another model', async () => {
    const tokenizer = JSON.parse(readFileSync(join(SHIPPED, 'tokenizer.json'), 'utf8'));
    tokenizer.normalizer.lowercase = false;
    const folder = shippedBut({ 'tokenizer.json': JSON.stringify(tokenizer) });
    await expectNone({ folder }, /other ids than check\.json/);
    const larger = writeTinyModel(all.folder(), { words: ['green', 'grey'] });
    await expectNone({ folder: larger }, /does not belong to the graph/);
  });

  it('refuses weights that do not give the vectors they should', async () => {
    const check = JSON.parse(readFileSync(join(SHIPPED, 'check.json'), 'utf8'));
    check.texts[0].first8.reverse();
    const folder = shippedBut({ 'check.json': JSON.stringify(check) });
    await expectNone({ folder }, /other vectors than check\.json/);
  });

  it('names the field of a description that is wrong', async () => {
    await expectNone({ folder: shippedBut({ 'encoder.json': '{"maxTokens":"many"}' }) }, /maxTokens/);
    await expectNone({ folder: shippedBut({ 'encoder.json': 'name: x' }) }, /encoder\.json cannot be read/);
  });

  it('refuses a graph that asks for what it does not know', async () => {
    const folder = writeTinyModel(all.folder(), { inputs: ['input_ids', 'pixel_values'] });
    await expectNone({ folder }, /"pixel_values"/);
  });

  it('gives up on a thread that always dies', async () => {
    let starts = 0;
    const start = () => {
      starts++;
      return new Worker('process.exit(7)', { eval: true });
    };
    await expectNone({ start }, /died 5 times/);
    expect(starts).toBe(5);
  });
});

/** The encoder's own thread, which also ends on demand, in the middle of its work. */
function startMortals() {
  const threads: Worker[] = [];
  const code = `
    import('${new URL('../../src/encoder/worker.ts', import.meta.url)}');
    require('node:worker_threads').parentPort.on('message', ({ kind }) => kind === 'die' && process.exit(1));`;
  const start: EncoderOptions['start'] = (assignment) => {
    threads.push(new Worker(code, { eval: true, workerData: assignment }));
    return threads.at(-1)!;
  };
  return { threads, start, kill: () => threads.at(-1)!.postMessage({ kind: 'die' }) };
}

describe('a thread that dies', () => {
  it('is started again, and the bulk goes on', async () => {
    const { threads, start, kill } = startMortals();
    const { encoder, problems } = all.open({ start });
    await encoder.ready;
    const model = encoder.model;
    const texts = Array.from({ length: 200 }, (_, i) => `article number ${i}`);
    const vectors = await encoder.encodeAll(texts, (done) => {
      if (done === 50 || done === 120) kill();
    });
    expect(vectors.every((vector) => vector?.length === 384)).toBe(true);
    expect(threads).toHaveLength(3);
    expect(problems).toEqual([
      expect.stringContaining('started again'),
      expect.stringContaining('started again'),
    ]);
    expect(encoder).toMatchObject({ isReady: true, model, problem: null });
    expect(await encoder.encode('as if nothing had been')).not.toBeNull();
  });

  it('costs a customer who waits a vector, not an error', async () => {
    const { start, kill } = startMortals();
    const { encoder } = all.open({ start, patience: 5 });
    await encoder.ready;
    kill();
    expect(await encoder.encode('one who waits '.repeat(100))).toBeNull();
  });
});

describe('the process', () => {
  const code = (then: string) => `
    import { createEncoder } from '${new URL('../../src/encoder/createEncoder.ts', import.meta.url)}';
    const encoder = createEncoder({ folder: ${JSON.stringify(SHIPPED)} });
    ${then}`;
  const run = (then: string) =>
    promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', code(then)]);

  it('may exit while the model computes', async () => {
    const texts = "Array.from({ length: 500 }, (_, i) => 'article number ' + i)";
    for (const ms of [20, 45, 70])
      await run(`await encoder.ready; void encoder.encodeAll(${texts}); setTimeout(process.exit, ${ms}, 0);`);
  });

  it('may exit while the model is loaded', async () => {
    for (const ms of [150, 250, 350, 450]) await run(`setTimeout(process.exit, ${ms}, 0);`);
  });

  it('ends by itself when nobody waits for a vector', async () => {
    const { stdout } = await run("await encoder.ready; console.log((await encoder.encode('hello')).length);");
    expect(stdout.trim()).toBe('384');
  });
});

describe('another model', () => {
  it('may have other inputs, 64-bit ids and leave the pooling to us', async () => {
    const inputs = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];
    const { encoder } = all.open({ folder: writeTinyModel(all.folder(), { inputs }) });
    expect(await encoder.ready).toBe(true);
    expect(encoder.size).toBe(3);
    // [CLS] red blue [SEP]: (6, 3, 3) / 4, whose length is the square root of 54 / 4.
    const vector = await encoder.encode('Red blue');
    for (const [i, number] of [0.8165, 0.4082, 0.4082].entries()) expect(vector![i]).toBeCloseTo(number, 3);
  });

  it('may want the first token instead of the mean', async () => {
    const folder = writeTinyModel(all.folder(), { description: { pooling: 'cls' } });
    const { encoder } = all.open({ folder });
    await encoder.ready;
    expect([...(await encoder.encode('red blue'))!]).toEqual([1, 0, 0]);
  });

  it('may want fewer tokens and words before each text', async () => {
    const description = { name: 'tiny', prefix: 'blue ', maxTokens: 8 };
    const folder = writeTinyModel(all.folder(), { description });
    const plain = all.open({
      folder: writeTinyModel(all.folder(), { description: { name: 'tiny' } }),
    }).encoder;
    const { encoder } = all.open({ folder });
    await Promise.all([encoder.ready, plain.ready]);
    expect(await encoder.encode('red')).toEqual(await plain.encode('blue red'));
    expect(await encoder.encode('red '.repeat(50))).toEqual(await plain.encode('blue red red red red red'));
    expect(encoder.model).toMatch(/^tiny@/);
    expect(encoder.model).not.toBe(plain.model);
  });

  it('is found where exporters put it', async () => {
    const [flat, folder] = [writeTinyModel(all.folder()), all.folder()];
    mkdirSync(join(folder, 'onnx'));
    copyFileSync(join(flat, 'model.onnx'), join(folder, 'onnx/model_quantized.onnx'));
    copyFileSync(join(flat, 'tokenizer.json'), join(folder, 'tokenizer.json'));
    expect(await all.open({ folder }).encoder.ready).toBe(true);
  });
});
