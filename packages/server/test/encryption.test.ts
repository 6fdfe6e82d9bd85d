import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blindIndexes,
  type ColumnPlace,
  decryptColumn,
  encryptColumn,
  isOutdated,
  reencryptColumn,
} from '../src/encryption.ts';
import { deriveSecrets } from '../src/secrets.ts';

const first = 'the first secret of a service, which is long enough';
const second = 'the second secret of a service, which is long enough';
const secrets = deriveSecrets(first);
const rotated = deriveSecrets(second, [first]);
const place: ColumnPlace = {
  organizationId: '01890000-0000-7000-8000-000000000001',
  table: 'finance.bank_accounts',
  column: 'account_number_encrypted',
  rowId: '01890000-0000-7000-8000-00000000000a',
};

const text = fc.string({ unit: 'binary', maxLength: 500 }).filter((value) => value.isWellFormed());
const somewhere: fc.Arbitrary<ColumnPlace> = fc.record({
  organizationId: fc.oneof(fc.uuid(), fc.constant('user')),
  table: fc.constantFrom('finance.bank_accounts', 'identity.mfa_factors', 'community.residents'),
  column: fc.constantFrom('account_number_encrypted', 'secret_encrypted', 'ssn_encrypted'),
  rowId: fc.uuid(),
});

describe('an encrypted column', () => {
  test('gives every text back in its place', () => {
    fc.assert(
      fc.property(text, somewhere, (value, at) => {
        expect(decryptColumn(secrets, at, encryptColumn(secrets, at, value))).toBe(value);
      }),
    );
  });

  test('opens in no other row, column, table or organization', () => {
    fc.assert(
      fc.property(text, somewhere, somewhere, (value, at, other) => {
        fc.pre(JSON.stringify(at) !== JSON.stringify(other));
        const stored = encryptColumn(secrets, at, value);
        expect(() => decryptColumn(secrets, other, stored)).toThrow(/does not open/);
      }),
    );
    const stored = encryptColumn(secrets, place, 'DE89370400440532013000');
    for (const moved of [
      { ...place, organizationId: '01890000-0000-7000-8000-000000000002' },
      { ...place, organizationId: 'user' },
      { ...place, table: 'finance.payments' },
      { ...place, column: 'routing_number_encrypted' },
      { ...place, rowId: '01890000-0000-7000-8000-00000000000b' },
    ])
      expect(() => decryptColumn(secrets, moved, stored)).toThrow(/does not open/);
  });

  test('notices a change of any one character', () => {
    const stored = encryptColumn(secrets, place, '4242');
    // The last one holds bits that stand for nothing, and is not to be another either.
    for (let position = 0; position < stored.length; position += 1) {
      const other = stored[position] === 'A' ? 'B' : 'A';
      const changed = `${stored.slice(0, position)}${other}${stored.slice(position + 1)}`;
      expect(() => decryptColumn(secrets, place, changed), String(position)).toThrow(/does not open/);
    }
    const sealed = stored.split('.')[1]!;
    const others = ['.junk', '.', '=', '\n', ' ', '!', 'A', 'AAAA'].map((more) => `${stored}${more}`);
    const within = stored.replace('.', '. ');
    for (const nothing of ['', '.', 'x', stored.split('.')[0]!, sealed, `${stored}A`.slice(1), within, ...others])
      expect(() => decryptColumn(secrets, place, nothing)).toThrow(/does not open/);
  });

  test('is never the same twice and shows nothing of its text', () => {
    const values = Array.from({ length: 200 }, () => encryptColumn(secrets, place, 'CANARY-4242'));
    expect(new Set(values).size).toBe(200);
    expect(values.some((value) => value.includes('CANARY') || Buffer.from(value, 'base64url').includes('CANARY'))).toBe(
      false,
    );
  });

  test('names no key and no text in what it throws', () => {
    const stored = encryptColumn(secrets, place, 'CANARY-4242');
    const message = (() => {
      try {
        return decryptColumn(deriveSecrets(second), place, stored);
      } catch (error) {
        return String(error);
      }
    })();
    expect(message).toBe('Error: a value of finance.bank_accounts.account_number_encrypted does not open');
  });
});

describe('when the secret is rotated', () => {
  test('every value written before is read, and written anew under the present secret once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, somewhere), { maxLength: 20 }), (rows) => {
        for (const [value, at] of rows) {
          const stored = encryptColumn(secrets, at, value);
          expect(isOutdated(rotated, at, stored)).toBe(true);
          const renewed = reencryptColumn(rotated, at, stored)!;
          expect(decryptColumn(rotated, at, renewed)).toBe(value);
          expect(reencryptColumn(rotated, at, renewed)).toBeUndefined();
          expect(decryptColumn(deriveSecrets(second), at, renewed)).toBe(value);
          expect(() => decryptColumn(deriveSecrets(second), at, stored)).toThrow(/does not open/);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a blind index', () => {
  const indexed = { organizationId: place.organizationId, table: place.table, column: place.column };

  test('finds an equal text, also one written under an earlier secret, and no other', () => {
    const [stored] = blindIndexes(secrets, indexed, '4242');
    const finds = (value: string) => blindIndexes(rotated, indexed, value).some((hash) => hash.equals(stored!));
    expect(finds('4242')).toBe(true);
    expect(finds('4243')).toBe(false);
  });

  test('is another one in every organization, table and column, so that equal values do not show', () => {
    const hashes = [
      indexed,
      { ...indexed, organizationId: '01890000-0000-7000-8000-000000000002' },
      { ...indexed, table: 'community.residents' },
      { ...indexed, column: 'ssn_encrypted' },
    ].map((each) => blindIndexes(secrets, each, '4242')[0]!.toString('hex'));
    expect(new Set(hashes).size).toBe(4);
    expect(hashes.every((hash) => hash.length === 64)).toBe(true);
  });
});
