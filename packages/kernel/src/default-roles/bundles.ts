import type { Permission } from '../permissions.ts';

// What several roles share. No two bundles overlap, except that the last two are made of others.

/** Everybody: the organization, the communities and the users that row-level security shows, at least oneself. */
export const member: readonly Permission[] = [
  'identity.organization.read',
  'identity.community.read',
  'identity.user.read',
];
export const portfolioRead: readonly Permission[] = [
  'property.property.read',
  'property.building.read',
  'property.unit.read',
];
export const documentsRead: readonly Permission[] = ['documents.document.read', 'documents.category.read'];
export const peopleRead: readonly Permission[] = ['community.resident.read', 'community.occupancy.read'];
export const receivablesRead: readonly Permission[] = [
  'finance.charge.read',
  'finance.payment.read',
  'finance.balance.read',
];
export const booksRead: readonly Permission[] = ['finance.account.read', 'finance.journal.read'];
export const teamRead: readonly Permission[] = ['identity.membership.read', 'identity.role.read'];
export const documentsWrite: readonly Permission[] = ['documents.document.create', 'documents.document.update'];
export const peopleWrite: readonly Permission[] = [
  'community.residentNote.read',
  'community.resident.create',
  'community.resident.update',
  'community.resident.archive',
  'community.occupancy.create',
  'community.occupancy.update',
  'community.occupancy.end',
];
export const propertyWrite: readonly Permission[] = [
  'property.property.create',
  'property.property.update',
  'property.property.archive',
];
export const unitWrite: readonly Permission[] = [
  'property.unit.create',
  'property.unit.update',
  'property.unit.archive',
];

/** What people outside of the staff see of the units they own or live in. */
export const ownUnitsRead: readonly Permission[] = [
  ...member,
  ...portfolioRead,
  'property.lease.read',
  ...receivablesRead,
  ...peopleRead,
  ...documentsRead,
];
export const staffRead: readonly Permission[] = [
  ...member,
  ...teamRead,
  ...portfolioRead,
  'property.propertyNote.read',
  ...documentsRead,
];
