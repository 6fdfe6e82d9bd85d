import { isPermission, isReadPermission, type Permission, permissions } from '@lintel/kernel/permissions';
import { describe, expect, test } from 'vitest';
import { all, argumentOf, directivesOf, fieldsOf, hasDirective, objectsOf, rootsOf } from './schemas.ts';

/** Every `@can` of a subgraph, by the coordinate that carries it. */
const requirements = all.flatMap((subgraph) =>
  objectsOf(subgraph).flatMap((type) =>
    [
      { coordinate: type.name, node: type as Parameters<typeof directivesOf>[0] },
      ...fieldsOf(type).map((field) => ({ coordinate: `${type.name}.${field.name}`, node: field })),
    ].flatMap(({ coordinate, node }) =>
      directivesOf(node)
        .filter((directive) => directive.name.value === 'can')
        .map((directive) => ({
          subgraph: subgraph.name,
          coordinate,
          permission: String(argumentOf(directive, 'permission')),
        })),
    ),
  ),
);

const permissionOf = (type: Parameters<typeof directivesOf>[0]): string | undefined => {
  const directive = directivesOf(type).find(({ name }) => name.value === 'can');
  return directive === undefined ? undefined : String(argumentOf(directive, 'permission'));
};

/** The subgraph in whose words an entity's permission is: that one owns it. */
const permissionOwners = new Map(
  all.flatMap(objectsOf).flatMap((type) => {
    const permission = permissionOf(type);
    return permission === undefined ? [] : [[type.name, permission.split('.')[0]!] as const];
  }),
);

test('every permission that the SDL names exists', () => {
  expect(requirements.length).toBeGreaterThan(50);
  expect(requirements.filter(({ permission }) => !isPermission(permission))).toEqual([]);
});

test('every permission that exists is asked for somewhere', () => {
  const used = new Set(requirements.map(({ permission }) => permission));
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
});

test('what a permission opens lies in the subgraph that it is named after, but for entities of others', () => {
  const owners = new Map(
    all.flatMap((subgraph) =>
      objectsOf(subgraph)
        .filter((type) => hasDirective(type, 'key') && directivesOf(type).some(({ name }) => name.value === 'can'))
        .map((type) => [`${type.name} ${permissionOf(type)}`, true] as const),
    ),
  );
  const foreign = requirements
    .filter(({ subgraph, permission }) => permission.split('.')[0] !== subgraph)
    // An entity asks for the same wherever it is referenced.
    .filter(({ coordinate, permission }) => coordinate.includes('.') || !owners.has(`${coordinate} ${permission}`));
  expect(
    foreign.map(({ subgraph, coordinate, permission }) => `${subgraph}: ${coordinate} needs ${permission}`),
  ).toEqual([]);
});

test('an entity needs the same permission in every subgraph that asks for one', () => {
  const asked = new Map<string, Set<string>>();
  for (const type of all.flatMap(objectsOf)) {
    const permission = permissionOf(type);
    if (permission !== undefined) asked.set(type.name, (asked.get(type.name) ?? new Set()).add(permission));
  }
  expect([...asked].filter(([, permissionsOfType]) => permissionsOfType.size > 1)).toEqual([]);
});

test('a query or subscription needs a reading permission, a mutation another one', () => {
  const reasons: Readonly<Record<string, string>> = {
    'Query.apiClients': 'the list exists for those who manage it',
    'Query.persistedOperations': 'the list exists for those who manage it',
    'Mutation.documentDownloadCreate': 'makes an address for reading; changes nothing',
  };
  const wrong = requirements.filter(
    ({ coordinate, permission }) =>
      (/^(Query|Subscription)\./.test(coordinate) && !isReadPermission(permission as Permission)) ||
      (coordinate.startsWith('Mutation.') && isReadPermission(permission as Permission)),
  );
  expect(wrong.map(({ coordinate }) => coordinate).sort()).toEqual(Object.keys(reasons).sort());
});

describe.each(all)('$name', (subgraph) => {
  test('says of every root field who may ask for it', () => {
    const silent = rootsOf(subgraph).flatMap((root) =>
      fieldsOf(root)
        .filter((field) => !hasDirective(field, 'can') && !hasDirective(field, 'public'))
        .map((field) => `${root.name}.${field.name}`),
    );
    expect(silent).toEqual([]);
  });

  const isSaid = (node: Parameters<typeof directivesOf>[0]) =>
    hasDirective(node, 'can') || hasDirective(node, 'public');

  test('says of every entity, or of every field that it adds to one of another subgraph, who may see it', () => {
    const silent = objectsOf(subgraph)
      .filter((type) => hasDirective(type, 'key') && !isSaid(type))
      .flatMap((type) => {
        const owner = permissionOwners.get(type.name);
        if (owner === undefined || owner === subgraph.name) return [type.name];
        return fieldsOf(type)
          .filter((field) => field.name !== 'id' && !isSaid(field))
          .map((field) => `${type.name}.${field.name}`);
      });
    expect(silent).toEqual([]);
  });

  test('does not say both', () => {
    const both = objectsOf(subgraph)
      .flatMap((type) => [type, ...fieldsOf(type)])
      .filter((node) => hasDirective(node, 'can') && hasDirective(node, 'public'));
    expect(both.map(({ name }) => name)).toEqual([]);
  });
});

test('exactly these want a session whose person has just proved who he is', () => {
  const fresh = all.flatMap((subgraph) =>
    rootsOf(subgraph).flatMap((root) =>
      fieldsOf(root)
        .filter((field) => hasDirective(field, 'stepUp'))
        .map((field) => `${root.name}.${field.name}`),
    ),
  );
  expect(fresh.sort()).toEqual([
    // What gives power to somebody: a key, a role, a place in the organization.
    'Mutation.apiKeyCreate',
    'Mutation.membershipCreate',
    'Mutation.membershipFactorsReset',
    'Mutation.membershipUpdate',
    // What a person proves himself by.
    'Mutation.mfaFactorEnroll',
    'Mutation.mfaFactorRemove',
    'Mutation.mfaRecoveryCodesRenew',
    'Mutation.passwordChange',
    'Mutation.roleUpdate',
  ]);
});

test('nobody needs to be signed in for exactly these', () => {
  const open = all.flatMap((subgraph) =>
    rootsOf(subgraph).flatMap((root) =>
      fieldsOf(root)
        .filter((field) => hasDirective(field, 'public'))
        .map((field) => `${root.name}.${field.name}`),
    ),
  );
  expect(open.sort()).toEqual([
    // Everybody who is signed in may change what he himself proves himself by; all of these want a session, most a fresh one.
    'Mutation.mfaFactorConfirm',
    'Mutation.mfaFactorEnroll',
    'Mutation.mfaFactorRemove',
    'Mutation.mfaRecoveryCodesRenew',
    'Mutation.passwordChange',
    // Before there is a session.
    'Mutation.sessionChallengeAnswer',
    'Mutation.sessionCreate',
    // The access token may have expired: the refresh token is the credential.
    'Mutation.sessionRefresh',
    'Mutation.sessionRevoke',
    // Wants a session, and makes it fresh.
    'Mutation.sessionStepUp',
    // Everybody who is signed in may change his own profile, whatever he may do otherwise; the command wants a session.
    'Mutation.userUpdate',
    // Answers null to nobody.
    'Query.viewer',
  ]);
});
