import { sql } from 'drizzle-orm';
import { bigint, boolean, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, identity, instant } from '../columns.ts';

/** The Postgres schema of what all slices share. */
export const app = pgSchema('app');

export const auditLog = app.table('audit_log', {
  ...identity(),
  occurredAt: instant('occurred_at').notNull().defaultNow(),
  actor: text('actor'),
  requestId: text('request_id'),
  action: text('action', { enum: ['insert', 'update', 'delete'] }).notNull(),
  entity: text('entity').notNull(),
  entityId: uuid('entity_id'),
  before: jsonb('before'),
  after: jsonb('after'),
});

export const auditSeals = app.table('audit_seals', {
  organizationId: uuid('organization_id').notNull(),
  position: bigint('position', { mode: 'number' }).notNull(),
  entryId: uuid('entry_id').notNull(),
  hash: bytea('hash').notNull(),
  mark: instant('mark').notNull(),
  sealedAt: instant('sealed_at').notNull().defaultNow(),
});

export const idempotencyKeys = app.table('idempotency_keys', {
  organizationId: uuid('organization_id').notNull().default(sql`app.organization_id()`),
  actor: text('actor').notNull().default(sql`app.actor()`),
  key: text('key').notNull(),
  path: text('path').notNull(),
  command: text('command').notNull(),
  requestHash: text('request_hash').notNull(),
  fingerprint: text('fingerprint').notNull(),
  result: jsonb('result'),
  keepForEver: boolean('keep_for_ever').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const outboxEvents = app.table('outbox_events', {
  ...identity(),
  occurredAt: instant('occurred_at').notNull().defaultNow(),
  eventType: text('event_type').notNull(),
  entity: text('entity').notNull(),
  entityId: uuid('entity_id').notNull(),
  payload: jsonb('payload').notNull(),
  actor: text('actor').default(sql`app.actor()`),
  requestId: text('request_id').default(sql`app.request_id()`),
  deliveredAt: instant('delivered_at'),
});
