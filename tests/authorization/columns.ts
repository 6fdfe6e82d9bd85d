import { type DefaultRole, defaultRoles } from '@lintel/kernel/default-roles';
import { permissions } from '@lintel/kernel/permissions';

/** Somebody who may ask, or not: a column of the matrix. */
export type Column = {
  readonly name: string;
  readonly kind: 'nobody' | 'role' | 'key';
  /** What he may do by his roles, or the key by what it was given. */
  readonly permissions: ReadonlySet<string>;
  /** The key of his role in the organization. */
  readonly role?: string;
};

const ofRole = ({ key, permissions: held }: DefaultRole): Column => ({
  name: key,
  kind: 'role',
  permissions: new Set(held),
  role: key,
});

/** Nobody, every role that an organization begins with, a key that may only read, and one that may do everything. */
export const columns: readonly Column[] = [
  { name: 'nobody', kind: 'nobody', permissions: new Set() },
  ...defaultRoles.map(ofRole),
  { name: 'key (reads)', kind: 'key', permissions: new Set(permissions.filter((name) => name.endsWith('.read'))) },
  { name: 'key (all)', kind: 'key', permissions: new Set(permissions) },
];
