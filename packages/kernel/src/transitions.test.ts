import { describe, expect, it } from 'vitest';
import { transitions } from './transitions.ts';

const lease = transitions({ draft: ['active'], active: ['terminated'], terminated: [] });

describe('transitions', () => {
  it('lists its states in the order written', () => {
    expect(lease.states).toEqual(['draft', 'active', 'terminated']);
  });

  it('says what can follow a state', () => {
    expect(lease.next('draft')).toEqual(['active']);
    expect(lease.next('terminated')).toEqual([]);
  });

  it('allows exactly what the table holds', () => {
    const allowed = lease.states.flatMap((from) =>
      lease.states.filter((to) => lease.allows(from, to)).map((to) => [from, to]),
    );
    expect(allowed).toEqual([
      ['draft', 'active'],
      ['active', 'terminated'],
    ]);
  });

  it('answers the new state of an allowed change', () => {
    expect(lease.check('draft', 'active')).toEqual({ ok: true, value: 'active' });
  });

  it('refuses another change and names the states that are allowed instead (R40)', () => {
    const result = lease.check('draft', 'terminated');
    expect(result.ok ? null : result.failures).toEqual([
      {
        code: 'INVALID_TRANSITION',
        message: 'Cannot change from draft to terminated; allowed: active.',
        path: [],
        details: { from: 'draft', to: 'terminated', allowed: ['active'] },
      },
    ]);
  });

  it('says that a final state is final', () => {
    const result = lease.check('terminated', 'active');
    expect(result.ok ? null : result.failures[0].message).toBe(
      'Cannot change from terminated to active; terminated is final.',
    );
  });

  it('throws for a state that is not in the table, such as a property of every object', () => {
    expect(() => lease.next('constructor' as 'draft')).toThrow(TypeError);
    expect(() => lease.check('toString' as 'draft', 'active')).toThrow(TypeError);
  });

  it('knows its states at compile time', () => {
    // @ts-expect-error: `sold` is not a state.
    expect(lease.allows('draft', 'sold')).toBe(false);
    // @ts-expect-error: a table may lead only to states that it has.
    expect(transitions({ open: ['shut'], closed: [] }).states).toEqual(['open', 'closed']);
  });

  it('throws without any state', () => {
    expect(() => transitions({})).toThrow(TypeError);
  });
});
