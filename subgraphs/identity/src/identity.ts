import { defineSubgraph } from '@lintel/server/define';
import { access } from './access/index.ts';
import { audit } from './audit/index.ts';
import { factors } from './factors/index.ts';
import { communities, organizations } from './organizations/index.ts';
import { partners } from './partners/index.ts';
import { sessions, viewer } from './sessions/index.ts';
import { memberships, users } from './users/index.ts';

/** Who is who: organizations, communities, people, what they may do, and how they prove it. */
export const identity = defineSubgraph('identity', [
  organizations,
  communities,
  users,
  memberships,
  access,
  sessions,
  viewer,
  factors,
  partners,
  audit,
]);
