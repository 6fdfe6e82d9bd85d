import { expect, test } from 'vitest';
import type { PreparedOperation } from '../../src/engine/prepare.ts';
import { type PreparedOperations, preparedOperations } from '../../src/engine/prepared-operations.ts';

/** Operations are told apart by their texts alone. */
const operation = (name: string) => ({ name }) as unknown as PreparedOperation;
const text = (name: string, length = 60_000): string => `query ${name} { a } #`.padEnd(length, name);
const named = (name: string, isRegistered = false) => ({ query: text(name), operationName: undefined, isRegistered });
const add = (operations: PreparedOperations, name: string, isRegistered = false) =>
  operations.add(named(name, isRegistered), operation(name));
const has = (operations: PreparedOperations, name: string) => operations.has(text(name), undefined);
const flood = (operations: PreparedOperations, count = 100) => {
  for (let n = 0; n < count; n += 1) add(operations, `flood${n}`);
};

test('a flood of new texts drives out no registered operation', () => {
  const operations = preparedOperations();
  for (let n = 0; n < 9; n += 1) add(operations, `registered${n}`, true);
  flood(operations);
  for (let n = 0; n < 9; n += 1) expect(has(operations, `registered${n}`)).toBe(true);
});

test('a flood of texts that are all sent twice drives out no registered operation', () => {
  const operations = preparedOperations();
  add(operations, 'registered', true);
  for (let n = 0; n < 100; n += 1) {
    add(operations, `flood${n}`);
    operations.get(named(`flood${n}`));
  }
  expect(has(operations, 'registered')).toBe(true);
});

test('an operation that was asked for again outlives a flood of new texts, one that was not does not', () => {
  const operations = preparedOperations();
  add(operations, 'once');
  add(operations, 'twice');
  expect(operations.get(named('twice'))).toEqual(operation('twice'));
  flood(operations);
  expect([has(operations, 'once'), has(operations, 'twice')]).toEqual([false, true]);
  expect(operations.get(named('twice'))).toEqual(operation('twice'));
});

test('an operation that is asked for as a registered one is kept as one', () => {
  const operations = preparedOperations();
  add(operations, 'late');
  expect(operations.get(named('late', true))).toEqual(operation('late'));
  for (let n = 0; n < 100; n += 1) {
    add(operations, `flood${n}`);
    operations.get(named(`flood${n}`));
  }
  expect(has(operations, 'late')).toBe(true);
});

test('one that must leave the others that were asked for again may stay once more', () => {
  const operations = preparedOperations();
  for (let n = 0; n < 7; n += 1) {
    add(operations, `again${n}`);
    operations.get(named(`again${n}`));
  }
  // Six of them have room together.
  expect(has(operations, 'again0')).toBe(true);
  flood(operations, 3);
  expect(has(operations, 'again0')).toBe(false);
  for (let n = 1; n < 7; n += 1) expect(has(operations, `again${n}`)).toBe(true);
});

test('what is remembered is bounded, and the same text by another name of its operation is another', () => {
  const operations = preparedOperations();
  flood(operations);
  expect(operations.size()).toBe(3);
  expect(operations.hasRoomFor(text('one', 50_000))).toBe(true);
  for (let n = 0; n < 100; n += 1) add(operations, `registered${n}`, true);
  expect(operations.size()).toBe(3 + 10);
  expect(operations.hasRoomFor(text('one', 50_000))).toBe(false);
  expect(operations.has(text('registered99'), 'Other')).toBe(false);
});

test('a text of a length that nobody writes is not remembered', () => {
  const operations = preparedOperations();
  operations.add({ query: text('long', 66_001), operationName: undefined, isRegistered: true }, operation('long'));
  expect(operations.size()).toBe(0);
  expect(operations.hasRoomFor(text('long', 66_001))).toBe(false);
});
