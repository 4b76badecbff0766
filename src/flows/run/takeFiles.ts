import type { Flow } from '../../domain/flow.ts';
import type { Json } from '../../domain/json.ts';
import { type Run, topFrame } from './run.ts';

/** Files that came and that no slot has yet: they are this one's now. */
export function takeFiles({ state }: Run): Json | undefined {
  const { files = [] } = state;
  state.files = undefined;
  return files.length > 0 ? files : undefined;
}

/** What was sent, for a flow that needs files of one kind only; where there are several, the one that is asked for takes them. */
export function fillFile(run: Run, { slots }: Flow): string | undefined {
  const frame = topFrame(run)!;
  const [name, ...others] = Object.keys(slots).filter((one) => slots[one]!.entity === 'file');
  if (name === undefined || others.length > 0) return undefined;
  const known = frame.slots[name];
  if (known !== undefined && known !== null) return undefined;
  const files = takeFiles(run);
  if (files === undefined) return undefined;
  frame.slots[name] = files;
  return name;
}
