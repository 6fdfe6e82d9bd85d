import { permissions } from '../../packages/kernel/src/permissions.ts';
import type { Session } from '../../packages/kernel/src/session.ts';

/** Ids of rows that scenarios ask for by name. */
export type BenchFacts = {
  readonly organizationId: string;
  readonly userId: string;
  readonly communityId: string;
  readonly propertyId: string;
  readonly residentId: string;
  readonly paymentId: string;
  readonly documentId: string;
  /** Leases that no reading scenario touches, for those that write. */
  readonly writableLeaseIds: readonly string[];
  readonly sizes: Readonly<Record<string, number>>;
};

/** What Lintel's edge finds out about the administrator's token; the peers are given it and need not look. */
export const administratorSession = ({ organizationId, userId }: BenchFacts): Session => ({
  organizationId,
  actor: { kind: 'user', userId, sessionId: '00000000-0000-7000-8000-000000000000' },
  roles: ['admin'],
  permissions,
  visibility: 'organization',
  communityIds: [],
  propertyIds: [],
  unitIds: [],
  locale: 'en-US',
});

/** The transaction-local settings by which row-level security knows the session, the same as the product's door sets. */
export const sessionSettings = (facts: BenchFacts): Readonly<Record<string, string>> => ({
  role: 'lintel_app',
  'app.request_id': 'bench',
  'app.organization_id': facts.organizationId,
  'app.actor': `user:${facts.userId}`,
  'app.user_id': facts.userId,
  'app.visibility': 'organization',
  'app.community_ids': '{}',
  'app.property_ids': '{}',
  'app.unit_ids': '{}',
});
