import { existsSync, readdirSync } from 'node:fs';
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  indexTable,
  type Row,
  readLedger,
  readRepositoryFile,
  repository,
  seedLetters,
  statusOf,
  statusWords,
  tablesNamedIn,
} from './coverage-ledger.ts';
import { promisesOf, seedsArePresent } from './seed-promises.ts';

/** Each list names the rows that break a rule, so that a failure reads as a list of things to do. */
const rows = readLedger();
const breaking = (broken: (row: Row) => unknown): string[] =>
  rows.filter(broken).map(({ place, id }) => `${place} ${id}`);
const naming = (wrong: (row: Row) => readonly string[]): string[] =>
  rows.flatMap((row) => wrong(row).map((name) => `${row.place} ${row.id}: ${name}`));
const wordOf = (row: Row) => statusOf(row)?.word;

describe('the coverage ledger', () => {
  test('gives each id one row, in the file of its seed', () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(breaking(({ id, place }) => !place.startsWith(`docs/coverage/${id[0]?.toLowerCase()}-`))).toEqual([]);
    for (const letter of seedLetters) expect(rows.some(({ id }) => id.startsWith(letter))).toBe(true);
  });

  test('knows every state, and who brings what is missing', () => {
    const homes = indexTable('Homes').map(([home]) => home);
    expect(naming((row) => (statusOf(row) === null ? [row.status] : []))).toEqual([]);
    expect(naming((row) => statusOf(row)?.homes.filter((home) => !homes.includes(home)) ?? [])).toEqual([]);
    const used = new Set(rows.flatMap((row) => statusOf(row)?.homes ?? []));
    expect(homes.filter((home) => !used.has(home!))).toEqual([]);
  });

  test('says of each row what is asked and where it lives, of a partial one what is missing, of a different one why', () => {
    expect(breaking(({ asks, withUs }) => asks === '' || withUs === '')).toEqual([]);
    expect(breaking((row) => ['partly', 'differently'].includes(wordOf(row) ?? '') && row.note === '')).toEqual([]);
  });

  test('proves what is delivered by at least one coordinate and one test, and names a coordinate of what is partly there', () => {
    expect(
      breaking((row) => wordOf(row) === 'delivered' && (row.coordinates.length === 0 || row.tests.length === 0)),
    ).toEqual([]);
    expect(breaking((row) => wordOf(row) === 'partly' && row.coordinates.length + row.tests.length === 0)).toEqual([]);
  });

  test('names tests that exist', () => {
    expect(
      naming(({ tests }) => tests.filter((path) => !path.endsWith('.test.ts') || !existsSync(`${repository}${path}`))),
    ).toEqual([]);
  });

  test('names tables that a migration creates', () => {
    const folder = 'packages/db/migrations';
    const migrations = readdirSync(`${repository}${folder}`).map((name) => readRepositoryFile(`${folder}/${name}`));
    const created = new Set(
      migrations.flatMap((sql) => [...sql.matchAll(/^create (?:table|view) ([\w.]+)/gim)].map(([, name]) => name)),
    );
    expect(naming((row) => tablesNamedIn(row).filter((table) => !created.has(table)))).toEqual([]);
  });

  test('adds up to the totals of the index', () => {
    const counted = [...seedLetters, ''].map((letter) => {
      const words = rows.filter(({ id }) => id.startsWith(letter)).map(wordOf);
      return [words.length, ...statusWords.map((word) => words.filter((candidate) => candidate === word).length)];
    });
    expect(indexTable('Totals').map(([, ...numbers]) => numbers.map(Number))).toEqual(counted);
  });
});

describe('the coordinates of the ledger', () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    schema = buildSchema(readRepositoryFile('schema/api.graphql'), { assumeValidSDL: true });
  });

  test('exist in the schema that clients see', () => {
    expect(naming(({ coordinates }) => coordinates.filter((coordinate) => !exists(schema, coordinate)))).toEqual([]);
  });

  test('are checked by a reader that knows what does not exist', () => {
    const known = ['Unit', 'Unit.number', 'Query.units(first:)', 'UnitKind.HOUSE', 'UnitCreateInput.number'];
    const unknown = ['Nothing', 'Unit.nothing', 'Query.units(nothing:)', 'UnitKind.NOTHING', 'UnitCreateInput.nothing'];
    expect(known.filter((coordinate) => !exists(schema, coordinate))).toEqual([]);
    expect(unknown.filter((coordinate) => exists(schema, coordinate))).toEqual([]);
  });
});

/** Whether a schema coordinate exists: `Type`, `Type.field`, `Enum.VALUE`, `Input.field` or `Type.field(argument:)`. */
const exists = (schema: GraphQLSchema, coordinate: string): boolean => {
  const [, typeName, member, argument] = /^(\w+)(?:\.(\w+)(?:\((\w+):\))?)?$/.exec(coordinate) ?? [];
  const type = typeName === undefined ? undefined : schema.getType(typeName);
  if (type === undefined || member === undefined) return type !== undefined;
  if (isEnumType(type)) return type.getValue(member) != null;
  if (isInputObjectType(type)) return type.getFields()[member] !== undefined;
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const field = type.getFields()[member];
  return field !== undefined && (argument === undefined || field.args.some(({ name }) => name === argument));
};

describe('the seeds', () => {
  test.for(seedLetters)('%s: every promise has a row, and every row a promise', (seed, { skip }) => {
    skip(
      !seedsArePresent,
      'the seeds are not beside this checkout (../shared/seeds), and the product does not need them',
    );
    const promised = promisesOf(seed);
    const kept = rows.map(({ id }) => id).filter((id) => id.startsWith(seed));
    expect(promised.length).toBeGreaterThan(0);
    expect(promised.filter((id) => !kept.includes(id))).toEqual([]);
    expect(kept.filter((id) => !promised.includes(id))).toEqual([]);
  });
});
