import { randomUUID } from 'node:crypto';
import { newRequestId } from '@lintel/db/session';
import type { TestDatabase } from '@lintel/db/testing';
import { putFile } from '@lintel/documents/files/index';
import { insertDocuments } from '@lintel/documents/library/index';
import { subgraphs } from '@lintel/gateway/subgraphs';
import { type Session, systemSession } from '@lintel/kernel/session';
import type { Platform } from '@lintel/server/platform';
import { executeOn } from '@lintel/server/testing';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { furnishOtherPeople, furnishPlaces, furnishTenancy } from '../isolation/furnish-homes.ts';
import { furnishBooks } from '../isolation/furnish-office.ts';
import type { Samples } from '../isolation/inputs.ts';
import type { Maker } from '../isolation/maker.ts';

const mark = 'EXTRA';

/**
 * What the demo does not have: archived rows, drafts, buildings, journal entries, roles and partners, and a document about
 * one thing of every kind. Made by the commands of the API, in process.
 */
export const furnish = async (
  { platform, database }: { platform: Platform; database: TestDatabase },
  admin: Session,
): Promise<{ readonly communityId: string }> => {
  const make = makerFor(platform, admin);
  const places = await furnishPlaces(make, mark);
  const home = { unitId: places.Unit!, userId: null, communityId: places.Community! };
  const homes = { ...places, ...(await furnishTenancy(make, mark, home)) };
  await furnishOtherPeople(make, mark, places);
  await furnishBooks(make, mark, places);
  const role = { visibility: 'ORGANIZATION', permissions: ['identity.user.read', 'property.unit.read'] };
  await make('roleCreate', { ...role, key: 'extra_role', name: `${mark} role` });
  const client = await make('apiClientCreate', { name: `${mark} client` });
  await make('apiKeyCreate', { clientId: client.id, name: `${mark} key`, permissions: ['property.unit.read'] });
  await make('persistedOperationsRegister', {
    clientName: `${mark} client`,
    operations: [{ name: mark, document: `query ${mark} { units { totalCount } }` }],
  });
  await furnishDocument({ platform, database }, admin.organizationId, homes);
  return { communityId: places.Community! };
};

/** Runs commands that must succeed, each on the subgraph that has it, and answers what they made. */
const makerFor =
  (platform: Platform, admin: Session): Maker =>
  async (name, input) => {
    const owner = Object.values(subgraphs).find(({ schema }) => schema.getMutationType()?.getFields()[name]);
    if (owner === undefined) throw new Error(`no subgraph has the mutation ${name}`);
    const payload = getNamedType(owner.schema.getMutationType()!.getFields()[name]!.type) as GraphQLObjectType;
    const object = Object.values(payload.getFields()).find(
      ({ name: field, type }) => field !== 'userErrors' && isObjectType(getNamedType(type)),
    )!.name;
    const inputType = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const { data, errors } = await executeOn(owner, platform, {
      query: `mutation Make($input: ${inputType}) { made: ${name}(input: $input) { object: ${object} { id } userErrors { code path } } }`,
      variables: { input },
      as: admin,
      idempotencyKey: randomUUID(),
    });
    if (data?.made?.object == null) throw new Error(`${name} failed: ${JSON.stringify(errors ?? data)}`);
    return data.made.object;
  };

const furnishDocument = async (
  { platform, database }: { platform: Platform; database: TestDatabase },
  organizationId: string,
  homes: Samples,
): Promise<void> => {
  const content = Buffer.from('about everything');
  const file = await putFile(platform, organizationId, { fileName: 'all.txt', mimeType: 'text/plain', content });
  if (!file.ok) throw new Error(JSON.stringify(file.failures));
  const [category] = await database.admin<{ id: string }[]>`
    select id from documents.document_categories where organization_id = ${organizationId} order by id limit 1`;
  const context = { session: systemSession(organizationId, 'differential'), requestId: newRequestId() };
  const communityId = homes.Community!;
  const targets = (['community', 'property', 'unit', 'lease', 'resident'] as const).map((type) => ({
    type,
    id: homes[`${type[0]!.toUpperCase()}${type.slice(1)}`]!,
    communityId,
  }));
  await platform.door.write(context, (tx) =>
    insertDocuments(tx, [
      {
        title: `${mark} about everything`,
        categoryId: category!.id,
        communityId,
        accessLevel: 'residents',
        tags: ['extra'],
        file: file.value,
        targets,
      },
    ]),
  );
};
