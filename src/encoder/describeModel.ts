import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where exporters put the graph. */
const GRAPHS = ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx'];

const Description = z.object({
  name: z.string().min(1).max(100).optional().describe('Shown in logs'),
  file: z.string().min(1).optional().describe('The graph, relative to the folder'),
  prefix: z.string().default('').describe('Put before every text, such as "query: "'),
  pooling: z
    .enum(['mean', 'cls'])
    .default('mean')
    .describe('How the vectors of the tokens become one, where the graph does not do it itself'),
  output: z.string().optional().describe('The output to read, where the graph has several'),
  languages: z.array(z.string()).optional().describe('What it reads, as en or de; left out: any language'),
  maxTokens: z.number().int().min(8).max(8192).default(256).describe('Longer texts are cut'),
});

/** How a model wants to be used: `encoder.json` in its folder, every field of it optional, and so is the file. */
export type Description = z.infer<typeof Description> & { file: string };

export function describeModel(folder: string): Description {
  if (!existsSync(folder)) throw new Error(`the folder ${folder} does not exist`);
  const description = readDescription(join(folder, 'encoder.json'));
  const file = description.file ?? GRAPHS.find((name) => existsSync(join(folder, name)));
  if (!file || !existsSync(join(folder, file)))
    throw new Error(`${folder} holds no ${file ?? GRAPHS.join(', ')}`);
  if (!existsSync(join(folder, 'tokenizer.json'))) throw new Error(`${folder} holds no tokenizer.json`);
  return { ...description, file };
}

function readDescription(file: string): z.infer<typeof Description> {
  if (!existsSync(file)) return Description.parse({});
  const parsed = Description.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${file}: ${faults.join('; ')}`);
}

/** A file of the model's folder, with its name in what goes wrong. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}
