import { Problem } from '../domain/errors.ts';
import { ROLES } from '../domain/role.ts';
import type { Caller, Callers, KeyCaller } from './route.ts';

/** Throws 403, naming the role that is needed. An admin may call everything. */
export function demandRole(caller: Caller, callers: Callers): void {
  if (mayCall(caller, callers)) return;
  const needs = `This call needs an API key with the role ${rolesOf(callers).join(' or ')}`;
  throw new Problem(
    403,
    'forbidden',
    caller.kind === 'visitor'
      ? `${needs}; a visitor may only chat.`
      : `${needs}; the key of "${caller.label}" has the role ${caller.role}. An admin makes keys with POST /v1/keys.`,
  );
}

export function mayCall(caller: Caller, callers: Callers): boolean {
  const role = caller.kind === 'visitor' ? 'visitor' : caller.role;
  return role === 'admin' || callers.includes(role);
}

/** As `demandRole`, where no visitor may call. */
export function demandKey(caller: Caller, callers: Callers): KeyCaller {
  demandRole(caller, callers);
  if (caller.kind === 'visitor') throw new Problem(403, 'forbidden', 'A visitor may only chat.');
  return caller;
}

/** The roles of keys that may call it. */
export function rolesOf(callers: Callers) {
  return ROLES.filter((role) => role === 'admin' || callers.includes(role));
}
