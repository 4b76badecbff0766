import { randomInt } from 'node:crypto';
import { Refused } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import { createDemoCalendar } from './calendar.ts';
import { createDemoCrm } from './crm.ts';
import { createDemoIdentity } from './identity.ts';
import type { DemoParts, Given } from './parts.ts';
import { createDemoShop } from './shop.ts';

/** Of writes whose repeats are known. */
const REMEMBERED = 1_000;
/** Verbs that change nothing: each call sees what is there now. */
const READS = /^(?:find|free|get|list)_/;

export type DemoApps = (verb: string, given: Given, call: { key: string }) => Promise<Json>;

export interface DemoOptions extends Omit<DemoParts, 'newCode'>, Partial<Pick<DemoParts, 'newCode'>> {
  /** false: a real desk is connected, whose customers must never be told of orders that nobody made. */
  isOn?: () => boolean;
}

function demoOf(parts: DemoParts) {
  return {
    shop: createDemoShop(parts),
    crm: createDemoCrm(),
    calendar: createDemoCalendar(parts),
    identity: createDemoIdentity(parts),
  };
}

/** All that the demo can: `shop.get_order` … */
export function demoVerbs(): string[] {
  const apps = demoOf({ now: () => 0, mail() {}, newCode: () => '' });
  return Object.entries(apps).flatMap(([kind, verbs]) => Object.keys(verbs).map((verb) => `${kind}.${verb}`));
}

/**
 * The shop, CRM, calendar and directory that a new installation tries its flows on: real behaviour, state in memory, no
 * network. What is asked twice under one key is done once, as a real target would have it.
 */
export function createDemoApps({
  now,
  mail,
  isOn = () => true,
  newCode = () => String(randomInt(100_000, 1_000_000)),
}: DemoOptions): DemoApps {
  const apps = demoOf({ now, mail, newCode });
  const done = new Map<string, Json>();

  return async (name, given, { key }) => {
    const [app = '', verb = ''] = name.split('.');
    const run = Object.hasOwn(apps, app) ? apps[app as keyof typeof apps] : undefined;
    const work = run && Object.hasOwn(run, verb) ? run[verb] : undefined;
    if (!work || !isOn())
      throw new Refused(`no app that is installed does "${name}"`, {
        status: 501,
        code: 'app_not_installed',
      });
    if (READS.test(verb)) return work(given);
    const known = done.get(`${name} ${key}`);
    if (known !== undefined) return known;
    const result = work(given);
    if (done.size >= REMEMBERED) done.clear();
    done.set(`${name} ${key}`, result);
    return result;
  };
}
