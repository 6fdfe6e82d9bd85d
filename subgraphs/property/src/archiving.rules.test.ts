import type { Result } from '@lintel/kernel/result';
import { describe, expect, it } from 'vitest';
import { checkArchive, checkInUse, checkRestore } from './archiving.rules.ts';

const codes = (result: Result<unknown>) => (result.ok ? [] : result.failures.map(({ code }) => code));
const inUse = { deletedAt: null };
const archived = { deletedAt: new Date(0) };

describe('archiving', () => {
  it('goes to and fro, and never where the record is already', () => {
    expect(codes(checkArchive(inUse))).toEqual([]);
    expect(codes(checkRestore(archived))).toEqual([]);
    expect(codes(checkArchive(archived))).toEqual(['INVALID_TRANSITION']);
    expect(codes(checkRestore(inUse))).toEqual(['INVALID_TRANSITION']);
  });

  it('closes a record to changes', () => {
    expect(codes(checkInUse(inUse, { code: 'UNIT_ARCHIVED' }))).toEqual([]);
    expect(codes(checkInUse(archived, { code: 'UNIT_ARCHIVED' }))).toEqual(['UNIT_ARCHIVED']);
  });
});
