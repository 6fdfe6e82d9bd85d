import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInputObjectType, isIntrospectionType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { arrivals, groups } from '../hostile/groups.ts';
import { api } from '../isolation/api-schema.ts';
import { repository } from '../support/processes.ts';

/** Names of types, fields and arguments of the API. */
const names = Object.values(api.getTypeMap())
  .filter((type) => !isIntrospectionType(type))
  .flatMap((type) => {
    if (isInputObjectType(type)) return [type.name, ...Object.keys(type.getFields())];
    if (!isObjectType(type)) return [type.name];
    const fields = Object.values(type.getFields());
    return [type.name, ...fields.flatMap(({ name, args }) => [name, ...args.map((argument) => argument.name)])];
  });

describe('the groups of hostile inputs', () => {
  test('are fifty, each with its number', () => {
    expect(groups.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  test.each(groups.map((group) => [group.number, group] as const))(
    'group %i is tried, or there is nothing to try it on',
    (_, group) => {
      const { tests, comesWith } = group;
      if (tests.length === 0) expect(comesWith, 'a group that is not tried says what it waits for').toBeDefined();
      expect(tests.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
      // What it waits for has come: go through the group again, and narrow or drop `comesWith`.
      expect(arrivals(group, names)).toEqual([]);
    },
  );

  test.each([
    [37, 'RecurrenceInput'],
    [38, 'ownershipShares'],
    [39, 'AmenityReservation'],
    [41, 'webhookEndpointCreate'],
    [42, 'WebhookEndpoint'],
    [47, 'passwordResetRequest'],
    [48, 'VisitorPass'],
  ])('group %i is noticed when %s appears', (number, name) => {
    expect(arrivals(groups[number - 1]!, [...names, name])).toEqual([name]);
  });
});
