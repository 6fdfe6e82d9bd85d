import { isRequestErrorCode } from '@lintel/kernel/errors';
import { ok } from '@lintel/kernel/result';
import { command, resolveCommand } from '@lintel/server/command';
import type { Context } from '@lintel/server/context';
import { defineSubgraph, type Module, type ResolverMap, type Subgraph } from '@lintel/server/define';
import { RequestError } from '@lintel/server/request-error';
import { GraphQLError, parse } from 'graphql';
import { compose } from '../src/compose.ts';

/**
 * Two subgraphs as small as they can be and still federate: what is tested is the edge in front of them. They are built,
 * composed, signed for and executed by the code that the real five use.
 */
export type FixtureSubgraphs = {
  readonly supergraphSdl: string;
  readonly property: Subgraph;
  readonly finance: Subgraph;
  /** What each fetch of entities brought to finance, oldest first. */
  readonly representations: { readonly __typename: string; readonly id: string }[][];
  /** How often the mutation had its effect. */
  readonly effects: string[];
  /** Lets the field `waiting` go on; it waits until this is called. */
  readonly release: () => void;
  /** Resolves when somebody waits. */
  readonly waited: Promise<void>;
};

type PayInput = { readonly reference: string };
type Reference = { readonly __typename: string; readonly id: string };

const unitsPerProperty = 3;
const units = Array.from({ length: 9 }, (_, index) => ({
  id: `unit-${index}`,
  number: String(index + 1),
  propertyId: `property-${Math.floor(index / unitsPerProperty)}`,
}));

export const fixtureSubgraphs = (): FixtureSubgraphs => {
  const representations: FixtureSubgraphs['representations'] = [];
  const effects: string[] = [];
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const pay = command('pay', { money: true }, async (_work, { reference }: PayInput) => {
    effects.push(reference);
    return ok({ reference, serial: effects.length });
  });
  const property = defineSubgraph('property', [
    propertyModule(resolveCommand(pay, 'receipt') as ResolverMap[string][string], () => {
      arrived.resolve();
      return gate.promise;
    }),
  ]);
  const finance = defineSubgraph('finance', [financeModule()]);
  const recording = recordRepresentations(finance, representations);
  return {
    supergraphSdl: compose([property, finance]).supergraph,
    property,
    finance: recording,
    representations,
    effects,
    release: () => gate.resolve(),
    waited: arrived.promise,
  };
};

const propertyModule = (pay: ResolverMap[string][string], wait: () => Promise<void>): Module => ({
  typeDefs: [
    parse(`
      type Property @key(fields: "id") @public { id: ID! name: String! }
      type Unit @key(fields: "id") @public { id: ID! number: String! property: Property! }
      type Asked { organizationId: ID actor: String requestId: String! idempotencyKey: String dryRun: Boolean! ip: String userAgent: String }
      input PayInput { reference: String! }
      type Receipt { reference: String! serial: Int! }
      type PayPayload { receipt: Receipt userErrors: [UserError!]! }
      extend type Query {
        units: [Unit!]! @public
        hello(name: String): String @public
        asked: Asked @public
        secretNumber: Int
        tellers: Int @can(permission: "finance.payment.read")
        fails(code: String!): String @public
        echo(ids: [ID!]!): [ID!] @public
        waiting: String @public
      }
      extend type Mutation { pay(input: PayInput!): PayPayload! @can(permission: "finance.payment.record") }
    `),
  ],
  resolvers: {
    Query: {
      units: () => units,
      hello: (_: unknown, { name }: { name?: string | null }) => `Hello ${name ?? 'nobody'}`,
      asked: (_: unknown, _arguments: unknown, { session, ...facts }: Context) => ({
        organizationId: session?.organizationId,
        actor: session?.actor.kind,
        requestId: facts.requestId,
        idempotencyKey: facts.idempotencyKey,
        dryRun: facts.dryRun,
        ip: facts.ip,
        userAgent: facts.userAgent,
      }),
      secretNumber: () => 31_415_926,
      tellers: () => 3,
      fails: (_: unknown, { code }: { code: string }) => {
        if (code === 'PLAIN') throw new Error('CANARY-3141 at postgres://lintel_service:hunter2@127.0.0.1:5432/lintel');
        if (isRequestErrorCode(code)) throw new RequestError(code);
        throw new GraphQLError('CANARY-3141', { extensions: { code } });
      },
      echo: (_: unknown, { ids }: { ids: readonly string[] }) => ids,
      waiting: async () => {
        await wait();
        return 'done';
      },
    },
    Mutation: { pay },
    Property: { name: ({ id }: Reference) => `Name of ${id}`, __resolveReference: ({ id }: Reference) => ({ id }) },
    Unit: {
      property: ({ propertyId }: { propertyId: string }) => ({ id: propertyId }),
      __resolveReference: ({ id }: Reference) => units.find((unit) => unit.id === id) ?? null,
    },
  },
});

const financeModule = (): Module => ({
  typeDefs: [
    parse(`
      type Property @key(fields: "id") @public { id: ID! value: Int tags: [Tag!] manager: String }
      type Tag { text: String! }
      type Unit @key(fields: "id") @public { id: ID! balance: Int }
      extend type Query { rates: [Int!] @public }
    `),
  ],
  resolvers: {
    Query: { rates: () => [3, 5] },
    Property: {
      __resolveReference: ({ id }: Reference) => ({ id }),
      value: ({ id }: Reference) => Number(id.slice(-1)) * 1000,
      tags: ({ id }: Reference) => [{ text: `tag of ${id}` }],
      manager: ({ id }: Reference) => {
        if (id === 'property-1') throw new RequestError('FORBIDDEN');
        return `manager of ${id}`;
      },
    },
    Unit: {
      __resolveReference: ({ id }: Reference) => ({ id }),
      balance: ({ id }: Reference) => Number(id.slice(-1)) * 100,
    },
  },
});

/** The same subgraph, whose `_entities` notes what it was asked for. */
const recordRepresentations = (subgraph: Subgraph, seen: FixtureSubgraphs['representations']): Subgraph => {
  const field = subgraph.schema.getQueryType()?.getFields()._entities;
  if (field?.resolve === undefined) throw new Error('a subgraph without entities');
  const { resolve } = field;
  field.resolve = (source, arguments_, context, info) => {
    seen.push(arguments_.representations);
    return resolve(source, arguments_, context, info);
  };
  return subgraph;
};
