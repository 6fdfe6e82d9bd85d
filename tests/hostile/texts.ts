import { beforeAll, describe, expect, test } from 'vitest';
import { rehearsal } from '../isolation/ask.ts';
import { makerFor } from '../isolation/maker.ts';
import { nothingIsWritten, outcomeOf } from './expectations.ts';
import type { Scene } from './scene.ts';
import { post } from './send.ts';

const composed = 'zo\u00eb';
const apart = 'zoe\u0308';

/** Groups 31 to 33, as far as they need something that is there: the sweep tries the values themselves everywhere. */
export const textAttacks = (scene: () => Scene): void => {
  const rehearse = (field: string, input: object) => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { ${field}(input: $input) { userErrors { code } } }`;
    return post(scene().birch.admin, { query, variables: { input } }, rehearsal);
  };

  describe('group 31: one name in several spellings', () => {
    test.each([
      ['composed, then apart', composed, apart],
      ['apart, then composed', apart, composed],
      ['in capitals', composed, composed.toUpperCase()],
      ['with space around it', composed, `\u00a0${composed}\u2003`],
    ])('an e-mail address %s is the address of one person', async (label, first, second) => {
      const make = makerFor(scene().birch.admin);
      const host = `${label.replaceAll(/[^a-z]/g, '')}.example`;
      const person = { fullName: 'Zoë', password: 'correct horse battery staple', roles: [{ roleKey: 'resident' }] };
      await make('membershipCreate', { ...person, email: `${first}@${host}` });
      const again = await rehearse('membershipCreate', {
        ...person,
        email: second.includes('\u00a0') ? `\u00a0${first}@${host}\u2003` : `${second}@${host}`,
      });
      expect(outcomeOf(again)).toBe('200 MEMBERSHIP_EXISTS');
    });

    test.each([
      ['apart', `Rue ${composed}`, `Rue ${apart}`],
      ['in capitals', 'Rue Straße', 'RUE STRASSE'],
      ['in wide letters', 'Rue 12', 'Ｒｕｅ １２'],
      ['with other space', 'Rue a b', 'Rue\u00a0a\u2003b'],
      ['with a ligature', 'Rue ﬁn', 'Rue fin'],
    ])('the name of a community %s is taken', async (_, first, second) => {
      const facts = { timeZone: 'UTC', currency: 'USD' };
      await makerFor(scene().birch.admin)('communityCreate', { ...facts, name: first });
      expect(outcomeOf(await rehearse('communityCreate', { ...facts, name: second }))).toBe('200 COMMUNITY_NAME_TAKEN');
    });
  });

  describe('group 32: text that means something to a search', () => {
    const names = ['%', '%%', '_', '\\', 'a%b', 'a_b', "'; --", '(a+)+$', 'a & b', '\u{1f600}'];
    const ids = new Map<string, string>();
    beforeAll(async () => {
      const { birch } = scene();
      const make = makerFor(birch.admin);
      for (const name of names) {
        const unit = await make('unitCreate', { propertyId: birch.samples['Property.free'], number: `${name} 1` });
        ids.set(name, unit.id);
      }
    });

    test.each(names)('%j finds what begins like that, and nothing else', async (name) => {
      const query = 'query($number: String) { units(filter: { numberStartsWith: $number }) { nodes { id } } }';
      const reply = await post(scene().birch.admin, { query, variables: { number: name } });
      const { units } = reply.body!.data as { units: { nodes: { id: string }[] } };
      const expected = names.filter((other) => other.startsWith(name)).map((other) => ids.get(other));
      expect(units.nodes.map(({ id }) => id).sort()).toEqual(expected.sort());
    });
  });

  describe('group 33: names of columns', () => {
    nothingIsWritten(scene);
    test.each([
      '{ units(orderBy: tenant_id) { totalCount } }',
      '{ units(orderBy: "password_hash") { totalCount } }',
      '{ units(orderBy: [NUMBER_ASC, organization_id]) { totalCount } }',
      '{ units(filter: { organization_id: "x" }) { totalCount } }',
      '{ units(filter: { and: [{ id: "x" }] }) { totalCount } }',
      '{ residents(filter: { ssnStartsWith: "1" }) { totalCount } }',
      '{ users(filter: { passwordHashStartsWith: "$" }) { totalCount } }',
      '{ units(sort: "1;") { totalCount } }',
      '{ units(where: { id: { _eq: "x" } }) { totalCount } }',
      '{ units { nodes { organization_id } } }',
      '{ users { nodes { passwordHash } } }',
    ])('%s does not fit the schema', async (query) => {
      expect(outcomeOf(await post(scene().birch.admin, { query }), { catalog: scene().catalog, sent: query })).toBe(
        '400 GRAPHQL_VALIDATION_FAILED',
      );
    });
  });
};
