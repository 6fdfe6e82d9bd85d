// What the registry of operations is asked through the public API.

export const operationsRegister = /* GraphQL */ `
  mutation CliOperationsRegister($input: PersistedOperationsRegisterInput!) {
    persistedOperationsRegister(input: $input) {
      operations { id documentId name status }
      userErrors { code message path }
    }
  }
`;

export const clientsQuery = /* GraphQL */ `
  query CliClients($after: String) {
    apiClients(first: 100, after: $after) {
      nodes { id name status }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const operationsQuery = /* GraphQL */ `
  query CliOperations($filter: PersistedOperationFilter, $after: String) {
    persistedOperations(first: 100, after: $after, filter: $filter) {
      nodes { id documentId name status createdAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const operationRetire = /* GraphQL */ `
  mutation CliOperationRetire($input: PersistedOperationRetireInput!) {
    persistedOperationRetire(input: $input) {
      persistedOperation { id documentId name status }
      userErrors { code message path }
    }
  }
`;

export const clientCreate = /* GraphQL */ `
  mutation CliClientCreate($input: ApiClientCreateInput!) {
    apiClientCreate(input: $input) {
      apiClient { id name status }
      userErrors { code message path }
    }
  }
`;

export const keyCreate = /* GraphQL */ `
  mutation CliKeyCreate($input: ApiKeyCreateInput!) {
    apiKeyCreate(input: $input) {
      apiKey { id name prefix permissions expiresAt }
      secret
      userErrors { code message path }
    }
  }
`;
