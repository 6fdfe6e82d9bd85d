import { isPermission } from '@lintel/kernel/permissions';
import { type Session, type Visibility, widestVisibility } from '@lintel/kernel/session';

/** A role of a member, with the community that it is limited to. */
export type HeldRole = {
  readonly key: string;
  readonly visibility: Visibility;
  readonly communityId: string | null;
  readonly permissions: readonly string[];
};

/** Where a person lives or owns, on the present day. */
export type OwnPlaces = Pick<Session, 'communityIds' | 'propertyIds' | 'unitIds'>;

/**
 * What a member may do and see: the permissions of all roles, the widest visibility of any of them.
 *
 * - A role that sees the whole organization and is limited to a community sees that community only.
 * - A role that sees communities and names none sees none: forgetting the limit must not be the way to have none.
 * - Communities in which a person merely lives count when there is nothing wider; staff of one community who live in another
 *   are no staff there.
 */
export function sessionScope(
  roles: readonly HeldRole[],
  places: OwnPlaces,
): Pick<Session, 'roles' | 'permissions' | 'visibility' | 'communityIds' | 'propertyIds' | 'unitIds'> {
  const visibility = widestVisibility(roles.map(limitedVisibility));
  const staffed = roles
    .filter((role) => limitedVisibility(role) === 'communities')
    .flatMap(({ communityId }) => communityId ?? []);
  return {
    roles: unique(roles.map(({ key }) => key)),
    permissions: unique(roles.flatMap(({ permissions }) => permissions)).filter(isPermission),
    visibility,
    communityIds: visibility === 'own' ? places.communityIds : unique(staffed),
    propertyIds: places.propertyIds,
    unitIds: places.unitIds,
  };
}

function limitedVisibility({ visibility, communityId }: HeldRole): Visibility {
  return visibility === 'organization' && communityId !== null ? 'communities' : visibility;
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)].sort();
