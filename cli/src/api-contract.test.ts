import { readFileSync } from 'node:fs';
import { isPermission } from '@lintel/kernel/permissions';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import * as session from './connection/session-documents.ts';
import * as portfolio from './portfolio/portfolio-documents.ts';
import * as registry from './registry/registry-documents.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
const documents = Object.entries({ ...session, ...portfolio, ...registry }).filter(
  ([, text]) => typeof text === 'string',
);

it.each(documents)('the operation %s fits the public schema', (_name, text) => {
  expect(validate(schema, parse(text as string))).toEqual([]);
});

it('every permission that the import asks for exists', () => {
  expect(portfolio.neededPermissions.filter((name) => !isPermission(name))).toEqual([]);
});
