import { permissions } from '@lintel/kernel/permissions';
import { describe, expect, it } from 'vitest';
import { chooseRoles, holdsAll, membershipTransitions } from './memberships.rules.ts';

const role = (key: string, visibility: 'organization' | 'communities' | 'own', held: readonly string[] = []) => ({
  id: `id-${key}`,
  key,
  visibility,
  permissions: held,
});
const known = {
  roles: new Map(
    [role('manager', 'organization'), role('guard', 'communities'), role('admin', 'organization', permissions)].map(
      (one) => [one.key, one],
    ),
  ),
  communityIds: new Set(['oak', 'elm']),
};
const nobody = { permissions: [] };

describe('choosing roles', () => {
  it('keeps each with its limit', () => {
    expect(
      chooseRoles(
        [{ roleKey: 'guard', communityId: 'oak' }, { roleKey: 'guard', communityId: 'elm' }, { roleKey: 'manager' }],
        known,
        nobody,
      ),
    ).toEqual({
      ok: true,
      value: [
        { roleId: 'id-guard', communityId: 'oak' },
        { roleId: 'id-guard', communityId: 'elm' },
        { roleId: 'id-manager', communityId: null },
      ],
    });
  });

  it('allows to limit a role that sees the whole organization', () => {
    expect(chooseRoles([{ roleKey: 'manager', communityId: 'oak' }], known, nobody).ok).toBe(true);
  });

  it.each([
    [[], 'VALUE_REQUIRED', ['roles']],
    [[{ roleKey: 'guard' }], 'VALUE_REQUIRED', ['roles', '0', 'communityId']],
    [[{ roleKey: 'manager' }, { roleKey: 'manager', communityId: null }], 'DUPLICATE_ITEM', ['roles', '1', 'roleKey']],
    [[{ roleKey: 'constructor' }], 'REFERENCE_NOT_FOUND', ['roles', '0', 'roleKey']],
    [[{ roleKey: 'guard', communityId: 'ash' }], 'REFERENCE_NOT_FOUND', ['roles', '0', 'communityId']],
    [[{ roleKey: 'admin' }], 'PERMISSION_NOT_HELD', ['roles', '0', 'roleKey']],
  ])('refuses %j', (wanted, code, path) => {
    expect(chooseRoles(wanted, known, nobody)).toMatchObject({ ok: false, failures: [{ code, path }] });
  });

  it('lets who holds everything give everything', () => {
    expect(chooseRoles([{ roleKey: 'admin' }], known, { permissions }).ok).toBe(true);
    expect(holdsAll({ permissions: permissions.slice(1) }, permissions, [])).toMatchObject({
      failures: [{ details: { lacking: [permissions[0]] } }],
    });
  });
});

describe('a membership', () => {
  it('ends from every state and never comes back by a command', () => {
    for (const state of ['invited', 'active', 'suspended'] as const)
      expect(membershipTransitions.allows(state, 'ended')).toBe(true);
    expect(membershipTransitions.next('ended')).toEqual([]);
  });

  it('is made active by nobody but the person who was invited', () => {
    expect(membershipTransitions.allows('invited', 'active')).toBe(false);
  });
});
