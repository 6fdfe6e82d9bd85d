import type { Resolvers } from '../__generated__/resolvers.ts';

/** Whether the entity exists is its owner's to say; our fields are empty when it does not, or is not visible. */
export const referenceResolvers = {
  Community: { __resolveReference: ({ id }) => ({ id }) },
  Resident: { __resolveReference: ({ id }) => ({ id }) },
} satisfies Pick<Resolvers, 'Community' | 'Resident'>;
