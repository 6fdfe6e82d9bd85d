import { describe, expect, it } from 'vitest';
import { hasPermission, visibilities, widestVisibility } from './session.ts';

describe('hasPermission', () => {
  it('is true only for a permission that the session holds', () => {
    const session = { permissions: ['property.unit.read'] };
    expect(hasPermission(session, 'property.unit.read')).toBe(true);
    expect(hasPermission(session, 'property.unit.update')).toBe(false);
  });
});

describe('widestVisibility', () => {
  it('is the widest of those given, in any order', () => {
    expect(widestVisibility(['own', 'communities', 'none'])).toBe('communities');
    expect(widestVisibility(visibilities.toReversed())).toBe('organization');
    expect(widestVisibility(['own'])).toBe('own');
  });

  it('is none without a role', () => {
    expect(widestVisibility([])).toBe('none');
  });
});
