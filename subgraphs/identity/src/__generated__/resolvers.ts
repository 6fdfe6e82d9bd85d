import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrganizationRow } from '../organizations/organizations.queries.ts';
import type { CommunityRow, CommunitiesPage } from '../organizations/communities.queries.ts';
import type { UserRow, UsersPage } from '../users/users.queries.ts';
import type { MembershipRow, MembershipsPage, MembershipRoleRow } from '../users/memberships.queries.ts';
import type { RoleRow, RolesPage } from '../access/roles.queries.ts';
import type { Session } from '@lintel/kernel/session';
import type { UserSessionRow, UserSessionsPage } from '../sessions/viewer.queries.ts';
import type { SecurityEventRow, SecurityEventsPage } from '../sessions/security-events.queries.ts';
import type { FactorRow } from '../factors/factors.queries.ts';
import type { ApiClientRow, ApiClientsPage, ApiKeyRow, ApiKeysPage } from '../partners/partners.queries.ts';
import type { PersistedOperationRow, PersistedOperationsPage } from '../partners/persisted-operations.queries.ts';
import type { AuditLogRow, AuditLogPage } from '../audit/audit-log.queries.ts';
import type { AuditSealRow, AuditBreakParts, AuditVerificationParts } from '../audit/audit-chain.queries.ts';
import type { Context } from '@lintel/server/context';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code, such as USD. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar date as YYYY-MM-DD, judged in the time zone of the community it belongs to. */
  Date: { input: string; output: string; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar.This scalar is serialized to a string in ISO 8601 format and parsed from a string in ISO 8601 format. */
  DateTime: { input: Date; output: Date; }
  /** An exact decimal number as text, such as "1250.00". Whole numbers may be written as numbers; fractions may not, because a binary fraction is not exact. */
  Decimal: { input: string; output: string; }
  /** The `SafeInt` scalar type represents non-fractional signed whole numeric values that are considered safe as defined by the ECMAScript specification. */
  SafeInt: { input: number; output: number; }
  federation__ContextFieldValue: { input: unknown; output: unknown; }
  federation__FieldSet: { input: unknown; output: unknown; }
  federation__Policy: { input: unknown; output: unknown; }
  federation__Scope: { input: unknown; output: unknown; }
  link__Import: { input: unknown; output: unknown; }
};

/** A partner's system that calls the API: it registers operations and calls them with its keys. */
export type ApiClient = {
  readonly __typename?: 'ApiClient';
  /** When the client was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What the client is for. */
  readonly description: Scalars['String']['output'];
  /** Id of the client. */
  readonly id: Scalars['ID']['output'];
  /** Keys of the client, the newest first. */
  readonly keys: ApiKeyConnection;
  /** Name, unique in the organization. */
  readonly name: Scalars['String']['output'];
  /** Operations of the client, the newest first. */
  readonly operations: PersistedOperationConnection;
  /** Whether its keys work. */
  readonly status: ApiClientStatus;
  /** Counts changes; pass it as `expectedVersion` to notice concurrent ones. */
  readonly version: Scalars['Int']['output'];
};


