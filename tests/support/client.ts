/** A client of the public API as small as one can be. */
export type Answer = {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a story reads what it asked for.
  readonly data: any;
  readonly errors:
    | readonly {
        message: string;
        path?: readonly (string | number)[];
        extensions: { code: string } & Record<string, unknown>;
      }[]
    | undefined;
  readonly headers: Headers;
};

export type Client = {
  readonly token: string;
  readonly refreshToken: string;
  readonly ask: (
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
};

export const post = async (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = text.startsWith('{')
    ? JSON.parse(text)
    : { errors: [{ message: text, extensions: { code: 'NOT_JSON' } }] };
  return { status: response.status, data: json.data, errors: json.errors, headers: response.headers };
};

const signInMutation = `mutation SignIn($input: SessionCreateInput!) {
  sessionCreate(input: $input) { session { accessToken refreshToken expiresAt } userErrors { code message path } }
}`;

export const signIn = async (url: string, email: string, password: string): Promise<Client> => {
  const { data, errors } = await post(url, { query: signInMutation, variables: { input: { email, password } } });
  const session = data?.sessionCreate?.session;
  if (!session) throw new Error(`sign-in of ${email} failed: ${JSON.stringify(errors ?? data)}`);
  return clientWith(url, session.accessToken, session.refreshToken);
};

export const clientWith = (url: string, token: string, refreshToken = ''): Client => ({
  token,
  refreshToken,
  ask: (query, variables, headers) => post(url, { query, variables }, { authorization: `Bearer ${token}`, ...headers }),
});
