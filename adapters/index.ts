import type { AnyApp } from '../src/domain/app.ts';
import type { AnyHelpDesk } from '../src/domain/helpdesk.ts';
import { calendly } from './apps/calendly/index.ts';
import { hubspot } from './apps/hubspot/index.ts';
import { ics } from './apps/ics/index.ts';
import { scim } from './apps/scim/index.ts';
import { shopify } from './apps/shopify/index.ts';
import { local } from './helpdesks/local/index.ts';
import { requestTracker } from './helpdesks/request-tracker/index.ts';
import { zendesk } from './helpdesks/zendesk/index.ts';

/** The shelf: one line per help desk. */
export const helpdesks: AnyHelpDesk[] = [local, requestTracker, zendesk];

/** What actions are carried out by, one of a kind at a time. */
export const apps: AnyApp[] = [shopify, hubspot, calendly, ics, scim];
