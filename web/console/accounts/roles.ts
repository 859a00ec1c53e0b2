import type { Account } from './queries';

export type Role = Account['role'];

/** Those that an account may have, in the order in which they are offered; residents have none. */
export const ROLES: readonly Role[] = [
  'COMMAND',
  'EPIDEMIOLOGIST',
  'GRID_LEAD',
  'GRID_WORKER',
  'CHECKPOINT',
  'SITE',
  'SAMPLING',
  'LAB',
  'INSPECTOR',
  'SUPPLIES',
  'SUPERVISION',
  'ANALYST',
  'AUDITOR',
  'PRIVACY_OFFICER',
  'ADMINISTRATOR',
];

export const EVERYTHING = '*';

/** What an account of this role sees: an administrator everything, anybody else what was chosen. */
export function scopeOf(role: Role, chosen: readonly string[]): string[] {
  return role === 'ADMINISTRATOR' ? [EVERYTHING] : chosen.filter((node) => node !== '');
}

/** Somebody who was cut off from everything is asked for once more. */
export function isReady({
  username,
  password,
  role,
  scope,
}: {
  username: string;
  password: string;
  role: Role;
  scope: readonly string[];
}): boolean {
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(username) && password.length >= 12 && scopeOf(role, scope).length > 0;
}
