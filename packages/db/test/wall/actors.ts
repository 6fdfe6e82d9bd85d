import type { Actor, Session, Visibility } from '@lintel/kernel/session';
import type { Furnished } from './world.ts';

/** Somebody who acts in an organization, with what the database is told of him. */
export type Acting = Pick<
  Session,
  'organizationId' | 'actor' | 'visibility' | 'communityIds' | 'propertyIds' | 'unitIds'
>;

const user = ({ id }: { id: string }): Actor => ({
  kind: 'user',
  userId: id,
  sessionId: '00000000-0000-4000-8000-000000000000',
});

/** One of each kind that the policies tell apart, by what he is. */
export const actorsOf = ({ organization, people, places }: Furnished): Readonly<Record<string, Acting>> => {
  const act = (
    actor: Actor,
    visibility: Visibility,
    homes: readonly { unit: string; property: string; community: string }[] = [],
  ): Acting => ({
    organizationId: organization.id,
    actor,
    visibility,
    communityIds: homes.map(({ community }) => community),
    propertyIds: homes.map(({ property }) => property),
    unitIds: homes.map(({ unit }) => unit),
  });
  const key: Actor = {
    kind: 'apiKey',
    apiKeyId: '00000000-0000-4000-8000-000000000001',
    clientId: '00000000-0000-4000-8000-000000000002',
  };
  const home = ({ unit, property, community }: typeof places.ash) => ({
    unit: unit.id,
    property: property.id,
    community: community.id,
  });
  const [ash, elm] = [home(places.ash), home(places.elm)];
  const onlyCommunity = (place: typeof ash) => ({ communityIds: [place.community], propertyIds: [], unitIds: [] });
  return {
    'staff of the organization': act(user(people.anna), 'organization'),
    'staff of Ash': { ...act(user(people.sam), 'communities'), ...onlyCommunity(ash) },
    'staff of Elm who lives in Ash': { ...act(user(people.tina), 'communities', [ash]), communityIds: [elm.community] },
    'staff of no community': act(user(people.zoe), 'communities'),
    'a tenant in Ash': act(user(people.tina), 'own', [ash]),
    'an owner in Ash': act(user(people.olga), 'own', [ash]),
    'the neighbour in Ash': act(user(people.nina), 'own', [{ ...ash, unit: places.ash.next.id }]),
    'a tenant in Elm': act(user(people.paul), 'own', [elm]),
    'a member without a home': act(user(people.zoe), 'own'),
    'a member of both organizations': act(user(people.shared), 'own'),
    'a session that sees nothing in particular': { ...act(user(people.nina), 'none'), ...onlyCommunity(ash) },
    'a key for everything': act(key, 'organization'),
    'a key for Elm': { ...act(key, 'communities'), ...onlyCommunity(elm) },
    'the system': act({ kind: 'system', name: 'worker' }, 'organization'),
  };
};

// By name only: what they are is known when the rows are there.
const nothing: never = new Proxy({}, { get: () => nothing }) as never;

/** For the titles of tests. */
export const actorNames: readonly string[] = Object.keys(
  actorsOf({ organization: nothing, people: nothing, places: nothing }),
);
