import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GraphqlResult } from './graphql-request.ts';
import { createSession, isUnauthenticated } from './session.ts';

const MINUTE = 60_000;

/** A server in memory with the rules of the real one: short access tokens, refresh tokens that may be used once. */
function createServer(lifetime = 15 * MINUTE) {
  const server = { issued: 0, refreshes: 0, revoked: [] as string[], reachable: true, trusts: true };
  const valid = new Set<string>();

  function issue() {
    server.issued += 1;
    valid.clear();
    for (const kind of ['access', 'refresh']) valid.add(`${kind}-${server.issued}`);
    const expiresAt = new Date(Date.now() + lifetime).toISOString();
    return { accessToken: `access-${server.issued}`, refreshToken: `refresh-${server.issued}`, expiresAt };
  }

  const refused = (message: string, code: string) => ({ session: null, userErrors: [{ code, message, path: null }] });
  const unauthenticated = { errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] };

  async function send(query: string, variables: unknown, accessToken: string | null): Promise<GraphqlResult> {
    if (!server.reachable) throw new Error('The server could not be reached.');
    const { input } = Object(variables) as {
      input: {
        password?: string;
        refreshToken?: string;
        challengeToken?: string;
        code?: string;
        recoveryCode?: string;
      };
    };
    if (query.includes('sessionChallengeAnswer')) {
      if (input.challengeToken !== 'challenge')
        return { data: { sessionChallengeAnswer: refused('Too late.', 'CHALLENGE_INVALID') } };
      const right = input.code === '123456' || input.recoveryCode === 'GOOD-CODE';
      if (!right && input.code === '999999')
        return { data: { sessionChallengeAnswer: refused('Over.', 'CHALLENGE_INVALID') } };
      return {
        data: {
          sessionChallengeAnswer: right ? { session: issue(), userErrors: [] } : refused('Wrong.', 'CODE_INVALID'),
        },
      };
    }
    if (query.includes('sessionCreate')) {
      if (input.password === 'right, and a code')
        return {
          data: {
            sessionCreate: { session: null, challenge: { token: 'challenge', factors: ['TOTP'] }, userErrors: [] },
          },
        };
      const right = input.password === 'right';
      return { data: { sessionCreate: right ? { session: issue(), userErrors: [] } : refused('Wrong.', 'WRONG') } };
    }
    if (query.includes('sessionRefresh')) {
      server.refreshes += 1;
      const known = server.trusts && valid.has(input.refreshToken!);
      return { data: { sessionRefresh: known ? { session: issue(), userErrors: [] } : refused('Used.', 'USED') } };
    }
    if (query.includes('sessionRevoke')) {
      server.revoked.push(input.refreshToken!);
      return { data: { sessionRevoke: { revoked: true, userErrors: [] } } };
    }
    if (!server.trusts || !valid.has(accessToken ?? '')) return unauthenticated;
    return { data: { viewer: { user: { id: '1', email: 'm@cedar.example' }, organization: null, permissions: [] } } };
  }

  return { server, send, issue };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a session of the explorer', () => {
  it('signs in, says who is signed in, and hands out the access token', async () => {
    const { send } = createServer();
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    expect(session.state()).toMatchObject({ status: 'signedIn', viewer: { user: { email: 'm@cedar.example' } } });
    expect(
      await session.sendSigned(
        async (token) => token,
        () => false,
      ),
    ).toBe('access-1');
  });

  it('shows the reasons of the server when the password is wrong', async () => {
    const session = createSession(createServer().send);
    await session.signIn('m@cedar.example', 'wrong');
    expect(session.state()).toMatchObject({ status: 'signedOut', problems: [{ code: 'WRONG', message: 'Wrong.' }] });
  });

  it.each(['123456', 'GOOD-CODE'])(
    'signs in with %s after the password, when a second factor is asked for',
    async (text) => {
      const session = createSession(createServer().send);
      await session.signIn('m@cedar.example', 'right, and a code');
      expect([session.state().status, session.tokens()]).toEqual(['challenged', null]);
      await session.answerChallenge('000000');
      expect(session.state()).toMatchObject({ status: 'challenged', problems: [{ code: 'CODE_INVALID' }] });
      await session.answerChallenge(text);
      expect(session.state()).toMatchObject({ status: 'signedIn', problems: [] });
      expect(session.tokens()?.accessToken).toBe('access-1');
    },
  );

  it('begins again when the challenge is over, and when somebody thinks better of it', async () => {
    const session = createSession(createServer().send);
    await session.signIn('m@cedar.example', 'right, and a code');
    await session.answerChallenge('999999');
    expect(session.state()).toMatchObject({ status: 'signedOut', problems: [{ code: 'CHALLENGE_INVALID' }] });
    await session.signIn('m@cedar.example', 'right, and a code');
    session.abandonChallenge();
    expect(session.state()).toMatchObject({ status: 'signedOut', problems: [] });
    await session.answerChallenge('123456');
    expect(session.tokens()).toBeNull();
  });

  it('asks for the code again when the server could not be reached with it', async () => {
    const { send, server } = createServer();
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right, and a code');
    server.reachable = false;
    await session.answerChallenge('123456');
    expect(session.state().status).toBe('challenged');
    expect(session.state().problems[0]?.message).toMatch(/could not be reached/);
    server.reachable = true;
    await session.answerChallenge('123456');
    expect(session.state().status).toBe('signedIn');
  });

  it('shows that the server cannot be reached', async () => {
    const { send, server } = createServer();
    server.reachable = false;
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    expect(session.state().problems[0]?.message).toMatch(/could not be reached/);
  });

  it('renews the access token half a minute before it ends', async () => {
    const { send, server } = createServer(15 * MINUTE);
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    await vi.advanceTimersByTimeAsync(14.4 * MINUTE);
    expect(server.refreshes).toBe(0);
    await vi.advanceTimersByTimeAsync(0.2 * MINUTE);
    expect(server.refreshes).toBe(1);
    expect(session.tokens()?.accessToken).toBe('access-2');
  });

  it('uses a refresh token once, however many requests find the access token refused', async () => {
    const { send, server } = createServer();
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    const attempt = async (token: string | null) => (token === 'access-1' ? 'refused' : token);
    const answers = await Promise.all(
      [1, 2, 3].map(() => session.sendSigned(attempt, (answer) => answer === 'refused')),
    );
    expect(answers).toEqual(['access-2', 'access-2', 'access-2']);
    expect(server.refreshes).toBe(1);
  });

  it('ends when the server refuses the refresh token, and says so', async () => {
    const { send, server } = createServer();
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    server.trusts = false;
    await vi.advanceTimersByTimeAsync(15 * MINUTE);
    expect(session.tokens()).toBeNull();
    expect(session.state().problems.map(({ code }) => code)).toEqual([undefined, 'USED']);
  });

  it('survives a restart of the server: the renewal is tried again', async () => {
    const { send, server } = createServer();
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    server.reachable = false;
    await vi.advanceTimersByTimeAsync(14.6 * MINUTE);
    expect(session.state().status).toBe('signedIn');
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(session.tokens()?.accessToken).toBe('access-2');
  });

  it('does not renew again and again when the clock of this computer is fast', async () => {
    const { send, server } = createServer(-60 * MINUTE);
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    await session.sendSigned(
      async (token) => token,
      () => false,
    );
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(server.refreshes).toBeLessThanOrEqual(3);
    expect(session.state().status).toBe('signedIn');
  });

  it('goes on after a reload with the tokens that were left, renewed when they are about to end', async () => {
    const { send, server, issue } = createServer(15 * MINUTE);
    const left = issue();
    await vi.advanceTimersByTimeAsync(14.9 * MINUTE);
    const session = createSession(send, left);
    expect(session.state().status).toBe('restoring');
    await vi.advanceTimersByTimeAsync(0);
    expect(session.state()).toMatchObject({ status: 'signedIn', viewer: { user: { id: '1' } } });
    expect(server.refreshes).toBe(1);
  });

  it('forgets the tokens on sign-out and ends the session at the server', async () => {
    const { send, server } = createServer();
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    await session.signOut();
    expect([session.state().status, session.tokens(), server.revoked]).toEqual(['signedOut', null, ['refresh-1']]);
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(server.refreshes).toBe(0);
  });

  it('forgets the tokens even when the server cannot be told, and says so', async () => {
    const { send, server } = createServer();
    const session = createSession(send);
    await session.signIn('m@cedar.example', 'right');
    server.reachable = false;
    await session.signOut();
    expect(session.tokens()).toBeNull();
    expect(session.state().problems[0]?.message).toMatch(/^Signed out here only/);
  });

  it('takes an answer with data for an answer, even when part of it was refused', () => {
    const errors = [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }];
    expect(isUnauthenticated({ errors })).toBe(true);
    expect(isUnauthenticated({ data: { viewer: {} }, errors })).toBe(false);
  });
});
