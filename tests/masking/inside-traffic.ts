import { randomUUID } from 'node:crypto';
import { deriveSecrets } from '@lintel/server/secrets';
import { signInternalContext } from '@lintel/server/session-token';
import { sessionAs } from '@lintel/server/testing';
import { secretOf } from '../doors/place.ts';
import type { Canaries } from './canary.ts';
import type { Stage } from './stage.ts';

/** At the ports of the subgraph servers: by somebody who is not the gateway, and in its name with documents that are wrong. */
export const insideTraffic = async ({ world: { product, database } }: Stage, canaries: Canaries): Promise<void> => {
  const gateway = deriveSecrets(secretOf('gateway'));
  const [organization] = await database.admin<{ id: string }[]>`
    select id from identity.organizations where slug = 'cedar'`;
  const context = { requestId: randomUUID(), session: sessionAs('admin', organization!), dryRun: true };
  for (const [name, url] of Object.entries(product.subgraphUrls)) {
    const send = (headers: Readonly<Record<string, string>>, body: string, path = '/graphql') =>
      fetch(new URL(path, url), { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    const authorization = `Bearer ${canaries.plant('made-up credential')}`;
    await send({ authorization, cookie: canaries.plant('unknown header') }, canaries.plant('body that is no request'));
    const part = canaries.plant('part of an address');
    for (const path of [`/${part}`, `/graphql?token=${part}`, `/files/downloads/${part}`, `/internal/${part}`])
      for (const method of ['GET', 'POST', 'PUT']) await fetch(new URL(path, url), { method });
    const signed = async (body: string) =>
      send({ authorization: `Bearer ${await signInternalContext(gateway, name, context, body)}` }, body);
    const text = () => canaries.plant('text that was refused');
    const entities = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
    const bodies = [
      text(),
      JSON.stringify({ query: `{ "${text()}" }` }),
      JSON.stringify({ query: `{ _entities(representations: "${text()}") { nothing } }` }),
      JSON.stringify({ query: `{ __typename @skip(if: "${text()}") }` }),
      JSON.stringify({ query: 'query ($if: Boolean!) { __typename @skip(if: $if) }', variables: { if: text() } }),
      JSON.stringify({ query: entities, variables: { of: text() } }),
      JSON.stringify({ query: entities, variables: { of: [{ __typename: 'Unit', id: text() }] } }),
      JSON.stringify({ query: '{ __typename }', variables: text(), extensions: text() }),
    ];
    for (const body of bodies) await signed(body);
  }
};
