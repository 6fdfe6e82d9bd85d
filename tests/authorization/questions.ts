import { type GraphQLOutputType, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { api, isConnection } from '../isolation/api-schema.ts';
import { placeOf, targetsOf, valueFor } from '../isolation/arguments.ts';
import type { Samples } from '../isolation/inputs.ts';
import { decoy, nameIn } from '../isolation/names.ts';
import { type Row, rootRows } from './rows.ts';

/** A root field with the least that can be asked of it, about things that are not there. */
export type Question = {
  /** What the matrix calls it. */
  readonly coordinate: string;
  readonly needs: Pick<Row, 'isPublic' | 'permissions' | 'stepUp'>;
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Error: a field whose arguments the generator of the isolation suite cannot fill. */
export const questionOf = (row: Row, samples: Samples, inner?: string): Question => {
  const { type, field } = row;
  const public_ = api.getType(type.name);
  const known = isObjectType(public_) ? public_.getFields()[field.name] : undefined;
  if (known === undefined) throw new Error(`${row.coordinate} is not in the public API`);
  const [target] = targetsOf(known);
  const options = {
    mark: 'NOBODY',
    samples,
    idOf: (pointer: Parameters<typeof nameIn>[1]) => decoy(nameIn(samples, pointer)),
    ...(target === undefined ? {} : { target }),
  };
  const given = known.args.filter(({ type: wanted }) => isNonNullType(wanted));
  const variables = Object.fromEntries(
    given.map((argument) => [argument.name, valueFor(argument.type, placeOf(argument, known), options)]),
  );
  const declared = given.map(({ name, type: wanted }) => `$${name}: ${String(wanted)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = inner ?? leastOf(known.type);
  const name = `Ask_${field.name}`;
  const operation = type.name.toLowerCase();
  const query = `${operation} ${name}${declared === '' ? '' : `(${declared})`} { ${field.name}${passed === '' ? '' : `(${passed})`} ${selection} }`;
  return { coordinate: row.coordinate, needs: row, name, query, variables };
};

const leastOf = (type: GraphQLOutputType): string => {
  if (!isObjectType(getNamedType(type))) return '';
  return isConnection(type) ? '{ pageInfo { hasNextPage } }' : '{ __typename }';
};

/** The root fields that are asked over HTTP; subscriptions have a way of their own. */
export const askedRows: readonly Row[] = rootRows.filter(({ type }) => type.name !== 'Subscription');
export const subscribedRows: readonly Row[] = rootRows.filter(({ type }) => type.name === 'Subscription');
