import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { buildingResolvers } from './buildings.resolvers.ts';
import { propertyResolvers } from './properties.resolvers.ts';
import { unitResolvers } from './units.resolvers.ts';
import { unitSubscriptions } from './units.subscriptions.ts';

export { type BuildingToInsert, insertBuildings } from './buildings.commands.ts';
export { insertProperties, type PropertyToInsert } from './properties.commands.ts';
export { propertyById } from './properties.queries.ts';
export { insertUnits, type UnitToInsert } from './units.commands.ts';
export { unitById } from './units.queries.ts';

const properties = {
  typeDefs: [sdl(import.meta.url, 'properties.graphql'), sdl(import.meta.url, 'property-commands.graphql')],
  resolvers: propertyResolvers,
};
const buildings = { typeDefs: [sdl(import.meta.url, 'buildings.graphql')], resolvers: buildingResolvers };
const units = {
  typeDefs: [
    sdl(import.meta.url, 'units.graphql'),
    sdl(import.meta.url, 'unit-commands.graphql'),
    sdl(import.meta.url, 'unit-events.graphql'),
  ],
  resolvers: { ...unitResolvers, Subscription: unitSubscriptions },
};

/** Properties, their buildings and units. */
export const portfolio: readonly Module[] = [properties, buildings, units];
