import { createHash, createHmac, randomUUID } from 'node:crypto';
import { requestHash } from '@lintel/server/request-hash';
import { expect, test } from 'vitest';
import { clientWith, post } from '../support/client.ts';
import { must, password as sharedPassword } from '../support/world.ts';
import { makeKey } from './api-keys.ts';
import { addMember } from './members.ts';
import type { Place } from './place.ts';

/** Everything that is in the database, as whoever has a copy of it would search it: every table of every schema, as text. */
const dumpOf = async (place: Place): Promise<ReadonlyMap<string, string>> => {
  const { admin } = place.world.database;
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`;
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await admin.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    dump.set(name, rows.map(({ row }) => row).join('\n'));
  }
  const activity = await admin<
    { row: string }[]
  >`select t::text as row from pg_stat_activity t where pid <> pg_backend_pid()`;
  dump.set('pg_stat_activity', activity.map(({ row }) => row).join('\n'));
  return dump;
};

/** The forms in which a value may lie in a dump. */
const formsOf = (value: string): readonly string[] => {
  const bytes = Buffer.from(value);
  return [
    value,
    bytes.toString('hex'),
    // Whole groups of three bytes look the same wherever base64 begins with them.
    bytes.toString('base64').slice(0, -4),
    bytes.toString('base64url').slice(0, -4),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ].filter((form) => form.length >= 8);
};

const placesOf = (value: string, dump: ReadonlyMap<string, string>): readonly string[] =>
  [...dump].filter(([, text]) => formsOf(value).some((form) => text.includes(form))).map(([table]) => table);

/** A copy of the database is worth nothing at the doors. */
export const dumpDoors = (place: () => Place): void => {
  test('a dump of the whole database holds no secret that was ever handed out', { timeout: 120_000 }, async () => {
    const { secrets, known } = await handOut(place());
    const dump = await dumpOf(place());
    expect(dump.size).toBeGreaterThan(40);
    // The same search finds what is no secret, in text and in bytes, or it would find nothing at all.
    for (const [what, value] of Object.entries(known)) expect(placesOf(value, dump), what).not.toEqual([]);
    expect(Object.keys(secrets).length).toBeGreaterThan(25);
    for (const [what, value] of Object.entries(secrets)) expect(placesOf(value, dump), what).toEqual([]);
  });
};

/** Goes through everything that hands out a secret or takes one, once plainly and once under an idempotency key. */
const handOut = async (place: Place) => {
  const password = `Dump-${randomUUID()}`;
  const { member, secrets: signedIn } = await signInEverywhere(place, password);
  const partner = await handOutKeys(place);
  const factor = await handOutFactor(place, { token: member.token, email: member.email, password });
  const files = await handOutFiles(place);
  const invitation = {
    query: `mutation I($input: MembershipCreateInput!) { membershipCreate(input: $input) { membership { id } userErrors { code } } }`,
    variables: {
      input: { email: `${randomUUID()}@cedar.example`, fullName: 'In', password, roles: [{ roleKey: 'analyst' }] },
    },
  };
  const keyed = { 'idempotency-key': randomUUID() };
  const invited = await place.world.cedar.ask(invitation.query, invitation.variables, keyed);
  expect(invited.data.membershipCreate.userErrors).toEqual([]);
  const external = place.issuer.token('admin@cedar.example');
  await clientWith(place.url, external).ask('{ viewer { locale } }');
  const page = await place.world.cedar.ask('{ memberships(first: 1) { pageInfo { endCursor } } }');
  const secrets: Record<string, string> = {
    password,
    'a hash of the password': createHash('sha256').update(password).digest('hex'),
    'a hash of a request with the password': requestHash({ query: invitation.query, variables: invitation.variables }),
    'the password of the other people': sharedPassword,
    ...signedIn,
    ...partner.secrets,
    ...factor,
    ...files,
    'an external token': external,
    'the signature of an external token': external.split('.')[2]!,
    'a sealed cursor': page.data.memberships.pageInfo.endCursor,
  };
  const known = {
    'an address': member.email,
    'the prefix of a key': partner.prefix,
    'a hash in bytes': createHash('sha256').update(signedIn['a refresh token']!).digest('hex'),
  };
  return { secrets, known };
};

const signInEverywhere = async (place: Place, password: string) => {
  const member = await addMember(place, 'cedar', 'manager', password);
  const query = `mutation R($input: SessionRefreshInput!) { sessionRefresh(input: $input) { session { accessToken refreshToken } } }`;
  const headers = { 'idempotency-key': randomUUID() };
  const { data } = await post(
    place.url,
    { query, variables: { input: { refreshToken: member.refreshToken } } },
    headers,
  );
  const next = data.sessionRefresh.session as { accessToken: string; refreshToken: string };
  return {
    member: { ...member, token: next.accessToken },
    secrets: {
      'an access token': member.token,
      'the signature of an access token': member.token.split('.')[2]!,
      'a refresh token': member.refreshToken,
      'the bytes of a refresh token': Buffer.from(member.refreshToken.slice(4), 'base64url').toString('hex'),
      'the next refresh token': next.refreshToken,
      'the bytes of the next refresh token': Buffer.from(next.refreshToken.slice(4), 'base64url').toString('hex'),
      'the next access token': next.accessToken,
      'the signature of the next access token': next.accessToken.split('.')[2]!,
    },
  };
};

const handOutKeys = async (place: Place) => {
  const plain = await makeKey(place.world.cedar);
  const repeatable = await makeKey(place.world.cedar, { 'idempotency-key': randomUUID() });
  const parts = (secret: string) => secret.split('_') as [string, string, string, string, string];
  return {
    prefix: parts(plain.secret)[2],
    secrets: {
      'an API key': plain.secret,
      'the secret part of an API key': parts(plain.secret)[3],
      'an API key made under an idempotency key': repeatable.secret,
      'the secret part of that key': parts(repeatable.secret)[3],
    },
  };
};

/** Six digits of RFC 6238, written anew: a test of a secret must not share code with what hides it. */
const codeOf = (base32: string, step: number): string => {
  const bits = [...base32.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = digest[digest.length - 1]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
};

/** A second factor, its recovery codes, and a sign-in that needs it. */
const handOutFactor = async (
  { url }: Place,
  { token, email, password }: { readonly token: string; readonly email: string; readonly password: string },
): Promise<Record<string, string>> => {
  const own = clientWith(url, token);
  const enrolled = await own.ask(
    'mutation { mfaFactorEnroll(input: { name: "phone" }) { factor { id } secret uri userErrors { code } } }',
    {},
    { 'idempotency-key': randomUUID() },
  );
  const { factor, secret, uri } = enrolled.data.mfaFactorEnroll;
  const step = Math.floor(Date.now() / 30_000);
  const confirmed = await own.ask(
    'mutation C($input: MfaFactorConfirmInput!) { mfaFactorConfirm(input: $input) { recoveryCodes userErrors { code } } }',
    { input: { id: factor.id, code: codeOf(secret, step) } },
    { 'idempotency-key': randomUUID() },
  );
  const codes = confirmed.data.mfaFactorConfirm.recoveryCodes as string[];
  const { data } = await post(url, {
    query: 'mutation S($input: SessionCreateInput!) { sessionCreate(input: $input) { challenge { token } } }',
    variables: { input: { email, password } },
  });
  const challenge = data.sessionCreate.challenge.token as string;
  const answered = await post(url, {
    query:
      'mutation A($input: SessionChallengeAnswerInput!) { sessionChallengeAnswer(input: $input) { session { accessToken refreshToken } userErrors { code } } }',
    variables: { input: { challengeToken: challenge, recoveryCode: codes[0] } },
  });
  const session = answered.data.sessionChallengeAnswer.session as { accessToken: string; refreshToken: string };
  return {
    'the secret of a second factor': secret,
    'the address of a second factor': uri,
    ...Object.fromEntries(codes.map((code, index) => [`recovery code ${index + 1}`, code])),
    ...Object.fromEntries(codes.map((code, index) => [`recovery code ${index + 1}, bare`, code.replaceAll('-', '')])),
    'the token of a challenge': challenge,
    'the signature of a challenge': challenge.split('.').at(-1)!,
    'an access token after a second factor': session.accessToken,
    'a refresh token after a second factor': session.refreshToken,
  };
};

const handOutFiles = async ({ world: { cedar } }: Place): Promise<Record<string, string>> => {
  const content = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
  const ticket = await must(
    cedar,
    'documentUploadCreate',
    {
      fileName: 'dump.pdf',
      mimeType: 'application/pdf',
      sizeBytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    },
    { select: 'id url method headers { name value }', headers: { 'idempotency-key': randomUUID() } },
  );
  const headers = Object.fromEntries(
    ticket.headers.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
  expect((await fetch(ticket.url, { method: ticket.method, headers, body: content })).ok).toBe(true);
  const community = await must(cedar, 'communityCreate', {
    name: `Dump ${randomUUID()}`,
    timeZone: 'America/Chicago',
    currency: 'USD',
  });
  const property = await must(cedar, 'propertyCreate', { communityId: community.id, name: 'Dump House' });
  const { id: documentId } = await must(cedar, 'documentCreate', {
    uploadId: ticket.id,
    title: 'Dump',
    categoryKey: 'legal',
    links: [{ type: 'PROPERTY', id: property.id }],
  });
  const download = await must(cedar, 'documentDownloadCreate', { documentId }, { select: 'url' });
  const tokenIn = (url: string) => new URL(url).pathname.split('/').at(-1)! + new URL(url).search;
  return { 'the address of an upload': tokenIn(ticket.url), 'the address of a download': tokenIn(download.url) };
};
