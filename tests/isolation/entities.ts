import type { Session } from '@lintel/kernel/session';
import type { Subgraph } from '@lintel/server/define';
import type { Platform } from '@lintel/server/platform';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import { type GraphQLObjectType, getNamedType, isObjectType, isUnionType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { all, fieldsOf, hasDirective } from '../contract/schemas.ts';
import { ask } from './ask.ts';
import type { Samples } from './inputs.ts';
import { decoy } from './names.ts';
import { leaks, type Scene } from './scene.ts';
import { selectionOf } from './selection.ts';

const entitiesOf = ({ schema }: Subgraph): readonly GraphQLObjectType[] => {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? [...union.getTypes()] : [];
};

type Answer = {
  readonly data: { readonly _entities: readonly unknown[] } | null;
  readonly errors?: readonly { extensions?: { code?: unknown } }[];
};

/** Every entity of every subgraph, asked for by its key past the gateway: what a forged plan could ask. */
export const entityAttacks = (scene: () => Scene): void => {
  let platform: Platform | undefined;
  const fetchEntities = async (
    subgraph: Subgraph,
    { as, representations, selection }: { as: Session | null; representations: readonly object[]; selection: string },
  ): Promise<Answer> => {
    platform ??= testPlatform(scene().world.database.door);
    const query = `query Forged($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
    return (await executeOn(subgraph, platform, { query, variables: { representations }, as })) as Answer;
  };

  test('the gateway itself knows no _entities', async () => {
    const { birch, cedar } = scene();
    const query = '{ _entities(representations: [{ __typename: "Unit", id: "x" }]) { ... on Unit { number } } }';
    const answer = await ask(birch.admin, { query: query.replace('"x"', JSON.stringify(cedar.samples.Unit)) });
    expect(answer.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(answer.data ?? null).toBeNull();
  });

  describe.each(all.map((subgraph) => [subgraph.name, subgraph] as const))('of %s', (_, subgraph) => {
    test.each(entitiesOf(subgraph).map((type) => [type.name, type] as const))(
      '%s: birch gets for an id of cedar what it gets for an id of nothing',
      async (name, type) => {
        const { cedar, birch, secrets } = scene();
        const selection = everythingOf(subgraph, type, cedar.samples);
        const [theirs, own] = [cedar, birch].map(({ samples }) => sampleOf(samples, name));
        const nothing = decoy(theirs!);
        const forms = [(id: string) => ({ __typename: name, id }), (id: string) => forged(name, id, cedar.samples)];
        const answers: string[] = [];
        for (const form of forms) {
          const representations = [own!, theirs!, nothing].map(form);
          const answer = await fetchEntities(subgraph, { as: adminOf(birch.samples), representations, selection });
          expect(answer.errors, JSON.stringify(answer)).toBeUndefined();
          const [, foreign, missing] = answer.data!._entities.map((entity) => JSON.stringify(entity));
          expect(foreign!.replaceAll(theirs!, '<asked>')).toBe(missing!.replaceAll(nothing, '<asked>'));
          expect(leaks(JSON.stringify(answer), [theirs!], secrets)).toEqual([]);
          answers.push(plain(answer));
        }
        // What the caller writes into a representation beyond its key is worth nothing.
        expect(answers[1]).toBe(answers[0]);

        const representations = [
          { __typename: name, id: theirs! },
          { __typename: name, id: nothing },
        ];
        const control = await fetchEntities(subgraph, { as: adminOf(cedar.samples), representations, selection });
        expect(control.errors, JSON.stringify(control)).toBeUndefined();
        const [real, none] = control.data!._entities.map((entity) => JSON.stringify(entity));
        if (hasMoreThanItsKey(type)) expect(real!.replaceAll(theirs!, '')).not.toBe(none!.replaceAll(nothing, ''));
      },
    );

    test.each(entitiesOf(subgraph).map((type) => [type.name, type] as const))(
      '%s: nobody gets it without a session, and each field needs its permission',
      async (name, type) => {
        const { cedar } = scene();
        const representations = [{ __typename: name, id: sampleOf(cedar.samples, name) }];
        const whole = everythingOf(subgraph, type, cedar.samples);
        const nobody = await fetchEntities(subgraph, { as: null, representations, selection: whole });
        expect(codes(nobody)).toEqual(['UNAUTHENTICATED']);
        expect(nobody.data?._entities ?? null).toBeNull();
        const powerless: Session = { ...adminOf(cedar.samples), permissions: [] };
        for (const field of fieldsOf(type)) {
          const inner = fieldSelection(subgraph, type, field.name, cedar.samples);
          const target = getNamedType(field.type);
          const asks = [type, field, ...(isObjectType(target) ? [target] : [])].some((node) =>
            hasDirective(node, 'can'),
          );
          const answer = await fetchEntities(subgraph, { as: powerless, representations, selection: inner });
          if (asks) expect(codes(answer), `${name}.${field.name}`).toEqual(['FORBIDDEN']);
          if (asks) expect(answer.data?._entities ?? null).toBeNull();
        }
      },
    );
  });
};

const adminOf = (samples: Samples): Session =>
  sessionAs('admin', { id: samples.Organization! }, { userId: samples['User.free']! });

const sampleOf = (samples: Samples, name: string): string => {
  const id = samples[name];
  if (id === undefined) throw new Error(`there is no sample of ${name}. Make one in tests/isolation/furnish.ts`);
  return id;
};

/** Every key-like field that a resolver might believe, filled with what cedar has. */
const forged = (name: string, id: string, samples: Samples): object => {
  const keys = Object.entries(samples).filter(([sample]) => !sample.includes('.'));
  const ids = keys.map(([sample, value]) => [`${sample[0]!.toLowerCase()}${sample.slice(1)}Id`, value]);
  const columns = keys.map(([sample, value]) => [
    `${sample.replaceAll(/(?!^)([A-Z])/g, '_$1').toLowerCase()}_id`,
    value,
  ]);
  const facts = {
    currency: 'USD',
    timeZone: 'UTC',
    visibility: 'organization',
    permissions: ['*'],
    version: 1,
    deletedAt: null,
  };
  return { ...facts, ...Object.fromEntries([...ids, ...columns]), __typename: name, id };
};

const optionsFor = (subgraph: Subgraph, samples: Samples) => ({
  schema: subgraph.schema,
  argument: (_: string, name: string) => (name === 'communityId' ? JSON.stringify(samples.Community) : undefined),
});

const everythingOf = (subgraph: Subgraph, { name }: GraphQLObjectType, samples: Samples): string =>
  `... on ${name} ${selectionOf(name, 2, optionsFor(subgraph, samples))}`;

/** One field alone, so that the permission of another cannot stand for its own. */
const fieldSelection = (subgraph: Subgraph, type: GraphQLObjectType, field: string, samples: Samples): string => {
  const isOther = (coordinate: string) =>
    coordinate.startsWith(`${type.name}.`) && coordinate !== `${type.name}.${field}`;
  // Of the entity itself, not of what it is again inside of the field.
  const skip = (coordinate: string, depth: number) => depth === 2 && isOther(coordinate);
  return `... on ${type.name} ${selectionOf(type.name, 2, { ...optionsFor(subgraph, samples), skip })}`;
};

const hasMoreThanItsKey = (type: GraphQLObjectType): boolean => fieldsOf(type).some(({ name }) => name !== 'id');

const codes = ({ errors }: Answer): readonly unknown[] => (errors ?? []).map(({ extensions }) => extensions?.code);

const plain = ({ data }: Answer): string =>
  JSON.stringify(data).replaceAll(/"(cursor|startCursor|endCursor)":"[^"]*"/g, '');
