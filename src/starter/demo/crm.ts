import type { Json } from '../../domain/json.ts';
import { emailIn, textIn, type Verbs } from './parts.ts';

/** A CRM that keeps one lead for each e-mail address, in memory. */
export function createDemoCrm(): Verbs {
  const leads = new Map<string, Record<string, Json>>();
  return {
    upsert_lead(given) {
      const email = emailIn(given, 'email');
      const before = leads.get(email);
      const id = before?.id ?? `L${leads.size + 1}`;
      leads.set(email, { ...before, ...given, email, id, company: textIn(given, 'company') });
      return { id, isNew: before === undefined };
    },
  };
}
