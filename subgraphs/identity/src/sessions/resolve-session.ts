import { newRequestId } from '@lintel/db/session';
import type { Lane } from '@lintel/kernel/critical-mutations';
import { isPermission } from '@lintel/kernel/permissions';
import type { Session } from '@lintel/kernel/session';
import type { Platform } from '@lintel/server/platform';
import { type SQL, sql } from 'drizzle-orm';
import { apiKeyHash, apiKeyMatches, readApiKey } from '../partners/api-key-text.ts';
import { verifyAccessToken } from './access-token.ts';
import { issuerOf, verifyExternalToken } from './external-issuers.ts';
import { type HeldRole, type OwnPlaces, sessionScope } from './session-scope.rules.ts';

export type SessionResolution =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly code: 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' };

const unauthenticated = { ok: false, code: 'UNAUTHENTICATED' } as const;
/** No credential of ours is longer, and no signature is worth checking over more. */
const mostCharacters = 8192;

/**
 * Who a credential speaks for: the text after `Bearer `, an access token or an API key. The signature is checked first, then
 * one statement asks the database whether all of it still holds: person, membership, session or key. Callers may keep
 * the answer for 5 seconds, not longer. `lane`: that of the operation which wants to know.
 */
export const resolveSession = async (
  platform: Platform,
  credential: string,
  lane: Lane = 'ordinary',
): Promise<SessionResolution> => {
  if (credential.length > mostCharacters) return unauthenticated;
  if (credential.startsWith('pk_')) return resolveApiKey(platform, credential, lane);
  const issuer = issuerOf(platform, credential);
  if (issuer !== undefined) {
    const verdict = await verifyExternalToken(platform, issuer, credential);
    if (!verdict.ok) return verdict;
    const { organizationSlug, emailNorm, sessionId, provedAt, hadSecondFactor } = verdict;
    return memberSession(platform, sql`identity.external_session_facts(${organizationSlug}, ${emailNorm})`, {
      lane,
      sessionId,
      // Who has a second factor here is fresh only when the issuer has asked for one, too.
      provedAt: ({ hasFactor }) => (hasFactor === true && !hadSecondFactor ? undefined : provedAt),
    });
  }
  const verdict = await verifyAccessToken(platform, credential);
  if (!verdict.ok) return verdict;
  const { organizationId, userId, sessionId } = verdict.claims;
  return memberSession(platform, sql`identity.session_facts(${organizationId}, ${userId}, ${sessionId})`, {
    lane,
    sessionId,
    provedAt: ({ steppedUpAt }) => (steppedUpAt == null ? undefined : new Date(steppedUpAt)),
  });
};

type MemberFacts = OwnPlaces & {
  readonly organizationId: string;
  readonly userId: string;
  readonly locale: string;
  readonly roles: readonly HeldRole[];
  /** When the person of a session of ours last proved who he is. */
  readonly steppedUpAt?: string | null;
  /** Whether the person of a session of an issuer has a second factor here. */
  readonly hasFactor?: boolean;
};

type SessionOrigin = {
  readonly lane: Lane;
  readonly sessionId: string;
  readonly provedAt: (facts: MemberFacts) => Date | undefined;
};

const memberSession = async (
  platform: Platform,
  lookup: SQL,
  { lane, sessionId, provedAt }: SessionOrigin,
): Promise<SessionResolution> => {
  const facts = await lookUp<MemberFacts>(platform, lookup, lane);
  if (facts === null) return unauthenticated;
  const { organizationId, userId, locale, roles, ...places } = facts;
  const proved = provedAt(facts)?.toISOString();
  return {
    ok: true,
    session: {
      organizationId,
      actor: { kind: 'user', userId, sessionId },
      locale,
      ...sessionScope(roles, places),
      ...(proved === undefined ? {} : { provedAt: proved }),
    },
  };
};

type ApiKeyFacts = {
  readonly organizationId: string;
  readonly apiKeyId: string;
  readonly clientId: string;
  readonly secretHash: string;
  readonly permissions: readonly string[];
  readonly communityIds: readonly string[];
  readonly usageIsOld: boolean;
};

const resolveApiKey = async (platform: Platform, text: string, lane: Lane): Promise<SessionResolution> => {
  const parts = readApiKey(text);
  if (parts === undefined) return unauthenticated;
  const facts = await lookUp<ApiKeyFacts>(platform, sql`identity.api_key_facts(${parts.prefix})`, lane);
  const stored = facts === null ? null : Buffer.from(facts.secretHash, 'hex');
  if (!apiKeyMatches(platform.secrets.keys('api-key'), parts.key, stored) || facts === null) return unauthenticated;
  const { organizationId, apiKeyId, clientId, communityIds } = facts;
  if (facts.usageIsOld) {
    await lookUp(platform, sql`identity.note_api_key_use(${organizationId}, ${apiKeyId})`, lane);
    await renewHash(platform, parts.key, facts, lane);
  }
  return {
    ok: true,
    session: {
      organizationId,
      actor: { kind: 'apiKey', apiKeyId, clientId },
      roles: [],
      permissions: facts.permissions.filter(isPermission),
      visibility: communityIds.length === 0 ? 'organization' : 'communities',
      communityIds,
      propertyIds: [],
      unitIds: [],
      locale: 'en-US',
    },
  };
};

/** A key whose hash an earlier secret made gets one of the present secret, so that the earlier one can be forgotten. */
const renewHash = async (platform: Platform, key: string, facts: ApiKeyFacts, lane: Lane): Promise<void> => {
  const { secrets } = platform;
  const { organizationId, apiKeyId, secretHash } = facts;
  if (!secrets.earlierKeys('api-key').some((pepper) => apiKeyHash(pepper, key).toString('hex') === secretHash)) return;
  const renewed = apiKeyHash(secrets.key('api-key'), key).toString('hex');
  await lookUp(
    platform,
    sql`identity.rehash_api_key(${organizationId}, ${apiKeyId}, decode(${secretHash}, 'hex'), decode(${renewed}, 'hex'))`,
    lane,
  );
};

const lookUp = <T>(platform: Platform, call: SQL, lane: Lane): Promise<T | null> =>
  platform.door.authenticate(
    newRequestId(),
    async (tx) => {
      const rows = await tx.execute<{ answer: T | null }>(sql`select ${call} as answer`);
      return rows[0]?.answer ?? null;
    },
    lane,
  );
