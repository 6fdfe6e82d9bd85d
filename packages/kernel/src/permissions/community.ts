import type { PermissionTable } from '../permissions.ts';

export const communityPermissions = {
  'community.resident.read': 'See residents and their contact details.',
  'community.resident.create': 'Add a resident.',
  'community.resident.update': 'Change the data of a resident.',
  'community.occupancy.read': 'See who lives in which unit and since when.',
  'community.occupancy.create': 'Record that a resident moves into a unit.',
  'community.occupancy.end': 'Record that a resident moves out.',
} satisfies PermissionTable<'community'>;
