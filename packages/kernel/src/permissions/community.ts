import type { PermissionTable } from '../permissions.ts';

export const communityPermissions = {
  'community.resident.read': 'See residents and their contact details.',
  'community.residentNote.read': 'See what the staff has noted about a resident.',
  'community.resident.create': 'Add a resident.',
  'community.resident.update': 'Change the data of a resident.',
  'community.resident.archive': 'Archive and restore a resident.',
  'community.occupancy.read': 'See who lives in which unit and since when.',
  'community.occupancy.create': 'Record that a resident moves into a unit.',
  'community.occupancy.update': 'Correct the kind and the days of an occupancy.',
  'community.occupancy.end': 'Record that a resident moves out.',
} satisfies PermissionTable<'community'>;
