import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { signIn } from '../support/client.ts';
import { must, password, refusal, type World } from '../support/world.ts';

/** A flat is let, the rent is charged and paid, and everybody sees his own part of it. */
export const lettingStory = (world: () => World): void => {
  let unitId: string;
  let leaseId: string;
  const money = (amount: string) => ({ amount, currency: 'USD' });

  test('a manager sets up a house, lets a unit, charges rent and records the payment', async () => {
    const { cedar } = world();
    const community = await must(cedar, 'communityCreate', {
      name: 'Elm Street',
      timeZone: 'America/Chicago',
      currency: 'USD',
    });
    const property = await must(cedar, 'propertyCreate', {
      communityId: community.id,
      name: 'Elm House',
      address: { line1: '1 Elm Street', city: 'Chicago', region: 'IL', country: 'US' },
    });
    const units = await must(
      cedar,
      'unitsCreate',
      { propertyId: property.id, units: ['1', '2', '10'].map((number) => ({ number })) },
      { select: 'id number' },
    );
    unitId = units[0].id;
    await must(cedar, 'membershipCreate', {
      email: 'tina@cedar.example',
      fullName: 'Tina Tenant',
      password,
      roles: [{ roleKey: 'resident' }],
    });
    const tina = await signIn(world().product.url, 'tina@cedar.example', password);
    const { data: me } = await tina.ask('{ viewer { user { id } } }');
    const resident = await must(cedar, 'residentCreate', {
      fullName: 'Tina Tenant',
      email: 'tina@cedar.example',
      userId: me.viewer.user.id,
    });
    await must(cedar, 'occupancyCreate', {
      unitId,
      residentId: resident.id,
      kind: 'TENANT',
      startDate: '2026-01-01',
      isPrimary: true,
    });
    const lease = await must(cedar, 'leaseCreate', {
      unitId,
      monthlyRent: money('1250.00'),
      startDate: '2026-01-01',
      tenants: [{ residentId: resident.id }],
    });
    leaseId = lease.id;
    expect(await must(cedar, 'leaseActivate', { id: leaseId }, { select: 'status' })).toEqual({ status: 'ACTIVE' });
    const headers = () => ({ 'idempotency-key': randomUUID() });
    await must(
      cedar,
      'chargeCreate',
      { leaseId, kind: 'RENT', amount: money('1250.00'), dueOn: '2026-02-01', chargedOn: '2026-02-01' },
      { headers: headers() },
    );
    const payment = await must(
      cedar,
      'paymentRecord',
      { leaseId, amount: money('1000.00'), method: 'BANK_TRANSFER', receivedOn: '2026-02-03' },
      {
        headers: headers(),
        select: 'id amount { amount currency minorUnits } applications { amount { amount } charge { kind } }',
      },
    );
    expect(payment).toMatchObject({
      amount: { amount: '1000.00', currency: 'USD', minorUnits: 100000 },
      applications: [{ amount: { amount: '1000.00' }, charge: { kind: 'RENT' } }],
    });
  });

  const federated = `query Home($id: ID!) {
    unit(id: $id) {
      id number
      property { id name address { line1 city } units(first: 10) { totalCount nodes { number } } }
      currentLease { id status monthlyRent { amount currency minorUnits } startDate endDate tenants { id fullName } charges(first: 5) { nodes { amount { amount } } } payments(first: 5) { nodes { amount { amount } } } }
      balance { amount currency }
      residents(first: 5) { nodes { id fullName unit { number } leases { nodes { id } } documents { nodes { id } } } }
      documents(first: 5) { nodes { id } }
    }
  }`;

  test('one query reads the unit across all subgraphs', async () => {
    const { data, errors } = await world().cedar.ask(federated, { id: unitId });
    expect(errors).toBeUndefined();
    expect(data.unit).toMatchObject({
      number: '1',
      property: {
        name: 'Elm House',
        address: { line1: '1 Elm Street' },
        units: { totalCount: 3, nodes: [{ number: '1' }, { number: '2' }, { number: '10' }] },
      },
      currentLease: {
        id: leaseId,
        status: 'ACTIVE',
        monthlyRent: { amount: '1250.00', minorUnits: 125000 },
        tenants: [{ fullName: 'Tina Tenant' }],
        charges: { nodes: [{ amount: { amount: '1250.00' } }] },
        payments: { nodes: [{ amount: { amount: '1000.00' } }] },
      },
      balance: { amount: '250.00', currency: 'USD' },
      residents: {
        nodes: [
          {
            fullName: 'Tina Tenant',
            unit: { number: '1' },
            leases: { nodes: [{ id: leaseId }] },
            documents: { nodes: [] },
          },
        ],
      },
    });
  });

  test('the tenant sees her own unit and nothing else, and may not record a payment', async () => {
    const tina = await signIn(world().product.url, 'tina@cedar.example', password);
    const { data, errors } = await tina.ask(
      '{ units { nodes { number balance { amount } currentLease { monthlyRent { amount } } } totalCount } residents { nodes { fullName } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      units: {
        totalCount: 1,
        nodes: [{ number: '1', balance: { amount: '250.00' }, currentLease: { monthlyRent: { amount: '1250.00' } } }],
      },
      residents: { nodes: [{ fullName: 'Tina Tenant' }] },
    });
    const input = { leaseId, amount: money('1.00'), method: 'CASH', receivedOn: '2026-02-03' };
    expect(await refusal(tina, 'paymentRecord', input, { 'idempotency-key': randomUUID() })).toEqual(['FORBIDDEN']);
    expect((await tina.ask('{ journalEntries { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('another organization finds none of it', async () => {
    const { birch } = world();
    const { data, errors } = await birch.ask(federated, { id: unitId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ unit: null });
    expect(
      (
        await birch.ask(
          '{ units { totalCount } leases { totalCount } residents { totalCount } payments { totalCount } }',
        )
      ).data,
    ).toEqual({
      units: { totalCount: 0 },
      leases: { totalCount: 0 },
      residents: { totalCount: 0 },
      payments: { totalCount: 0 },
    });
    const input = { leaseId, amount: money('1.00'), method: 'CASH', receivedOn: '2026-02-03' };
    expect(await refusal(birch, 'paymentRecord', input, { 'idempotency-key': randomUUID() })).toEqual([
      'REFERENCE_NOT_FOUND',
    ]);
    expect(await refusal(birch, 'leaseTerminate', { id: leaseId, terminatedOn: '2026-03-01', reason: 'x' })).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('bad input is a documented error each time and changes nothing', async () => {
    const { cedar } = world();
    const pay = (
      amount: string,
      currency = 'USD',
      headers: Record<string, string> = { 'idempotency-key': randomUUID() },
    ) =>
      refusal(
        cedar,
        'paymentRecord',
        { leaseId, amount: { amount, currency }, method: 'CASH', receivedOn: '2026-02-03' },
        headers,
      );
    expect(await pay('1.005')).toEqual(['AMOUNT_TOO_PRECISE']);
    expect(await pay('0')).toEqual(['AMOUNT_NOT_POSITIVE']);
    expect(await pay('-5.00')).toEqual(['AMOUNT_NOT_POSITIVE']);
    expect(await pay('1e3')).toEqual(['BAD_USER_INPUT']);
    expect(await pay('1,00')).toEqual(['BAD_USER_INPUT']);
    expect(await pay('１００')).toEqual(['BAD_USER_INPUT']);
    expect(await pay('5.00', 'EUR')).toEqual(['CURRENCY_MISMATCH']);
    expect(await pay('5.00', 'usd')).toEqual(['BAD_USER_INPUT']);
    expect(await pay('5.00', 'USD', {})).toEqual(['IDEMPOTENCY_KEY_REQUIRED']);
    expect(
      await refusal(cedar, 'leaseCreate', { unitId, monthlyRent: money('900.00'), startDate: '2026-02-30' }),
    ).toEqual(['BAD_USER_INPUT']);
    const overlapping = await must(cedar, 'leaseCreate', {
      unitId,
      monthlyRent: money('900.00'),
      startDate: '2026-06-01',
      tenants: [{ residentId: (await firstResident()).id }],
    });
    expect(await refusal(cedar, 'leaseActivate', { id: overlapping.id })).toEqual(['LEASE_OVERLAP']);
    expect(await refusal(cedar, 'unitCreate', { propertyId: unitId, number: '5' })).toEqual(['REFERENCE_NOT_FOUND']);
    expect(await balance()).toBe('250.00');
  });

  test('the same key pays once; with another body it is refused', async () => {
    const { cedar } = world();
    const key = { 'idempotency-key': randomUUID() };
    const mutation =
      'mutation Pay($input: PaymentRecordInput!) { paymentRecord(input: $input) { payment { id amount { amount } } userErrors { code } } }';
    const input = { leaseId, amount: money('100.00'), method: 'CASH', receivedOn: '2026-02-05' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => cedar.ask(mutation, { input }, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.data))).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotency-replayed') !== 'true')).toHaveLength(1);
    const other = await cedar.ask(mutation, { input: { ...input, amount: money('101.00') } }, key);
    expect(other.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await balance()).toBe('150.00');
  });

  test('a dry run answers the payment and keeps nothing', async () => {
    const { cedar } = world();
    const input = { leaseId, amount: money('150.00'), method: 'CASH', receivedOn: '2026-02-06' };
    const payment = await must(cedar, 'paymentRecord', input, {
      headers: { 'x-dry-run': 'true' },
      select: 'amount { amount } applications { charge { openAmount { amount } } }',
    });
    expect(payment).toEqual({
      amount: { amount: '150.00' },
      applications: [{ charge: { openAmount: { amount: '0.00' } } }],
    });
    expect(await balance()).toBe('150.00');
  });

  const balance = async () =>
    (await world().cedar.ask('query Balance($id: ID!) { unit(id: $id) { balance { amount } } }', { id: unitId })).data
      .unit.balance.amount;
  const firstResident = async () =>
    (await world().cedar.ask('{ residents(first: 1) { nodes { id } } }')).data.residents.nodes[0];
};
