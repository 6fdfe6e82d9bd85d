import { describe, expect, it } from 'vitest';
import { CommandError } from '../command-error.ts';
import { readCommand } from './arguments.ts';

const id = 'a'.repeat(64);
const read = (...args: readonly string[]) => readCommand(args, {});

describe('the arguments of the registry of operations', () => {
  it('register files for a client, on this machine as the demo manager', () => {
    expect(read('register', 'a.graphql', 'b.graphql', '--client', 'Bank', '--out', 'm.json')).toMatchObject({
      what: 'register',
      files: ['a.graphql', 'b.graphql'],
      client: 'Bank',
      out: 'm.json',
      login: { isDemo: true },
    });
  });

  it('retire a document by its id, with or without the name of the hash', () => {
    expect(read('retire', id, '--client', 'Bank')).toMatchObject({ documentId: id });
    expect(read('retire', `sha256:${id}`, '--client', 'Bank')).toMatchObject({ documentId: id });
  });

  it('take the permissions of a key one by one or with commas', () => {
    const key = read(
      'key',
      '--client',
      'Bank',
      '--name',
      'K',
      '--permission',
      'a.b.c',
      '--permissions',
      'd.e.f, g.h.i',
      '--expires-at',
      '2027-01-01',
    );
    expect(key).toMatchObject({ permissions: ['a.b.c', 'd.e.f', 'g.h.i'], expiresAt: '2027-01-01T00:00:00.000Z' });
  });

  it.each([
    [[], 'Say what to do: register, list, retire or key'],
    [['remove'], '"remove" is not a command'],
    [['register', '--client', 'Bank'], 'Name the .graphql files'],
    [['register', 'a.graphql'], '--client is missing'],
    [['register', 'a.graphql', '--client', ' '], '--client is missing'],
    [['register', 'a.graphql', '--client', 'Bank', '--url', 'https://lintel.example'], '--email'],
    [['retire', 'abc', '--client', 'Bank'], '64 hexadecimal digits'],
    [['retire', id, id, '--client', 'Bank'], 'Name one document id'],
    [['key', '--client', 'Bank', '--name', 'K'], '--permission'],
    [['key', '--client', 'Bank', '--permission', 'a.b.c'], '--name is missing'],
    [['key', '--client', 'Bank', '--name', 'K', '--permission', 'p', '--expires-at', 'soon'], '--expires-at'],
    [['list', 'everything'], '"everything" is one argument too many'],
    [['list', '--all'], "Unknown option '--all'"],
  ])('are refused in one sentence: %j', (args, message) => {
    expect(() => read(...args)).toThrow(CommandError);
    expect(() => read(...args)).toThrow(message);
  });
});
