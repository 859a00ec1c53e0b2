import { describe, expect, it } from 'vitest';
import schema from '../../api/openapi.json';
import zhCN from '../../texts/zh-CN/shared.json';
import { isReady, ROLES, scopeOf } from './roles';

describe('the roles to choose from', () => {
  it('are those of the server but residents, each with a name', () => {
    const known = schema.components.schemas.AdministrationNewAccount.properties.role.enum;
    expect([...ROLES].sort()).toEqual(known.filter((role) => role !== 'RESIDENT').sort());
    for (const role of ROLES) {
      expect(zhCN.role[role], role).toBeTruthy();
    }
  });
});

describe('the scope of an account', () => {
  it('is everything for an administrator, and what was chosen for anybody else', () => {
    expect(scopeOf('ADMINISTRATOR', ['41/'])).toEqual(['*']);
    expect(scopeOf('LAB', ['41/', ''])).toEqual(['41/']);
  });
});

describe('a new account', () => {
  const wanted = { username: 'li.ming', password: 'long enough for it', role: 'LAB', scope: ['41/'] } as const;

  it('needs a name, a password of length and a place', () => {
    expect(isReady(wanted)).toBe(true);
    expect(isReady({ ...wanted, username: 'Li Ming' })).toBe(false);
    expect(isReady({ ...wanted, password: 'short' })).toBe(false);
    expect(isReady({ ...wanted, scope: [] })).toBe(false);
    expect(isReady({ ...wanted, role: 'ADMINISTRATOR', scope: [] })).toBe(true);
  });
});
