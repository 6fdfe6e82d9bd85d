import { describe, expect, it } from 'vitest';
import { privateStorage, withoutSecrets } from './private-storage.ts';

/** Browsers let code read keys of `localStorage` as properties, and so does this. */
function memory(entries: Record<string, string> = {}): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? this[key]! : null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  return Object.assign(Object.create(methods), entries) as Storage;
}

const tabs = JSON.stringify({
  activeTabIndex: 1,
  tabs: [
    { query: 'query A { a }', variables: '{"a":1}', headers: null },
    { query: 'query B { b }', variables: null, headers: null },
  ],
});

describe('private storage', () => {
  it('keeps credentials of the headers editor off the disk, and the other headers on it', () => {
    const storage = memory();
    const headers = '{"authorization":"Bearer s3cret","Cookie":"s3cret","X-API-Key":"s3cret","Idempotency-Key":"k1"}';
    privateStorage(storage).setItem('graphiql:queries', JSON.stringify({ queries: [{ query: '{ a }', headers }] }));
    const stored = storage.getItem('graphiql:queries')!;
    expect(stored).not.toContain('s3cret');
    expect(JSON.parse(JSON.parse(stored).queries[0].headers)).toEqual({ 'Idempotency-Key': 'k1' });
  });

  it('drops headers that it cannot read', () => {
    const stored = JSON.stringify({ queries: [{ headers: '{ // a key\n "Authorization": "s3cret" }' }] });
    expect(withoutSecrets(stored)).toBe('{"queries":[{"headers":""}]}');
  });

  it('leaves everything else as it is', () => {
    expect(withoutSecrets('query A { "headers" }')).toBe('query A { "headers" }');
    expect(withoutSecrets('dark')).toBe('dark');
  });

  it('opens the editors with the texts of the active tab, however old the second copy is', () => {
    const storage = privateStorage(
      memory({ 'graphiql:tabState': tabs, 'graphiql:query': 'old', 'graphiql:variables': 'old' }),
    );
    expect(storage.getItem('graphiql:query')).toBe('query B { b }');
    expect(storage.getItem('graphiql:variables')).toBeNull();
  });

  it('opens the editors with their own copy when there are no tabs', () => {
    expect(privateStorage(memory({ 'graphiql:query': '{ a }' })).getItem('graphiql:query')).toBe('{ a }');
  });

  it('clears only what belongs to the explorer', () => {
    const raw = memory({ 'graphiql:query': '{ a }', 'another-app': 'kept' });
    const storage = privateStorage(raw);
    expect(storage.length).toBe(1);
    storage.clear();
    expect(storage.length).toBe(0);
    expect(raw.getItem('another-app')).toBe('kept');
  });
});
