import { isRequestErrorCode } from '@lintel/kernel/errors';
import { describe, expect, test } from 'vitest';
import { api, type RootField } from '../isolation/api-schema.ts';
import { nothingIsWritten } from './expectations.ts';
import { toJson } from './hostile-value.ts';
import { baseOf, valuesFor, withValue } from './places.ts';
import { birchMark, cedarMark, type Scene } from './scene.ts';
import { mostMs } from './send.ts';

const fields: readonly RootField[] = Object.values(api.getSubscriptionType()?.getFields() ?? {});

/** How long a stream may stay silent until it counts as open. */
const silenceMs = 150;

/** Every hostile value at every argument of every subscription: refused with a code, or a stream that tells nothing. */
export const subscriptionAttacks = (scene: () => Scene): void => {
  nothingIsWritten(scene);
  /** The first thing that a stream says; undefined when it is open and silent. */
  const firstWord = async (query: string, variables: object): Promise<string | undefined> => {
    const { url, token } = scene().birch.admin;
    const leaving = new AbortController();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: toJson({ query, variables }),
      signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(mostMs)]),
    });
    try {
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return await response.text();
      const silence = AbortSignal.timeout(silenceMs);
      const reader = response.body!.getReader();
      const read = reader.read().then(({ value }) => new TextDecoder().decode(value));
      const word = await Promise.race([
        read,
        new Promise<undefined>((resolve) => silence.addEventListener('abort', () => resolve(undefined))),
      ]);
      read.catch(() => undefined);
      return word?.startsWith(':') ? undefined : word;
    } finally {
      leaving.abort();
    }
  };

  describe('subscriptions', () => {
    test.each(fields.map((field) => [field.name, field] as const))(
      '%s is refused with a code, or stays silent',
      async (_, field) => {
        const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
        const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
        const query = `subscription Hostile(${declared}) { ${field.name}(${passed}) { __typename } }`;
        const base = baseOf(field, { mark: birchMark, samples: scene().birch.samples });
        const findings: string[] = [];
        const attempts = base.places.flatMap((place) => valuesFor(place).map((tried) => ({ place, tried })));
        const attack = async ({ place, tried }: (typeof attempts)[number]): Promise<void> => {
          const word = await firstWord(query, withValue(place.within, place.path, tried.value));
          if (word === undefined) return;
          const codes = [...word.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code!);
          const isTyped = codes.length > 0 && codes.every((code) => isRequestErrorCode(code) && code !== 'INTERNAL');
          if (!isTyped || word.toUpperCase().includes(cedarMark))
            findings.push(`${place.path.join('.')} = ${tried.name.slice(0, 60)}: ${word.slice(0, 200)}`);
        };
        for (let index = 0; index < attempts.length; index += 8)
          await Promise.all(attempts.slice(index, index + 8).map(attack));
        expect(findings).toEqual([]);
      },
      60_000,
    );
  });
};
