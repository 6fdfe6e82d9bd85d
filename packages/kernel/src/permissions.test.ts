import { describe, expect, it } from 'vitest';
import { communityPermissions } from './permissions/community.ts';
import { documentsPermissions } from './permissions/documents.ts';
import { financePermissions } from './permissions/finance.ts';
import { identityPermissions } from './permissions/identity.ts';
import { propertyPermissions } from './permissions/property.ts';
import { isPermission, isReadPermission, permissionDescriptions, permissions } from './permissions.ts';

const tables = {
  identity: identityPermissions,
  property: propertyPermissions,
  finance: financePermissions,
  community: communityPermissions,
  documents: documentsPermissions,
};

describe('the permission table', () => {
  it('holds every permission of every subgraph', () => {
    expect(permissions).toEqual(Object.values(tables).flatMap((table) => Object.keys(table)));
  });

  it.each(Object.entries(tables))('%s has names of three parts that begin with it', (subgraph, table) => {
    const strangers = Object.keys(table).filter(
      (name) => !new RegExp(`^${subgraph}\\.[a-z][A-Za-z]*\\.[a-z][A-Za-z]*$`).test(name),
    );
    expect(strangers).toEqual([]);
  });

  it.each(Object.entries(permissionDescriptions))('%s is described by a sentence', (_, description) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it('tells permissions from other text, also from names of Object.prototype', () => {
    expect(isPermission('finance.payment.record')).toBe(true);
    expect(isPermission('finance.payment.steal')).toBe(false);
    expect(isPermission('toString')).toBe(false);
  });

  it('knows which permissions only read', () => {
    expect(isReadPermission('finance.payment.read')).toBe(true);
    expect(isReadPermission('finance.payment.record')).toBe(false);
  });
});
