import { readFileSync } from 'node:fs';
import { criticalMutations } from '@lintel/kernel/critical-mutations';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { filesIn } from './sources.ts';

/** Commands that need an idempotency key: those that move money. */
const moneyCommands = filesIn('subgraphs', ['.ts']).flatMap(({ text }) =>
  [...text.matchAll(/command\(\s*'(\w+)',\s*\{[^}]*money: true/g)].map(([, name]) => name!),
);

/** Money that is entered by an office and can be entered again a little later. */
const canWait = ['chargeCreate', 'chargeVoid', 'journalEntryPost', 'journalEntryReverse'];

test('every critical mutation is in the API', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
  const fields = Object.keys(schema.getMutationType()!.getFields());
  expect([...criticalMutations].filter((name) => !fields.includes(name))).toEqual([]);
});

test('of every command that moves money it is said whether it is critical', () => {
  expect(moneyCommands.length).toBeGreaterThan(5);
  expect([...criticalMutations, ...canWait].sort()).toEqual(moneyCommands.sort());
});

test('the critical lane moves money under idempotency keys only, so that a client may repeat what was refused', () => {
  expect([...criticalMutations].filter((name) => !moneyCommands.includes(name))).toEqual([]);
});
