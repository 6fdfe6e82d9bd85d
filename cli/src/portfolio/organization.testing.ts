import { nameKey } from '@lintel/kernel/text';
import { type Answer, type Received, type StandIn, startStandIn } from '../connection/stand-in.testing.ts';
import { neededPermissions } from './portfolio-documents.ts';

type StoredProperty = {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  archivedAt: string | null;
  readonly numbers: Set<string>;
};

/** What an organization holds, kept in memory behind the operations of the import. */
export type Organization = StandIn & {
  readonly communities: Map<string, { readonly id: string; readonly name: string }>;
  readonly properties: StoredProperty[];
  readonly unitCount: () => number;
};

const userError = (code: string, path: readonly string[]) => ({ code, message: `${code}.`, path });

/**
 * A stand-in whose organization remembers, so that repeated and interrupted imports can be watched. `disturb` may answer first.
 * Properties named "refused" are refused by a rule, those named "fault" make the whole call fail.
 */
export const startOrganization = async (
  disturb: (request: Received) => Answer | undefined = () => undefined,
): Promise<Organization> => {
  const communities: Organization['communities'] = new Map();
  const properties: StoredProperty[] = [];
  const page = (nodes: readonly unknown[]) => ({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });

  // biome-ignore lint/suspicious/noExplicitAny: the input of whichever operation.
  const createProperties = ({ properties: inputs }: any): unknown => {
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const refused = inputs.findIndex(({ name }: any) => name === 'refused');
    if (refused >= 0) {
      return {
        properties: null,
        skippedCount: 0,
        userErrors: [userError('INVALID_VALUE', ['input', 'properties', String(refused), 'address', 'line1'])],
      };
    }
    const before = properties.length;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const rows = inputs.map(({ externalId, name }: any) => {
      const known = properties.find((property) => property.externalId === externalId && property.archivedAt === null);
      if (known !== undefined) return known;
      const made = {
        id: `property-${properties.length + 1}`,
        externalId,
        name,
        archivedAt: null,
        numbers: new Set<string>(),
      };
      properties.push(made);
      return made;
    });
    const skippedCount = inputs.length - (properties.length - before);
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    return { properties: rows.map(({ id }: any) => ({ id })), skippedCount, userErrors: [] };
  };

  // biome-ignore lint/suspicious/noExplicitAny: the variables of whichever operation.
  const answers: Readonly<Record<string, (variables: any) => unknown>> = {
    CliViewer: () => ({ viewer: { organization: { name: 'Cedar' }, permissions: neededPermissions } }),
    CliCommunities: () => ({ communities: page([...communities.values()]) }),
    CliCommunityCreate: ({ input: { name } }) => {
      const key = nameKey(name);
      if (communities.has(key)) {
        return {
          communityCreate: { community: null, userErrors: [userError('COMMUNITY_NAME_TAKEN', ['input', 'name'])] },
        };
      }
      const community = { id: `community-${communities.size + 1}`, name };
      communities.set(key, community);
      return { communityCreate: { community, userErrors: [] } };
    },
    CliExistingProperties: ({ externalIds }) => ({
      properties: page(
        properties
          .filter(({ externalId }) => externalIds.includes(externalId))
          .map(({ numbers, ...property }) => ({ ...property, units: { totalCount: numbers.size } })),
      ),
    }),
    CliPropertiesCreate: ({ input }) => ({ propertiesCreate: createProperties(input) }),
    CliUnitsCreate: ({ input }) => {
      const { numbers } = properties.find(({ id }) => id === input.propertyId)!;
      const before = numbers.size;
      for (const { number } of input.units) numbers.add(number);
      const createdCount = numbers.size - before;
      return { unitsCreate: { createdCount, skippedCount: input.units.length - createdCount, userErrors: [] } };
    },
  };
  const hasFault = ({ operation, variables }: Received) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    operation === 'CliPropertiesCreate' && variables.input.properties.some(({ name }: any) => name === 'fault');

  const standIn = await startStandIn((request) => {
    const disturbed = disturb(request);
    if (disturbed !== undefined) return disturbed;
    if (hasFault(request)) return { code: 'INTERNAL', message: 'Something went wrong on our side.', status: 500 };
    const answer = answers[request.operation];
    return answer === undefined ? undefined : { data: answer(request.variables) };
  });
  const unitCount = () => properties.reduce((sum, { numbers }) => sum + numbers.size, 0);
  return { ...standIn, communities, properties, unitCount };
};
