import { describe, expect, it } from 'vitest';
import { auditChanges } from './audit-changes.rules.ts';

describe('the changes of an audit entry', () => {
  it('are every column of a row that was made or removed', () => {
    expect(auditChanges(null, { name: 'Oak', version: 1, address: null })).toEqual([
      { field: 'name', before: null, after: '"Oak"' },
      { field: 'version', before: null, after: '1' },
    ]);
    expect(auditChanges({ name: 'Oak' }, null)).toEqual([{ field: 'name', before: '"Oak"', after: null }]);
  });

  it('are only what differs in a row that was changed', () => {
    expect(auditChanges({ a: 1, b: [1], c: { d: 2 } }, { a: 1, b: [1, 2], c: { d: 2 } })).toEqual([
      { field: 'b', before: '[1]', after: '[1,2]' },
    ]);
  });

  it('do not reach into the prototype of an object', () => {
    expect(auditChanges({}, { toString: 'x' })).toEqual([{ field: 'toString', before: null, after: '"x"' }]);
  });
});
