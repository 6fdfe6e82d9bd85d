import type { PermissionTable } from '../permissions.ts';

export const propertyPermissions = {
  'property.property.read': 'See properties and their addresses.',
  'property.propertyNote.read': 'See the internal notes of the staff on a property.',
  'property.property.create': 'Add a property.',
  'property.property.update': 'Change the data of a property.',
  'property.property.archive': 'Archive and restore a property.',
  'property.building.read': 'See the buildings of a property.',
  'property.building.manage': 'Add, change and archive buildings.',
  'property.unit.read': 'See units.',
  'property.unit.create': 'Add units to a property.',
  'property.unit.update': 'Change the data of a unit.',
  'property.unit.archive': 'Archive and restore a unit.',
  'property.lease.read': 'See leases with their terms and tenants.',
  'property.lease.create': 'Draft a lease, change or discard the draft.',
  'property.lease.activate': 'Put a drafted lease into force.',
  'property.lease.terminate': 'End an active lease.',
} satisfies PermissionTable<'property'>;
