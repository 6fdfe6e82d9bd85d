import type { PermissionTable } from '../permissions.ts';

export const identityPermissions = {
  'identity.organization.read': 'See the organization: its name, plan and status.',
  'identity.organization.update': 'Change the name and the settings of the organization.',
  'identity.community.read': 'See communities with their time zone, currency and address.',
  'identity.community.create': 'Add a community to the organization.',
  'identity.community.update': 'Change the name, time zone, address and policies of a community.',
  'identity.user.read': 'See the names and contact details of users.',
  'identity.membership.read': 'See who belongs to the organization and with which roles.',
  'identity.membership.create': 'Make a person a member of the organization.',
  'identity.membership.update': 'Change the roles, scope and status of a membership.',
  'identity.membership.resetFactors': 'Let a member who has lost his second factor enter without it.',
  'identity.role.read': 'See roles and the permissions they grant.',
  'identity.role.manage': 'Create, change and remove roles of the organization.',
  'identity.apiClient.manage': 'Create, see and revoke API clients and their keys.',
  'identity.operation.manage': 'Register, see and retire the operations that API clients may call.',
  'identity.auditLog.read': 'See who changed what and when.',
  'identity.securityEvent.read': 'See sign-ins, failed attempts and changes of factors and passwords of members.',
} satisfies PermissionTable<'identity'>;
