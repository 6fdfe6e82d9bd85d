import { isLocalDate } from '@lintel/kernel/dates';
import { isCurrency } from '@lintel/kernel/money';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO, GraphQLSafeInt } from 'graphql-scalars';

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};

/** A scalar whose value is checked text, inside as outside. */
const textScalar = (name: string, check: (value: unknown) => string): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    serialize: String,
    parseValue: check,
    parseLiteral: (node: ValueNode) => {
      if (node.kind === Kind.INT) return check(Number(node.value));
      if (node.kind !== Kind.STRING) return refuse(`${name} must be written as text`);
      return check(node.value);
    },
  });

const decimalPattern = /^-?[0-9]{1,20}(\.[0-9]{1,8})?$/;

const Decimal = textScalar('Decimal', (value) => {
  if (typeof value === 'number') {
    // 1250 is exact, 1250.1 is not: the client has already lost digits when it wrote that.
    return Number.isSafeInteger(value)
      ? String(value)
      : refuse('a Decimal with a fraction must be written as text, such as "1250.10"');
  }
  if (typeof value !== 'string' || !decimalPattern.test(value))
    return refuse('a Decimal is plain digits with at most one point, such as "1250.00"');
  return value;
});

const LocalDateScalar = textScalar('Date', (value) =>
  typeof value === 'string' && isLocalDate(value)
    ? value
    : refuse('a Date is a day of the calendar from 1900 to 2200, as YYYY-MM-DD'),
);

const CurrencyCode = textScalar('CurrencyCode', (value) =>
  typeof value === 'string' && isCurrency(value)
    ? value
    : refuse('a CurrencyCode is three capital letters of ISO 4217, such as USD'),
);

/** By our name: a resolver with another one would rename the scalar in the printed schema. */
const DateTime = new GraphQLScalarType({ ...GraphQLDateTimeISO.toConfig(), name: 'DateTime' });

/** The scalars that common.graphql declares; every subgraph serves the same. */
export const scalarResolvers = {
  Date: LocalDateScalar,
  DateTime,
  Decimal,
  SafeInt: GraphQLSafeInt,
  CurrencyCode,
};
