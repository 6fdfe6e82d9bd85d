import { createHash, randomUUID } from 'node:crypto';
import { issueAccessToken } from '@lintel/identity/sessions/access-token';
import type { Platform } from '@lintel/server/platform';
import { deriveSecrets } from '@lintel/server/secrets';
import { expect, test } from 'vitest';
import { post } from '../support/client.ts';
import { password } from '../support/world.ts';
import { isConnection, named, queryFields, type RootField } from './api-schema.ts';
import { ask, codesOf } from './ask.ts';
import type { Furnished } from './furnish.ts';
import { addPerson } from './furnish-office.ts';
import { makerFor } from './maker.ts';
import { listCalls } from './query-calls.ts';
import { installationSecret, leaks, type Scene } from './scene.ts';

const lists = queryFields.filter(({ type }) => isConnection(type));

/** What cedar was handed out, in the hands of birch or changed by somebody: cursors, operations, tokens, addresses of files. */
export const credentialAttacks = (scene: () => Scene): void => {
  test.each(named(lists))('a cursor of cedar opens nothing in Query.%s of birch', async (_, field) => {
    const { cedar, birch } = scene();
    const cursor = await lastCursor(scene(), field);
    const query = `query Next($after: String) { ${field.name}(first: 5, after: $after) { totalCount edges { cursor } } }`;
    const own = await ask(cedar.admin, { query, variables: { after: cursor } });
    expect(own.errors, own.text).toBeUndefined();
    const answer = await ask(birch.admin, { query, variables: { after: cursor } });
    expect(
      answer.errors?.map(({ extensions }) => extensions.code),
      answer.text,
    ).toEqual(['CURSOR_INVALID']);
    expect(answer.data?.[field.name] ?? null).toBeNull();
  });

  test('an operation that cedar registered is unknown to birch, to its people and to its keys', async () => {
    const { cedar, birch } = scene();
    const { url } = birch.admin;
    const documentId = cedar.samples['PersistedOperation.documentId']!;
    const callers = [birch.admin, { url, token: birch.samples['ApiKey.secret']! }];
    for (const caller of callers) {
      for (const body of [{ documentId }, { extensions: { persistedQuery: { version: 1, sha256Hash: documentId } } }]) {
        const unknown = createHash('sha256').update(randomUUID()).digest('hex');
        const [theirs, nobodys] = [await ask(caller, body), await ask(caller, { documentId: unknown })];
        expect(theirs.errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
        expect([theirs.status, theirs.errors?.[0]?.message]).toEqual([nobodys.status, nobodys.errors?.[0]?.message]);
      }
    }
    const key = { url, token: cedar.samples['ApiKey.secret']! };
    expect((await ask(key, { documentId })).errors).toBeUndefined();
  });

  test('a token that says another organization, person or session is no token, however well it is signed', async () => {
    const { cedar, birch } = scene();
    const { url, token } = birch.admin;
    const query = '{ viewer { organization { id } } }';
    const claims = claimsOf(token);
    const theirs = claimsOf(cedar.admin.token);
    expect((await ask({ url, token: await signed(url, claims) }, { query })).status).toBe(200);
    const swapped = [
      { ...claims, organizationId: theirs.organizationId },
      { ...claims, organizationId: theirs.organizationId, sessionId: theirs.sessionId },
      { ...claims, userId: theirs.userId },
      { ...claims, sessionId: theirs.sessionId },
      { ...claims, sessionId: randomUUID() },
    ];
    for (const wanted of swapped) {
      // Signed by a key of ours, as if somebody had found a way to have claims of his choice signed.
      const answer = await ask({ url, token: await signed(url, wanted) }, { query });
      expect([answer.status, answer.errors?.[0]?.extensions.code, answer.data]).toEqual([
        401,
        'UNAUTHENTICATED',
        undefined,
      ]);
    }
    const [head, , signature] = token.split('.');
    const payload = {
      ...JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()),
      tid: theirs.organizationId,
    };
    const changed = `${head}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.${signature}`;
    expect((await ask({ url, token: changed }, { query })).status).toBe(401);
  });

  test('somebody who belongs to both organizations acts in one at a time', async () => {
    const { cedar, birch, secrets, world } = scene();
    const { url } = birch.admin;
    const person = { email: 'both@example.org', fullName: 'Bo Both', roles: [{ roleKey: 'admin' }] };
    const { caller: inBirch } = await addPerson({ make: makerFor(birch.admin), url }, person);
    await makerFor(cedar.admin)('membershipCreate', person);
    // The operator vouches for him, which makes the password his own: an inviter cannot, or he could act as him elsewhere.
    await world.database.admin`update identity.user_credentials c set organization_id = null
      from identity.users u where u.id = c.user_id and u.email_norm = ${person.email}`;
    const inCedar = { url, token: await tokenFor(url, person.email, 'cedar') };

    // The same key, command and input twice, by the same person: each organization has its own.
    const query = `mutation Twice($input: CommunityCreateInput!) { communityCreate(input: $input) { community { id } userErrors { code } } }`;
    const variables = { input: { name: 'Twice', timeZone: 'America/Chicago', currency: 'USD' } };
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await ask(inCedar, { query, variables }, key),
      await ask(inBirch, { query, variables }, key),
    ];
    expect([first, second].map(codesOf)).toEqual([[], []]);
    expect(second.text).not.toBe(first.text);

    for (const call of queryFields.flatMap(listCalls)) {
      const answer = await ask(inBirch, call);
      expect(codesOf(answer), answer.text).toEqual([]);
      expect(leaks(answer.text, [], secrets), JSON.stringify(call)).toEqual([]);
    }
    // He signed in to each of them once.
    const own = '{ viewer { organization { id } sessions { totalCount } } }';
    const [there, here] = [await ask(inCedar, { query: own }), await ask(inBirch, { query: own })];
    const answerIn = ({ samples }: Furnished) => ({
      viewer: { organization: { id: samples.Organization }, sessions: { totalCount: 1 } },
    });
    expect([there.data, here.data]).toEqual([cedar, birch].map(answerIn));
  });

  test('the address of a file is good as it is and in no other form', async () => {
    const url = scene().cedar.samples['Document.url']!;
    expect((await fetch(url)).status).toBe(200);
    const start = url.lastIndexOf('/') + 1;
    // The last character may hold bits that stand for nothing.
    for (let position = start; position < url.length - 1; position += 7) {
      const other = url[position] === 'A' ? 'B' : 'A';
      const { status } = await fetch(`${url.slice(0, position)}${other}${url.slice(position + 1)}`);
      expect([400, 401, 403, 404], `character ${position}`).toContain(status);
    }
    const asUpload = await fetch(url.replace('/downloads/', '/uploads/'), { method: 'PUT', body: 'x' });
    expect(asUpload.status).toBe(404);
  });
};

