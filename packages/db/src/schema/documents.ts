import { sql } from 'drizzle-orm';
import { bigint, boolean, date, integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { deletedAt, identity, instant, timestamps, version } from '../columns.ts';

const schema = pgSchema('documents');

export const documentCategories = schema.table('document_categories', {
  ...identity(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const documents = schema.table('documents', {
  ...identity(),
  communityId: uuid('community_id'),
  categoryId: uuid('category_id').notNull(),
  title: text('title').notNull(),
  titleKey: text('title_key').notNull(),
  status: text('status', { enum: ['uploaded'] })
    .notNull()
    .default('uploaded'),
  accessLevel: text('access_level', { enum: ['staff', 'owners', 'residents'] })
    .notNull()
    .default('staff'),
  confidential: boolean('confidential').notNull().default(false),
  tags: text('tags').array().notNull().default([]),
  expiresOn: date('expires_on'),
  metadata: jsonb('metadata').notNull().default({}),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const documentVersions = schema.table('document_versions', {
  ...identity(),
  documentId: uuid('document_id').notNull(),
  number: integer('number').notNull(),
  storageKey: text('storage_key').notNull(),
  fileName: text('file_name').notNull(),
  mimeType: text('mime_type').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  sha256: text('sha256').notNull(),
  isCurrent: boolean('is_current').notNull().default(true),
  uploadedBy: uuid('uploaded_by').default(sql`app.user_id()`),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const documentLinks = schema.table('document_links', {
  ...identity(),
  documentId: uuid('document_id').notNull(),
  targetType: text('target_type', { enum: ['community', 'property', 'unit', 'lease', 'resident'] }).notNull(),
  communityId: uuid('community_id'),
  propertyId: uuid('property_id'),
  unitId: uuid('unit_id'),
  leaseId: uuid('lease_id'),
  residentId: uuid('resident_id'),
  isPrimary: boolean('is_primary').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const uploads = schema.table('uploads', {
  ...identity(),
  actor: text('actor').notNull().default(sql`app.actor()`),
  fileName: text('file_name').notNull(),
  mimeType: text('mime_type').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  announcedSha256: text('announced_sha256'),
  expiresAt: instant('expires_at').notNull(),
  storageKey: text('storage_key'),
  sha256: text('sha256'),
  finishedAt: instant('finished_at'),
  usedAt: instant('used_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const downloads = schema.table('downloads', {
  ...identity(),
  documentId: uuid('document_id').notNull(),
  versionId: uuid('version_id').notNull(),
  actor: text('actor').notNull().default(sql`app.actor()`),
  requestId: text('request_id').default(sql`app.request_id()`),
  scope: jsonb('scope').notNull(),
  expiresAt: instant('expires_at').notNull(),
  fetchedAt: instant('fetched_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
});
