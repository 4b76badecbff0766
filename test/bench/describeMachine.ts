import { closeSync, fsyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { pinned } from './launch.ts';
import { median } from './ratios.ts';

/** https://man7.org/linux/man-pages/man2/statfs.2.html */
const fileSystems: Record<number, string> = {
  61267: 'ext4',
  16914836: 'tmpfs',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  2035054128: 'overlay',
};

/** The facts of this machine that the figures depend on. `scratch` is where the databases of this run lie. */
export function describeMachine(scratch: string): Record<string, unknown> {
  const type = statfsSync(scratch).type;
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    fileSystem: fileSystems[type] ?? `0x${type.toString(16)}`,
    fsyncMs: fsyncMs(scratch),
    pinned,
    loadBefore: loadavg()[0],
  };
}

/** Median time of 100 times 4 KiB written and fsynced: what one COMMIT waits for at least, ms. */
function fsyncMs(folder: string): number {
  const file = openSync(join(folder, 'fsync'), 'w');
  const block = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now();
    writeSync(file, block);
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  return median(times);
}
