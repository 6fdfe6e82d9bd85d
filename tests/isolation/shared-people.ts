import { expect, test } from 'vitest';
import { post } from '../support/client.ts';
import { password } from '../support/world.ts';
import { ask, type Caller, codesOf } from './ask.ts';
import { addPerson } from './furnish-office.ts';
import { makerFor } from './maker.ts';
import { readLists, type Scene } from './scene.ts';

const roles = [{ roleKey: 'analyst' }];

/** One person may belong to two organizations, and neither learns from him that there is the other. */
export const sharedPeopleAttacks = (scene: () => Scene): void => {
  test('what a person does in cedar changes nothing in any list of birch', async () => {
    const { cedar, birch, world } = scene();
    const { url } = birch.admin;
    const email = 'sharon@example.org';
    const inBirch = await addPerson({ make: makerFor(birch.admin), url }, { email, fullName: 'Sharon', roles });
    // The operator vouches for her, so that she has one password for both.
    await world.database.admin`update identity.user_credentials c set organization_id = null
      from identity.users u where u.id = c.user_id and u.email_norm = ${email}`;
    const lists = [birch.admin, inBirch.caller];
    const before = await Promise.all(lists.map(readLists));

    await makerFor(cedar.admin)('membershipCreate', { email, fullName: 'Sharon elsewhere', roles });
    const inCedar = await signInTo(url, email, 'cedar');
    await makerFor(inCedar)('mfaFactorEnroll', { name: 'phone of cedar' });
    expect(codesOf(await ask(inCedar, { query: '{ units { totalCount } }' }))).toEqual([]);
    await makerFor(cedar.admin)('membershipSuspend', { id: await membershipOf(cedar.admin, email) });

    const after = await Promise.all(lists.map(readLists));
    for (const [place, list] of before.entries()) {
      // Her own list of sign-ins and factors is hers wherever she is; that of the administrator is of birch.
      for (const [call, answer] of list)
        if (place === 0 || !/viewer/.test(call)) expect(after[place]!.get(call), call).toBe(answer);
    }
  });

  test('an invitation of somebody who has a login elsewhere looks in every list as one of somebody new', async () => {
    const { cedar, birch } = scene();
    const since = Date.now();
    const earlier = uuidsIn(await everythingOf(birch.admin));
    const invite = (email: string) =>
      makerFor(birch.admin)('membershipCreate', { email, fullName: 'Invited', roles, password });
    const known = cedar.samples['User.email']!;
    await invite(known);
    const withKnown = await everythingOf(birch.admin);
    await invite('nobody.yet@example.org');
    const withNew = await everythingOf(birch.admin);
    for (const text of [withKnown, withNew]) {
      // An id of version 7 tells when it was made: none may be older than the invitation.
      const made = [...uuidsIn(text)].filter((id) => !earlier.has(id) && id[14] === '7').map(timeOf);
      expect(made.length).toBeGreaterThan(0);
      expect(Math.min(...made)).toBeGreaterThanOrEqual(since - 1000);
    }
    const entriesOf = async (email: string) => plain(await invitationIn(birch.admin, email), email);
    expect(await entriesOf(known)).toBe(await entriesOf('nobody.yet@example.org'));
  });
};

const signInTo = async (url: string, email: string, organizationSlug: string): Promise<Caller> => {
  const query =
    'mutation In($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } userErrors { code } } }';
  const { data, errors } = await post(url, { query, variables: { input: { email, password, organizationSlug } } });
  const token = data?.sessionCreate?.session?.accessToken;
  if (token === undefined) throw new Error(`sign-in of ${email} failed: ${JSON.stringify(errors ?? data)}`);
  return { url, token };
};

const membershipOf = async (caller: Caller, email: string): Promise<string> => {
  const { data, text } = await ask(caller, { query: '{ memberships(first: 100) { nodes { id email } } }' });
  const nodes = (data as { memberships: { nodes: { id: string; email: string }[] } } | null)?.memberships.nodes ?? [];
  const found = nodes.find((node) => node.email === email);
  if (found === undefined) throw new Error(`${email} is no member: ${text}`);
  return found.id;
};

const everythingOf = async (caller: Caller): Promise<string> => [...(await readLists(caller)).values()].join('\n');

const uuidsIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []);

/** Milliseconds since 1970 in an id of version 7. */
const timeOf = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

/** The membership and its audit entries, as the administrator sees them. */
const invitationIn = async (caller: Caller, email: string): Promise<string> => {
  const id = await membershipOf(caller, email);
  const query = `query Invitation($id: ID!) {
    auditLog(first: 20, filter: { entityId: $id }) { nodes { action entity changes { field before after } } }
  }`;
  const { data } = await ask(caller, { query, variables: { id } });
  // biome-ignore lint/suspicious/noExplicitAny: read as it was asked for.
  return JSON.stringify((data as any).auditLog);
};

const plain = (text: string, email: string): string =>
  text
    .replaceAll(email, '<email>')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.+]+/g, '<time>');
