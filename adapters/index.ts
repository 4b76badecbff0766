import type { AnyHelpDesk } from '../src/domain/helpdesk.ts';
import { local } from './helpdesks/local/index.ts';
import { requestTracker } from './helpdesks/request-tracker/index.ts';
import { zendesk } from './helpdesks/zendesk/index.ts';

/** The shelf: one line per help desk. */
export const helpdesks: AnyHelpDesk[] = [local, requestTracker, zendesk];
