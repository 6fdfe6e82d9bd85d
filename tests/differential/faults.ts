import type { Context } from '@lintel/server/context';
import { RequestError } from '@lintel/server/request-error';
import { defaultFieldResolver, isObjectType } from 'graphql';
import type { ReferenceHome } from './monolith-references.ts';
import { schemaOf, subgraphNames } from './ownership.ts';

/**
 * Something that goes wrong while one question is answered.
 *
 * - `throw`: the field fails, as a bug would make it. `refuse`: with a code of the registry.
 * - `null`: the field is null, whatever the schema promises.
 * - `someThrow`, `someNull`: the same for about half of the objects.
 * - `gone`: about half of the entities of the type are not there for the other subgraphs. `lost`: they fail instead.
 * - `down`: the subgraph of the field does not answer at all.
 */
export type FaultKind = (typeof faultKinds)[number];
export const faultKinds = ['throw', 'refuse', 'null', 'someThrow', 'someNull', 'gone', 'lost', 'down'] as const;

export type Fault = {
  readonly kind: FaultKind;
  readonly subgraph: string;
  readonly typeName: string;
  readonly fieldName: string;
};

const faultsOf = new WeakMap<Context, readonly Fault[]>();
let isHit: (id: string) => boolean = () => false;

/** From now on the faults happen to whatever is asked in this context, by whichever executor. */
export const arrange = (scope: Context, faults: readonly Fault[]): void => {
  faultsOf.set(scope, faults);
};

export const isDown = (scope: Context, subgraph: string): boolean =>
  (faultsOf.get(scope) ?? []).some((fault) => fault.kind === 'down' && fault.subgraph === subgraph);

/**
 * Puts a switch around every resolver of every subgraph, closed unless a fault is arranged. The subgraphs' own schemas are
 * changed, which lasts for this test file: all executors must meet the same faults, and they share nothing but the resolvers.
 * `hits` are the ids of the objects to which faults happen that happen to some.
 */
export const installFaults = (hits: ReadonlySet<string>): void => {
  isHit = (id) => hits.has(id);
  for (const subgraph of subgraphNames) {
    for (const type of Object.values(schemaOf(subgraph).getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('_')) continue;
      for (const field of Object.values(type.getFields())) {
        const resolve = field.resolve ?? defaultFieldResolver;
        field.resolve = (source, args, context: Context, info) =>
          fieldFault(context, { subgraph, typeName: type.name, fieldName: field.name }, source) ??
          resolve(source, args, context, info);
      }
      installReferenceFault(subgraph, type.name, type.extensions as ReferenceHome);
    }
  }
};

const installReferenceFault = (subgraph: string, typeName: string, { apollo }: ReferenceHome): void => {
  const home = apollo?.subgraph;
  if (home === undefined) return;
  const resolve = home.resolveReference;
  home.resolveReference = (reference, context, info) => {
    for (const fault of faultsOf.get(context as Context) ?? []) {
      if (fault.subgraph !== subgraph || fault.typeName !== typeName || !isHitObject(reference)) continue;
      if (fault.kind === 'gone') return null;
      if (fault.kind === 'lost') return Promise.reject(new Error('arranged: an entity fails'));
    }
    return resolve === undefined ? reference : resolve(reference, context, info);
  };
};

type Place = Pick<Fault, 'subgraph' | 'typeName' | 'fieldName'>;

/**
 * What the field does instead, if a fault says so. Never at once: graphql-js forgets the promises of a list's other items when
 * one item fails synchronously, and their own failures would end the process as unhandled.
 */
const fieldFault = (context: Context, place: Place, source: unknown): Promise<null> | undefined => {
  for (const fault of faultsOf.get(context) ?? []) {
    if (fault.subgraph !== place.subgraph || fault.typeName !== place.typeName || fault.fieldName !== place.fieldName)
      continue;
    if (fault.kind.startsWith('some') && !isHitObject(source)) continue;
    if (fault.kind === 'throw' || fault.kind === 'someThrow')
      return Promise.reject(new Error('arranged: a resolver fails'));
    if (fault.kind === 'refuse') return Promise.reject(new RequestError('LIMIT_EXCEEDED'));
    if (fault.kind === 'null' || fault.kind === 'someNull') return Promise.resolve(null);
  }
  return undefined;
};

/** The same objects, however they are reached. */
const isHitObject = (source: unknown): boolean => {
  const { id } = (source ?? {}) as { id?: unknown };
  return typeof id === 'string' && isHit(id);
};
