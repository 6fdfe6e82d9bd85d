import { toUpperCase } from '@lintel/kernel/text';
import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import type {
  AuditLogEntryResolvers,
  AuditSealResolvers,
  AuditVerificationResolvers,
  QueryResolvers,
} from '../__generated__/resolvers.ts';
import { auditVerification, entriesWithoutSeal } from './audit-chain.queries.ts';
import { auditChanges } from './audit-changes.rules.ts';
import { auditLogPage } from './audit-log.queries.ts';

const Query = {
  auditLog: (_, args, context) => auditLogPage(context, args),
  auditVerification: (_, args, context) => auditVerification(context, args),
} satisfies QueryResolvers;

const AuditLogEntry = {
  action: ({ action }) => toUpperCase(action),
  changes: ({ before, after }) =>
    auditChanges(before as Record<string, unknown> | null, after as Record<string, unknown> | null),
} satisfies AuditLogEntryResolvers;

const AuditSeal = { hash: ({ hash }) => hash.toString('hex') } satisfies AuditSealResolvers;

const AuditVerification = {
  entriesWithoutSeal: (_, __, context) => entriesWithoutSeal(context),
} satisfies AuditVerificationResolvers;

/** Who changed what, and the proof that nobody has changed that. */
export const audit: Module = {
  typeDefs: [sdl(import.meta.url, 'audit-log.graphql'), sdl(import.meta.url, 'audit-chain.graphql')],
  resolvers: { Query, AuditLogEntry, AuditSeal, AuditVerification },
};
