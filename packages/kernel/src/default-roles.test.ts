import { describe, expect, it } from 'vitest';
import { type DefaultRole, defaultRoles, findDefaultRole } from './default-roles.ts';
import { isPermission, isReadPermission, permissions } from './permissions.ts';

const role = (key: string): DefaultRole => {
  const found = findDefaultRole(key);
  if (found === null) throw new Error(`no role ${key}`);
  return found;
};
const effects = ({ permissions: held }: DefaultRole) => held.filter((name) => !isReadPermission(name));

/** The roles of the five systems that Lintel replaces, as they are written there. */
const namesElsewhere = [
  'ADMIN ACQ_MANAGER ACQ_ANALYST DESIGN_MANAGER DESIGN_COORD ENTITLE_MANAGER ENTITLE_COORD SERVICING_MANAGER LOAN_OFFICER',
  'admin manager owner tenant vendor accountant',
  'user admin support standard',
  'resident guard board_member',
].flatMap((names) => names.split(' '));

describe('the default roles', () => {
  it.each(defaultRoles)('$key holds permissions that exist, each once', ({ permissions: held }) => {
    expect(held.filter((name) => !isPermission(name))).toEqual([]);
    expect(held.filter((name, index) => held.indexOf(name) !== index)).toEqual([]);
    expect(held.length).toBeGreaterThan(0);
  });

  it('have keys and aliases that name one role each', () => {
    const names = defaultRoles.flatMap(({ key, aliases }) => [key, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
  });

  it.each(namesElsewhere)('cover the role %s of an earlier system', (name) => {
    expect(findDefaultRole(name)).not.toBeNull();
  });

  it('are not found by a name that none of them has', () => {
    expect(findDefaultRole('emperor')).toBeNull();
  });

  it('give the administrator every permission and the highest level', () => {
    expect(role('admin').permissions).toEqual(permissions);
    expect(role('admin')).toMatchObject({ level: 3, visibility: 'organization', department: null });
  });

  it.each([
    ['acquisitions_manager', 'acquisitions', 2],
    ['acquisitions_analyst', 'acquisitions', 1],
    ['design_manager', 'design', 2],
    ['design_coordinator', 'design', 1],
    ['entitlement_manager', 'entitlement', 2],
    ['entitlement_coordinator', 'entitlement', 1],
    ['servicing_manager', 'servicing', 2],
    ['loan_officer', 'servicing', 1],
  ])('put %s into %s at level %i', (key, department, level) => {
    expect(role(key)).toMatchObject({ department, level });
  });

  it.each(['resident', 'owner', 'board_member', 'vendor', 'guard', 'analyst'])('let a %s change nothing', (key) => {
    expect(effects(role(key))).toEqual([]);
  });

  it.each(['resident', 'owner'])('let a %s read all about the own unit, and see nothing else', (key) => {
    expect(role(key).visibility).toBe('own');
    expect(role(key).permissions).toEqual(
      expect.arrayContaining([
        'property.property.read',
        'property.unit.read',
        'property.lease.read',
        'finance.charge.read',
        'finance.payment.read',
        'finance.balance.read',
        'community.resident.read',
        'community.occupancy.read',
        'documents.document.read',
      ]),
    );
  });

  it.each(['guard', 'vendor'])('keep money and documents from a %s', (key) => {
    expect(role(key).permissions.filter((name) => /^(finance|documents)\./.test(name))).toEqual([]);
    expect(role(key).permissions.length).toBeLessThan(role('resident').permissions.length);
  });

  it('let nobody outside of the staff see the whole organization, except partners through their keys', () => {
    const wide = defaultRoles.filter(({ level, visibility }) => level === 0 && visibility === 'organization');
    expect(wide.map(({ key }) => key)).toEqual(['partner']);
  });

  it('keep personal data and everything but recording payments from a partner', () => {
    expect(effects(role('partner'))).toEqual(['finance.payment.record']);
    expect(role('partner').permissions.filter((name) => /^community\.|user|document/.test(name))).toEqual([]);
  });

  it('keep the audit log and the management of roles to the administrator', () => {
    for (const guarded of ['identity.auditLog.read', 'identity.role.manage', 'identity.membership.update'] as const) {
      expect(defaultRoles.filter((one) => one.permissions.includes(guarded)).map(({ key }) => key)).toEqual(['admin']);
    }
  });
});
