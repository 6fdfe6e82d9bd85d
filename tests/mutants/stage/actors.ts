import { actorName } from '@lintel/db/context-sql';
import type { Actor as SessionActor, Visibility } from '@lintel/kernel/session';
import type { FurnishedOrganization, Part } from './furnish.ts';

/** Somebody whom a transaction acts for, as the door would set it up. */
export type Actor = {
  readonly name: string;
  /** Empty: no organization. */
  readonly organizationId: string;
  /** As the tables keep it: `user:<id>`, `apiKey:<id>`. */
  readonly actor: string;
  /** Empty for a key. */
  readonly userId: string;
  readonly visibility: Visibility;
  readonly communityIds: readonly string[];
  readonly propertyIds: readonly string[];
  readonly unitIds: readonly string[];
};

type Scope = Partial<Pick<Actor, 'communityIds' | 'propertyIds' | 'unitIds'>>;

/**
 * Everybody who asks. All but the last few are of `ours`; those whose name begins with "straying" hold the ids of places of
 * `theirs`, as nobody ever should: only the organization stands between them and its rows.
 */
export const actorsOf = (ours: FurnishedOrganization, theirs: FurnishedOrganization): readonly Actor[] => {
  const person = (name: string, part: Part, visibility: Visibility, scope: Scope = {}): Actor =>
    acting(name, ours.id, { kind: 'user', userId: ours.people[part], sessionId: '' }, visibility, scope);
  const key = { kind: 'apiKey', apiKeyId: '00000000-0000-7000-8000-000000000001', clientId: '' } as const;
  return [
    person('manager', 'manager', 'organization'),
    person('staff of the east', 'eastManager', 'communities', { communityIds: [ours.east.id] }),
    person('tenant', 'tenant', 'own', homeOf(ours, 'tenant')),
    person('owner', 'owner', 'own', homeOf(ours, 'owner')),
    person('guard', 'guard', 'none', { communityIds: [ours.east.id] }),
    person('stranger', 'stranger', 'none'),
    acting('key of the organization', ours.id, key, 'organization', {}),
    acting('key of the west', ours.id, key, 'communities', { communityIds: [ours.west.id] }),
    person('straying staff', 'eastManager', 'communities', { communityIds: [theirs.east.id] }),
    person('straying tenant', 'tenant', 'own', homeOf(theirs, 'tenant')),
    person('straying owner', 'owner', 'own', homeOf(theirs, 'owner')),
    { ...person('manager of theirs', 'manager', 'organization'), organizationId: theirs.id },
    { ...person('manager of nothing', 'manager', 'organization'), organizationId: '' },
    { ...person('tenant of nothing', 'tenant', 'own', homeOf(theirs, 'tenant')), organizationId: '' },
    {
      ...person('manager of nobody', 'manager', 'organization'),
      organizationId: '00000000-0000-7000-8000-00000000dead',
    },
  ];
};

const homeOf = (organization: FurnishedOrganization, unit: 'tenant' | 'owner'): Scope => ({
  communityIds: [organization.east.id],
  propertyIds: [organization.eastProperty.id],
  unitIds: [organization.units[unit].id],
});

const acting = (
  name: string,
  organizationId: string,
  actor: SessionActor,
  visibility: Visibility,
  { communityIds = [], propertyIds = [], unitIds = [] }: Scope,
): Actor => ({
  name,
  organizationId,
  actor: actorName(actor),
  userId: actor.kind === 'user' ? actor.userId : '',
  visibility,
  communityIds,
  propertyIds,
  unitIds,
});

/** The settings that the door makes for him. */
export const settingsOf = (actor: Actor): Readonly<Record<string, string>> => ({
  'app.organization_id': actor.organizationId,
  'app.actor': actor.actor,
  'app.user_id': actor.userId,
  'app.request_id': probeRequest,
  'app.visibility': actor.visibility,
  'app.community_ids': `{${actor.communityIds.join()}}`,
  'app.property_ids': `{${actor.propertyIds.join()}}`,
  'app.unit_ids': `{${actor.unitIds.join()}}`,
});

/** The request id of every attempt, by which its audit rows are found. */
export const probeRequest = 'probe';
