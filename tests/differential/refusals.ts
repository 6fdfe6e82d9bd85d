import type { Session } from '@lintel/kernel/session';
import { isPublicField, ownersOf, permissionsFor, typePermissions } from './ownership.ts';
import type { Rendered, UsedField } from './render.ts';

/** With which codes subgraphs may refuse whole fetches of an operation. Any other refusal is a fault of the executor. */
export const explainedCodes = (operation: Rendered, session: Session | null): ReadonlySet<string> => {
  const codes = new Set<string>();
  if (operation.fields.some((field) => !mayRead(field, session)))
    codes.add(session === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  // Values that only the subgraph knows to be wrong; see the scalars in values.ts, and `withBroken` in render.ts.
  if (/"no (day|instant|amount|currency|type)"/.test(operation.query + JSON.stringify(operation.variables)))
    codes.add('BAD_USER_INPUT');
  for (const { kind } of operation.faults) {
    if (kind === 'down') codes.add('SUBGRAPH_UNAVAILABLE');
    if (kind === 'lost') codes.add('INTERNAL');
  }
  return codes;
};

/** Whether a session may read a field, however it comes to the object. */
export const mayRead = ({ typeName, fieldName }: Omit<UsedField, 'key'>, session: Session | null): boolean => {
  const owner = ownersOf(typeName, fieldName)[0];
  if (owner === undefined) return true;
  const needed = [...permissionsFor(owner, typeName, fieldName), ...typePermissions(owner, typeName)];
  if (session === null)
    return needed.length === 0 && (typeName !== 'Query' || isPublicField(owner, typeName, fieldName));
  return needed.every((permission) => session.permissions.includes(permission));
};
