import { type GraphQLObjectType, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { all, describedIn, fieldsOf, objectsOf, rootsOf, typesOf } from './schemas.ts';

const capitalised = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/** What a mutation may do, in the words that it may end with. */
const verbs = [
  'create',
  'update',
  'archive',
  'restore',
  'activate',
  'terminate',
  'discard',
  'set',
  'add',
  'remove',
  'record',
  'reverse',
  'post',
  'void',
  'start',
  'end',
  'finish',
  'revoke',
  'refresh',
  'issue',
  'invite',
  'register',
  'retire',
  'grant',
  'assign',
  'apply',
  'renew',
  'link',
  'unlink',
  'upload',
  'begin',
  'rename',
  'change',
  'deactivate',
  'import',
  'move',
  'replace',
  'suspend',
  'resume',
  'deprecate',
  'answer',
  'step',
  'enroll',
  'confirm',
  'reset',
];

describe.each(all)('$name: mutations', (subgraph) => {
  const mutation = subgraph.schema.getMutationType()!;
  const fields = fieldsOf(mutation);

  test('are named object first, then what happens to it', () => {
    const wrong = fields
      .map(({ name }) => name)
      .filter((name) => {
        const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
        return (
          !/^[a-z][A-Za-z0-9]*$/.test(name) ||
          words.length < 2 ||
          verbs.includes(words[0]!) ||
          !words.slice(1).some((word) => verbs.includes(word))
        );
      });
    expect(wrong).toEqual([]);
  });

  test('take exactly one argument: input, of a type of their own', () => {
    const wrong = fields
      .filter(
        ({ name, args }) =>
          args.length !== 1 || args[0]!.name !== 'input' || String(args[0]!.type) !== `${capitalised(name)}Input!`,
      )
      .map(({ name, args }) => `${name}(${args.map((argument) => `${argument.name}: ${argument.type}`).join(', ')})`);
    expect(wrong).toEqual([]);
  });

  test('answer a payload of their own with userErrors', () => {
    const wrong = fields.filter(({ name, type }) => {
      const payload = getNamedType(type);
      return (
        String(type) !== `${capitalised(name)}Payload!` ||
        !isObjectType(payload) ||
        String(payload.getFields().userErrors?.type) !== '[UserError!]!'
      );
    });
    expect(wrong.map(({ name, type }) => `${name}: ${type}`)).toEqual([]);
  });

  test('answer null for the object when they failed, so nothing else in a payload is required', () => {
    const wrong = fields.flatMap(({ type }) => {
      const payload = getNamedType(type) as GraphQLObjectType;
      return fieldsOf(payload)
        .filter((field) => field.name !== 'userErrors' && String(field.type).endsWith('!'))
        .map((field) => `${payload.name}.${field.name}: ${field.type}`);
    });
    // A yes or no has no null, and the results of a bulk are a list that may be empty.
    expect(wrong.filter((line) => !/: (Boolean!|\[\w+!\]!|Int!)$/.test(line))).toEqual([]);
  });

  test('leave no input and no payload without a mutation', () => {
    const known = new Set(fields.flatMap(({ name }) => [`${capitalised(name)}Payload`]));
    const orphans = typesOf(subgraph)
      .map(({ name }) => name)
      .filter((name) => name.endsWith('Payload') && !known.has(name));
    expect(orphans).toEqual([]);
  });
});

describe.each(all)('$name: subscriptions', ({ schema }) => {
  const subscription = schema.getSubscriptionType();
  const fields = subscription == null ? [] : fieldsOf(subscription);

  test('are named object first, then what has happened to it', () => {
    expect(fields.map(({ name }) => name).filter((name) => !/^[a-z][a-z]*([A-Z][a-z]+)*ed$/.test(name))).toEqual([]);
  });

  test('answer an event of their own that says when it was', () => {
    const wrong = fields.filter(({ name, type }) => {
      const event = getNamedType(type);
      return (
        String(type) !== `${capitalised(name)}Event!` ||
        !isObjectType(event) ||
        String(event.getFields().occurredAt?.type) !== 'DateTime!'
      );
    });
    expect(wrong.map(({ name, type }) => `${name}: ${type}`)).toEqual([]);
  });

  test('have a source of events', () => {
    expect(fields.filter(({ subscribe }) => subscribe === undefined).map(({ name }) => name)).toEqual([]);
  });
});

describe.each(all)('$name: lists and words', (subgraph) => {
  const objects = objectsOf(subgraph);

  test('connections have nodes, edges, pageInfo and totalCount', () => {
    const connections = objects.filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(0);
    const wrong = connections.filter((type) => {
      const fields = type.getFields();
      const edge = getNamedType(fields.edges?.type);
      const node = getNamedType(fields.nodes?.type);
      return (
        String(fields.nodes?.type) !== `[${node}!]!` ||
        String(fields.edges?.type) !== `[${type.name.replace(/Connection$/, 'Edge')}!]!` ||
        String(fields.pageInfo?.type) !== 'PageInfo!' ||
        String(fields.totalCount?.type) !== 'Int!' ||
        !isObjectType(edge) ||
        String(edge.getFields().cursor?.type) !== 'String!' ||
        String(edge.getFields().node?.type) !== `${node}!`
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('every field that answers a connection can be paged', () => {
    const wrong = objects.flatMap((type) =>
      fieldsOf(type)
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .filter(
          ({ args }) =>
            args.find(({ name }) => name === 'first')?.type.toString() !== 'Int' ||
            args.find(({ name }) => name === 'after')?.type.toString() !== 'String',
        )
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a root list is a connection, never a bare list', () => {
    const query = rootsOf(subgraph).find(({ name }) => name === 'Query')!;
    // Short by nature, whatever the size of the organization.
    const short = ['Query.permissions'];
    const wrong = fieldsOf(query)
      .filter(({ type }) => String(type).startsWith('['))
      .map(({ name }) => `Query.${name}`);
    expect(wrong.filter((coordinate) => !short.includes(coordinate))).toEqual([]);
  });

  test('every type, field, argument, input field and enum value has a description that ends with a dot', () => {
    const described = describedIn(subgraph);
    expect(described.length).toBeGreaterThan(50);
    const wrong = described.filter(
      ({ description }) => description == null || !/^[A-Z"'`0-9][\s\S]*\.$/.test(description.trim()),
    );
    expect(wrong.map(({ coordinate, description }) => `${coordinate}: ${description ?? 'nothing'}`)).toEqual([]);
  });

  test('types are singular nouns in PascalCase, fields camelCase, enum values capitals', () => {
    const wrong = typesOf(subgraph).flatMap((type) => {
      const members =
        isObjectType(type) || isInputObjectType(type)
          ? Object.keys(type.getFields()).filter((name) => !/^_?[a-z][A-Za-z0-9]*$/.test(name))
          : [];
      const values =
        'getValues' in type
          ? type
              .getValues()
              .map(({ name }) => name)
              .filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))
          : [];
      return [
        ...(/^[A-Z][A-Za-z0-9]*$/.test(type.name) ? [] : [type.name]),
        ...[...members, ...values].map((name) => `${type.name}.${name}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('the isolation boundary is an organization: no field, argument or type calls it a tenant', () => {
    // Those who rent are tenants, which is the word's only meaning here.
    const renting = new Set([
      'Lease.tenants',
      'LeaseTenant',
      'LeaseTenantConnection',
      'LeaseTenantEdge',
      'LeaseTenantRole',
      'LeaseTenantInput',
      'OccupancyKind.TENANT',
    ]);
    const wrong = describedIn(subgraph).filter(
      ({ coordinate }) => /tenant_?id|tenancy|^tenant$|\.tenant\b/i.test(coordinate) && !renting.has(coordinate),
    );
    expect(wrong.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  test('no input lets a client say which organization it means', () => {
    const wrong = describedIn(subgraph).filter(({ coordinate }) =>
      /Input\.organization(Id)?$|\(organization(Id)?:\)$|Filter\.organization(Id)?$/.test(coordinate),
    );
    // A person with several memberships says at sign-in into which organization.
    expect(
      wrong.map(({ coordinate }) => coordinate).filter((coordinate) => !coordinate.startsWith('SessionCreateInput.')),
    ).toEqual([]);
  });
});
