// What the import asks of the public API.

export const communitiesQuery = /* GraphQL */ `
  query CliCommunities($after: String) {
    communities(first: 100, after: $after) {
      nodes { id name }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const communityCreate = /* GraphQL */ `
  mutation CliCommunityCreate($input: CommunityCreateInput!) {
    communityCreate(input: $input) {
      community { id name }
      userErrors { code message path }
    }
  }
`;

export const existingPropertiesQuery = /* GraphQL */ `
  query CliExistingProperties($externalIds: [String!]!, $after: String) {
    properties(first: 100, after: $after, filter: { externalIds: $externalIds, archived: INCLUDE }) {
      nodes { id externalId archivedAt units(first: 1, filter: { archived: INCLUDE }) { totalCount } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const propertiesCreate = /* GraphQL */ `
  mutation CliPropertiesCreate($input: PropertiesCreateInput!) {
    propertiesCreate(input: $input) {
      properties { id }
      skippedCount
      userErrors { code message path }
    }
  }
`;

export const unitsCreate = /* GraphQL */ `
  mutation CliUnitsCreate($input: UnitsCreateInput!) {
    unitsCreate(input: $input) {
      createdCount
      skippedCount
      userErrors { code message path }
    }
  }
`;

export const neededPermissions = [
  'identity.community.read',
  'identity.community.create',
  'property.property.read',
  'property.property.create',
  'property.unit.read',
  'property.unit.create',
] as const;
