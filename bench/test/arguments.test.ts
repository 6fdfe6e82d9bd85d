import { expect, test } from 'vitest';
import { BadArguments, readArguments } from '../src/arguments.ts';

const known = ['small', 'nested', 'write'];

test('without arguments everything runs, and the results are kept', () => {
  const wanted = readArguments([], known);
  expect(wanted).toMatchObject({ scenarios: known, rounds: 3, seconds: 3, json: false, isFull: true });
  expect(wanted.engines).toContain('lintel');
});

test('a part of the scenarios or engines keeps no results', () => {
  expect(readArguments(['--scenario', 'nested', '--json'], known)).toMatchObject({
    scenarios: ['nested'],
    json: true,
    isFull: false,
  });
  expect(readArguments(['--engines', 'sqlFloor,lintel'], known)).toMatchObject({
    engines: ['lintel', 'sqlFloor'],
    isFull: false,
  });
});

test.each([
  [['--scenario', 'nestd'], 'there is no nestd; there are small, nested, write'],
  [['--engines', 'lintel,mercurius'], 'there is no mercurius'],
  [['--profile', 'everything'], 'there is no everything'],
  [['--rounds', '0'], '--rounds must be a number greater than zero'],
  [['--seconds', 'long'], '--seconds must be a number greater than zero'],
  [['--fast'], '--fast'],
])('%j is refused with the reason', (args, reason) => {
  expect(() => readArguments(args, known)).toThrow(BadArguments);
  expect(() => readArguments(args, known)).toThrow(reason);
});
