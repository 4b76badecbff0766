import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { packVector } from '../../src/encoder/packVector.ts';
import { openVectorFile } from '../../src/encoder/vectorFile.ts';
import { openEncoders } from './openEncoder.ts';
import { writeTinyModel } from './tinyModel.ts';

const all = openEncoders();
afterAll(() => all.close());

const TEXTS = ['red', 'blue', 'the secret red'];
/** It starts sooner than the shipped one. */
const folder = writeTinyModel(all.folder());
const newFile = () => join(all.folder(), 'data', 'vectors.db');

async function encodeAllWith(cacheFile: string, texts = TEXTS) {
  const { encoder, problems } = all.open({ folder, cacheFile });
  await encoder.ready;
  const vectors = await encoder.encodeAll(texts);
  await encoder.close();
  return { vectors, counts: encoder.counts, problems };
}

describe('vectors that outlive the process', () => {
  it('are not computed again, and are equal', async () => {
    const cacheFile = newFile();
    const first = await encodeAllWith(cacheFile);
    const second = await encodeAllWith(cacheFile, [...TEXTS, 'one more']);
    expect(first.counts).toEqual({ computed: 3, kept: 0, recent: 0 });
    expect(second.counts).toEqual({ computed: 1, kept: 3, recent: 0 });
    expect(second.vectors.slice(0, 3)).toEqual(first.vectors);
    expect([...first.problems, ...second.problems]).toEqual([]);
  });

  it('serve a customer too, but what a customer writes is not kept', async () => {
    const cacheFile = newFile();
    await encodeAllWith(cacheFile);
    const { encoder } = all.open({ folder, cacheFile });
    await encoder.ready;
    expect(await encoder.encode(TEXTS[0]!)).not.toBeNull();
    expect(await encoder.encode('my name is Ana and my card was stolen')).not.toBeNull();
    await encoder.close();
    expect(encoder.counts).toEqual({ computed: 1, kept: 1, recent: 0 });
    const db = new DatabaseSync(cacheFile);
    expect(db.prepare('SELECT count(*) AS n FROM vector').get()).toMatchObject({ n: 3 });
    db.close();
    expect(readFileSync(cacheFile).includes('secret')).toBe(false);
  });

  it.each([
    [
      'is no database',
      (file: string) => writeFileSync(file, 'these are not the bytes you look for'.repeat(200)),
    ],
    [
      'belongs to another program',
      (file: string) => {
        const db = new DatabaseSync(file);
        db.exec('CREATE TABLE customer (name TEXT)');
        db.close();
      },
    ],
  ])('begin anew when the file %s', async (_, spoil) => {
    const cacheFile = newFile();
    mkdirSync(join(cacheFile, '..'));
    spoil(cacheFile);
    const { vectors, problems } = await encodeAllWith(cacheFile);
    expect(vectors.every(Boolean)).toBe(true);
    expect(problems).toEqual([expect.stringContaining('put aside')]);
    expect(existsSync(`${cacheFile}.aside`)).toBe(true);
    expect((await encodeAllWith(cacheFile)).counts).toEqual({ computed: 0, kept: 3, recent: 0 });
  });

  it('begin anew when pages of the file are damaged', async () => {
    const cacheFile = newFile();
    await encodeAllWith(
      cacheFile,
      Array.from({ length: 60 }, (_, i) => `text number ${i}`),
    );
    const bytes = readFileSync(cacheFile);
    bytes.fill(0xa5, 4096); // All but the first page, which says what the file is.
    writeFileSync(cacheFile, bytes);
    const { vectors, problems } = await encodeAllWith(cacheFile);
    expect(vectors.every(Boolean)).toBe(true);
    expect(problems.join()).toContain('put aside');
    expect((await encodeAllWith(cacheFile)).counts.kept).toBe(3);
  });

  it('do without a file where there can be none', async () => {
    const taken = join(all.folder(), 'taken');
    writeFileSync(taken, '');
    const { vectors, problems } = await encodeAllWith(join(taken, 'vectors.db'));
    expect(vectors.every(Boolean)).toBe(true);
    expect(problems).toHaveLength(1);
  });
});

describe('a file of vectors', () => {
  const vector = (i: number) => packVector([i, 1000, 1])!;
  const complain = (reason: string) => {
    throw new Error(reason);
  };
  function open(file: string, most = 100, name = 'm@1') {
    return openVectorFile({ file, most, model: { name, size: 3 }, onProblem: complain });
  }
  function fill(file: string, from: number, to: number) {
    const opened = open(file);
    for (let i = from; i < to; i++) opened.keep(`text ${i}`, vector(i));
    opened.close();
  }

  it('finds what is written and what is about to be', () => {
    const file = newFile();
    const opened = open(file);
    opened.keep('one', vector(1));
    expect(opened.find('one')).toEqual(vector(1));
    opened.close();
    expect(open(file).find('one')).toEqual(vector(1));
    expect(open(file).find('two')).toBeNull();
  });

  it('keeps the vectors of two models apart', () => {
    const file = newFile();
    fill(file, 0, 1);
    expect(open(file, 100, 'm@2').find('text 0')).toBeNull();
  });

  it('holds no more than it may, and drops what was left alone for longest', () => {
    const file = newFile();
    fill(file, 0, 100);
    const used = open(file);
    expect(used.find('text 3')).toEqual(vector(3));
    used.close();
    fill(file, 100, 110);
    const opened = open(file);
    const left = Array.from({ length: 110 }, (_, i) => i).filter((i) => opened.find(`text ${i}`));
    expect(left).toHaveLength(90);
    expect(left.slice(0, 2)).toEqual([3, 21]);
    opened.close();
  });

  it('takes a row that was tampered with for none', () => {
    const file = newFile();
    fill(file, 0, 1);
    const db = new DatabaseSync(file);
    db.exec("UPDATE vector SET packed = x'0102'");
    db.close();
    expect(open(file).find('text 0')).toBeNull();
  });

  it('shares its file with another process', () => {
    const file = newFile();
    const [one, two] = [open(file), open(file)];
    one.keep('one', vector(1));
    two.keep('two', vector(2));
    one.close();
    two.close();
    const both = open(file);
    expect([both.find('one'), both.find('two')]).toEqual([vector(1), vector(2)]);
    both.close();
  });
});
