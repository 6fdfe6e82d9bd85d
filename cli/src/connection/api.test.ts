import { afterEach, describe, expect, it } from 'vitest';
import { CommandError } from '../command-error.ts';
import { type Api, type ConnectOptions, connect, requirePermissions } from './api.ts';
import { type Answer, type Received, type StandIn, startStandIn } from './stand-in.testing.ts';

let server: StandIn;
afterEach(() => server.close());

const question = 'query Question { answer }';
const credentials = { email: 'manager@cedar.example', password: 'right' };

const connectTo = async (
  answer: (request: Received) => Answer | undefined,
  options: Partial<ConnectOptions> = {},
): Promise<Api> => {
  server = await startStandIn(answer);
  return connect({
    endpoint: server.url,
    credentials,
    firstDelayMs: 5,
    firstPatienceMs: 100,
    patienceMs: 1000,
    ...options,
  });
};

/** Answers the question with these, one after the other, and then with `{ answer: 42 }`. */
const first = (...answers: readonly Answer[]) => {
  const waiting = [...answers];
  return ({ operation }: Received): Answer | undefined =>
    operation === 'Question' ? (waiting.shift() ?? { data: { answer: 42 } }) : undefined;
};

const questions = () => server.received.filter(({ operation }) => operation === 'Question');

