import type { HelpDesk } from '../domain/helpdesk.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Store } from '../store/port.ts';
import type { Reader } from './formats/createReader.ts';
import type { SiteParts } from './web/createSite.ts';

export interface SourceParts {
  store: Pick<Store, 'sources' | 'lease'>;
  knowledge: Pick<Knowledge, 'put' | 'remove'>;
  /** The connected desk of an installation; undefined when it was removed. */
  deskOf: (workspace: string, installation: string) => HelpDesk | undefined;
  reader: Reader;
  /** Wall clock, ms since 1970. */
  now: () => number;
  /** Names this process among its replicas. */
  replica: string;
  log: { info(fields: object, text: string): void; warn(fields: object, text: string): void };
  /** How the net is asked, where a test decides it. */
  web?: Omit<SiteParts, 'signal'>;
}
