import { randomUUID } from 'node:crypto';
import { stepAt, totpCode } from '@lintel/identity/factors/totp';
import { type Answer, clientWith, post } from '../support/client.ts';
import { must } from '../support/world.ts';
import type { Canaries } from './canary.ts';
import type { Stage } from './stage.ts';

const sessionFields = 'accessToken refreshToken';
const createSession = `mutation In($input: SessionCreateInput!) {
  sessionCreate(input: $input) { session { ${sessionFields} } challenge { token } userErrors { code message } }
}`;
const refreshSession = `mutation Again($input: SessionRefreshInput!) {
  sessionRefresh(input: $input) { session { ${sessionFields} } userErrors { code message } }
}`;
const answerChallenge = `mutation Code($input: SessionChallengeAnswerInput!) {
  sessionChallengeAnswer(input: $input) { session { ${sessionFields} } userErrors { code message } }
}`;
const stepUp = `mutation Up($input: SessionStepUpInput!) { sessionStepUp(input: $input) { userErrors { code message } } }`;
const changePassword = `mutation Change($input: PasswordChangeInput!) {
  passwordChange(input: $input) { userErrors { code message } }
}`;

/** Headers with a new idempotency key: the answer is kept, for whoever asks again. */
export const repeatable = () => ({ 'idempotency-key': randomUUID() });

type Session = { readonly accessToken: string; readonly refreshToken: string };

const keepSession = (canaries: Canaries, session: Session | null | undefined): Session => {
  if (session == null) throw new Error('somebody could not sign in');
  canaries.keep('access token', session.accessToken);
  canaries.keep('access token', session.accessToken.split('.')[2]!);
  canaries.keep('refresh token', session.refreshToken);
  return session;
};

/** Somebody signs in, wrongly and rightly, changes the password, adds a second factor and uses it; then a key is made and used. */
export const signInTraffic = async ({ world }: Stage, canaries: Canaries): Promise<void> => {
  const { url } = world.product;
  const password = canaries.plant('password');
  const email = `masked.${Date.now()}@cedar.example`;
  await must(world.cedar, 'membershipCreate', {
    email,
    fullName: 'Mina Masked',
    password,
    roles: [{ roleKey: 'manager' }],
  });
  const signIn = (given: string) =>
    post(url, { query: createSession, variables: { input: { email, password: given } } });

  for (let count = 0; count < 2; count += 1) await signIn(canaries.plant('wrong password'));
  await post(url, {
    query: createSession,
    variables: { input: { email: 'nobody@cedar.example', password: canaries.plant('wrong password') } },
  });
  const first = keepSession(canaries, (await whenAllowed(() => signIn(password))).data?.sessionCreate?.session);
  const renewed = await post(url, {
    query: refreshSession,
    variables: { input: { refreshToken: first.refreshToken } },
  });
  const { accessToken } = keepSession(canaries, renewed.data?.sessionRefresh?.session);
  // A refresh token that was used already, and one that never was one.
  const madeUp = canaries.plant('made-up credential');
  for (const refreshToken of [first.refreshToken, madeUp, `lrt_${madeUp}`])
    await post(url, { query: refreshSession, variables: { input: { refreshToken } } });
  const again = keepSession(canaries, (await signIn(password)).data?.sessionCreate?.session);
  const own = clientWith(url, again.accessToken);

  await own.ask(stepUp, { input: { password: canaries.plant('wrong password') } });
  await own.ask(stepUp, { input: { password } });
  const next = canaries.plant('password');
  await own.ask(changePassword, { input: { currentPassword: canaries.plant('wrong password'), newPassword: next } });
  const changed = await whenAllowed(() =>
    own.ask(changePassword, { input: { currentPassword: password, newPassword: next } }, repeatable()),
  );
  if (changed.data?.passwordChange?.userErrors?.length !== 0) throw new Error(JSON.stringify(changed));
  await secondFactor({ url, email, password: next, token: again.accessToken }, canaries);
  await post(url, { query: '{ viewer { user { id } } }' }, { authorization: `Bearer ${accessToken}` });
  await keys(world, canaries);
};

/** Wrong guesses make the next one wait; what is right comes through in the end. */
const whenAllowed = async (attempt: () => Promise<Answer>): Promise<Answer> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await attempt();
    const [refusal] = Object.values((answer.data ?? {}) as Record<string, { userErrors: { code: string }[] }>).flatMap(
      ({ userErrors }) => userErrors,
    );
    if (refusal === undefined || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

const secondFactor = async (
  { url, email, password, token }: { url: string; email: string; password: string; token: string },
  canaries: Canaries,
): Promise<void> => {
  const own = clientWith(url, token);
  const { data } = await own.ask(
    'mutation { mfaFactorEnroll(input: { name: "phone" }) { factor { id } secret uri userErrors { code message } } }',
    {},
    repeatable(),
  );
  const { factor, secret, uri } = data.mfaFactorEnroll;
  canaries.keep('secret of a second factor', secret);
  canaries.keep('secret of a second factor', uri);
  const code = totpCode(bytesOf(secret), stepAt(new Date()));
  const confirmed = await own.ask(
    'mutation C($input: MfaFactorConfirmInput!) { mfaFactorConfirm(input: $input) { recoveryCodes userErrors { code message } } }',
    { input: { id: factor.id, code } },
    repeatable(),
  );
  const codes: readonly string[] = confirmed.data.mfaFactorConfirm.recoveryCodes;
  for (const recoveryCode of codes) {
    canaries.keep('recovery code', recoveryCode);
    canaries.keep('recovery code', recoveryCode.replaceAll('-', ''));
  }
  const signedIn = await post(url, { query: createSession, variables: { input: { email, password } } });
  const challengeToken = canaries.keep('challenge token', signedIn.data.sessionCreate.challenge.token);
  const answer = (given: object) =>
    post(url, { query: answerChallenge, variables: { input: { challengeToken, ...given } } });
  await answer({ code: '000000' });
  await answer({ recoveryCode: canaries.plant('made-up credential') });
  const done = await answer({ recoveryCode: codes[0] });
  keepSession(canaries, done.data?.sessionChallengeAnswer?.session);
};

/** The bytes of a text in base 32, as authenticator apps read it. */
const bytesOf = (text: string): Buffer => {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

const keys = async ({ cedar, product: { url } }: Stage['world'], canaries: Canaries): Promise<void> => {
  const client = await must(cedar, 'apiClientCreate', { name: 'Masked partner' }, { select: 'id' });
  const { data } = await cedar.ask(
    'mutation K($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { apiKey { id } secret userErrors { code message } } }',
    { input: { clientId: client.id, name: 'masked', permissions: ['property.unit.read'] } },
    repeatable(),
  );
  const secret: string = canaries.keep('API key', data.apiKeyCreate.secret);
  canaries.keep('API key', secret.split('_')[3]!);
  const query = '{ units { totalCount } }';
  await post(url, { query }, { authorization: `Bearer ${secret}` });
  await post(url, { query }, { authorization: `Bearer ${secret.slice(0, -1)}` });
  // In the address of a request is where keys are left by those who do not read on.
  await fetch(`${url}/graphql?api_key=${secret}&query=${encodeURIComponent(query)}`);
  await fetch(`${url}/files/downloads/${secret}`);
};
