/** One entry of `errors` in a GraphQL response. */
export type GraphqlError = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string } & Record<string, unknown>;
};

export type GraphqlResult<TData = Record<string, unknown>> = {
  readonly data?: TData | null;
  readonly errors?: readonly GraphqlError[];
  readonly extensions?: Record<string, unknown>;
};

export type GraphqlRequest = {
  readonly endpoint: string;
  readonly body: { readonly query: string; readonly variables?: unknown; readonly operationName?: string | null };
  readonly headers?: Record<string, string>;
};

/** A result with what it cost: wall time until the last byte, and the size of the uncompressed body. */
export type Answer = {
  readonly result: GraphqlResult;
  readonly status: number;
  readonly milliseconds: number;
  readonly bytes: number;
};

/** Posts one operation. Throws an Error with a sentence for the user when no GraphQL response comes back. */
export async function postGraphql({ endpoint, body, headers }: GraphqlRequest): Promise<Answer> {
  const started = performance.now();
  const response = await post(endpoint, JSON.stringify(body), {
    accept: 'application/graphql-response+json, application/json;q=0.9',
    'content-type': 'application/json',
    ...headers,
  });
  const bytes = await response.arrayBuffer();
  const milliseconds = performance.now() - started;
  const result = parseResult(new TextDecoder().decode(bytes), response);
  return { result, status: response.status, milliseconds, bytes: bytes.byteLength };
}

/** The code of the first error that has one. */
export function errorCode(result: GraphqlResult): string | undefined {
  return result.errors?.find((error) => error.extensions?.code !== undefined)?.extensions?.code;
}

async function post(endpoint: string, body: string, headers: Record<string, string>): Promise<Response> {
  // Built first: a header that HTTP cannot carry is the user's mistake and must not read as a network fault.
  const request = new Request(endpoint, { method: 'POST', headers, body, credentials: 'omit' });
  try {
    return await fetch(request);
  } catch (cause) {
    throw new Error('The server could not be reached. Is it running?', { cause });
  }
}

function parseResult(text: string, response: Response): GraphqlResult {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)) {
      return value as GraphqlResult;
    }
  } catch {
    // Told below: a proxy's HTML page is the usual reason.
  }
  throw new Error(`The server answered ${response.status} ${response.statusText}, which is not a GraphQL response.`);
}
