import type { PermissionTable } from '../permissions.ts';

export const documentsPermissions = {
  'documents.document.read': 'See documents and download their files.',
  'documents.document.create': 'Upload documents and link them to other objects.',
  'documents.document.update': 'Change the data of a document and add new versions.',
  'documents.document.archive': 'Archive and restore a document.',
  'documents.category.read': 'See document categories.',
  'documents.category.manage': 'Add, change and remove document categories.',
} satisfies PermissionTable<'documents'>;
