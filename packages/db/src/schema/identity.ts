import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, currency, deletedAt, identity as identityColumns, instant, timestamps, version } from '../columns.ts';

/** What services may see of the identity tables; credentials, refresh tokens and counters have no mirror on purpose. */
export const identity = pgSchema('identity');

/** Every kind of security event, as the database writes it. */
export const securityEventKinds = [
  'sign_in',
  'sign_in_failed',
  'sign_out',
  'refresh_reuse',
  'session_ended',
  'challenge_issued',
  'challenge_failed',
  'recovery_code_used',
  'stepped_up',
  'step_up_failed',
  'factor_added',
  'factor_removed',
  'factors_reset',
  'recovery_codes_renewed',
  'password_changed',
] as const;

const organizationId = () => uuid('organization_id').notNull().default(sql`app.organization_id()`);

export const organizations = identity.table('organizations', {
  id: uuid('id').notNull().default(sql`app.new_id()`),
  name: text('name').notNull(),
  slug: text('slug').notNull(),
  plan: text('plan', { enum: ['demo', 'standard', 'enterprise'] })
    .notNull()
    .default('standard'),
  status: text('status', { enum: ['active', 'suspended', 'closed'] })
    .notNull()
    .default('active'),
  settings: jsonb('settings').notNull().default({}),
  version: version(),
  ...timestamps(),
});

export const communities = identity.table('communities', {
  ...identityColumns(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  kind: text('kind', { enum: ['building', 'condominium', 'hoa', 'portfolio'] })
    .notNull()
    .default('building'),
  timeZone: text('time_zone').notNull(),
  currency: currency().notNull(),
  locale: text('locale').notNull().default('en-US'),
  address: text('address'),
  policies: jsonb('policies').notNull().default({}),
  branding: jsonb('branding').notNull().default({}),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const users = identity.table('users', {
  id: uuid('id').notNull().default(sql`gen_random_uuid()`),
  email: text('email').notNull(),
  emailNorm: text('email_norm').notNull(),
  fullName: text('full_name').notNull(),
  phone: text('phone'),
  avatarUrl: text('avatar_url'),
  locale: text('locale').notNull().default('en-US'),
  preferences: jsonb('preferences').notNull().default({}),
  emailVerified: boolean('email_verified').notNull().default(false),
  isActive: boolean('is_active').notNull().default(true),
  lastLoginAt: instant('last_login_at'),
  version: version(),
  ...timestamps(),
});

export const memberships = identity.table('memberships', {
  ...identityColumns(),
  userId: uuid('user_id').notNull(),
  status: text('status', { enum: ['invited', 'active', 'suspended', 'ended'] })
    .notNull()
    .default('active'),
  isPrimary: boolean('is_primary').notNull().default(false),
  invitedEmail: text('invited_email'),
  invitedName: text('invited_name'),
  joinedAt: instant('joined_at').defaultNow(),
  factorsResetAt: instant('factors_reset_at'),
  version: version(),
  ...timestamps(),
});

export const roles = identity.table('roles', {
  ...identityColumns(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  department: text('department'),
  level: integer('level').notNull().default(0),
  visibility: text('visibility', { enum: ['organization', 'communities', 'own', 'none'] }).notNull(),
  isSystem: boolean('is_system').notNull().default(false),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const rolePermissions = identity.table('role_permissions', {
  organizationId: organizationId(),
  roleId: uuid('role_id').notNull(),
  permission: text('permission').notNull(),
});

export const membershipRoles = identity.table('membership_roles', {
  ...identityColumns(),
  membershipId: uuid('membership_id').notNull(),
  roleId: uuid('role_id').notNull(),
  communityId: uuid('community_id'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const userSessions = identity.table('user_sessions', {
  organizationId: uuid('organization_id').notNull(),
  id: uuid('id').notNull().default(sql`app.new_id()`),
  userId: uuid('user_id').notNull(),
  ip: text('ip'),
  userAgent: text('user_agent'),
  createdAt: instant('created_at').notNull().defaultNow(),
  lastUsedAt: instant('last_used_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
  revokedReason: text('revoked_reason', {
    enum: ['signed_out', 'reuse_detected', 'ended_by_user', 'membership_ended', 'password_changed', 'factors_reset'],
  }),
  steppedUpAt: instant('stepped_up_at'),
  reach: text('reach', { enum: ['everywhere', 'organization'] })
    .notNull()
    .default('organization'),
});

export const mfaFactors = identity.table('mfa_factors', {
  id: uuid('id').notNull().default(sql`app.new_id()`),
  userId: uuid('user_id').notNull().default(sql`app.user_id()`),
  organizationId: uuid('organization_id'),
  kind: text('kind', { enum: ['totp'] })
    .notNull()
    .default('totp'),
  name: text('name').notNull(),
  secretEncrypted: text('secret_encrypted').notNull(),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: instant('created_at').notNull().defaultNow(),
  confirmedAt: instant('confirmed_at'),
  lastUsedAt: instant('last_used_at'),
});

export const recoveryCodes = identity.table('recovery_codes', {
  id: uuid('id').notNull().default(sql`app.new_id()`),
  userId: uuid('user_id').notNull().default(sql`app.user_id()`),
  organizationId: uuid('organization_id'),
  codeHash: bytea('code_hash').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  usedAt: instant('used_at'),
});

/** What happened at the door, of which a session sees that of its organization. */
export const securityEvents = identity.table('security_events', {
  id: uuid('id').notNull().default(sql`app.new_id()`),
  occurredAt: instant('occurred_at').notNull().defaultNow(),
  organizationId: uuid('organization_id'),
  userId: uuid('user_id'),
  kind: text('kind', { enum: securityEventKinds }).notNull(),
  emailNorm: text('email_norm'),
  ip: text('ip'),
  userAgent: text('user_agent'),
});

export const apiClients = identity.table('api_clients', {
  ...identityColumns(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  status: text('status', { enum: ['active', 'suspended', 'ended'] })
    .notNull()
    .default('active'),
  version: version(),
  ...timestamps(),
});

export const apiKeys = identity.table('api_keys', {
  ...identityColumns(),
  clientId: uuid('client_id').notNull(),
  name: text('name').notNull(),
  prefix: text('prefix').notNull(),
  secretHash: bytea('secret_hash').notNull(),
  permissions: text('permissions').array().notNull(),
  communityIds: uuid('community_ids').array().notNull().default([]),
  expiresAt: instant('expires_at'),
  revokedAt: instant('revoked_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const apiKeyUsage = identity.table('api_key_usage', {
  organizationId: organizationId(),
  keyId: uuid('key_id').notNull(),
  lastUsedAt: instant('last_used_at').notNull(),
});

export const persistedOperations = identity.table('persisted_operations', {
  ...identityColumns(),
  clientId: uuid('client_id').notNull(),
  documentId: text('document_id').notNull(),
  name: text('name').notNull(),
  document: text('document').notNull(),
  status: text('status', { enum: ['draft', 'active', 'deprecated', 'retired'] })
    .notNull()
    .default('active'),
  version: version(),
  ...timestamps(),
});
