import { isNonNullType } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { overEventStream, overWebSocket, type Subscriber, untilHeard } from '../support/subscribe.ts';
import { named, type RootField, subscriptionFields } from './api-schema.ts';
import { placeOf, pointersOf, valueFor } from './arguments.ts';
import type { Caller } from './ask.ts';
import { callOf } from './calls.ts';
import type { Furnished } from './furnish.ts';
import type { Samples } from './inputs.ts';
import { type Maker, makerFor } from './maker.ts';
import { decoy, nameIn } from './names.ts';
import { leaks, type Scene } from './scene.ts';

/** What makes a subscription hear of something in an organization, with what it has. */
type Happening = (make: Maker, samples: Samples) => Promise<unknown>;

/** By field of Subscription. A new one fails the suite until somebody says here how it is made to happen. */
export const happenings: Readonly<Record<string, Happening>> = {
  paymentRecorded: (make, { Lease: leaseId }) =>
    make('paymentRecord', {
      leaseId,
      amount: { amount: '1.00', currency: 'USD' },
      method: 'CASH',
      receivedOn: '2025-02-03',
    }),
  unitUpdated: (make, { Unit: id }) => make('unitUpdate', { id, floor: 3 }),
};

/** Error: nobody knows how to make the field tell something. */
export const happeningOf = ({ name }: Pick<RootField, 'name'>): Happening => {
  const known = happenings[name];
  if (known === undefined)
    throw new Error(
      `nobody knows what makes Subscription.${name} tell something. Teach tests/isolation/subscriptions.ts`,
    );
  return known;
};

/** Every field of Subscription, opened by birch while things happen in cedar; and by a resident while they happen next door. */
export const subscriptionAttacks = (scene: () => Scene): void => {
  const open: Subscriber[] = [];
  afterEach(() => {
    for (const { stop } of open.splice(0)) stop();
  });
  const listen = (
    { url, token }: Caller,
    field: RootField,
    variables: Readonly<Record<string, unknown>>,
  ): Subscriber[] =>
    [overWebSocket, overEventStream].map((by) => {
      const { query } = callOf('subscription', field, { variables });
      const subscriber = by(url, token, { query, variables });
      open.push(subscriber);
      return subscriber;
    });
  const happen =
    (field: RootField, { admin, samples }: Pick<Furnished, 'admin' | 'samples'>) =>
    () =>
      happeningOf(field)(makerFor(admin), samples);
  const told = (subscribers: readonly Subscriber[]): string =>
    JSON.stringify(subscribers.map(({ results }) => results));

  test.each(named(subscriptionFields))(
    'Subscription.%s tells birch nothing of cedar, whatever it asks for',
    async (_, field) => {
      const { cedar, birch, secrets } = scene();
      const names = argumentsOf(field, cedar.samples);
      const fakes = names.map((variables) => withDecoys(variables));
      const strangers = [{}, ...names, ...fakes].map((variables) => listen(birch.admin, field, variables));
      const own = [{}, ...names].flatMap((variables) => listen(cedar.admin, field, variables));
      await untilHeard(own, happen(field, cedar));
      expect(own.flatMap(({ results }) => results.filter(({ errors }) => errors !== undefined))).toEqual([]);
      // What happens at home is heard, so what was not heard before had every chance to be.
      await untilHeard(strangers[0]!, happen(field, birch));
      expect(leaks(told(strangers.flat()), [], secrets)).toEqual([]);
      expect(told(strangers.slice(1).flat())).toBe(told(strangers.slice(1).flat()).replaceAll(/[^[\],]/g, ''));
    },
  );

  test.each(named(subscriptionFields))(
    'Subscription.%s tells a resident nothing of the people next door',
    async (_, field) => {
      const { cedar } = scene();
      const next = { admin: cedar.admin, samples: { ...cedar.samples, ...cedar.neighbour } };
      const neighbours = [{}, ...argumentsOf(field, next.samples)].map((variables) =>
        listen(cedar.resident, field, variables),
      );
      const staff = listen(cedar.admin, field, {});
      await untilHeard(staff, happen(field, next));
      const [plain] = neighbours;
      const answer = plain!.flatMap(({ results }) => results);
      expect(answer.filter(({ data }) => data != null)).toEqual([]);
      await Promise.race([untilHeard(plain!, happen(field, cedar)), plain![0]!.ended]);
      expect(told(neighbours.flat())).not.toMatch(/neighbour/i);
      for (const id of Object.values(cedar.neighbour)) expect(told(neighbours.flat())).not.toContain(id);
    },
  );

  test('a subscription that nobody can make happen fails with the place to teach it', () => {
    expect(() => happeningOf({ name: 'gateOpened' })).toThrow('tests/isolation/subscriptions.ts');
    expect(Object.keys(happenings).sort()).toEqual(subscriptionFields.map(({ name }) => name).sort());
  });
};

/** For each argument that names something: a call with that alone. */
const argumentsOf = (field: RootField, samples: Samples): readonly Readonly<Record<string, unknown>>[] =>
  field.args.flatMap((argument) => {
    const options = { mark: '', samples };
    if (pointersOf(argument, field, options).length === 0 && !isNonNullType(argument.type)) return [];
    const idOf = (pointer: Parameters<typeof nameIn>[1]) => nameIn(samples, pointer);
    return [{ [argument.name]: valueFor(argument.type, placeOf(argument, field), { ...options, idOf }) }];
  });

const withDecoys = (variables: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, decoy(String(value))]));
