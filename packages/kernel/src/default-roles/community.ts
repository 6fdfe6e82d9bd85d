import type { DefaultRole } from '../default-roles.ts';
import {
  booksRead,
  documentsRead,
  member,
  ownUnitsRead,
  peopleRead,
  portfolioRead,
  receivablesRead,
} from './bundles.ts';

/** People and machines that are not staff, and guards, who are but see the least of it. */
export const communityRoles: readonly DefaultRole[] = [
  {
    key: 'board_member',
    name: 'Board member',
    department: null,
    level: 0,
    visibility: 'communities',
    aliases: [],
    permissions: [...member, ...portfolioRead, ...booksRead, ...receivablesRead, ...peopleRead, ...documentsRead],
  },
  {
    key: 'owner',
    name: 'Owner',
    department: null,
    level: 0,
    visibility: 'own',
    aliases: [],
    permissions: ownUnitsRead,
  },
  {
    key: 'resident',
    name: 'Resident',
    department: null,
    level: 0,
    visibility: 'own',
    aliases: ['tenant'],
    permissions: ownUnitsRead,
  },
  {
    key: 'guard',
    name: 'Guard',
    department: 'security',
    level: 1,
    visibility: 'communities',
    aliases: [],
    permissions: [...member, ...portfolioRead, ...peopleRead],
  },
  {
    key: 'vendor',
    name: 'Vendor',
    department: null,
    level: 0,
    visibility: 'own',
    aliases: [],
    permissions: [...member, ...portfolioRead],
  },
  {
    key: 'partner',
    name: 'Partner',
    department: null,
    level: 0,
    visibility: 'organization',
    aliases: [],
    // The most that an API client may do; its key and its registered operations narrow this. No personal data.
    permissions: [
      'identity.organization.read',
      'identity.community.read',
      ...portfolioRead,
      'property.lease.read',
      ...receivablesRead,
      'finance.payment.record',
    ],
  },
];
