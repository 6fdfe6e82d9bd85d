import { administrationRoles } from './default-roles/administration.ts';
import { communityRoles } from './default-roles/community.ts';
import { departmentRoles } from './default-roles/departments.ts';
import type { Permission } from './permissions.ts';
import type { Visibility } from './session.ts';

/** A role that every organization starts with. */
export type DefaultRole = {
  /** Unique in an organization; code and imports refer to a role by it. */
  readonly key: string;
  readonly name: string;
  readonly department: Department | null;
  /** 0 = not staff, 1 = worker, 2 = manager, 3 = administrator. */
  readonly level: 0 | 1 | 2 | 3;
  readonly visibility: Visibility;
  /** What other property systems call the same role, so that an import finds it. */
  readonly aliases: readonly string[];
  readonly permissions: readonly Permission[];
};

export type Department =
  | 'acquisitions'
  | 'design'
  | 'entitlement'
  | 'servicing'
  | 'finance'
  | 'operations'
  | 'security';

/** Every default role. Keys and aliases are unique over all of them. */
export const defaultRoles: readonly DefaultRole[] = [...administrationRoles, ...departmentRoles, ...communityRoles];

/** The default role with this key or alias, in any letter case; null if there is none. */
export function findDefaultRole(name: string): DefaultRole | null {
  const wanted = name.toLowerCase();
  return defaultRoles.find((role) => role.key === wanted || role.aliases.includes(wanted)) ?? null;
}
