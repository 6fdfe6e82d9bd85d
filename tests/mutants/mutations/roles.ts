import { mightyRoles } from '../probes/rights.ts';
import { everything, type Mutant } from './mutant.ts';

const roles = ['lintel_app', 'lintel_auth', 'lintel_worker', 'lintel_service'] as const;
const attributes = ['superuser', 'bypassrls', 'createrole', 'createdb', 'replication'] as const;

/** Roles that can do more than they should. Taken back with the transaction, like everything else. */
export const roleMutants = (): readonly Mutant[] => [
  ...roles.flatMap((role) =>
    attributes.map(
      (attribute): Mutant => ({
        kind: 'role attribute',
        name: `${role} ${attribute}`,
        about: [role, everything],
        statements: [`alter role ${role} ${attribute}`],
      }),
    ),
  ),
  {
    kind: 'role attribute',
    name: 'lintel_service inherit',
    about: ['lintel_service'],
    // What was granted before keeps the way in which it was granted.
    statements: ['alter role lintel_service inherit', 'grant lintel_app to lintel_service with inherit true'],
  },
  ...roles.flatMap((role) =>
    mightyRoles.map(
      (mighty): Mutant => ({
        kind: 'role membership',
        name: `${mighty} to ${role}`,
        about: [role],
        statements: [`grant ${mighty} to ${role}`],
      }),
    ),
  ),
];
