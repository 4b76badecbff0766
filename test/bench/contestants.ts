import type { Fixture } from './readFixture.ts';

/** The same server program is measured under one or more workloads. */
export interface Contestant {
  /** `<server>/<workload>`, as in the figures and in `--only`. */
  name: string;
  server: ServerName;
  speaks: 'deskhand' | 'activity';
  texts: (fixture: Fixture) => string[];
}

export type ServerName = DeskhandName | `${PeerName}-${PeerMode}`;
export type DeskhandName = 'sqlite' | 'postgres' | 'memory';
export type PeerName = 'botbuilder' | 'agentsHosting';
/** `entities`: as `understand`, and node-nlp extracts entities too, as Deskhand does on every turn. */
export type PeerMode = 'echo' | 'understand' | 'entities';

const deskhands: DeskhandName[] = ['sqlite', 'postgres', 'memory'];
const peers: PeerName[] = ['botbuilder', 'agentsHosting'];
const peerModes: PeerMode[] = ['echo', 'understand', 'entities'];

const hello = () => ['hello'];
const questions = (fixture: Fixture) => fixture.questions;

export const contestants: Contestant[] = [
  ...deskhands.flatMap((server): Contestant[] => [
    { name: `${server}/rule`, server, speaks: 'deskhand', texts: hello },
    { name: `${server}/understand`, server, speaks: 'deskhand', texts: questions },
  ]),
  ...peers.flatMap((peer) =>
    peerModes.map(
      (mode): Contestant => ({
        name: `${peer}/${mode}`,
        server: `${peer}-${mode}`,
        speaks: 'activity',
        texts: mode === 'echo' ? hello : questions,
      }),
    ),
  ),
];
