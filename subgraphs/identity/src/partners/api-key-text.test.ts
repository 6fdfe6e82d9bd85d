import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiKeyHash, apiKeyMatches, keyEnvironment, newApiKey, readApiKey } from './api-key-text.ts';

const pepper = Buffer.alloc(32, 7);
const earlier = Buffer.alloc(32, 8);

describe('an API key', () => {
  it('reads back as it was made', () => {
    const made = newApiKey('live');
    expect(readApiKey(made.key)).toEqual(made);
    expect(new Set(Array.from({ length: 500 }, () => newApiKey('live').prefix)).size).toBe(500);
  });

  it('with any changed character does not even read', () => {
    const { key } = newApiKey('live');
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...'0aZ_-é\0 '), (index, letter) => {
        const changed = key.slice(0, index) + letter + key.slice(index + 1);
        return changed === key || readApiKey(changed) === undefined;
      }),
    );
  });

  it('matches under the present pepper and earlier ones, and never without a stored hash', () => {
    const { key } = newApiKey('live');
    expect(apiKeyMatches([pepper], key, apiKeyHash(pepper, key))).toBe(true);
    expect(apiKeyMatches([pepper, earlier], key, apiKeyHash(earlier, key))).toBe(true);
    expect(apiKeyMatches([pepper], key, apiKeyHash(earlier, key))).toBe(false);
    expect(apiKeyMatches([pepper], newApiKey('live').key, apiKeyHash(pepper, key))).toBe(false);
    expect(apiKeyMatches([pepper], key, null)).toBe(false);
  });

  it('names its environment', () => {
    expect(keyEnvironment({})).toBe('live');
    expect(keyEnvironment({ LINTEL_KEY_ENVIRONMENT: 'test' })).toBe('test');
    expect(() => keyEnvironment({ LINTEL_KEY_ENVIRONMENT: 'My Key' })).toThrow(/LINTEL_KEY_ENVIRONMENT/);
  });
});
