import { describe, expect, it } from 'vitest';
import { communityErrors } from './errors/community.ts';
import { documentsErrors } from './errors/documents.ts';
import { financeErrors } from './errors/finance.ts';
import { identityErrors } from './errors/identity.ts';
import { platformErrors } from './errors/platform.ts';
import { propertyErrors } from './errors/property.ts';
import { isRequestErrorCode, isUserErrorCode, requestErrors, userErrors } from './errors.ts';

const tables = [platformErrors, identityErrors, propertyErrors, financeErrors, communityErrors, documentsErrors];
const userEntries = Object.entries(userErrors);
const requestEntries = Object.entries(requestErrors);

describe('the error registry', () => {
  it('defines every code exactly once, over all files and both kinds', () => {
    const codes = [...tables, requestErrors].flatMap((table) => Object.keys(table));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(userEntries.length + requestEntries.length).toBe(codes.length);
  });

  it.each([...userEntries, ...requestEntries])('%s is named and worded as the style sheet says', (code, definition) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(definition.message).toMatch(/^[A-Z].*\.$/);
    expect(definition.description).toMatch(/^[A-Z][^.]*\.$/);
  });

  it.each(requestEntries)('%s has an HTTP status of an error', (_, { httpStatus }) => {
    expect(httpStatus).toBeGreaterThanOrEqual(400);
    expect(httpStatus).toBeLessThan(600);
  });

  it('tells its codes from other text, also from names of Object.prototype', () => {
    expect(isUserErrorCode('LEASE_OVERLAP')).toBe(true);
    expect(isUserErrorCode('FORBIDDEN')).toBe(false);
    expect(isRequestErrorCode('FORBIDDEN')).toBe(true);
    expect(isRequestErrorCode('toString')).toBe(false);
    expect(isUserErrorCode('constructor')).toBe(false);
  });
});
