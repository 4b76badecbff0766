/**
 * What an API key may do. `admin`: everything; `agent`: a person who answers customers and decides for them; `app`: a system
 * of your own that speaks for its customers.
 */
export const ROLES = ['admin', 'agent', 'app'] as const;
export type Role = (typeof ROLES)[number];
