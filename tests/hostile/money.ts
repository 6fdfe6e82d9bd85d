import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makerFor } from '../isolation/maker.ts';
import { signIn } from '../support/client.ts';
import { password } from '../support/world.ts';
import { nothingIsWritten, outcomeOf } from './expectations.ts';
import { literal } from './hostile-value.ts';
import { birchMark, type Scene } from './scene.ts';
import { post, type Reply } from './send.ts';

type Headers = Readonly<Record<string, string>>;

/** Runs a mutation for its codes. */
const sender =
  (scene: () => Scene) =>
  (field: string, input: object, headers: Headers = {}): Promise<Reply> => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { ${field}(input: $input) { userErrors { code message path } } }`;
    return post(scene().birch.admin, { query, variables: { input } }, headers);
  };

/** Group 35: amounts that are refused for real, without a dry run. */
export const amountAttacks = (scene: () => Scene): void => {
  const send = sender(scene);
  let yen: { leaseId: string };
  beforeAll(async () => {
    const make = makerFor(scene().birch.admin);
    const community = await make('communityCreate', { name: 'Tokyo', timeZone: 'Asia/Tokyo', currency: 'JPY' });
    const property = await make('propertyCreate', { communityId: community.id, name: 'Tower' });
    const unit = await make('unitCreate', { propertyId: property.id, number: '1' });
    const { samples } = scene().birch;
    const rent = { amount: '90000', currency: 'JPY' };
    const tenants = [{ residentId: samples['Resident.free'] }];
    const lease = await make('leaseCreate', { unitId: unit.id, monthlyRent: rent, startDate: '2025-01-01', tenants });
    await make('leaseActivate', { id: lease.id });
    yen = { leaseId: lease.id };
  }, 60_000);

  describe('group 35: an amount that is none', () => {
    nothingIsWritten(scene);
    const day = { dueOn: '2025-05-01', receivedOn: '2025-05-01' };
    const cases: readonly [string, unknown, string, RegExp][] = [
      ['zero', '0', 'USD', /^200 AMOUNT_NOT_POSITIVE$/],
      ['less than zero', '-1', 'USD', /^200 AMOUNT_NOT_POSITIVE$/],
      ['less than zero and nothing', '-0.00', 'USD', /^200 AMOUNT_NOT_POSITIVE$/],
      ['a sum of floats', 0.1 + 0.2, 'USD', /^400 BAD_USER_INPUT$/],
      ['a fraction as number', 0.3, 'USD', /^400 BAD_USER_INPUT$/],
      ['an exponent', literal('1e21'), 'USD', /^400 BAD_USER_INPUT$/],
      ['2^53 + 1', literal('9007199254740993'), 'USD', /^400 BAD_USER_INPUT$/],
      ['a cent more than can be counted', '90071992547409.92', 'USD', /^200 AMOUNT_INVALID$/],
      ['2^63', '9223372036854775808', 'USD', /^200 AMOUNT_INVALID$/],
      ['wide digits', '１００', 'USD', /^400 BAD_USER_INPUT$/],
      ['a comma', '1,00', 'USD', /^400 BAD_USER_INPUT$/],
      ['a tenth of a cent', '1.001', 'USD', /^200 AMOUNT_TOO_PRECISE$/],
      ['a tenth of a cent that is zero', '1.000', 'USD', /^200 AMOUNT_TOO_PRECISE$/],
      ['small letters', '1', 'usd', /^400 BAD_USER_INPUT$/],
      ['no currency', '1', 'XXX', /^400 BAD_USER_INPUT$/],
      ['another currency', '1.00', 'EUR', /^200 CURRENCY_MISMATCH$/],
    ];
    test.each(cases)('%s is charged to nobody and received from nobody', async (_, amount, currency, expected) => {
      const { leaseId } = { leaseId: scene().birch.samples.Lease };
      const money = { amount, currency };
      expect(outcomeOf(await send('chargeCreate', { leaseId, kind: 'FEE', amount: money, dueOn: day.dueOn }))).toMatch(
        expected,
      );
      const payment = { leaseId, method: 'CASH', amount: money, receivedOn: day.receivedOn };
      expect(outcomeOf(await send('paymentRecord', payment))).toMatch(expected);
    });

    test.each(['1.0', '1.5', '0.01', '1.00'])('yen have no decimals: %s is too precise', async (amount) => {
      const money = { amount, currency: 'JPY' };
      const charge = { leaseId: yen.leaseId, kind: 'FEE', amount: money, dueOn: day.dueOn };
      expect(outcomeOf(await send('chargeCreate', charge))).toBe('200 AMOUNT_TOO_PRECISE');
    });
  });
};

/** Group 36: journal entries that are refused for real. */
export const entryAttacks = (scene: () => Scene): void => {
  const send = sender(scene);
  describe('group 36: an entry that is none', () => {
    nothingIsWritten(scene);
    const line = (side: string, amount: string, more: object = {}) => ({
      accountId: scene().birch.samples.LedgerAccount,
      side,
      amount: { amount, currency: 'USD' },
      ...more,
    });
    const euro = (side: string, amount: string) => line(side, amount, { amount: { amount, currency: 'EUR' } });
    const cases: readonly [string, () => readonly object[], RegExp][] = [
      ['no line', () => [], /^200 (JOURNAL_ENTRY_TOO_SHORT|VALUE_REQUIRED)/],
      ['one line', () => [line('DEBIT', '1.00')], /^200 JOURNAL_ENTRY_TOO_SHORT$/],
      ['one line of nothing', () => [line('DEBIT', '0.00')], /^200 (JOURNAL_ENTRY_TOO_SHORT|AMOUNT_NOT_POSITIVE)$/],
      ['two lines of nothing', () => [line('DEBIT', '0'), line('CREDIT', '0')], /^200 AMOUNT_NOT_POSITIVE$/],
      [
        'lines off by a cent',
        () => [line('DEBIT', '100.00'), line('CREDIT', '99.99')],
        /^200 JOURNAL_ENTRY_UNBALANCED$/,
      ],
      ['debits only', () => [line('DEBIT', '1.00'), line('DEBIT', '1.00')], /^200 JOURNAL_ENTRY_UNBALANCED$/],
      [
        'a debit that is less than nothing',
        () => [line('DEBIT', '-1.00'), line('CREDIT', '-1.00')],
        /^200 AMOUNT_NOT_POSITIVE$/,
      ],
      [
        'lines that balance by a sign',
        () => [line('DEBIT', '1.00'), line('DEBIT', '-1.00')],
        /^200 AMOUNT_NOT_POSITIVE$/,
      ],
      ['two currencies', () => [line('DEBIT', '1.00'), euro('CREDIT', '1.00')], /^200 CURRENCY_MISMATCH$/],
      [
        'two currencies that balance each',
        () => [line('DEBIT', '1.00'), line('CREDIT', '1.00'), euro('DEBIT', '1.00'), euro('CREDIT', '1.00')],
        /^200 CURRENCY_MISMATCH$/,
      ],
      [
        'lines whose sum is beyond all counting',
        () =>
          Array.from({ length: 100 }, (_, index) => line(index % 2 === 0 ? 'DEBIT' : 'CREDIT', '90071992547409.91')),
        /^200 (AMOUNT_INVALID|INVALID_VALUE)$/,
      ],
      [
        'an account that only gathers others',
        () =>
          ['DEBIT', 'CREDIT'].map((side) =>
            line(side, '1.00', { accountId: scene().birch.samples['LedgerAccount.group'] }),
          ),
        /^200 ACCOUNT_NOT_POSTABLE$/,
      ],
      [
        'an archived account',
        () =>
          ['DEBIT', 'CREDIT'].map((side) =>
            line(side, '1.00', { accountId: scene().birch.samples['LedgerAccount.archived'] }),
          ),
        /^200 ACCOUNT_NOT_POSTABLE$/,
      ],
      [
        '10,000 lines',
        () => Array.from({ length: 10_000 }, (_, index) => line(index % 2 === 0 ? 'DEBIT' : 'CREDIT', '1.00')),
        /^(200 TOO_MANY_ITEMS|400 LIMIT_EXCEEDED|413 PAYLOAD_TOO_LARGE)$/,
      ],
      [
        '201 lines',
        () => [...Array.from({ length: 200 }, () => line('DEBIT', '1.00')), line('CREDIT', '200.00')],
        /^(200 TOO_MANY_ITEMS|400 LIMIT_EXCEEDED)$/,
      ],
    ];
    test.each(cases)('%s', async (_, lines, expected) => {
      const entry = { communityId: scene().birch.samples.Community, entryDate: '2025-02-01', lines: lines() };
      expect(outcomeOf(await send('journalEntryPost', entry))).toMatch(expected);
    });
  });
};

/** Group 40: keys that promise that something happens once. */
export const keyAttacks = (scene: () => Scene): void => {
  const send = sender(scene);
  const payment = (reference: string) => ({
    leaseId: scene().birch.samples.Lease,
    method: 'CASH',
    amount: { amount: '1.00', currency: 'USD' },
    receivedOn: '2025-05-01',
    reference,
  });
  const countOf = async (reference: string): Promise<number> => {
    const rows = await scene().world.database.admin`select id from finance.payments where reference = ${reference}`;
    return rows.length;
  };

  describe('group 40: idempotency keys', () => {
    test.each([
      ['none', undefined, 'IDEMPOTENCY_KEY_REQUIRED'],
      ['an empty one', '', 'IDEMPOTENCY_KEY_INVALID'],
      ['one of spaces', '  ', 'IDEMPOTENCY_KEY_INVALID'],
      ['one of 256 characters', 'k'.repeat(256), 'IDEMPOTENCY_KEY_INVALID'],
      ['one of 10 KB', 'k'.repeat(10_240), 'IDEMPOTENCY_KEY_INVALID'],
      ['one with a space', 'a b', 'IDEMPOTENCY_KEY_INVALID'],
      ['one with a letter beyond ASCII', 'schl\u00fcssel', 'IDEMPOTENCY_KEY_INVALID'],
      ['two in one header', 'a, b', 'IDEMPOTENCY_KEY_INVALID'],
    ])('%s moves no money', async (label, key, code) => {
      const { admin } = scene().birch;
      const query =
        'mutation($input: PaymentRecordInput!) { paymentRecord(input: $input) { payment { id } userErrors { code } } }';
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${admin.token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      };
      const response = await fetch(`${admin.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables: { input: payment(label) } }),
      });
      const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect([response.status, body.errors[0]?.extensions.code]).toEqual([400, code]);
      expect(await countOf(label)).toBe(0);
    });

    test('a key that was used for another request is refused, and what it was used for stays', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const reference = `first ${randomUUID()}`;
      expect(outcomeOf(await send('paymentRecord', payment(reference), key))).toBe('200');
      expect(outcomeOf(await send('paymentRecord', payment('another body'), key))).toBe('422 IDEMPOTENCY_KEY_REUSED');
      const entry = { id: scene().birch.samples.Payment };
      expect(outcomeOf(await send('paymentReverse', entry, key))).toBe('422 IDEMPOTENCY_KEY_REUSED');
      expect([await countOf(reference), await countOf('another body')]).toEqual([1, 0]);
    });

    test('the same key of another organization and of another person is another key', async () => {
      const { world, birch, cedar } = scene();
      const key = { 'idempotency-key': randomUUID() };
      const reference = `shared ${randomUUID()}`;
      expect(outcomeOf(await send('paymentRecord', payment(reference), key))).toBe('200');
      const query =
        'mutation($input: PaymentRecordInput!) { paymentRecord(input: $input) { payment { reference } userErrors { code } } }';
      const theirs = { ...payment(`of cedar ${reference}`), leaseId: cedar.samples.Lease };
      const foreign = await post(cedar.admin, { query, variables: { input: theirs } }, key);
      expect(foreign.body?.data).toEqual({
        paymentRecord: { payment: { reference: theirs.reference }, userErrors: [] },
      });
      const colleague = await addAccountant(scene());
      const own = { ...payment(`of a colleague ${reference}`) };
      const other = await post({ url: world.product.url, token: colleague }, { query, variables: { input: own } }, key);
      expect(other.body?.data).toEqual({ paymentRecord: { payment: { reference: own.reference }, userErrors: [] } });
      const again = await post(
        birch.admin,
        { query: query.replace('reference', 'id'), variables: { input: payment(reference) } },
        key,
      );
      expect(outcomeOf(again)).toBe('422 IDEMPOTENCY_KEY_REUSED');
    });

    test('a hundred at once under one key have one effect and one answer', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const reference = `once ${randomUUID()}`;
      const replies = await Promise.all(
        Array.from({ length: 100 }, () => send('paymentRecord', payment(reference), key)),
      );
      const outcomes = new Set(replies.map((reply) => (reply.status === 200 ? reply.text : retryable(reply))));
      expect([...outcomes].filter((outcome) => outcome !== 'later')).toHaveLength(1);
      expect(await countOf(reference)).toBe(1);
      expect(outcomeOf(await send('paymentRecord', payment(reference), key))).toBe('200');
      expect(await countOf(reference)).toBe(1);
    });
  });
};

/** The only other answer that one of many at once may get: that the first is still running, or that there are too many. */
const retryable = ({ body, text }: Reply): string => {
  const code = String(body?.errors?.[0]?.extensions?.code);
  return ['IDEMPOTENCY_IN_FLIGHT', 'OVERLOADED', 'TRANSACTION_CONFLICT'].includes(code) ? 'later' : text;
};

/** The access token of a second person of birch who may record payments. */
const addAccountant = async ({ world, birch }: Scene): Promise<string> => {
  const email = `${birchMark.toLowerCase()}.accountant@example.org`;
  await makerFor(birch.admin)('membershipCreate', { email, fullName: 'Ada', password, roles: [{ roleKey: 'admin' }] });
  return (await signIn(world.product.url, email, password)).token;
};
