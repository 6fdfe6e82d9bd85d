export const sessionCreate = /* GraphQL */ `
  mutation CliSessionCreate($input: SessionCreateInput!) {
    sessionCreate(input: $input) {
      session { accessToken refreshToken }
      challenge { token }
      userErrors { code message path }
    }
  }
`;

export const sessionChallengeAnswer = /* GraphQL */ `
  mutation CliSessionChallengeAnswer($input: SessionChallengeAnswerInput!) {
    sessionChallengeAnswer(input: $input) { session { accessToken refreshToken } userErrors { code message path } }
  }
`;

export const sessionRefresh = /* GraphQL */ `
  mutation CliSessionRefresh($input: SessionRefreshInput!) {
    sessionRefresh(input: $input) { session { accessToken refreshToken } userErrors { code message path } }
  }
`;

export const sessionRevoke = /* GraphQL */ `
  mutation CliSessionRevoke($input: SessionRevokeInput!) {
    sessionRevoke(input: $input) { revoked userErrors { code message path } }
  }
`;

export const viewerQuery = /* GraphQL */ `
  query CliViewer {
    viewer { organization { name } permissions }
  }
`;