/** A partner's system that calls the API: it registers operations and calls them with its keys. */
export type ApiClientKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A partner's system that calls the API: it registers operations and calls them with its keys. */
export type ApiClientOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A list of API clients, page by page. */
export type ApiClientConnection = {
  readonly __typename?: 'ApiClientConnection';
  /** Clients of the page with their cursors. */
  readonly edges: ReadonlyArray<ApiClientEdge>;
  /** Clients of the page. */
  readonly nodes: ReadonlyArray<ApiClient>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many clients the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new API client. */
export type ApiClientCreateInput = {
  /** What the client is for, at most 1,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Name, at most 100 characters. */
  readonly name: Scalars['String']['input'];
};

/** Answer of `apiClientCreate`. */
export type ApiClientCreatePayload = {
  readonly __typename?: 'ApiClientCreatePayload';
  /** The new client; null when there are errors. */
  readonly apiClient?: Maybe<ApiClient>;
  /** Why nothing was made; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An API client in a list. */
export type ApiClientEdge = {
  readonly __typename?: 'ApiClientEdge';
  /** Cursor of this client. */
  readonly cursor: Scalars['String']['output'];
  /** The client. */
  readonly node: ApiClient;
};

/** The client to end. */
export type ApiClientEndInput = {
  /** Fails with CONFLICT when the client has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the client. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `apiClientEnd`. */
export type ApiClientEndPayload = {
  readonly __typename?: 'ApiClientEndPayload';
  /** The client after the change; null when there are errors. */
  readonly apiClient?: Maybe<ApiClient>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The client to resume. */
export type ApiClientResumeInput = {
  /** Fails with CONFLICT when the client has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the client. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `apiClientResume`. */
export type ApiClientResumePayload = {
  readonly __typename?: 'ApiClientResumePayload';
  /** The client after the change; null when there are errors. */
  readonly apiClient?: Maybe<ApiClient>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether the keys of a client work. */
export type ApiClientStatus =
  /** They work. */
  | 'ACTIVE'
  /** They will never work again. */
  | 'ENDED'
  /** They do not work for the time being. */
  | 'SUSPENDED';

/** The client to suspend. */
export type ApiClientSuspendInput = {
  /** Fails with CONFLICT when the client has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the client. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `apiClientSuspend`. */
export type ApiClientSuspendPayload = {
  readonly __typename?: 'ApiClientSuspendPayload';
  /** The client after the change; null when there are errors. */
  readonly apiClient?: Maybe<ApiClient>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to an API client; what is left out stays as it is. */
export type ApiClientUpdateInput = {
  /** New description, at most 1,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Fails with CONFLICT when the client has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The client to change. */
  readonly id: Scalars['ID']['input'];
  /** New name, at most 100 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `apiClientUpdate`. */
export type ApiClientUpdatePayload = {
  readonly __typename?: 'ApiClientUpdatePayload';
  /** The client after the change; null when there are errors. */
  readonly apiClient?: Maybe<ApiClient>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A key with which a client calls the API. Its secret is shown once, when it is made. */
export type ApiKey = {
  readonly __typename?: 'ApiKey';
  /** Ids of the communities to which the key is limited; empty for the whole organization. */
  readonly communityIds: ReadonlyArray<Scalars['ID']['output']>;
  /** When the key was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When the key stops working; null for never. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the key. */
  readonly id: Scalars['ID']['output'];
  /** When the key was last used, to the minute; null before the first time. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the key is for. */
  readonly name: Scalars['String']['output'];
  /** Names of the permissions of the key. */
  readonly permissions: ReadonlyArray<Scalars['String']['output']>;
  /** Public part of the key, by which it can be told from others. */
  readonly prefix: Scalars['String']['output'];
  /** When the key was revoked; null while it is not. */
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A list of API keys, page by page. */
export type ApiKeyConnection = {
  readonly __typename?: 'ApiKeyConnection';
  /** Keys of the page with their cursors. */
  readonly edges: ReadonlyArray<ApiKeyEdge>;
  /** Keys of the page. */
  readonly nodes: ReadonlyArray<ApiKey>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many keys the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new API key. */
export type ApiKeyCreateInput = {
  /** The client that will use it. */
  readonly clientId: Scalars['ID']['input'];
  /** Limits the key to these communities, 100 at most; the whole organization if left out. */
  readonly communityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** When the key stops working; never if left out. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What the key is for, at most 100 characters. */
  readonly name: Scalars['String']['input'];
  /** Names of permissions. Nobody can grant what he may not do himself. */
  readonly permissions: ReadonlyArray<Scalars['String']['input']>;
};

/** Answer of `apiKeyCreate`. */
export type ApiKeyCreatePayload = {
  readonly __typename?: 'ApiKeyCreatePayload';
  /** The new key; null when there are errors. */
  readonly apiKey?: Maybe<ApiKey>;
  /** The whole key as it is sent after `Bearer`. It is shown this once, and not when the same Idempotency-Key is sent again. */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** Why nothing was made; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An API key in a list. */
export type ApiKeyEdge = {
  readonly __typename?: 'ApiKeyEdge';
  /** Cursor of this key. */
  readonly cursor: Scalars['String']['output'];
  /** The key. */
  readonly node: ApiKey;
};

/** The key to revoke. */
export type ApiKeyRevokeInput = {
  /** Id of the key. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `apiKeyRevoke`. */
export type ApiKeyRevokePayload = {
  readonly __typename?: 'ApiKeyRevokePayload';
  /** The key after the change; null when there are errors. */
  readonly apiKey?: Maybe<ApiKey>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether archived records are part of a list. */
export type ArchivedFilter =
  /** Only records that are in use. The default. */
  | 'EXCLUDE'
  /** Both. */
  | 'INCLUDE'
  /** Only archived records. */
  | 'ONLY';

/** What was done to a row. */
export type AuditAction =
  /** It was removed. */
  | 'DELETE'
  /** It was made. */
  | 'INSERT'
  /** It was changed. */
  | 'UPDATE';

/** The first place where the audit log is not what was sealed. */
export type AuditBreak = {
  readonly __typename?: 'AuditBreak';
  /** The entry; null when it is not known any more. */
  readonly entryId?: Maybe<Scalars['ID']['output']>;
  /** Position of the seal. */
  readonly position: Scalars['SafeInt']['output'];
  /** What is wrong. */
  readonly reason: AuditBreakReason;
};

/** What is wrong with a sealed entry. */
export type AuditBreakReason =
  /** The entry is not what it was when it was sealed. */
  | 'ENTRY_CHANGED'
  /** The entry has been removed. */
  | 'ENTRY_MISSING'
  /** The seal has been removed. */
  | 'SEAL_MISSING'
  /** The seal at this position is not the one that was written down: everything up to it may have been made anew. */
  | 'SEAL_REPLACED';

/** What happened to one column. */
export type AuditChange = {
  readonly __typename?: 'AuditChange';
  /** Value after, as JSON text; null when there is none. */
  readonly after?: Maybe<Scalars['String']['output']>;
  /** Value before, as JSON text; null when there was none. */
  readonly before?: Maybe<Scalars['String']['output']>;
  /** Name of the column. */
  readonly field: Scalars['String']['output'];
};

/** A list of entries, page by page. */
export type AuditLogConnection = {
  readonly __typename?: 'AuditLogConnection';
  /** Entries of the page with their cursors. */
  readonly edges: ReadonlyArray<AuditLogEdge>;
  /** Entries of the page. */
  readonly nodes: ReadonlyArray<AuditLogEntry>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many entries the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry in a list. */
export type AuditLogEdge = {
  readonly __typename?: 'AuditLogEdge';
  /** Cursor of this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: AuditLogEntry;
};

/** A change to a row: who, when and what. Entries are written by the database and never change. */
export type AuditLogEntry = {
  readonly __typename?: 'AuditLogEntry';
  /** What was done to the row. */
  readonly action: AuditAction;
  /** Who did it, as `user:<id>`, `apiKey:<id>` or `system:<name>`; null for work of the system without a name. */
  readonly actor?: Maybe<Scalars['String']['output']>;
  /** Every column that was set, changed or removed, by name. Secrets are left out. */
  readonly changes: ReadonlyArray<AuditChange>;
  /** Which table, as `schema.table`. */
  readonly entity: Scalars['String']['output'];
  /** Id of the row; null for rows without one. */
  readonly entityId?: Maybe<Scalars['ID']['output']>;
  /** Id of the entry. */
  readonly id: Scalars['ID']['output'];
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The request in which it happened; null for work that no request asked for. */
  readonly requestId?: Maybe<Scalars['String']['output']>;
};

/** Which entries to list; conditions are joined by AND. */
export type AuditLogFilter = {
  /** Who did it, as `user:<id>`, `apiKey:<id>` or `system:<name>`. */
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  /** Table, as `schema.table`. */
  readonly entity?: InputMaybe<Scalars['String']['input']>;
  /** Id of the row. */
  readonly entityId?: InputMaybe<Scalars['ID']['input']>;
};

/** The newest seal of the audit log. Written down outside of the installation, it proves later that nothing before it was changed. */
export type AuditSeal = {
  readonly __typename?: 'AuditSeal';
  /** SHA-256 over all of them, one after the other, as hexadecimal digits. */
  readonly hash: Scalars['String']['output'];
  /** How many entries are sealed. */
  readonly position: Scalars['SafeInt']['output'];
  /** When it was sealed. */
  readonly sealedAt: Scalars['DateTime']['output'];
};

/** A seal that was written down earlier. */
export type AuditSealInput = {
  /** Its hash, as hexadecimal digits. */
  readonly hash: Scalars['String']['input'];
  /** Its position. */
  readonly position: Scalars['SafeInt']['input'];
};

/** What was found when the seals of the audit log were computed again. */
export type AuditVerification = {
  readonly __typename?: 'AuditVerification';
  /** Entries that stand among sealed ones without a seal of their own: nobody but a superuser can have put them there. */
  readonly entriesWithoutSeal: Scalars['SafeInt']['output'];
  /** The first that is wrong; null when all are right. */
  readonly firstBreak?: Maybe<AuditBreak>;
  /** Whether there are more seals; ask again with `afterPosition: verifiedTo`. */
  readonly hasMore: Scalars['Boolean']['output'];
  /** The newest seal; null before the first. New entries are sealed within a minute or two. */
  readonly newest?: Maybe<AuditSeal>;
  /** Every seal up to this position was looked at, beginning after the one that was asked for. */
  readonly verifiedTo: Scalars['SafeInt']['output'];
};

/** A building, condominium or homeowners' association, with its own time zone, currency and policies. */
export type Community = {
  readonly __typename?: 'Community';
  /** Postal address as text; null when none was given. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** When the community was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** ISO 4217 currency of its books. It never changes. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Id of the community. */
  readonly id: Scalars['ID']['output'];
  /** What sort of community it is. */
  readonly kind: CommunityKind;
  /** BCP 47 language tag of its documents, such as en-US. */
  readonly locale: Scalars['String']['output'];
  /** Name, unique among the communities of the organization that are in use. */
  readonly name: Scalars['String']['output'];
  /** IANA time zone in which its days are judged, such as America/Chicago. */
  readonly timeZone: Scalars['String']['output'];
  /** Counts changes; pass it as `expectedVersion` to notice concurrent ones. */
  readonly version: Scalars['Int']['output'];
};

/** The community to archive. */
export type CommunityArchiveInput = {
  /** Fails with CONFLICT when the community has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the community. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `communityArchive`. */
export type CommunityArchivePayload = {
  readonly __typename?: 'CommunityArchivePayload';
  /** The archived community; null when there are errors. */
  readonly community?: Maybe<Community>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A list of communities, page by page. */
export type CommunityConnection = {
  readonly __typename?: 'CommunityConnection';
  /** Communities of the page with their cursors. */
  readonly edges: ReadonlyArray<CommunityEdge>;
  /** Communities of the page. */
  readonly nodes: ReadonlyArray<Community>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many communities the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new community. */
export type CommunityCreateInput = {
  /** Postal address as text, at most 500 characters. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217 currency of its books. It cannot be changed later. */
  readonly currency: Scalars['CurrencyCode']['input'];
  /** What sort of community it is; a building if left out. */
  readonly kind?: InputMaybe<CommunityKind>;
  /** BCP 47 language tag; en-US if left out. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** Name, at most 200 characters. */
  readonly name: Scalars['String']['input'];
  /** IANA time zone, such as America/Chicago. */
  readonly timeZone: Scalars['String']['input'];
};

/** Answer of `communityCreate`. */
export type CommunityCreatePayload = {
  readonly __typename?: 'CommunityCreatePayload';
  /** The new community; null when there are errors. */
  readonly community?: Maybe<Community>;
  /** Why nothing was made; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A community in a list. */
export type CommunityEdge = {
  readonly __typename?: 'CommunityEdge';
  /** Cursor of this community. */
  readonly cursor: Scalars['String']['output'];
  /** The community. */
  readonly node: Community;
};

/** Which communities to list; conditions are joined by AND. */
export type CommunityFilter = {
  /** Whether archived communities are listed; they are not by default. */
  readonly archived?: InputMaybe<ArchivedFilter>;
  /** Kinds to include. */
  readonly kinds?: InputMaybe<ReadonlyArray<CommunityKind>>;
  /** Start of the name, without regard to case and accents. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
};

/** What sort of community it is. */
export type CommunityKind =
  /** A building with one owner. */
  | 'BUILDING'
  /** Units with owners of their own, and common property. */
  | 'CONDOMINIUM'
  /** A homeowners' association. */
  | 'HOA'
  /** Scattered properties that are run together. */
  | 'PORTFOLIO';

/** In which order communities are listed. */
export type CommunityOrder =
  /** By name, A to Z. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC'
  /** The newest first. */
  | 'NEWEST_FIRST';

/** The community to restore. */
export type CommunityRestoreInput = {
  /** Fails with CONFLICT when the community has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the community. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `communityRestore`. */
export type CommunityRestorePayload = {
  readonly __typename?: 'CommunityRestorePayload';
  /** The restored community; null when there are errors. */
  readonly community?: Maybe<Community>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to a community; what is left out stays as it is. */
export type CommunityUpdateInput = {
  /** New postal address; null removes it. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Fails with CONFLICT when the community has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The community to change. */
  readonly id: Scalars['ID']['input'];
  /** New kind. */
  readonly kind?: InputMaybe<CommunityKind>;
  /** New BCP 47 language tag. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** New name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** New IANA time zone. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `communityUpdate`. */
export type CommunityUpdatePayload = {
  readonly __typename?: 'CommunityUpdatePayload';
  /** The community after the change; null when there are errors. */
  readonly community?: Maybe<Community>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A person's place in the organization, with the roles that he has there. */
export type Membership = {
  readonly __typename?: 'Membership';
  /** When the membership was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** E-mail address: of the person, or as it was typed while he is only invited. */
  readonly email: Scalars['String']['output'];
  /** Name: of the person, or as it was typed while he is only invited. */
  readonly fullName: Scalars['String']['output'];
  /** Id of the membership. */
  readonly id: Scalars['ID']['output'];
  /**
   * Whether this is the organization that the person enters when he signs in without choosing one. Null for everybody but the
   * person himself: it tells of other organizations.
   */
  readonly isPrimary?: Maybe<Scalars['Boolean']['output']>;
  /** The organization. */
  readonly organization: Organization;
  /** What the person is in the organization. */
  readonly roles: ReadonlyArray<MembershipRole>;
  /** Where the membership stands. */
  readonly status: MembershipStatus;
  /** The person; null until he has signed in to the organization for the first time. */
  readonly user?: Maybe<User>;
  /** Counts changes; pass it as `expectedVersion` to notice concurrent ones. */
  readonly version: Scalars['Int']['output'];
};

/** A list of memberships, page by page. */
export type MembershipConnection = {
  readonly __typename?: 'MembershipConnection';
  /** Memberships of the page with their cursors. */
  readonly edges: ReadonlyArray<MembershipEdge>;
  /** Memberships of the page. */
  readonly nodes: ReadonlyArray<Membership>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many memberships the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A person to add to the organization. */
export type MembershipCreateInput = {
  /** E-mail address with which the person signs in. */
  readonly email: Scalars['String']['input'];
  /** Name, at most 200 characters. A person who has a login already keeps his own. */
  readonly fullName: Scalars['String']['input'];
  /** First password, which opens this organization only: 8 characters to 128 bytes. Not used for a person who has a login already, whose own password opens this organization too, and not needed by who signs in by an identity provider. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** Roles to give, 1 to 20. */
  readonly roles: ReadonlyArray<MembershipRoleInput>;
};

/** Answer of `membershipCreate`. */
export type MembershipCreatePayload = {
  readonly __typename?: 'MembershipCreatePayload';
  /** The new membership; null when there are errors. */
  readonly membership?: Maybe<Membership>;
  /** Why nothing was made; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A membership in a list. */
export type MembershipEdge = {
  readonly __typename?: 'MembershipEdge';
  /** Cursor of this membership. */
  readonly cursor: Scalars['String']['output'];
  /** The membership. */
  readonly node: Membership;
};

/** The membership to end. */
export type MembershipEndInput = {
  /** Fails with CONFLICT when the membership has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the membership. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `membershipEnd`. */
export type MembershipEndPayload = {
  readonly __typename?: 'MembershipEndPayload';
  /** The membership after the change; null when there are errors. */
  readonly membership?: Maybe<Membership>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The member whose factors are lost. */
export type MembershipFactorsResetInput = {
  /** Fails with CONFLICT when the membership has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the membership. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `membershipFactorsReset`. */
export type MembershipFactorsResetPayload = {
  readonly __typename?: 'MembershipFactorsResetPayload';
  /** The membership after the change; null when there are errors. */
  readonly membership?: Maybe<Membership>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which memberships to list; conditions are joined by AND. */
export type MembershipFilter = {
  /** Members who have a role limited to this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Members who have the role with this key. */
  readonly roleKey?: InputMaybe<Scalars['String']['input']>;
  /** Statuses to include; all if left out. */
  readonly statuses?: InputMaybe<ReadonlyArray<MembershipStatus>>;
  /** The membership of this user. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The membership to resume. */
export type MembershipResumeInput = {
  /** Fails with CONFLICT when the membership has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the membership. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `membershipResume`. */
export type MembershipResumePayload = {
  readonly __typename?: 'MembershipResumePayload';
  /** The membership after the change; null when there are errors. */
  readonly membership?: Maybe<Membership>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A role that a member has, in the whole organization or in one community. */
export type MembershipRole = {
  readonly __typename?: 'MembershipRole';
  /** The community to which the role is limited; null for the whole organization. */
  readonly community?: Maybe<Community>;
  /** The role. */
  readonly role: Role;
};

/** A role to give. */
export type MembershipRoleInput = {
  /** Limits the role to one community. Needed for roles that see communities only. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Key of the role, such as manager. */
  readonly roleKey: Scalars['String']['input'];
};

/** Where a membership stands. */
export type MembershipStatus =
  /** The person can enter. */
  | 'ACTIVE'
  /** The person does not belong to the organization any more. */
  | 'ENDED'
  /** Added, and not come yet: signing in to the organization makes it active. */
  | 'INVITED'
  /** The person cannot enter for the time being. */
  | 'SUSPENDED';

/** The membership to suspend. */
export type MembershipSuspendInput = {
  /** Fails with CONFLICT when the membership has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the membership. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `membershipSuspend`. */
export type MembershipSuspendPayload = {
  readonly __typename?: 'MembershipSuspendPayload';
  /** The membership after the change; null when there are errors. */
  readonly membership?: Maybe<Membership>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to a membership; what is left out stays as it is. */
export type MembershipUpdateInput = {
  /** Fails with CONFLICT when the membership has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The membership to change. */
  readonly id: Scalars['ID']['input'];
  /** All roles that the member is to have, 1 to 20; others are taken away. */
  readonly roles?: InputMaybe<ReadonlyArray<MembershipRoleInput>>;
};

/** Answer of `membershipUpdate`. */
export type MembershipUpdatePayload = {
  readonly __typename?: 'MembershipUpdatePayload';
  /** The membership after the change; null when there are errors. */
  readonly membership?: Maybe<Membership>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that a person shows besides his password: an authenticator app. */
export type MfaFactor = {
  readonly __typename?: 'MfaFactor';
  /** Whether sign-in asks for it; false until it is confirmed. */
  readonly confirmed: Scalars['Boolean']['output'];
  /** When it was added. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether it counts in every organization of the person, or in this one only. */
  readonly everywhere: Scalars['Boolean']['output'];
  /** Id of the factor. */
  readonly id: Scalars['ID']['output'];
  /** When one of its codes was last used; null before the first time. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the person calls it. */
  readonly name: Scalars['String']['output'];
};

/** A code that shows that the app has the secret. */
export type MfaFactorConfirmInput = {
  /** The six digits that the app shows. */
  readonly code: Scalars['String']['input'];
  /** Id of the factor. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `mfaFactorConfirm`. */
export type MfaFactorConfirmPayload = {
  readonly __typename?: 'MfaFactorConfirmPayload';
  /** The factor, by which sign-in asks from now on; null when there are errors. */
  readonly factor?: Maybe<MfaFactor>;
  /** Ten codes for the day the app is lost, each good once, shown this once. Empty when the person has some already, in an answer that is repeated under its Idempotency-Key, and in a dry run. */
  readonly recoveryCodes: ReadonlyArray<Scalars['String']['output']>;
  /** Why nothing was confirmed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An authenticator app to add. */
export type MfaFactorEnrollInput = {
  /** What to call it, at most 100 characters. Authenticator app without it. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `mfaFactorEnroll`. */
export type MfaFactorEnrollPayload = {
  readonly __typename?: 'MfaFactorEnrollPayload';
  /** The new factor, not confirmed yet; null when there are errors. */
  readonly factor?: Maybe<MfaFactor>;
  /** Its secret in base 32, shown this once; null in an answer that is repeated under its Idempotency-Key, and in a dry run. */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** The same as an address for a QR code, which authenticator apps read; null where the secret is. */
  readonly uri?: Maybe<Scalars['String']['output']>;
  /** Why nothing was added; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The factor to remove. */
export type MfaFactorRemoveInput = {
  /** Id of the factor. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `mfaFactorRemove`. */
export type MfaFactorRemovePayload = {
  readonly __typename?: 'MfaFactorRemovePayload';
  /** The factor as it was; null when there are errors. */
  readonly factor?: Maybe<MfaFactor>;
  /** Why nothing was removed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** New recovery codes in place of the old ones. */
export type MfaRecoveryCodesRenewInput = {
  /** Fails with CONFLICT when another number of codes is left by now. */
  readonly expectedCodesLeft?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `mfaRecoveryCodesRenew`. */
export type MfaRecoveryCodesRenewPayload = {
  readonly __typename?: 'MfaRecoveryCodesRenewPayload';
  /** Ten new codes, each good once, shown this once. Empty when there are errors, in an answer that is repeated under its Idempotency-Key, and in a dry run. */
  readonly recoveryCodes: ReadonlyArray<Scalars['String']['output']>;
  /** Why there are no new codes; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An amount of money, exact to the smallest unit of its currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount as exact decimal text with all decimals of the currency, such as "1250.00". */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** The amount counted in the smallest unit of the currency, such as cents. */
  readonly minorUnits: Scalars['SafeInt']['output'];
};

/** An amount of money as input. */
export type MoneyInput = {
  /** Exact decimal text with at most as many decimals as the currency has, such as "1250.00". */
  readonly amount: Scalars['Decimal']['input'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes an API client. */
  readonly apiClientCreate: ApiClientCreatePayload;
  /** Ends a client for good and revokes its keys, within 5 seconds. */
  readonly apiClientEnd: ApiClientEndPayload;
  /** Lets the keys of a suspended client work again. */
  readonly apiClientResume: ApiClientResumePayload;
  /** Stops all keys of a client for the time being, within 5 seconds. */
  readonly apiClientSuspend: ApiClientSuspendPayload;
  /** Changes an API client. */
  readonly apiClientUpdate: ApiClientUpdatePayload;
  /** Makes a key and shows its secret, once. */
  readonly apiKeyCreate: ApiKeyCreatePayload;
  /** Revokes a key for good, within 5 seconds. */
  readonly apiKeyRevoke: ApiKeyRevokePayload;
  /** Takes a community out of use. Nothing of it is deleted. */
  readonly communityArchive: CommunityArchivePayload;
  /** Adds a community to the organization. */
  readonly communityCreate: CommunityCreatePayload;
  /** Takes an archived community back into use. */
  readonly communityRestore: CommunityRestorePayload;
  /** Changes a community. */
  readonly communityUpdate: CommunityUpdatePayload;
  /** Adds a person to the organization. Whether he has a login for another organization already is told to nobody. */
  readonly membershipCreate: MembershipCreatePayload;
  /** Ends a membership, its roles and its sessions. */
  readonly membershipEnd: MembershipEndPayload;
  /** Lets a member who has lost his second factors enter this organization without them, and ends his sessions. In other organizations they hold as before. */
  readonly membershipFactorsReset: MembershipFactorsResetPayload;
  /** Lets a suspended member in again. */
  readonly membershipResume: MembershipResumePayload;
  /** Keeps a member out for the time being and ends his sessions. */
  readonly membershipSuspend: MembershipSuspendPayload;
  /** Changes the roles of a member. It holds within 5 seconds for sessions that are open. */
  readonly membershipUpdate: MembershipUpdatePayload;
  /** Shows that the app has the secret. From now on sign-in asks for its codes, and other open sessions must prove again who they are. */
  readonly mfaFactorConfirm: MfaFactorConfirmPayload;
  /** Adds an authenticator app to the signed-in person's account. It counts when `mfaFactorConfirm` has come within ten minutes. */
  readonly mfaFactorEnroll: MfaFactorEnrollPayload;
  /** Removes a factor of the signed-in person. With the last one its recovery codes go, too. */
  readonly mfaFactorRemove: MfaFactorRemovePayload;
  /** Makes new recovery codes for the signed-in person; the old ones are worth nothing from now on. */
  readonly mfaRecoveryCodesRenew: MfaRecoveryCodesRenewPayload;
  /** Changes the organization of the session. */
  readonly organizationUpdate: OrganizationUpdatePayload;
  /** Changes the password of the signed-in person and ends his other sessions. A password for this organization only is changed here only. One that opens all of the person's organizations is changed by a session that was opened by it, and by a second factor for all of them where the person has one; any other session gets PASSWORD_OUT_OF_REACH, unless it wants a password for this organization only. */
  readonly passwordChange: PasswordChangePayload;
  /** Announces that an operation will be retired; it may still be called. */
  readonly persistedOperationDeprecate: PersistedOperationDeprecatePayload;
  /** Takes an operation out of use, within 5 seconds. */
  readonly persistedOperationRetire: PersistedOperationRetirePayload;
  /** Registers operations for a client, all or none. Whether they fit the schema is checked by who registers them and again when they are called. */
  readonly persistedOperationsRegister: PersistedOperationsRegisterPayload;
  /** Takes a role out of use that no member has. */
  readonly roleArchive: RoleArchivePayload;
  /** Makes a role. */
  readonly roleCreate: RoleCreatePayload;
  /** Changes a role and what it grants. */
  readonly roleUpdate: RoleUpdatePayload;
  /** Opens the session of a person with a second factor. Failed attempts are answered ever more slowly. */
  readonly sessionChallengeAnswer: SessionChallengeAnswerPayload;
  /** Signs a person in, or asks for a second factor. Failed attempts are answered ever more slowly. */
  readonly sessionCreate: SessionCreatePayload;
  /** Exchanges a refresh token for new tokens. A token that was used before ends the whole session, because somebody else has it. */
  readonly sessionRefresh: SessionRefreshPayload;
  /** Ends a session: its refresh token at once, its access tokens within 5 seconds. */
  readonly sessionRevoke: SessionRevokePayload;
  /** Proves again who asks, so that the session may do for ten minutes what not everybody may do who finds it open. Failed attempts are answered ever more slowly. */
  readonly sessionStepUp: SessionStepUpPayload;
  /** Changes the profile of the signed-in person. Nobody can change that of another. */
  readonly userUpdate: UserUpdatePayload;
};


export type MutationApiClientCreateArgs = {
  input: ApiClientCreateInput;
};


export type MutationApiClientEndArgs = {
  input: ApiClientEndInput;
};


export type MutationApiClientResumeArgs = {
  input: ApiClientResumeInput;
};


export type MutationApiClientSuspendArgs = {
  input: ApiClientSuspendInput;
};


export type MutationApiClientUpdateArgs = {
  input: ApiClientUpdateInput;
};


export type MutationApiKeyCreateArgs = {
  input: ApiKeyCreateInput;
};


export type MutationApiKeyRevokeArgs = {
  input: ApiKeyRevokeInput;
};


export type MutationCommunityArchiveArgs = {
  input: CommunityArchiveInput;
};


export type MutationCommunityCreateArgs = {
  input: CommunityCreateInput;
};


export type MutationCommunityRestoreArgs = {
  input: CommunityRestoreInput;
};


export type MutationCommunityUpdateArgs = {
  input: CommunityUpdateInput;
};


export type MutationMembershipCreateArgs = {
  input: MembershipCreateInput;
};


export type MutationMembershipEndArgs = {
  input: MembershipEndInput;
};


export type MutationMembershipFactorsResetArgs = {
  input: MembershipFactorsResetInput;
};


export type MutationMembershipResumeArgs = {
  input: MembershipResumeInput;
};


export type MutationMembershipSuspendArgs = {
  input: MembershipSuspendInput;
};


export type MutationMembershipUpdateArgs = {
  input: MembershipUpdateInput;
};


export type MutationMfaFactorConfirmArgs = {
  input: MfaFactorConfirmInput;
};


export type MutationMfaFactorEnrollArgs = {
  input: MfaFactorEnrollInput;
};


export type MutationMfaFactorRemoveArgs = {
  input: MfaFactorRemoveInput;
};


export type MutationMfaRecoveryCodesRenewArgs = {
  input: MfaRecoveryCodesRenewInput;
};


export type MutationOrganizationUpdateArgs = {
  input: OrganizationUpdateInput;
};


export type MutationPasswordChangeArgs = {
  input: PasswordChangeInput;
};


export type MutationPersistedOperationDeprecateArgs = {
  input: PersistedOperationDeprecateInput;
};


export type MutationPersistedOperationRetireArgs = {
  input: PersistedOperationRetireInput;
};


export type MutationPersistedOperationsRegisterArgs = {
  input: PersistedOperationsRegisterInput;
};


export type MutationRoleArchiveArgs = {
  input: RoleArchiveInput;
};


export type MutationRoleCreateArgs = {
  input: RoleCreateInput;
};


export type MutationRoleUpdateArgs = {
  input: RoleUpdateInput;
};


export type MutationSessionChallengeAnswerArgs = {
  input: SessionChallengeAnswerInput;
};


export type MutationSessionCreateArgs = {
  input: SessionCreateInput;
};


export type MutationSessionRefreshArgs = {
  input: SessionRefreshInput;
};


export type MutationSessionRevokeArgs = {
  input: SessionRevokeInput;
};


export type MutationSessionStepUpArgs = {
  input: SessionStepUpInput;
};


export type MutationUserUpdateArgs = {
  input: UserUpdateInput;
};

/** A customer of this installation, and the boundary of isolation: nothing of one organization is visible in another. */
export type Organization = {
  readonly __typename?: 'Organization';
  /** Communities of the organization that the session sees and that are in use, by name. */
  readonly communities: CommunityConnection;
  /** When the organization was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Id of the organization. */
  readonly id: Scalars['ID']['output'];
  /** Name for display. */
  readonly name: Scalars['String']['output'];
  /** What the organization has subscribed to. */
  readonly plan: OrganizationPlan;
  /** Short name, unique in this installation; people choose an organization by it when they sign in. */
  readonly slug: Scalars['String']['output'];
  /** Whether the organization is in use. */
  readonly status: OrganizationStatus;
  /** Counts changes; pass it as `expectedVersion` to notice concurrent ones. */
  readonly version: Scalars['Int']['output'];
};


/** A customer of this installation, and the boundary of isolation: nothing of one organization is visible in another. */
export type OrganizationCommunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What an organization has subscribed to. */
export type OrganizationPlan =
  /** For trying out. */
  | 'DEMO'
  /** With everything. */
  | 'ENTERPRISE'
  /** The usual plan. */
  | 'STANDARD';

/** Whether an organization is in use. */
export type OrganizationStatus =
  /** In use. */
  | 'ACTIVE'
  /** Ended for good. */
  | 'CLOSED'
  /** Nobody can sign in for the time being. */
  | 'SUSPENDED';

/** Changes to the organization; what is left out stays as it is. */
export type OrganizationUpdateInput = {
  /** Fails with CONFLICT when the organization has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `organizationUpdate`. */
export type OrganizationUpdatePayload = {
  readonly __typename?: 'OrganizationUpdatePayload';
  /** The organization after the change; null when there are errors. */
  readonly organization?: Maybe<Organization>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where a page lies in its connection. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last node of the page; pass it as `after` for the next page. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more nodes follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether nodes precede this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first node of the page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** The present password and a new one. */
export type PasswordChangeInput = {
  /** The password with which the person signs in to this organization. */
  readonly currentPassword: Scalars['String']['input'];
  /** 8 characters to 128 bytes, and none that everybody tries first. */
  readonly newPassword: Scalars['String']['input'];
  /** Makes the new password one for this organization only, where the present one goes on opening the others. */
  readonly onlyHere?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `passwordChange`. */
export type PasswordChangePayload = {
  readonly __typename?: 'PasswordChangePayload';
  /** Whether the password was changed. */
  readonly changed: Scalars['Boolean']['output'];
  /** Why it was not; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that a role can let a member do. */
export type Permission = {
  readonly __typename?: 'Permission';
  /** What it lets a member do. */
  readonly description: Scalars['String']['output'];
  /** Name as `subgraph.noun.verb`, such as finance.payment.record. */
  readonly name: Scalars['String']['output'];
};

/** An operation that a client has registered and may call by its id. */
export type PersistedOperation = {
  readonly __typename?: 'PersistedOperation';
  /** When the operation was registered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The document text. */
  readonly document: Scalars['String']['output'];
  /** SHA-256 of the document text as 64 hexadecimal digits; callers send it as `documentId`. */
  readonly documentId: Scalars['String']['output'];
  /** Id of the registration. */
  readonly id: Scalars['ID']['output'];
  /** Name of the operation. */
  readonly name: Scalars['String']['output'];
  /** Whether it may be called. */
  readonly status: PersistedOperationStatus;
  /** Counts changes; pass it as `expectedVersion` to notice concurrent ones. */
  readonly version: Scalars['Int']['output'];
};

/** A list of operations, page by page. */
export type PersistedOperationConnection = {
  readonly __typename?: 'PersistedOperationConnection';
  /** Operations of the page with their cursors. */
  readonly edges: ReadonlyArray<PersistedOperationEdge>;
  /** Operations of the page. */
  readonly nodes: ReadonlyArray<PersistedOperation>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many operations the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** The operation to deprecate. */
export type PersistedOperationDeprecateInput = {
  /** Fails with CONFLICT when the operation has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the registration. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `persistedOperationDeprecate`. */
export type PersistedOperationDeprecatePayload = {
  readonly __typename?: 'PersistedOperationDeprecatePayload';
  /** The operation after the change; null when there are errors. */
  readonly persistedOperation?: Maybe<PersistedOperation>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An operation in a list. */
export type PersistedOperationEdge = {
  readonly __typename?: 'PersistedOperationEdge';
  /** Cursor of this operation. */
  readonly cursor: Scalars['String']['output'];
  /** The operation. */
  readonly node: PersistedOperation;
};

/** Which operations to list; conditions are joined by AND. */
export type PersistedOperationFilter = {
  /** Operations of this client. */
  readonly clientId?: InputMaybe<Scalars['ID']['input']>;
  /** Operations with this document id. */
  readonly documentId?: InputMaybe<Scalars['String']['input']>;
  /** Statuses to include; all if left out. */
  readonly statuses?: InputMaybe<ReadonlyArray<PersistedOperationStatus>>;
};

/** An operation to register. */
export type PersistedOperationInput = {
  /** Text of a GraphQL document with exactly one operation, at most 65,536 bytes. */
  readonly document: Scalars['String']['input'];
  /** Name of the operation, the same as in the document. */
  readonly name: Scalars['String']['input'];
};

/** The operation to retire. */
export type PersistedOperationRetireInput = {
  /** Fails with CONFLICT when the operation has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the registration. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `persistedOperationRetire`. */
export type PersistedOperationRetirePayload = {
  readonly __typename?: 'PersistedOperationRetirePayload';
  /** The operation after the change; null when there are errors. */
  readonly persistedOperation?: Maybe<PersistedOperation>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether a registered operation may be called. */
export type PersistedOperationStatus =
  /** It may be called. */
  | 'ACTIVE'
  /** It may be called, and will be retired. */
  | 'DEPRECATED'
  /** Registered, and not to be called yet. */
  | 'DRAFT'
  /** It may not be called any more. */
  | 'RETIRED';

/** Operations to register for a client. */
export type PersistedOperationsRegisterInput = {
  /** Name of the client; it is made when there is none. */
  readonly clientName: Scalars['String']['input'];
  /** The operations, 1 to 100. Those that are registered already stay, retired ones come back. */
  readonly operations: ReadonlyArray<PersistedOperationInput>;
};

/** Answer of `persistedOperationsRegister`. */
export type PersistedOperationsRegisterPayload = {
  readonly __typename?: 'PersistedOperationsRegisterPayload';
  /** The registered operations in the order of the input; null when there are errors. */
  readonly operations?: Maybe<ReadonlyArray<PersistedOperation>>;
  /** Why nothing was registered; the path names the operation by its place. Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** API clients of the organization, the newest first. */
  readonly apiClients: ApiClientConnection;
  /** Who changed what in the organization, the newest first. */
  readonly auditLog: AuditLogConnection;
  /** Computes the seals of the audit log again, 20,000 at a time, and says which entry is the first that is not what it was. */
  readonly auditVerification: AuditVerification;
  /** Communities that the session sees. */
  readonly communities: CommunityConnection;
  /** One community; null when there is none with this id or the session does not see it. */
  readonly community?: Maybe<Community>;
  /** Memberships that the session sees, the newest first. */
  readonly memberships: MembershipConnection;
  /** The organization of the session. */
  readonly organization?: Maybe<Organization>;
  /** Every permission that there is. The list is the same for all organizations and changes only with the version of Lintel. */
  readonly permissions: ReadonlyArray<Permission>;
  /** Registered operations of the organization, the newest first. */
  readonly persistedOperations: PersistedOperationConnection;
  /** Roles of the organization, by key. */
  readonly roles: RoleConnection;
  /** What happened at the door of the organization, the newest first, as far as the session sees it. */
  readonly securityEvents: SecurityEventConnection;
  /** One user; null when there is none with this id or the session does not see him. */
  readonly user?: Maybe<User>;
  /** Users who belong to the organization and have signed in to it, as far as the session sees them; the newest first. */
  readonly users: UserConnection;
  /** Who asks; null when nobody is signed in. */
  readonly viewer?: Maybe<Viewer>;
};


export type QueryApiClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditVerificationArgs = {
  afterPosition?: InputMaybe<Scalars['SafeInt']['input']>;
  knownSeal?: InputMaybe<AuditSealInput>;
};


export type QueryCommunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CommunityFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<CommunityOrder>;
};


export type QueryCommunityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MembershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPersistedOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PersistedOperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRolesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RoleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySecurityEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SecurityEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What a member may do, and how far he sees. */
export type Role = {
  readonly __typename?: 'Role';
  /** When the role was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Department that the role belongs to; null when it belongs to none. */
  readonly department?: Maybe<Scalars['String']['output']>;
  /** Id of the role. */
  readonly id: Scalars['ID']['output'];
  /** Whether the role was made with the organization. Such a role stays. */
  readonly isSystem: Scalars['Boolean']['output'];
  /** Key that code and imports refer to, unique among the roles in use. */
  readonly key: Scalars['String']['output'];
  /** 0 for people who are not staff, 1 for staff, 2 for managers, 3 for administrators. */
  readonly level: Scalars['Int']['output'];
  /** Name for display. */
  readonly name: Scalars['String']['output'];
  /** What the role lets a member do. */
  readonly permissions: ReadonlyArray<Permission>;
  /** Counts changes; pass it as `expectedVersion` to notice concurrent ones. */
  readonly version: Scalars['Int']['output'];
  /** Whose data a member with this role sees. */
  readonly visibility: RoleVisibility;
};

/** The role to archive. */
export type RoleArchiveInput = {
  /** Fails with CONFLICT when the role has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the role. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `roleArchive`. */
export type RoleArchivePayload = {
  readonly __typename?: 'RoleArchivePayload';
  /** The archived role; null when there are errors. */
  readonly role?: Maybe<Role>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A list of roles, page by page. */
export type RoleConnection = {
  readonly __typename?: 'RoleConnection';
  /** Roles of the page with their cursors. */
  readonly edges: ReadonlyArray<RoleEdge>;
  /** Roles of the page. */
  readonly nodes: ReadonlyArray<Role>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many roles the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new role. */
export type RoleCreateInput = {
  /** Department, at most 100 characters. */
  readonly department?: InputMaybe<Scalars['String']['input']>;
  /** Key: a small letter, then small letters, digits and underscores, 2 to 63 characters. */
  readonly key: Scalars['String']['input'];
  /** 0 to 3; 1 if left out. */
  readonly level?: InputMaybe<Scalars['Int']['input']>;
  /** Name, at most 100 characters. */
  readonly name: Scalars['String']['input'];
  /** Names of permissions to grant. Nobody can grant what he may not do himself. */
  readonly permissions: ReadonlyArray<Scalars['String']['input']>;
  /** Whose data a member with this role sees. */
  readonly visibility: RoleVisibility;
};

/** Answer of `roleCreate`. */
export type RoleCreatePayload = {
  readonly __typename?: 'RoleCreatePayload';
  /** The new role; null when there are errors. */
  readonly role?: Maybe<Role>;
  /** Why nothing was made; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A role in a list. */
export type RoleEdge = {
  readonly __typename?: 'RoleEdge';
  /** Cursor of this role. */
  readonly cursor: Scalars['String']['output'];
  /** The role. */
  readonly node: Role;
};

/** Which roles to list; conditions are joined by AND. */
export type RoleFilter = {
  /** Whether archived roles are listed; they are not by default. */
  readonly archived?: InputMaybe<ArchivedFilter>;
  /** Whether the roles were made with the organization. */
  readonly isSystem?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Changes to a role; what is left out stays as it is. */
export type RoleUpdateInput = {
  /** Fails with CONFLICT when the role has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The role to change. */
  readonly id: Scalars['ID']['input'];
  /** New name, at most 100 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** All permissions that the role is to grant; others are taken away. Nobody can grant what he may not do himself. */
  readonly permissions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Answer of `roleUpdate`. */
export type RoleUpdatePayload = {
  readonly __typename?: 'RoleUpdatePayload';
  /** The role after the change; null when there are errors. */
  readonly role?: Maybe<Role>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whose data a member with a role sees. */
export type RoleVisibility =
  /** Everything of the communities that the role is given for. */
  | 'COMMUNITIES'
  /** Nothing but what everybody in the organization sees. */
  | 'NONE'
  /** Everything of the organization. */
  | 'ORGANIZATION'
  /** What belongs to the units that the member owns or lives in. */
  | 'OWN';

/** Something that happened at the door: a sign-in, a failed attempt, a change of what a person proves himself by. */
export type SecurityEvent = {
  readonly __typename?: 'SecurityEvent';
  /** E-mail address that was given at sign-in; null where none was. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Id of the event. */
  readonly id: Scalars['ID']['output'];
  /** Network address from which it came; null when it is not known. */
  readonly ip?: Maybe<Scalars['String']['output']>;
  /** What happened. */
  readonly kind: SecurityEventKind;
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Whose account it was; null when nobody has the address that was tried, or has not come to the organization yet. */
  readonly user?: Maybe<User>;
  /** Program from which it came, as it calls itself; null when it is not known. */
  readonly userAgent?: Maybe<Scalars['String']['output']>;
};

/** A list of security events, page by page. */
export type SecurityEventConnection = {
  readonly __typename?: 'SecurityEventConnection';
  /** Events of the page with their cursors. */
  readonly edges: ReadonlyArray<SecurityEventEdge>;
  /** Events of the page. */
  readonly nodes: ReadonlyArray<SecurityEvent>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many events the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A security event in a list. */
export type SecurityEventEdge = {
  readonly __typename?: 'SecurityEventEdge';
  /** Cursor of this event. */
  readonly cursor: Scalars['String']['output'];
  /** The event. */
  readonly node: SecurityEvent;
};

/** Which events to list; conditions are joined by AND. */
export type SecurityEventFilter = {
  /** Kinds to include; all if left out. */
  readonly kinds?: InputMaybe<ReadonlyArray<SecurityEventKind>>;
  /** Events of this user. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** What happened at the door. */
export type SecurityEventKind =
  /** A wrong code was given for a second factor at sign-in. */
  | 'CHALLENGE_FAILED'
  /** The password was right and a second factor was asked for. */
  | 'CHALLENGE_ISSUED'
  /** An administrator let the person enter the organization without his second factors. */
  | 'FACTORS_RESET'
  /** A second factor was confirmed. */
  | 'FACTOR_ADDED'
  /** A second factor was removed by its owner. */
  | 'FACTOR_REMOVED'
  /** The person changed his password. */
  | 'PASSWORD_CHANGED'
  /** New recovery codes were made, and the old ones are worth nothing. */
  | 'RECOVERY_CODES_RENEWED'
  /** A recovery code was used in place of a second factor. */
  | 'RECOVERY_CODE_USED'
  /** A refresh token was used a second time, so its session was ended. */
  | 'REFRESH_REUSE'
  /** A session was ended by something else. */
  | 'SESSION_ENDED'
  /** A session was opened. */
  | 'SIGN_IN'
  /** A wrong password was given at sign-in. */
  | 'SIGN_IN_FAILED'
  /** A session was ended by its refresh token. */
  | 'SIGN_OUT'
  /** A person proved again who he is. */
  | 'STEPPED_UP'
  /** A signed-in person gave a wrong code or password. */
  | 'STEP_UP_FAILED';

/** What a person with a second factor gets for the password: the session is opened by `sessionChallengeAnswer`. */
export type SessionChallenge = {
  readonly __typename?: 'SessionChallenge';
  /** When it is too late to answer. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** By what it can be answered. */
  readonly factors: ReadonlyArray<SessionChallengeFactor>;
  /** Stands for the password that was right, once and for five minutes. It opens nothing by itself. */
  readonly token: Scalars['String']['output'];
};

/** The answer to a challenge: either a code or a recovery code. */
export type SessionChallengeAnswerInput = {
  /** Token of the challenge. */
  readonly challengeToken: Scalars['String']['input'];
  /** The six digits that the authenticator app shows. Each code works once. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** A recovery code that was not used yet, in any letter case, with or without hyphens. */
  readonly recoveryCode?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `sessionChallengeAnswer`. */
export type SessionChallengeAnswerPayload = {
  readonly __typename?: 'SessionChallengeAnswerPayload';
  /** The new session; null when there are errors. */
  readonly session?: Maybe<SessionTokens>;
  /** Why nobody was signed in; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a challenge can be answered by. */
export type SessionChallengeFactor =
  /** One of the codes that the person was given for the day the app is lost. */
  | 'RECOVERY_CODE'
  /** A code of the person's authenticator app. */
  | 'TOTP';

/** An e-mail address and a password. */
export type SessionCreateInput = {
  /** E-mail address, in any letter case. */
  readonly email: Scalars['String']['input'];
  /** Short name of the organization to enter. Without it, the person's primary one. */
  readonly organizationSlug?: InputMaybe<Scalars['String']['input']>;
  /** Password, at most 128 bytes. */
  readonly password: Scalars['String']['input'];
};

/** Answer of `sessionCreate`. */
export type SessionCreatePayload = {
  readonly __typename?: 'SessionCreatePayload';
  /** What is still to be shown by a person with a second factor; null for everybody else. */
  readonly challenge?: Maybe<SessionChallenge>;
  /** The new session; null when there are errors, or a challenge. */
  readonly session?: Maybe<SessionTokens>;
  /** Why nobody was signed in; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A refresh token to exchange. */
export type SessionRefreshInput = {
  /** The newest refresh token of the session. */
  readonly refreshToken: Scalars['String']['input'];
};

/** Answer of `sessionRefresh`. */
export type SessionRefreshPayload = {
  readonly __typename?: 'SessionRefreshPayload';
  /** New tokens of the session; null when there are errors. */
  readonly session?: Maybe<SessionTokens>;
  /** Why there are no new tokens; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which session to end. Without any field, the session that makes the call. */
export type SessionRevokeInput = {
  /** True for all sessions of the caller in this organization but the one that makes the call; the other fields must be left out. */
  readonly others?: InputMaybe<Scalars['Boolean']['input']>;
  /** A refresh token of the session; nobody needs to be signed in. */
  readonly refreshToken?: InputMaybe<Scalars['String']['input']>;
  /** One of the caller's own sessions. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `sessionRevoke`. */
export type SessionRevokePayload = {
  readonly __typename?: 'SessionRevokePayload';
  /** Whether the session has ended. */
  readonly revoked: Scalars['Boolean']['output'];
  /** Why it has not; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A proof of who asks: a code from a person who has an authenticator app, the password from one who has none. */
export type SessionStepUpInput = {
  /** The six digits that the authenticator app shows. Each code works once. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** Password, at most 128 bytes. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `sessionStepUp`. */
export type SessionStepUpPayload = {
  readonly __typename?: 'SessionStepUpPayload';
  /** Until when the session may do what needs a recent proof; null when there are errors. */
  readonly freshUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Why the session is not fresh; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Tokens of a session. Send the access token as `Authorization: Bearer …`, and exchange the refresh token before it expires. */
export type SessionTokens = {
  readonly __typename?: 'SessionTokens';
  /** Proof of who asks, for ten minutes. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Can be exchanged once for new tokens, within 30 days. Keep it secret. */
  readonly refreshToken: Scalars['String']['output'];
};

/** A person who can sign in. One person has one login for all organizations that he belongs to. */
export type User = {
  readonly __typename?: 'User';
  /** Address of a picture; null when there is none. */
  readonly avatarUrl?: Maybe<Scalars['String']['output']>;
  /** E-mail address with which the person signs in. */
  readonly email: Scalars['String']['output'];
  /** Whether it is known that the address belongs to the person. */
  readonly emailVerified: Scalars['Boolean']['output'];
  /** Name of the person. */
  readonly fullName: Scalars['String']['output'];
  /** Id of the user. */
  readonly id: Scalars['ID']['output'];
  /** Whether the person can sign in at all. */
  readonly isActive: Scalars['Boolean']['output'];
  /** When the person last signed in to this organization; null before the first time. */
  readonly lastLoginAt?: Maybe<Scalars['DateTime']['output']>;
  /** BCP 47 language tag that the person prefers, such as en-US. */
  readonly locale: Scalars['String']['output'];
  /** The person's memberships in the organization of the session, as far as the session sees them: one, or none. */
  readonly memberships: ReadonlyArray<Membership>;
  /** Phone number as the person wrote it; null when none was given. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Counts changes; pass it as `expectedVersion` to notice concurrent ones. */
  readonly version: Scalars['Int']['output'];
};

/** A list of users, page by page. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** Users of the page with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** Users of the page. */
  readonly nodes: ReadonlyArray<User>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many users the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A user in a list. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** Cursor of this user. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
};

/** An expected failure of a mutation. Nothing was written when there is one. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What went wrong, for a program. */
  readonly code: UserErrorCode;
  /** What went wrong, for a person. */
  readonly message: Scalars['String']['output'];
  /** Which part of the input it concerns, from the outside in, such as ["input", "amount"]. Empty when it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** Every code that a mutation can answer in userErrors. */
export type UserErrorCode =
  /** The chart of accounts has another account with this code. */
  | 'ACCOUNT_CODE_TAKEN'
  /** A manual journal entry names receivables or prepayments, which must always agree with the leases. */
  | 'ACCOUNT_CONTROLLED'
  /** An account can be archived only while it stands at zero in every community and currency. */
  | 'ACCOUNT_HAS_BALANCE'
  /** The type, currency or existence of an account cannot change after something was posted to it. */
  | 'ACCOUNT_IN_USE'
  /** The account is one that commands post to, so it keeps its type and stays in use. */
  | 'ACCOUNT_IS_SYSTEM'
  /** A journal line names an account that is archived or only groups other accounts. */
  | 'ACCOUNT_NOT_POSTABLE'
  /** The parent is not a group, has another type, is archived, or would make a circle. */
  | 'ACCOUNT_PARENT_INVALID'
  /** A weight is negative, or there is no weight greater than zero. */
  | 'ALLOCATION_WEIGHTS_INVALID'
  /** An object with the same natural key exists already, and no narrower code applies. */
  | 'ALREADY_EXISTS'
  /** An amount is not plain decimal text, or has more than 9007199254740991 minor units. */
  | 'AMOUNT_INVALID'
  /** An amount is zero or negative where the direction of the money is given by the operation. */
  | 'AMOUNT_NOT_POSITIVE'
  /** An amount has more decimal places than ISO 4217 gives its currency, even if they are zeros. */
  | 'AMOUNT_TOO_PRECISE'
  /** An archived building takes no units and cannot be changed. */
  | 'BUILDING_ARCHIVED'
  /** A building can be archived only when no unit stands in it that is not archived. */
  | 'BUILDING_IN_USE'
  /** The property has another building with this name. */
  | 'BUILDING_NAME_TAKEN'
  /** A category can be removed only after no document has it. */
  | 'CATEGORY_IN_USE'
  /** The key of a category has other characters, or is shorter than 2 or longer than 63. */
  | 'CATEGORY_KEY_INVALID'
  /** The organization has another document category with this key. */
  | 'CATEGORY_KEY_TAKEN'
  /** The challenge token is unknown, expired or used. */
  | 'CHALLENGE_INVALID'
  /** A charge can be voided only while no payment is applied to it. */
  | 'CHARGE_HAS_PAYMENTS'
  /** The charge takes no payment or change because it is fully paid or void. */
  | 'CHARGE_NOT_OPEN'
  /** The checksum that announces a file is not the hexadecimal form of a SHA-256. */
  | 'CHECKSUM_INVALID'
  /** The SHA-256 or the size of the received file differs from what was announced. */
  | 'CHECKSUM_MISMATCH'
  /** A code of an authenticator app or a recovery code is malformed, wrong, out of its time or used; which of them is not told. */
  | 'CODE_INVALID'
  /** A person with a second factor proves who he is by a code; his password alone does not do. */
  | 'CODE_REQUIRED'
  /** The organization has another community with this name. */
  | 'COMMUNITY_NAME_TAKEN'
  /** The given expectedVersion is not the current version of the object. */
  | 'CONFLICT'
  /** Amounts of different currencies were to be added, compared or applied to each other. */
  | 'CURRENCY_MISMATCH'
  /** A currency code is not an active three-letter code of ISO 4217. */
  | 'CURRENCY_UNKNOWN'
  /** A date does not exist in the calendar, is written in another format, or lies outside of 1900 to 2200. */
  | 'DATE_INVALID'
  /** A date of something that has happened lies after today, judged in the time zone of the community. */
  | 'DATE_IN_FUTURE'
  /** A period ends before it starts, or is empty where it must not be. */
  | 'DATE_RANGE_INVALID'
  /** An archived document cannot be changed and its files cannot be downloaded. */
  | 'DOCUMENT_ARCHIVED'
  /** The signed link of a download was used after it had expired. */
  | 'DOWNLOAD_EXPIRED'
  /** A list in the input repeats an item that may stand in it only once. */
  | 'DUPLICATE_ITEM'
  /** A text that must be an e-mail address is not one. */
  | 'EMAIL_INVALID'
  /** An authenticator app was not confirmed within ten minutes, or is confirmed already. */
  | 'FACTOR_EXPIRED'
  /** A person can have three confirmed factors in an organization. */
  | 'FACTOR_LIMIT_REACHED'
  /** The factor or the codes count in all organizations of the person, and the session was opened by what is good for this one only. */
  | 'FACTOR_OUT_OF_REACH'
  /** A file of zero bytes cannot become a document. */
  | 'FILE_EMPTY'
  /** A file name is blank, too long, or holds a path separator, control or direction characters. */
  | 'FILE_NAME_INVALID'
  /** The file has more bytes than an upload may have. */
  | 'FILE_TOO_LARGE'
  /** The first bytes or the text of a file do not fit the media type that its upload announced. */
  | 'FILE_TYPE_MISMATCH'
  /** The type of the file, read from its content, is not on the list of accepted types. */
  | 'FILE_TYPE_NOT_ALLOWED'
  /** No active user has this e-mail address and password; which of the two is wrong is not told. */
  | 'INVALID_CREDENTIALS'
  /** The transition table of the object does not lead from its current state to the wanted one. */
  | 'INVALID_TRANSITION'
  /** A value has the right type and breaks a rule that has no narrower code. */
  | 'INVALID_VALUE'
  /** A journal entry can be reversed once, and a reversal cannot be reversed itself. */
  | 'JOURNAL_ENTRY_ALREADY_REVERSED'
  /** Only entries posted by hand can be reversed by hand; the others are undone with what they belong to. */
  | 'JOURNAL_ENTRY_NOT_MANUAL'
  /** A journal entry has fewer than two lines. */
  | 'JOURNAL_ENTRY_TOO_SHORT'
  /** The debits of a journal entry do not equal its credits in each currency. */
  | 'JOURNAL_ENTRY_UNBALANCED'
  /** A language is not a well-formed BCP 47 tag. */
  | 'LANGUAGE_INVALID'
  /** The change would leave the organization without an active administrator. */
  | 'LAST_ADMIN'
  /** The date of termination is after the agreed end of the lease, or before its start although it has begun. */
  | 'LEASE_END_OUT_OF_TERM'
  /** The terms of a lease can be changed only until it becomes active. */
  | 'LEASE_NOT_DRAFT'
  /** The lease is a draft or was discarded, so nothing can be charged or paid on it. */
  | 'LEASE_NOT_IN_FORCE'
  /** Another active lease of the unit shares at least one day with this one. */
  | 'LEASE_OVERLAP'
  /** A lease without a tenant cannot become active; guarantors and occupants do not count. */
  | 'LEASE_WITHOUT_TENANT'
  /** A document can be linked to the same object only once. */
  | 'LINK_EXISTS'
  /** A document that belongs to one community can be linked to objects of that community only. */
  | 'LINK_OUTSIDE_COMMUNITY'
  /** The user has a membership in this organization already. */
  | 'MEMBERSHIP_EXISTS'
  /** The object to act on does not exist, is archived, or is outside of what the session may see. */
  | 'NOT_FOUND'
  /** The credentials are right and the user has no active membership in the organization asked for. */
  | 'NO_MEMBERSHIP'
  /** The last day of an occupancy is before its first day, or after an end that was agreed already. */
  | 'OCCUPANCY_END_OUT_OF_TERM'
  /** Another occupancy of the same unit, resident and kind shares at least one day with this one. */
  | 'OCCUPANCY_OVERLAP'
  /** The document to register does not parse, or does not hold exactly one operation of the given name. */
  | 'OPERATION_INVALID'
  /** Another organization has this slug. */
  | 'ORGANIZATION_SLUG_TAKEN'
  /** The password opens all organizations of the person, and the session reaches this one only: it is older than second factors, or no factor that counts in all of them was shown. */
  | 'PASSWORD_OUT_OF_REACH'
  /** A person without a second factor proves who he is by his password. */
  | 'PASSWORD_REQUIRED'
  /** A new password is shorter than the minimum or is on the list of common passwords. */
  | 'PASSWORD_TOO_WEAK'
  /** A payment can be reversed once. */
  | 'PAYMENT_ALREADY_REVERSED'
  /** The applications of a payment exceed its amount, or exceed what is open on a charge. */
  | 'PAYMENT_OVER_APPLIED'
  /** The acting session lacks a permission that it wants to grant through a role or an API key. */
  | 'PERMISSION_NOT_HELD'
  /** A permission name is not in the permission table. */
  | 'PERMISSION_UNKNOWN'
  /** An archived property takes no new units or leases and cannot be changed. */
  | 'PROPERTY_ARCHIVED'
  /** The organization has another property with this external id. */
  | 'PROPERTY_EXTERNAL_ID_TAKEN'
  /** A property can be archived only after all of its units and buildings are archived. */
  | 'PROPERTY_IN_USE'
  /** An id inside the input names no object that the session may see. */
  | 'REFERENCE_NOT_FOUND'
  /** The refresh token is unknown, expired or revoked. */
  | 'REFRESH_TOKEN_INVALID'
  /** The refresh token had been exchanged before, so every session descending from it is now revoked. */
  | 'REFRESH_TOKEN_REUSED'
  /** An archived resident cannot be changed and takes no new occupancy. */
  | 'RESIDENT_ARCHIVED'
  /** A resident can be archived only after all occupancies have ended. */
  | 'RESIDENT_IN_USE'
  /** A user can be linked to one resident of an organization only. */
  | 'RESIDENT_USER_TAKEN'
  /** The date of a reversal lies before the date of the entry that it reverses. */
  | 'REVERSAL_TOO_EARLY'
  /** A role can be removed only after no membership has it. */
  | 'ROLE_IN_USE'
  /** A built-in role cannot be removed, and the administrator role cannot be changed at all. */
  | 'ROLE_IS_SYSTEM'
  /** The organization has another role with this key. */
  | 'ROLE_KEY_TAKEN'
  /** The session was opened by an external issuer, so neither proof nor password of it is kept here. */
  | 'SESSION_IS_EXTERNAL'
  /** A time zone is not the name of a zone in the IANA time zone database. */
  | 'TIME_ZONE_INVALID'
  /** Signing in is blocked for a while after repeated failures for this login or address. */
  | 'TOO_MANY_ATTEMPTS'
  /** A list in the input is longer than a single call may carry. */
  | 'TOO_MANY_ITEMS'
  /** An archived unit takes no new lease, occupancy or charge and cannot be changed. */
  | 'UNIT_ARCHIVED'
  /** A unit can be archived only after its leases have ended and its drafts are discarded. */
  | 'UNIT_IN_USE'
  /** The property has another unit with this number that is not archived. */
  | 'UNIT_NUMBER_TAKEN'
  /** The file of an upload arrived before, and what is sent now differs from it. */
  | 'UPLOAD_ALREADY_FINISHED'
  /** A finished upload becomes one version of one document only. */
  | 'UPLOAD_ALREADY_USED'
  /** The file did not arrive before the upload expired. */
  | 'UPLOAD_EXPIRED'
  /** The transfer of a file ended or took too long before all bytes had arrived. */
  | 'UPLOAD_INTERRUPTED'
  /** The upload exists and its file has not arrived completely. */
  | 'UPLOAD_NOT_FINISHED'
  /** A number is smaller or larger than the field allows. */
  | 'VALUE_OUT_OF_RANGE'
  /** A value is missing or blank where the rules of the object need one. */
  | 'VALUE_REQUIRED'
  /** A text has more characters than the field allows. */
  | 'VALUE_TOO_LONG';

/** Which users to list; conditions are joined by AND. */
export type UserFilter = {
  /** Start of the e-mail address, without regard to case. */
  readonly emailStartsWith?: InputMaybe<Scalars['String']['input']>;
  /** Whether they can sign in. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A sign-in of a person on some device. */
export type UserSession = {
  readonly __typename?: 'UserSession';
  /** When the person signed in. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether this is the session that asks. */
  readonly current: Scalars['Boolean']['output'];
  /** When the session ends at the latest. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Id of the session; `sessionRevoke` takes it. */
  readonly id: Scalars['ID']['output'];
  /** Network address of the last sign-in or refresh; null when it is not known. */
  readonly ip?: Maybe<Scalars['String']['output']>;
  /** When its tokens were last refreshed. */
  readonly lastUsedAt: Scalars['DateTime']['output'];
  /** Program of the last sign-in or refresh, as it calls itself; null when it is not known. */
  readonly userAgent?: Maybe<Scalars['String']['output']>;
};

/** A list of sessions, page by page. */
export type UserSessionConnection = {
  readonly __typename?: 'UserSessionConnection';
  /** Sessions of the page with their cursors. */
  readonly edges: ReadonlyArray<UserSessionEdge>;
  /** Sessions of the page. */
  readonly nodes: ReadonlyArray<UserSession>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many sessions the list has on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A session in a list. */
export type UserSessionEdge = {
  readonly __typename?: 'UserSessionEdge';
  /** Cursor of this session. */
  readonly cursor: Scalars['String']['output'];
  /** The session. */
  readonly node: UserSession;
};

/** Changes to one's own profile; what is left out stays as it is. */
export type UserUpdateInput = {
  /** New address of a picture, https only; null removes it. */
  readonly avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Fails with CONFLICT when the profile has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New name, at most 200 characters. */
  readonly fullName?: InputMaybe<Scalars['String']['input']>;
  /** New BCP 47 language tag. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** New phone number, at most 50 characters; null removes it. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `userUpdate`. */
export type UserUpdatePayload = {
  readonly __typename?: 'UserUpdatePayload';
  /** The profile after the change; null when there are errors. */
  readonly user?: Maybe<User>;
  /** Why nothing was changed; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who asks, and what he may do. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Second factors that sign-in to this organization asks the person for, the oldest first; empty for an API key. */
  readonly factors: ReadonlyArray<MfaFactor>;
  /** Until when the session may do what needs a recent proof of who asks; null when `sessionStepUp` must come first. */
  readonly freshUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The organization of the session. */
  readonly organization: Organization;
  /** Names of all permissions of the session. */
  readonly permissions: ReadonlyArray<Scalars['String']['output']>;
  /** How many recovery codes the person has not used yet. */
  readonly recoveryCodesLeft: Scalars['Int']['output'];
  /** Keys of the person's roles; empty for an API key. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** What happened at the door on the person's account in this organization, the newest first; empty for an API key. */
  readonly securityEvents: SecurityEventConnection;
  /** Sessions of the person in this organization that are open, the newest first; empty for an API key. */
  readonly sessions: UserSessionConnection;
  /** The person; null for an API key. */
  readonly user?: Maybe<User>;
};


/** Who asks, and what he may do. */
export type ViewerSecurityEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Who asks, and what he may do. */
export type ViewerSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Community: Community;
  Organization: Organization;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Community:
    ( { __typename: 'Community' }
    & GraphQLRecursivePick<FederationTypes['Community'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ApiClient: ResolverTypeWrapper<ApiClientRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApiClientConnection: ResolverTypeWrapper<ApiClientsPage>;
  ApiClientCreateInput: ApiClientCreateInput;
  ApiClientCreatePayload: ResolverTypeWrapper<Omit<ApiClientCreatePayload, 'apiClient'> & { apiClient?: Maybe<ResolversTypes['ApiClient']> }>;
  ApiClientEdge: ResolverTypeWrapper<Omit<ApiClientEdge, 'node'> & { node: ResolversTypes['ApiClient'] }>;
  ApiClientEndInput: ApiClientEndInput;
  ApiClientEndPayload: ResolverTypeWrapper<Omit<ApiClientEndPayload, 'apiClient'> & { apiClient?: Maybe<ResolversTypes['ApiClient']> }>;
  ApiClientResumeInput: ApiClientResumeInput;
  ApiClientResumePayload: ResolverTypeWrapper<Omit<ApiClientResumePayload, 'apiClient'> & { apiClient?: Maybe<ResolversTypes['ApiClient']> }>;
  ApiClientStatus: ApiClientStatus;
  ApiClientSuspendInput: ApiClientSuspendInput;
  ApiClientSuspendPayload: ResolverTypeWrapper<Omit<ApiClientSuspendPayload, 'apiClient'> & { apiClient?: Maybe<ResolversTypes['ApiClient']> }>;
  ApiClientUpdateInput: ApiClientUpdateInput;
  ApiClientUpdatePayload: ResolverTypeWrapper<Omit<ApiClientUpdatePayload, 'apiClient'> & { apiClient?: Maybe<ResolversTypes['ApiClient']> }>;
  ApiKey: ResolverTypeWrapper<ApiKeyRow>;
  ApiKeyConnection: ResolverTypeWrapper<ApiKeysPage>;
  ApiKeyCreateInput: ApiKeyCreateInput;
  ApiKeyCreatePayload: ResolverTypeWrapper<Omit<ApiKeyCreatePayload, 'apiKey'> & { apiKey?: Maybe<ResolversTypes['ApiKey']> }>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ApiKeyRevokeInput: ApiKeyRevokeInput;
  ApiKeyRevokePayload: ResolverTypeWrapper<Omit<ApiKeyRevokePayload, 'apiKey'> & { apiKey?: Maybe<ResolversTypes['ApiKey']> }>;
  ArchivedFilter: ArchivedFilter;
  AuditAction: AuditAction;
  AuditBreak: ResolverTypeWrapper<AuditBreakParts>;
  AuditBreakReason: AuditBreakReason;
  AuditChange: ResolverTypeWrapper<AuditChange>;
  AuditLogConnection: ResolverTypeWrapper<AuditLogPage>;
  AuditLogEdge: ResolverTypeWrapper<Omit<AuditLogEdge, 'node'> & { node: ResolversTypes['AuditLogEntry'] }>;
  AuditLogEntry: ResolverTypeWrapper<AuditLogRow>;
  AuditLogFilter: AuditLogFilter;
  AuditSeal: ResolverTypeWrapper<AuditSealRow>;
  AuditSealInput: AuditSealInput;
  AuditVerification: ResolverTypeWrapper<AuditVerificationParts>;
  Community: ResolverTypeWrapper<CommunityRow>;
  CommunityArchiveInput: CommunityArchiveInput;
  CommunityArchivePayload: ResolverTypeWrapper<Omit<CommunityArchivePayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  CommunityConnection: ResolverTypeWrapper<CommunitiesPage>;
  CommunityCreateInput: CommunityCreateInput;
  CommunityCreatePayload: ResolverTypeWrapper<Omit<CommunityCreatePayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  CommunityEdge: ResolverTypeWrapper<Omit<CommunityEdge, 'node'> & { node: ResolversTypes['Community'] }>;
  CommunityFilter: CommunityFilter;
  CommunityKind: CommunityKind;
  CommunityOrder: CommunityOrder;
  CommunityRestoreInput: CommunityRestoreInput;
  CommunityRestorePayload: ResolverTypeWrapper<Omit<CommunityRestorePayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  CommunityUpdateInput: CommunityUpdateInput;
  CommunityUpdatePayload: ResolverTypeWrapper<Omit<CommunityUpdatePayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Membership: ResolverTypeWrapper<MembershipRow>;
  MembershipConnection: ResolverTypeWrapper<MembershipsPage>;
  MembershipCreateInput: MembershipCreateInput;
  MembershipCreatePayload: ResolverTypeWrapper<Omit<MembershipCreatePayload, 'membership'> & { membership?: Maybe<ResolversTypes['Membership']> }>;
  MembershipEdge: ResolverTypeWrapper<Omit<MembershipEdge, 'node'> & { node: ResolversTypes['Membership'] }>;
  MembershipEndInput: MembershipEndInput;
  MembershipEndPayload: ResolverTypeWrapper<Omit<MembershipEndPayload, 'membership'> & { membership?: Maybe<ResolversTypes['Membership']> }>;
  MembershipFactorsResetInput: MembershipFactorsResetInput;
  MembershipFactorsResetPayload: ResolverTypeWrapper<Omit<MembershipFactorsResetPayload, 'membership'> & { membership?: Maybe<ResolversTypes['Membership']> }>;
  MembershipFilter: MembershipFilter;
  MembershipResumeInput: MembershipResumeInput;
  MembershipResumePayload: ResolverTypeWrapper<Omit<MembershipResumePayload, 'membership'> & { membership?: Maybe<ResolversTypes['Membership']> }>;
  MembershipRole: ResolverTypeWrapper<MembershipRoleRow>;
  MembershipRoleInput: MembershipRoleInput;
  MembershipStatus: MembershipStatus;
  MembershipSuspendInput: MembershipSuspendInput;
  MembershipSuspendPayload: ResolverTypeWrapper<Omit<MembershipSuspendPayload, 'membership'> & { membership?: Maybe<ResolversTypes['Membership']> }>;
  MembershipUpdateInput: MembershipUpdateInput;
  MembershipUpdatePayload: ResolverTypeWrapper<Omit<MembershipUpdatePayload, 'membership'> & { membership?: Maybe<ResolversTypes['Membership']> }>;
  MfaFactor: ResolverTypeWrapper<FactorRow>;
  MfaFactorConfirmInput: MfaFactorConfirmInput;
  MfaFactorConfirmPayload: ResolverTypeWrapper<Omit<MfaFactorConfirmPayload, 'factor'> & { factor?: Maybe<ResolversTypes['MfaFactor']> }>;
  MfaFactorEnrollInput: MfaFactorEnrollInput;
  MfaFactorEnrollPayload: ResolverTypeWrapper<Omit<MfaFactorEnrollPayload, 'factor'> & { factor?: Maybe<ResolversTypes['MfaFactor']> }>;
  MfaFactorRemoveInput: MfaFactorRemoveInput;
  MfaFactorRemovePayload: ResolverTypeWrapper<Omit<MfaFactorRemovePayload, 'factor'> & { factor?: Maybe<ResolversTypes['MfaFactor']> }>;
  MfaRecoveryCodesRenewInput: MfaRecoveryCodesRenewInput;
  MfaRecoveryCodesRenewPayload: ResolverTypeWrapper<MfaRecoveryCodesRenewPayload>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Organization: ResolverTypeWrapper<OrganizationRow>;
  OrganizationPlan: OrganizationPlan;
  OrganizationStatus: OrganizationStatus;
  OrganizationUpdateInput: OrganizationUpdateInput;
  OrganizationUpdatePayload: ResolverTypeWrapper<Omit<OrganizationUpdatePayload, 'organization'> & { organization?: Maybe<ResolversTypes['Organization']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PasswordChangeInput: PasswordChangeInput;
  PasswordChangePayload: ResolverTypeWrapper<PasswordChangePayload>;
  Permission: ResolverTypeWrapper<Permission>;
  PersistedOperation: ResolverTypeWrapper<PersistedOperationRow>;
  PersistedOperationConnection: ResolverTypeWrapper<PersistedOperationsPage>;
  PersistedOperationDeprecateInput: PersistedOperationDeprecateInput;
  PersistedOperationDeprecatePayload: ResolverTypeWrapper<Omit<PersistedOperationDeprecatePayload, 'persistedOperation'> & { persistedOperation?: Maybe<ResolversTypes['PersistedOperation']> }>;
  PersistedOperationEdge: ResolverTypeWrapper<Omit<PersistedOperationEdge, 'node'> & { node: ResolversTypes['PersistedOperation'] }>;
  PersistedOperationFilter: PersistedOperationFilter;
  PersistedOperationInput: PersistedOperationInput;
  PersistedOperationRetireInput: PersistedOperationRetireInput;
  PersistedOperationRetirePayload: ResolverTypeWrapper<Omit<PersistedOperationRetirePayload, 'persistedOperation'> & { persistedOperation?: Maybe<ResolversTypes['PersistedOperation']> }>;
  PersistedOperationStatus: PersistedOperationStatus;
  PersistedOperationsRegisterInput: PersistedOperationsRegisterInput;
  PersistedOperationsRegisterPayload: ResolverTypeWrapper<Omit<PersistedOperationsRegisterPayload, 'operations'> & { operations?: Maybe<ReadonlyArray<ResolversTypes['PersistedOperation']>> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Role: ResolverTypeWrapper<RoleRow>;
  RoleArchiveInput: RoleArchiveInput;
  RoleArchivePayload: ResolverTypeWrapper<Omit<RoleArchivePayload, 'role'> & { role?: Maybe<ResolversTypes['Role']> }>;
  RoleConnection: ResolverTypeWrapper<RolesPage>;
  RoleCreateInput: RoleCreateInput;
  RoleCreatePayload: ResolverTypeWrapper<Omit<RoleCreatePayload, 'role'> & { role?: Maybe<ResolversTypes['Role']> }>;
  RoleEdge: ResolverTypeWrapper<Omit<RoleEdge, 'node'> & { node: ResolversTypes['Role'] }>;
  RoleFilter: RoleFilter;
  RoleUpdateInput: RoleUpdateInput;
  RoleUpdatePayload: ResolverTypeWrapper<Omit<RoleUpdatePayload, 'role'> & { role?: Maybe<ResolversTypes['Role']> }>;
  RoleVisibility: RoleVisibility;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SecurityEvent: ResolverTypeWrapper<SecurityEventRow>;
  SecurityEventConnection: ResolverTypeWrapper<SecurityEventsPage>;
  SecurityEventEdge: ResolverTypeWrapper<Omit<SecurityEventEdge, 'node'> & { node: ResolversTypes['SecurityEvent'] }>;
  SecurityEventFilter: SecurityEventFilter;
  SecurityEventKind: SecurityEventKind;
  SessionChallenge: ResolverTypeWrapper<SessionChallenge>;
  SessionChallengeAnswerInput: SessionChallengeAnswerInput;
  SessionChallengeAnswerPayload: ResolverTypeWrapper<SessionChallengeAnswerPayload>;
  SessionChallengeFactor: SessionChallengeFactor;
  SessionCreateInput: SessionCreateInput;
  SessionCreatePayload: ResolverTypeWrapper<SessionCreatePayload>;
  SessionRefreshInput: SessionRefreshInput;
  SessionRefreshPayload: ResolverTypeWrapper<SessionRefreshPayload>;
  SessionRevokeInput: SessionRevokeInput;
  SessionRevokePayload: ResolverTypeWrapper<SessionRevokePayload>;
  SessionStepUpInput: SessionStepUpInput;
  SessionStepUpPayload: ResolverTypeWrapper<SessionStepUpPayload>;
  SessionTokens: ResolverTypeWrapper<SessionTokens>;
  User: ResolverTypeWrapper<UserRow>;
  UserConnection: ResolverTypeWrapper<UsersPage>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  UserFilter: UserFilter;
  UserSession: ResolverTypeWrapper<UserSessionRow>;
  UserSessionConnection: ResolverTypeWrapper<UserSessionsPage>;
  UserSessionEdge: ResolverTypeWrapper<Omit<UserSessionEdge, 'node'> & { node: ResolversTypes['UserSession'] }>;
  UserUpdateInput: UserUpdateInput;
  UserUpdatePayload: ResolverTypeWrapper<Omit<UserUpdatePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  Viewer: ResolverTypeWrapper<Session>;
  federation__ContextFieldValue: ResolverTypeWrapper<Scalars['federation__ContextFieldValue']['output']>;
  federation__FieldSet: ResolverTypeWrapper<Scalars['federation__FieldSet']['output']>;
  federation__Policy: ResolverTypeWrapper<Scalars['federation__Policy']['output']>;
  federation__Scope: ResolverTypeWrapper<Scalars['federation__Scope']['output']>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ApiClient: ApiClientRow;
  ID: Scalars['ID']['output'];
  ApiClientConnection: ApiClientsPage;
  ApiClientCreateInput: ApiClientCreateInput;
  ApiClientCreatePayload: Omit<ApiClientCreatePayload, 'apiClient'> & { apiClient?: Maybe<ResolversParentTypes['ApiClient']> };
  ApiClientEdge: Omit<ApiClientEdge, 'node'> & { node: ResolversParentTypes['ApiClient'] };
  ApiClientEndInput: ApiClientEndInput;
  ApiClientEndPayload: Omit<ApiClientEndPayload, 'apiClient'> & { apiClient?: Maybe<ResolversParentTypes['ApiClient']> };
  ApiClientResumeInput: ApiClientResumeInput;
  ApiClientResumePayload: Omit<ApiClientResumePayload, 'apiClient'> & { apiClient?: Maybe<ResolversParentTypes['ApiClient']> };
  ApiClientSuspendInput: ApiClientSuspendInput;
  ApiClientSuspendPayload: Omit<ApiClientSuspendPayload, 'apiClient'> & { apiClient?: Maybe<ResolversParentTypes['ApiClient']> };
  ApiClientUpdateInput: ApiClientUpdateInput;
  ApiClientUpdatePayload: Omit<ApiClientUpdatePayload, 'apiClient'> & { apiClient?: Maybe<ResolversParentTypes['ApiClient']> };
  ApiKey: ApiKeyRow;
  ApiKeyConnection: ApiKeysPage;
  ApiKeyCreateInput: ApiKeyCreateInput;
  ApiKeyCreatePayload: Omit<ApiKeyCreatePayload, 'apiKey'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']> };
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  ApiKeyRevokeInput: ApiKeyRevokeInput;
  ApiKeyRevokePayload: Omit<ApiKeyRevokePayload, 'apiKey'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']> };
  AuditBreak: AuditBreakParts;
  AuditChange: AuditChange;
  AuditLogConnection: AuditLogPage;
  AuditLogEdge: Omit<AuditLogEdge, 'node'> & { node: ResolversParentTypes['AuditLogEntry'] };
  AuditLogEntry: AuditLogRow;
  AuditLogFilter: AuditLogFilter;
  AuditSeal: AuditSealRow;
  AuditSealInput: AuditSealInput;
  AuditVerification: AuditVerificationParts;
  Community: CommunityRow;
  CommunityArchiveInput: CommunityArchiveInput;
  CommunityArchivePayload: Omit<CommunityArchivePayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  CommunityConnection: CommunitiesPage;
  CommunityCreateInput: CommunityCreateInput;
  CommunityCreatePayload: Omit<CommunityCreatePayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  CommunityEdge: Omit<CommunityEdge, 'node'> & { node: ResolversParentTypes['Community'] };
  CommunityFilter: CommunityFilter;
  CommunityRestoreInput: CommunityRestoreInput;
  CommunityRestorePayload: Omit<CommunityRestorePayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  CommunityUpdateInput: CommunityUpdateInput;
  CommunityUpdatePayload: Omit<CommunityUpdatePayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Membership: MembershipRow;
  MembershipConnection: MembershipsPage;
  MembershipCreateInput: MembershipCreateInput;
  MembershipCreatePayload: Omit<MembershipCreatePayload, 'membership'> & { membership?: Maybe<ResolversParentTypes['Membership']> };
  MembershipEdge: Omit<MembershipEdge, 'node'> & { node: ResolversParentTypes['Membership'] };
  MembershipEndInput: MembershipEndInput;
  MembershipEndPayload: Omit<MembershipEndPayload, 'membership'> & { membership?: Maybe<ResolversParentTypes['Membership']> };
  MembershipFactorsResetInput: MembershipFactorsResetInput;
  MembershipFactorsResetPayload: Omit<MembershipFactorsResetPayload, 'membership'> & { membership?: Maybe<ResolversParentTypes['Membership']> };
  MembershipFilter: MembershipFilter;
  MembershipResumeInput: MembershipResumeInput;
  MembershipResumePayload: Omit<MembershipResumePayload, 'membership'> & { membership?: Maybe<ResolversParentTypes['Membership']> };
  MembershipRole: MembershipRoleRow;
  MembershipRoleInput: MembershipRoleInput;
  MembershipSuspendInput: MembershipSuspendInput;
  MembershipSuspendPayload: Omit<MembershipSuspendPayload, 'membership'> & { membership?: Maybe<ResolversParentTypes['Membership']> };
  MembershipUpdateInput: MembershipUpdateInput;
  MembershipUpdatePayload: Omit<MembershipUpdatePayload, 'membership'> & { membership?: Maybe<ResolversParentTypes['Membership']> };
  MfaFactor: FactorRow;
  MfaFactorConfirmInput: MfaFactorConfirmInput;
  MfaFactorConfirmPayload: Omit<MfaFactorConfirmPayload, 'factor'> & { factor?: Maybe<ResolversParentTypes['MfaFactor']> };
  MfaFactorEnrollInput: MfaFactorEnrollInput;
  MfaFactorEnrollPayload: Omit<MfaFactorEnrollPayload, 'factor'> & { factor?: Maybe<ResolversParentTypes['MfaFactor']> };
  MfaFactorRemoveInput: MfaFactorRemoveInput;
  MfaFactorRemovePayload: Omit<MfaFactorRemovePayload, 'factor'> & { factor?: Maybe<ResolversParentTypes['MfaFactor']> };
  MfaRecoveryCodesRenewInput: MfaRecoveryCodesRenewInput;
  MfaRecoveryCodesRenewPayload: MfaRecoveryCodesRenewPayload;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Organization: OrganizationRow;
  OrganizationUpdateInput: OrganizationUpdateInput;
  OrganizationUpdatePayload: Omit<OrganizationUpdatePayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['Organization']> };
  PageInfo: PageInfo;
  PasswordChangeInput: PasswordChangeInput;
  PasswordChangePayload: PasswordChangePayload;
  Permission: Permission;
  PersistedOperation: PersistedOperationRow;
  PersistedOperationConnection: PersistedOperationsPage;
  PersistedOperationDeprecateInput: PersistedOperationDeprecateInput;
  PersistedOperationDeprecatePayload: Omit<PersistedOperationDeprecatePayload, 'persistedOperation'> & { persistedOperation?: Maybe<ResolversParentTypes['PersistedOperation']> };
  PersistedOperationEdge: Omit<PersistedOperationEdge, 'node'> & { node: ResolversParentTypes['PersistedOperation'] };
  PersistedOperationFilter: PersistedOperationFilter;
  PersistedOperationInput: PersistedOperationInput;
  PersistedOperationRetireInput: PersistedOperationRetireInput;
  PersistedOperationRetirePayload: Omit<PersistedOperationRetirePayload, 'persistedOperation'> & { persistedOperation?: Maybe<ResolversParentTypes['PersistedOperation']> };
  PersistedOperationsRegisterInput: PersistedOperationsRegisterInput;
  PersistedOperationsRegisterPayload: Omit<PersistedOperationsRegisterPayload, 'operations'> & { operations?: Maybe<ReadonlyArray<ResolversParentTypes['PersistedOperation']>> };
  Query: Record<PropertyKey, never>;
  Role: RoleRow;
  RoleArchiveInput: RoleArchiveInput;
  RoleArchivePayload: Omit<RoleArchivePayload, 'role'> & { role?: Maybe<ResolversParentTypes['Role']> };
  RoleConnection: RolesPage;
  RoleCreateInput: RoleCreateInput;
  RoleCreatePayload: Omit<RoleCreatePayload, 'role'> & { role?: Maybe<ResolversParentTypes['Role']> };
  RoleEdge: Omit<RoleEdge, 'node'> & { node: ResolversParentTypes['Role'] };
  RoleFilter: RoleFilter;
  RoleUpdateInput: RoleUpdateInput;
  RoleUpdatePayload: Omit<RoleUpdatePayload, 'role'> & { role?: Maybe<ResolversParentTypes['Role']> };
  SafeInt: Scalars['SafeInt']['output'];
  SecurityEvent: SecurityEventRow;
  SecurityEventConnection: SecurityEventsPage;
  SecurityEventEdge: Omit<SecurityEventEdge, 'node'> & { node: ResolversParentTypes['SecurityEvent'] };
  SecurityEventFilter: SecurityEventFilter;
  SessionChallenge: SessionChallenge;
  SessionChallengeAnswerInput: SessionChallengeAnswerInput;
  SessionChallengeAnswerPayload: SessionChallengeAnswerPayload;
  SessionCreateInput: SessionCreateInput;
  SessionCreatePayload: SessionCreatePayload;
  SessionRefreshInput: SessionRefreshInput;
  SessionRefreshPayload: SessionRefreshPayload;
  SessionRevokeInput: SessionRevokeInput;
  SessionRevokePayload: SessionRevokePayload;
  SessionStepUpInput: SessionStepUpInput;
  SessionStepUpPayload: SessionStepUpPayload;
  SessionTokens: SessionTokens;
  User: UserRow;
  UserConnection: UsersPage;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: UserError;
  UserFilter: UserFilter;
  UserSession: UserSessionRow;
  UserSessionConnection: UserSessionsPage;
  UserSessionEdge: Omit<UserSessionEdge, 'node'> & { node: ResolversParentTypes['UserSession'] };
  UserUpdateInput: UserUpdateInput;
  UserUpdatePayload: Omit<UserUpdatePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  Viewer: Session;
  federation__ContextFieldValue: Scalars['federation__ContextFieldValue']['output'];
  federation__FieldSet: Scalars['federation__FieldSet']['output'];
  federation__Policy: Scalars['federation__Policy']['output'];
  federation__Scope: Scalars['federation__Scope']['output'];
  link__Import: Scalars['link__Import']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type CanDirectiveArgs = {
  permission: Scalars['String']['input'];
};

export type CanDirectiveResolver<Result, Parent, ContextType = Context, Args = CanDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ComposeDirectiveDirectiveArgs = {
  name?: Maybe<Scalars['String']['input']>;
};

export type ComposeDirectiveDirectiveResolver<Result, Parent, ContextType = Context, Args = ComposeDirectiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__AuthenticatedDirectiveArgs = { };

export type Federation__AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ContextDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type Federation__ContextDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ContextDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ExtendsDirectiveArgs = { };

export type Federation__ExtendsDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ExtendsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__FromContextDirectiveArgs = {
  field?: Maybe<Scalars['federation__ContextFieldValue']['input']>;
};

export type Federation__FromContextDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__FromContextDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__InterfaceObjectDirectiveArgs = { };

export type Federation__InterfaceObjectDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__InterfaceObjectDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__PolicyDirectiveArgs = {
  policies: ReadonlyArray<ReadonlyArray<Scalars['federation__Policy']['input']>>;
};

export type Federation__PolicyDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__PolicyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['federation__Scope']['input']>>;
};

export type Federation__RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InaccessibleDirectiveArgs = { };

export type InaccessibleDirectiveResolver<Result, Parent, ContextType = Context, Args = InaccessibleDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LinkDirectiveArgs = {
  as?: Maybe<Scalars['String']['input']>;
  for?: Maybe<Link__Purpose>;
  import?: Maybe<ReadonlyArray<Maybe<Scalars['link__Import']['input']>>>;
  url?: Maybe<Scalars['String']['input']>;
};

export type LinkDirectiveResolver<Result, Parent, ContextType = Context, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = Context, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type MaxItemsDirectiveArgs = {
  count: Scalars['Int']['input'];
};

export type MaxItemsDirectiveResolver<Result, Parent, ContextType = Context, Args = MaxItemsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OverrideDirectiveArgs = {
  from: Scalars['String']['input'];
  label?: Maybe<Scalars['String']['input']>;
};

export type OverrideDirectiveResolver<Result, Parent, ContextType = Context, Args = OverrideDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = Context, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SensitiveDirectiveArgs = { };

export type SensitiveDirectiveResolver<Result, Parent, ContextType = Context, Args = SensitiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = Context, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type StepUpDirectiveArgs = { };

export type StepUpDirectiveResolver<Result, Parent, ContextType = Context, Args = StepUpDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type TagDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type TagDirectiveResolver<Result, Parent, ContextType = Context, Args = TagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ApiClientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClient'] = ResolversParentTypes['ApiClient']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keys?: Resolver<ResolversTypes['ApiKeyConnection'], ParentType, ContextType, Partial<ApiClientKeysArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['PersistedOperationConnection'], ParentType, ContextType, Partial<ApiClientOperationsArgs>>;
  status?: Resolver<ResolversTypes['ApiClientStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApiClientConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClientConnection'] = ResolversParentTypes['ApiClientConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApiClientEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ApiClient']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApiClientCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClientCreatePayload'] = ResolversParentTypes['ApiClientCreatePayload']> = {
  apiClient?: Resolver<Maybe<ResolversTypes['ApiClient']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiClientEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClientEdge'] = ResolversParentTypes['ApiClientEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiClient'], ParentType, ContextType>;
};

export type ApiClientEndPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClientEndPayload'] = ResolversParentTypes['ApiClientEndPayload']> = {
  apiClient?: Resolver<Maybe<ResolversTypes['ApiClient']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiClientResumePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClientResumePayload'] = ResolversParentTypes['ApiClientResumePayload']> = {
  apiClient?: Resolver<Maybe<ResolversTypes['ApiClient']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiClientSuspendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClientSuspendPayload'] = ResolversParentTypes['ApiClientSuspendPayload']> = {
  apiClient?: Resolver<Maybe<ResolversTypes['ApiClient']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiClientUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiClientUpdatePayload'] = ResolversParentTypes['ApiClientUpdatePayload']> = {
  apiClient?: Resolver<Maybe<ResolversTypes['ApiClient']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  communityIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApiKeyCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyCreatePayload'] = ResolversParentTypes['ApiKeyCreatePayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type ApiKeyRevokePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyRevokePayload'] = ResolversParentTypes['ApiKeyRevokePayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AuditBreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditBreak'] = ResolversParentTypes['AuditBreak']> = {
  entryId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['AuditBreakReason'], ParentType, ContextType>;
};

export type AuditChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditChange'] = ResolversParentTypes['AuditChange']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditLogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogConnection'] = ResolversParentTypes['AuditLogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditLogEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditLogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditLogEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogEdge'] = ResolversParentTypes['AuditLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditLogEntry'], ParentType, ContextType>;
};

export type AuditLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogEntry'] = ResolversParentTypes['AuditLogEntry']> = {
  action?: Resolver<ResolversTypes['AuditAction'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['AuditChange']>, ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entityId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditSealResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditSeal'] = ResolversParentTypes['AuditSeal']> = {
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  sealedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AuditVerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditVerification'] = ResolversParentTypes['AuditVerification']> = {
  entriesWithoutSeal?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  firstBreak?: Resolver<Maybe<ResolversTypes['AuditBreak']>, ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newest?: Resolver<Maybe<ResolversTypes['AuditSeal']>, ParentType, ContextType>;
  verifiedTo?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community'], FederationReferenceType extends FederationReferenceTypes['Community'] = FederationReferenceTypes['Community']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Community']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CommunityKind'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommunityArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityArchivePayload'] = ResolversParentTypes['CommunityArchivePayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommunityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityConnection'] = ResolversParentTypes['CommunityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CommunityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Community']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommunityCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityCreatePayload'] = ResolversParentTypes['CommunityCreatePayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommunityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityEdge'] = ResolversParentTypes['CommunityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
};

export type CommunityRestorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityRestorePayload'] = ResolversParentTypes['CommunityRestorePayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommunityUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityUpdatePayload'] = ResolversParentTypes['CommunityUpdatePayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type MembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPrimary?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['MembershipRole']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MembershipStatus'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Membership']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MembershipCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipCreatePayload'] = ResolversParentTypes['MembershipCreatePayload']> = {
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
};

export type MembershipEndPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipEndPayload'] = ResolversParentTypes['MembershipEndPayload']> = {
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MembershipFactorsResetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipFactorsResetPayload'] = ResolversParentTypes['MembershipFactorsResetPayload']> = {
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MembershipResumePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipResumePayload'] = ResolversParentTypes['MembershipResumePayload']> = {
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MembershipRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipRole'] = ResolversParentTypes['MembershipRole']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type MembershipSuspendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipSuspendPayload'] = ResolversParentTypes['MembershipSuspendPayload']> = {
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MembershipUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipUpdatePayload'] = ResolversParentTypes['MembershipUpdatePayload']> = {
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MfaFactorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MfaFactor'] = ResolversParentTypes['MfaFactor']> = {
  confirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  everywhere?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MfaFactorConfirmPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MfaFactorConfirmPayload'] = ResolversParentTypes['MfaFactorConfirmPayload']> = {
  factor?: Resolver<Maybe<ResolversTypes['MfaFactor']>, ParentType, ContextType>;
  recoveryCodes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MfaFactorEnrollPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MfaFactorEnrollPayload'] = ResolversParentTypes['MfaFactorEnrollPayload']> = {
  factor?: Resolver<Maybe<ResolversTypes['MfaFactor']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MfaFactorRemovePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MfaFactorRemovePayload'] = ResolversParentTypes['MfaFactorRemovePayload']> = {
  factor?: Resolver<Maybe<ResolversTypes['MfaFactor']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MfaRecoveryCodesRenewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MfaRecoveryCodesRenewPayload'] = ResolversParentTypes['MfaRecoveryCodesRenewPayload']> = {
  recoveryCodes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minorUnits?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  apiClientCreate?: Resolver<ResolversTypes['ApiClientCreatePayload'], ParentType, ContextType, RequireFields<MutationApiClientCreateArgs, 'input'>>;
  apiClientEnd?: Resolver<ResolversTypes['ApiClientEndPayload'], ParentType, ContextType, RequireFields<MutationApiClientEndArgs, 'input'>>;
  apiClientResume?: Resolver<ResolversTypes['ApiClientResumePayload'], ParentType, ContextType, RequireFields<MutationApiClientResumeArgs, 'input'>>;
  apiClientSuspend?: Resolver<ResolversTypes['ApiClientSuspendPayload'], ParentType, ContextType, RequireFields<MutationApiClientSuspendArgs, 'input'>>;
  apiClientUpdate?: Resolver<ResolversTypes['ApiClientUpdatePayload'], ParentType, ContextType, RequireFields<MutationApiClientUpdateArgs, 'input'>>;
  apiKeyCreate?: Resolver<ResolversTypes['ApiKeyCreatePayload'], ParentType, ContextType, RequireFields<MutationApiKeyCreateArgs, 'input'>>;
  apiKeyRevoke?: Resolver<ResolversTypes['ApiKeyRevokePayload'], ParentType, ContextType, RequireFields<MutationApiKeyRevokeArgs, 'input'>>;
  communityArchive?: Resolver<ResolversTypes['CommunityArchivePayload'], ParentType, ContextType, RequireFields<MutationCommunityArchiveArgs, 'input'>>;
  communityCreate?: Resolver<ResolversTypes['CommunityCreatePayload'], ParentType, ContextType, RequireFields<MutationCommunityCreateArgs, 'input'>>;
  communityRestore?: Resolver<ResolversTypes['CommunityRestorePayload'], ParentType, ContextType, RequireFields<MutationCommunityRestoreArgs, 'input'>>;
  communityUpdate?: Resolver<ResolversTypes['CommunityUpdatePayload'], ParentType, ContextType, RequireFields<MutationCommunityUpdateArgs, 'input'>>;
  membershipCreate?: Resolver<ResolversTypes['MembershipCreatePayload'], ParentType, ContextType, RequireFields<MutationMembershipCreateArgs, 'input'>>;
  membershipEnd?: Resolver<ResolversTypes['MembershipEndPayload'], ParentType, ContextType, RequireFields<MutationMembershipEndArgs, 'input'>>;
  membershipFactorsReset?: Resolver<ResolversTypes['MembershipFactorsResetPayload'], ParentType, ContextType, RequireFields<MutationMembershipFactorsResetArgs, 'input'>>;
  membershipResume?: Resolver<ResolversTypes['MembershipResumePayload'], ParentType, ContextType, RequireFields<MutationMembershipResumeArgs, 'input'>>;
  membershipSuspend?: Resolver<ResolversTypes['MembershipSuspendPayload'], ParentType, ContextType, RequireFields<MutationMembershipSuspendArgs, 'input'>>;
  membershipUpdate?: Resolver<ResolversTypes['MembershipUpdatePayload'], ParentType, ContextType, RequireFields<MutationMembershipUpdateArgs, 'input'>>;
  mfaFactorConfirm?: Resolver<ResolversTypes['MfaFactorConfirmPayload'], ParentType, ContextType, RequireFields<MutationMfaFactorConfirmArgs, 'input'>>;
  mfaFactorEnroll?: Resolver<ResolversTypes['MfaFactorEnrollPayload'], ParentType, ContextType, RequireFields<MutationMfaFactorEnrollArgs, 'input'>>;
  mfaFactorRemove?: Resolver<ResolversTypes['MfaFactorRemovePayload'], ParentType, ContextType, RequireFields<MutationMfaFactorRemoveArgs, 'input'>>;
  mfaRecoveryCodesRenew?: Resolver<ResolversTypes['MfaRecoveryCodesRenewPayload'], ParentType, ContextType, RequireFields<MutationMfaRecoveryCodesRenewArgs, 'input'>>;
  organizationUpdate?: Resolver<ResolversTypes['OrganizationUpdatePayload'], ParentType, ContextType, RequireFields<MutationOrganizationUpdateArgs, 'input'>>;
  passwordChange?: Resolver<ResolversTypes['PasswordChangePayload'], ParentType, ContextType, RequireFields<MutationPasswordChangeArgs, 'input'>>;
  persistedOperationDeprecate?: Resolver<ResolversTypes['PersistedOperationDeprecatePayload'], ParentType, ContextType, RequireFields<MutationPersistedOperationDeprecateArgs, 'input'>>;
  persistedOperationRetire?: Resolver<ResolversTypes['PersistedOperationRetirePayload'], ParentType, ContextType, RequireFields<MutationPersistedOperationRetireArgs, 'input'>>;
  persistedOperationsRegister?: Resolver<ResolversTypes['PersistedOperationsRegisterPayload'], ParentType, ContextType, RequireFields<MutationPersistedOperationsRegisterArgs, 'input'>>;
  roleArchive?: Resolver<ResolversTypes['RoleArchivePayload'], ParentType, ContextType, RequireFields<MutationRoleArchiveArgs, 'input'>>;
  roleCreate?: Resolver<ResolversTypes['RoleCreatePayload'], ParentType, ContextType, RequireFields<MutationRoleCreateArgs, 'input'>>;
  roleUpdate?: Resolver<ResolversTypes['RoleUpdatePayload'], ParentType, ContextType, RequireFields<MutationRoleUpdateArgs, 'input'>>;
  sessionChallengeAnswer?: Resolver<ResolversTypes['SessionChallengeAnswerPayload'], ParentType, ContextType, RequireFields<MutationSessionChallengeAnswerArgs, 'input'>>;
  sessionCreate?: Resolver<ResolversTypes['SessionCreatePayload'], ParentType, ContextType, RequireFields<MutationSessionCreateArgs, 'input'>>;
  sessionRefresh?: Resolver<ResolversTypes['SessionRefreshPayload'], ParentType, ContextType, RequireFields<MutationSessionRefreshArgs, 'input'>>;
  sessionRevoke?: Resolver<ResolversTypes['SessionRevokePayload'], ParentType, ContextType, RequireFields<MutationSessionRevokeArgs, 'input'>>;
  sessionStepUp?: Resolver<ResolversTypes['SessionStepUpPayload'], ParentType, ContextType, RequireFields<MutationSessionStepUpArgs, 'input'>>;
  userUpdate?: Resolver<ResolversTypes['UserUpdatePayload'], ParentType, ContextType, RequireFields<MutationUserUpdateArgs, 'input'>>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  communities?: Resolver<ResolversTypes['CommunityConnection'], ParentType, ContextType, Partial<OrganizationCommunitiesArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['OrganizationPlan'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrganizationStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationUpdatePayload'] = ResolversParentTypes['OrganizationUpdatePayload']> = {
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PasswordChangePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasswordChangePayload'] = ResolversParentTypes['PasswordChangePayload']> = {
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PersistedOperationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersistedOperation'] = ResolversParentTypes['PersistedOperation']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PersistedOperationStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersistedOperationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersistedOperationConnection'] = ResolversParentTypes['PersistedOperationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersistedOperationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PersistedOperation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersistedOperationDeprecatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersistedOperationDeprecatePayload'] = ResolversParentTypes['PersistedOperationDeprecatePayload']> = {
  persistedOperation?: Resolver<Maybe<ResolversTypes['PersistedOperation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PersistedOperationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersistedOperationEdge'] = ResolversParentTypes['PersistedOperationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PersistedOperation'], ParentType, ContextType>;
};

export type PersistedOperationRetirePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersistedOperationRetirePayload'] = ResolversParentTypes['PersistedOperationRetirePayload']> = {
  persistedOperation?: Resolver<Maybe<ResolversTypes['PersistedOperation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PersistedOperationsRegisterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersistedOperationsRegisterPayload'] = ResolversParentTypes['PersistedOperationsRegisterPayload']> = {
  operations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersistedOperation']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiClients?: Resolver<ResolversTypes['ApiClientConnection'], ParentType, ContextType, Partial<QueryApiClientsArgs>>;
  auditLog?: Resolver<ResolversTypes['AuditLogConnection'], ParentType, ContextType, Partial<QueryAuditLogArgs>>;
  auditVerification?: Resolver<ResolversTypes['AuditVerification'], ParentType, ContextType, Partial<QueryAuditVerificationArgs>>;
  communities?: Resolver<ResolversTypes['CommunityConnection'], ParentType, ContextType, Partial<QueryCommunitiesArgs>>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType, RequireFields<QueryCommunityArgs, 'id'>>;
  memberships?: Resolver<ResolversTypes['MembershipConnection'], ParentType, ContextType, Partial<QueryMembershipsArgs>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  persistedOperations?: Resolver<ResolversTypes['PersistedOperationConnection'], ParentType, ContextType, Partial<QueryPersistedOperationsArgs>>;
  roles?: Resolver<ResolversTypes['RoleConnection'], ParentType, ContextType, Partial<QueryRolesArgs>>;
  securityEvents?: Resolver<ResolversTypes['SecurityEventConnection'], ParentType, ContextType, Partial<QuerySecurityEventsArgs>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryUsersArgs>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSystem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['RoleVisibility'], ParentType, ContextType>;
};

export type RoleArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleArchivePayload'] = ResolversParentTypes['RoleArchivePayload']> = {
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RoleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleConnection'] = ResolversParentTypes['RoleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RoleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleCreatePayload'] = ResolversParentTypes['RoleCreatePayload']> = {
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RoleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleEdge'] = ResolversParentTypes['RoleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type RoleUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleUpdatePayload'] = ResolversParentTypes['RoleUpdatePayload']> = {
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SecurityEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEvent'] = ResolversParentTypes['SecurityEvent']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SecurityEventKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SecurityEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEventConnection'] = ResolversParentTypes['SecurityEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SecurityEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SecurityEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SecurityEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEventEdge'] = ResolversParentTypes['SecurityEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecurityEvent'], ParentType, ContextType>;
};

export type SessionChallengeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionChallenge'] = ResolversParentTypes['SessionChallenge']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  factors?: Resolver<ReadonlyArray<ResolversTypes['SessionChallengeFactor']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SessionChallengeAnswerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionChallengeAnswerPayload'] = ResolversParentTypes['SessionChallengeAnswerPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['SessionTokens']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionCreatePayload'] = ResolversParentTypes['SessionCreatePayload']> = {
  challenge?: Resolver<Maybe<ResolversTypes['SessionChallenge']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['SessionTokens']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionRefreshPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionRefreshPayload'] = ResolversParentTypes['SessionRefreshPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['SessionTokens']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionRevokePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionRevokePayload'] = ResolversParentTypes['SessionRevokePayload']> = {
  revoked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionStepUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionStepUpPayload'] = ResolversParentTypes['SessionStepUpPayload']> = {
  freshUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionTokensResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionTokens'] = ResolversParentTypes['SessionTokens']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emailVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastLoginAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  memberships?: Resolver<ReadonlyArray<ResolversTypes['Membership']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserSession'] = ResolversParentTypes['UserSession']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserSessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserSessionConnection'] = ResolversParentTypes['UserSessionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserSessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['UserSession']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserSessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserSessionEdge'] = ResolversParentTypes['UserSessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UserSession'], ParentType, ContextType>;
};

export type UserUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserUpdatePayload'] = ResolversParentTypes['UserUpdatePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  factors?: Resolver<ReadonlyArray<ResolversTypes['MfaFactor']>, ParentType, ContextType>;
  freshUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  recoveryCodesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  securityEvents?: Resolver<ResolversTypes['SecurityEventConnection'], ParentType, ContextType, Partial<ViewerSecurityEventsArgs>>;
  sessions?: Resolver<ResolversTypes['UserSessionConnection'], ParentType, ContextType, Partial<ViewerSessionsArgs>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export interface Federation__ContextFieldValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__ContextFieldValue'], any> {
  name: 'federation__ContextFieldValue';
}

export interface Federation__FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__FieldSet'], any> {
  name: 'federation__FieldSet';
}

export interface Federation__PolicyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Policy'], any> {
  name: 'federation__Policy';
}

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Scope'], any> {
  name: 'federation__Scope';
}

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export type Resolvers<ContextType = Context> = {
  ApiClient?: ApiClientResolvers<ContextType>;
  ApiClientConnection?: ApiClientConnectionResolvers<ContextType>;
  ApiClientCreatePayload?: ApiClientCreatePayloadResolvers<ContextType>;
  ApiClientEdge?: ApiClientEdgeResolvers<ContextType>;
  ApiClientEndPayload?: ApiClientEndPayloadResolvers<ContextType>;
  ApiClientResumePayload?: ApiClientResumePayloadResolvers<ContextType>;
  ApiClientSuspendPayload?: ApiClientSuspendPayloadResolvers<ContextType>;
  ApiClientUpdatePayload?: ApiClientUpdatePayloadResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyCreatePayload?: ApiKeyCreatePayloadResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  ApiKeyRevokePayload?: ApiKeyRevokePayloadResolvers<ContextType>;
  AuditBreak?: AuditBreakResolvers<ContextType>;
  AuditChange?: AuditChangeResolvers<ContextType>;
  AuditLogConnection?: AuditLogConnectionResolvers<ContextType>;
  AuditLogEdge?: AuditLogEdgeResolvers<ContextType>;
  AuditLogEntry?: AuditLogEntryResolvers<ContextType>;
  AuditSeal?: AuditSealResolvers<ContextType>;
  AuditVerification?: AuditVerificationResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  CommunityArchivePayload?: CommunityArchivePayloadResolvers<ContextType>;
  CommunityConnection?: CommunityConnectionResolvers<ContextType>;
  CommunityCreatePayload?: CommunityCreatePayloadResolvers<ContextType>;
  CommunityEdge?: CommunityEdgeResolvers<ContextType>;
  CommunityRestorePayload?: CommunityRestorePayloadResolvers<ContextType>;
  CommunityUpdatePayload?: CommunityUpdatePayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Membership?: MembershipResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipCreatePayload?: MembershipCreatePayloadResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  MembershipEndPayload?: MembershipEndPayloadResolvers<ContextType>;
  MembershipFactorsResetPayload?: MembershipFactorsResetPayloadResolvers<ContextType>;
  MembershipResumePayload?: MembershipResumePayloadResolvers<ContextType>;
  MembershipRole?: MembershipRoleResolvers<ContextType>;
  MembershipSuspendPayload?: MembershipSuspendPayloadResolvers<ContextType>;
  MembershipUpdatePayload?: MembershipUpdatePayloadResolvers<ContextType>;
  MfaFactor?: MfaFactorResolvers<ContextType>;
  MfaFactorConfirmPayload?: MfaFactorConfirmPayloadResolvers<ContextType>;
  MfaFactorEnrollPayload?: MfaFactorEnrollPayloadResolvers<ContextType>;
  MfaFactorRemovePayload?: MfaFactorRemovePayloadResolvers<ContextType>;
  MfaRecoveryCodesRenewPayload?: MfaRecoveryCodesRenewPayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationUpdatePayload?: OrganizationUpdatePayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PasswordChangePayload?: PasswordChangePayloadResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  PersistedOperation?: PersistedOperationResolvers<ContextType>;
  PersistedOperationConnection?: PersistedOperationConnectionResolvers<ContextType>;
  PersistedOperationDeprecatePayload?: PersistedOperationDeprecatePayloadResolvers<ContextType>;
  PersistedOperationEdge?: PersistedOperationEdgeResolvers<ContextType>;
  PersistedOperationRetirePayload?: PersistedOperationRetirePayloadResolvers<ContextType>;
  PersistedOperationsRegisterPayload?: PersistedOperationsRegisterPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  RoleArchivePayload?: RoleArchivePayloadResolvers<ContextType>;
  RoleConnection?: RoleConnectionResolvers<ContextType>;
  RoleCreatePayload?: RoleCreatePayloadResolvers<ContextType>;
  RoleEdge?: RoleEdgeResolvers<ContextType>;
  RoleUpdatePayload?: RoleUpdatePayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SecurityEvent?: SecurityEventResolvers<ContextType>;
  SecurityEventConnection?: SecurityEventConnectionResolvers<ContextType>;
  SecurityEventEdge?: SecurityEventEdgeResolvers<ContextType>;
  SessionChallenge?: SessionChallengeResolvers<ContextType>;
  SessionChallengeAnswerPayload?: SessionChallengeAnswerPayloadResolvers<ContextType>;
  SessionCreatePayload?: SessionCreatePayloadResolvers<ContextType>;
  SessionRefreshPayload?: SessionRefreshPayloadResolvers<ContextType>;
  SessionRevokePayload?: SessionRevokePayloadResolvers<ContextType>;
  SessionStepUpPayload?: SessionStepUpPayloadResolvers<ContextType>;
  SessionTokens?: SessionTokensResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserSession?: UserSessionResolvers<ContextType>;
  UserSessionConnection?: UserSessionConnectionResolvers<ContextType>;
  UserSessionEdge?: UserSessionEdgeResolvers<ContextType>;
  UserUpdatePayload?: UserUpdatePayloadResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  federation__ContextFieldValue?: GraphQLScalarType;
  federation__FieldSet?: GraphQLScalarType;
  federation__Policy?: GraphQLScalarType;
  federation__Scope?: GraphQLScalarType;
  link__Import?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  can?: CanDirectiveResolver<any, any, ContextType>;
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  federation__authenticated?: Federation__AuthenticatedDirectiveResolver<any, any, ContextType>;
  federation__context?: Federation__ContextDirectiveResolver<any, any, ContextType>;
  federation__extends?: Federation__ExtendsDirectiveResolver<any, any, ContextType>;
  federation__fromContext?: Federation__FromContextDirectiveResolver<any, any, ContextType>;
  federation__interfaceObject?: Federation__InterfaceObjectDirectiveResolver<any, any, ContextType>;
  federation__policy?: Federation__PolicyDirectiveResolver<any, any, ContextType>;
  federation__requiresScopes?: Federation__RequiresScopesDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  maxItems?: MaxItemsDirectiveResolver<any, any, ContextType>;
  override?: OverrideDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  sensitive?: SensitiveDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  stepUp?: StepUpDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
