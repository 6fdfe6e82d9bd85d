import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import { childPage } from '@lintel/server/page';
import { mapNodes } from '@lintel/server/page-map';
import type {
  MutationResolvers,
  QueryResolvers,
  ResidentResolvers,
  UnitResolvers,
  UserResolvers,
} from '../__generated__/resolvers.ts';
import { occupanciesByResident, occupanciesByUnit } from './occupancies.queries.ts';
import { residentArchive, residentCreate, residentRestore, residentUpdate } from './residents.commands.ts';
import {
  currentByResident,
  currentByUnit,
  mainUnitByResident,
  residentById,
  residentByUser,
  residentsPage,
} from './residents.queries.ts';

const Query = {
  residents: (_, { filter, ...page }, context) => residentsPage(context, filter, page),
  resident: (_, { id }, context) => load(context, residentById, id),
} satisfies QueryResolvers;

const Mutation = {
  residentCreate: resolveCommand(residentCreate, 'resident'),
  residentUpdate: resolveCommand(residentUpdate, 'resident'),
  residentArchive: resolveCommand(residentArchive, 'resident'),
  residentRestore: resolveCommand(residentRestore, 'resident'),
} satisfies MutationResolvers;

const Resident = {
  __resolveReference: ({ id }, context) => load(context, residentById, id),
  community: ({ communityId }) => (communityId === null ? null : { id: communityId }),
  user: ({ userId }) => (userId === null ? null : { id: userId }),
  unit: async ({ id }, _, context) => {
    const unitId = await load(context, mainUnitByResident, id);
    return unitId === null ? null : { id: unitId };
  },
  units: async ({ id }, page, context) =>
    mapNodes(await childPage(context, currentByResident, id, page), ({ unitId }) => ({ id: unitId })),
  occupancies: ({ id }, page, context) => childPage(context, occupanciesByResident, id, page),
  archivedAt: ({ deletedAt }) => deletedAt,
} satisfies ResidentResolvers;

const Unit = {
  __resolveReference: ({ id }) => ({ id }),
  residents: async ({ id }, page, context) =>
    mapNodes(await childPage(context, currentByUnit, id, page), ({ residentId }) =>
      load(context, residentById, residentId),
    ),
  occupancies: ({ id }, page, context) => childPage(context, occupanciesByUnit, id, page),
} satisfies UnitResolvers;

const User = {
  __resolveReference: ({ id }) => ({ id }),
  residentProfile: ({ id }, _, context) => load(context, residentByUser, id),
} satisfies UserResolvers;

export const residentResolvers = { Query, Mutation, Resident, Unit, User };
