import { toUpperCase } from '@lintel/kernel/text';
import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import type { AuditLogEntryResolvers, QueryResolvers } from '../__generated__/resolvers.ts';
import { auditChanges } from './audit-changes.rules.ts';
import { auditLogPage } from './audit-log.queries.ts';

const Query = {
  auditLog: (_, args, context) => auditLogPage(context, args),
} satisfies QueryResolvers;

const AuditLogEntry = {
  action: ({ action }) => toUpperCase(action),
  changes: ({ before, after }) =>
    auditChanges(before as Record<string, unknown> | null, after as Record<string, unknown> | null),
} satisfies AuditLogEntryResolvers;

/** Who changed what. */
export const audit: Module = {
  typeDefs: [sdl(import.meta.url, 'audit-log.graphql')],
  resolvers: { Query, AuditLogEntry },
};