const tokenFor = async (url: string, email: string, organizationSlug: string): Promise<string> => {
  const query =
    'mutation SignIn($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } } }';
  const { data, errors } = await post(url, { query, variables: { input: { email, password, organizationSlug } } });
  const token = data?.sessionCreate?.session?.accessToken;
  if (token === undefined) throw new Error(`sign-in of ${email} failed: ${JSON.stringify(errors ?? data)}`);
  return token;
};

const lastCursor = async ({ cedar }: Scene, field: RootField): Promise<string> => {
  const answer = await ask(cedar.admin, { query: `{ ${field.name}(first: 1) { pageInfo { endCursor } } }` });
  const page = answer.data?.[field.name] as { pageInfo: { endCursor: string | null } } | undefined;
  if (page?.pageInfo.endCursor == null) throw new Error(`${field.name} has no page in cedar: ${answer.text}`);
  return page.pageInfo.endCursor;
};

const claimsOf = (token: string) => {
  const { sub, tid, sid } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
  return { userId: sub as string, organizationId: tid as string, sessionId: sid as string };
};

/** An access token as the product issues it. */
const signed = async (url: string, claims: ReturnType<typeof claimsOf>): Promise<string> => {
  const platform = { secrets: deriveSecrets(installationSecret), config: { publicUrl: url }, now: () => new Date() };
  return (await issueAccessToken(platform as unknown as Platform, claims)).accessToken;
};