describe('asking the API', () => {
  it('signs in and sends the token with every question', async () => {
    const api = await connectTo(first());
    expect(await api.ask(question)).toEqual({ answer: 42 });
    expect(api.organizationName).toBe('Cedar');
    expect(server.received[0]).toMatchObject({ operation: 'CliSessionCreate', variables: { input: credentials } });
    expect(questions()[0]!.headers.authorization).toBe('Bearer signed-in-1');
  });

  it.each<[string, Answer]>([
    ['an overloaded server', { code: 'OVERLOADED', status: 503 }],
    ['a subgraph that is away', { code: 'SUBGRAPH_UNAVAILABLE', status: 503 }],
    ['a key that is still at work', { code: 'IDEMPOTENCY_IN_FLIGHT', status: 409 }],
    ['a connection that is reset', 'reset the connection'],
    ['a proxy without its server', { text: '<h1>502 Bad Gateway</h1>', status: 502 }],
  ])('tries again after %s, with the same idempotency key', async (_what, failure) => {
    const told: string[] = [];
    const api = await connectTo(first(failure, failure), { onRetry: (error) => told.push(error.code) });
    expect(await api.ask(question, {}, { idempotencyKey: 'batch-1' })).toEqual({ answer: 42 });
    expect(questions().map(({ headers }) => headers['idempotency-key'])).toEqual(['batch-1', 'batch-1', 'batch-1']);
    expect(told).toHaveLength(2);
  });

  it('waits as long as the server asks', async () => {
    const api = await connectTo(first({ code: 'RATE_LIMITED', status: 429, headers: { 'retry-after': '1' } }), {
      patienceMs: 3000,
    });
    const before = performance.now();
    await api.ask(question);
    expect(performance.now() - before).toBeGreaterThanOrEqual(1000);
  });

  it('gives up when the patience is used up, with the last failure', async () => {
    const busy = { code: 'OVERLOADED', status: 503, message: 'The server is busy.' };
    const api = await connectTo(({ operation }) => (operation === 'Question' ? busy : undefined), { patienceMs: 100 });
    await expect(api.ask(question)).rejects.toMatchObject({ code: 'OVERLOADED', message: 'The server is busy.' });
    expect(questions().length).toBeGreaterThan(1);
  });

  it('does not wait for an hour because a server says so', async () => {
    const api = await connectTo(first({ code: 'RATE_LIMITED', headers: { 'retry-after': '3600' } }));
    await expect(api.ask(question)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it.each(['BAD_USER_INPUT', 'FORBIDDEN', 'INTERNAL'])('does not repeat what failed for good with %s', async (code) => {
    const api = await connectTo(first({ code }));
    await expect(api.ask(question)).rejects.toMatchObject({ code, requestId: 'request-1' });
    expect(questions()).toHaveLength(1);
  });

  it('stops trying when it is interrupted', async () => {
    const controller = new AbortController();
    const busy = { code: 'OVERLOADED', status: 503, headers: { 'retry-after': '30' } };
    const api = await connectTo(({ operation }) => (operation === 'Question' ? busy : undefined), {
      patienceMs: 60_000,
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 50);
    await expect(api.ask(question)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(questions()).toHaveLength(1);
  });

  it('gives up on a server that never answers', async () => {
    const api = await connectTo(({ operation }) => (operation === 'Question' ? 'never answer' : undefined), {
      timeoutMs: 100,
      patienceMs: 0,
    });
    await expect(api.ask(question)).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
});

describe('renewing the session', () => {
  const expired = { code: 'TOKEN_EXPIRED', status: 401 };
  /** Accepts questions with this token only. */
  const wanting = (token: string) => (request: Received) =>
    request.operation !== 'Question'
      ? undefined
      : request.headers.authorization === `Bearer ${token}`
        ? { data: { answer: 42 } }
        : expired;

  it('exchanges the refresh token when the access token has expired, and repeats the question', async () => {
    const api = await connectTo(wanting('refreshed-1'));
    expect(await api.ask(question)).toEqual({ answer: 42 });
    expect(server.received.find(({ operation }) => operation === 'CliSessionRefresh')!.variables).toEqual({
      input: { refreshToken: 'refresh-signed-in-1' },
    });
  });

  it('exchanges it once for many questions that are refused together', async () => {
    const api = await connectTo(wanting('refreshed-1'));
    await Promise.all(Array.from({ length: 8 }, () => api.ask(question)));
    expect(server.countOf('CliSessionRefresh')).toBe(1);
    expect(server.countOf('CliSessionCreate')).toBe(1);
  });

  it('signs in again when the refresh token is refused too', async () => {
    const refusal = { session: null, userErrors: [{ code: 'REFRESH_TOKEN_REUSED', message: 'Ended.', path: [] }] };
    const questioned = wanting('signed-in-2');
    const api = await connectTo((request) =>
      request.operation === 'CliSessionRefresh' ? { data: { sessionRefresh: refusal } } : questioned(request),
    );
    expect(await api.ask(question)).toEqual({ answer: 42 });
  });

  it('does not go round in circles when every token is refused', async () => {
    const api = await connectTo(wanting('nobody'));
    await expect(api.ask(question)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(questions()).toHaveLength(3);
  });

  it('signs out with the newest refresh token', async () => {
    const api = await connectTo(wanting('refreshed-1'));
    await api.ask(question);
    await api.close();
    expect(server.received.at(-1)).toMatchObject({
      operation: 'CliSessionRevoke',
      variables: { input: { refreshToken: 'refresh-refreshed-1' } },
    });
  });
});

describe('the first contact', () => {
  it('tells in one sentence that the password is wrong', async () => {
    const userErrors = [
      { code: 'INVALID_CREDENTIALS', message: 'The e-mail address or the password is wrong.', path: [] },
    ];
    const refused = connectTo(({ operation }) =>
      operation === 'CliSessionCreate' ? { data: { sessionCreate: { session: null, userErrors } } } : undefined,
    );
    await expect(refused).rejects.toEqual(
      new CommandError('Signing in as manager@cedar.example failed: The e-mail address or the password is wrong.'),
    );
    expect(server.countOf('CliSessionCreate')).toBe(1);
  });

  const challenged = ({ operation }: Received): Answer | undefined =>
    operation === 'CliSessionCreate'
      ? { data: { sessionCreate: { session: null, challenge: { token: 'challenge-1' }, userErrors: [] } } }
      : operation === 'CliSessionChallengeAnswer'
        ? { data: { sessionChallengeAnswer: { session: { accessToken: 'a', refreshToken: 'r' }, userErrors: [] } } }
        : undefined;

  it.each([
    ['123 456', { code: '123 456' }],
    ['7KQM-9X2D-V4PT', { recoveryCode: '7KQM-9X2D-V4PT' }],
  ])('answers the challenge of a second factor with %s', async (code, proof) => {
    await connectTo(challenged, { credentials: { ...credentials, code } });
    const [signIn, answer] = server.received;
    expect(signIn).toMatchObject({ operation: 'CliSessionCreate', variables: { input: credentials } });
    expect(signIn!.variables.input.code).toBeUndefined();
    expect(answer!.variables).toEqual({ input: { challengeToken: 'challenge-1', ...proof } });
    expect(server.received[2]!.headers.authorization).toBe('Bearer a');
  });

  it('asks for the code in one sentence when there is none', async () => {
    await expect(connectTo(challenged)).rejects.toEqual(
      new CommandError(
        'manager@cedar.example has a second factor: give --code (or LINTEL_CODE) with what the authenticator app shows.',
      ),
    );
  });

  it('tells in one sentence that the code is wrong', async () => {
    const userErrors = [{ code: 'CODE_INVALID', message: 'This code is wrong, or was used already.', path: [] }];
    const refused = connectTo(
      (request) =>
        request.operation === 'CliSessionChallengeAnswer'
          ? { data: { sessionChallengeAnswer: { session: null, userErrors } } }
          : challenged(request),
      { credentials: { ...credentials, code: '123456' } },
    );
    await expect(refused).rejects.toEqual(
      new CommandError('Signing in as manager@cedar.example failed: This code is wrong, or was used already.'),
    );
  });

  it.each<[string, Answer, RegExp]>([
    ['a page that is no API', { text: '<html>Hello</html>', status: 200 }, /There is no Lintel API at http:.*HTTP 200/],
    ['JSON that is no GraphQL', { text: '{"status":"ok"}', status: 200 }, /There is no Lintel API/],
    [
      'a redirect',
      { text: '', status: 301, headers: { location: 'https://elsewhere.example/' } },
      /leads to https:\/\/elsewhere.example/,
    ],
    ['a reset', 'reset the connection', /cannot be reached \(.+\)/],
  ])('tells in one sentence that it met %s', async (_what, answer, message) => {
    const refused = connectTo(() => answer);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(CommandError);
  });

  it('tells in one sentence that nobody is there', async () => {
    server = await startStandIn(() => undefined);
    const { url } = server;
    await server.close();
    await expect(connect({ endpoint: url, credentials, firstPatienceMs: 20, firstDelayMs: 5 })).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });

  it('names the permission that is missing before anything is done', async () => {
    const api = await connectTo(first());
    expect(() => requirePermissions(api, ['a.b.read'])).not.toThrow();
    expect(() => requirePermissions(api, ['a.b.read', 'a.b.create'])).toThrow(
      'In Cedar this login lacks the permission a.b.create.',
    );
  });
});
