import type {
  LeaseResolvers,
  PropertyResolvers,
  ResidentResolvers,
  UnitResolvers,
} from '../__generated__/resolvers.ts';
import { documentsOf } from '../library/index.ts';

const Property = {
  __resolveReference: ({ id }) => ({ id }),
  documents: ({ id }, page, context) => documentsOf(context, { type: 'property', id }, page),
} satisfies PropertyResolvers;

const Unit = {
  __resolveReference: ({ id }) => ({ id }),
  documents: ({ id }, page, context) => documentsOf(context, { type: 'unit', id }, page),
} satisfies UnitResolvers;

const Lease = {
  __resolveReference: ({ id }) => ({ id }),
  documents: ({ id }, page, context) => documentsOf(context, { type: 'lease', id }, page),
} satisfies LeaseResolvers;

const Resident = {
  __resolveReference: ({ id }) => ({ id }),
  documents: ({ id }, page, context) => documentsOf(context, { type: 'resident', id }, page),
} satisfies ResidentResolvers;

export const targetResolvers = { Property, Unit, Lease, Resident };
