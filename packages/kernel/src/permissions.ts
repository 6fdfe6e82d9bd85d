import { communityPermissions } from './permissions/community.ts';
import { documentsPermissions } from './permissions/documents.ts';
import { financePermissions } from './permissions/finance.ts';
import { identityPermissions } from './permissions/identity.ts';
import { propertyPermissions } from './permissions/property.ts';

/**
 * The permissions of one subgraph: name → what it lets a role do. Names are `subgraph.noun.verb`; the verb `read` never
 * changes anything and no other verb is free of effects. A permission says nothing about whose rows: policies do.
 */
export type PermissionTable<Subgraph extends string> = Readonly<Record<`${Subgraph}.${string}.${string}`, string>>;

/** Every permission with its description. The SDL uses exactly these names in `@can`. */
export const permissionDescriptions = {
  ...identityPermissions,
  ...propertyPermissions,
  ...financePermissions,
  ...communityPermissions,
  ...documentsPermissions,
};

export type Permission = keyof typeof permissionDescriptions;

/** Every permission, in the order of the tables. */
export const permissions = Object.keys(permissionDescriptions) as readonly Permission[];

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissionDescriptions, name);
}

/** Whether a permission only reads. */
export function isReadPermission(permission: Permission): boolean {
  return permission.endsWith('.read');
}
