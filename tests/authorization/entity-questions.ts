import type { Session } from '@lintel/kernel/session';
import type { Platform } from '@lintel/server/platform';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import { getNamedType, isCompositeType, isNonNullType } from 'graphql';
import type { Scene } from '../isolation/scene.ts';
import type { Column } from './columns.ts';
import type { Row } from './rows.ts';

const platforms = new WeakMap<Scene, Platform>();

const platformOf = (scene: Scene): Platform => {
  const known = platforms.get(scene) ?? testPlatform(scene.world.database.door);
  platforms.set(scene, known);
  return known;
};

/** Asks a subgraph for one field of an entity of cedar, past the gateway. Answers the codes of the errors. */
export const askEntityField = async (
  scene: Scene,
  { subgraph, type, field }: Row,
  column: Column,
): Promise<readonly string[]> => {
  const { samples } = scene.cedar;
  const id = samples[type.name];
  if (id === undefined) throw new Error(`there is no sample of ${type.name}. Make one in tests/isolation/furnish.ts`);
  const given = field.args.flatMap(({ name, type: wanted }) =>
    isNonNullType(wanted) ? [`${name}: ${JSON.stringify(samples[capitalized(name.replace(/Id$/, ''))])}`] : [],
  );
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const query = `query Ask($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on ${type.name} { ${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${selection} } } }`;
  const representations = [{ __typename: type.name, id }];
  const answer = await executeOn(subgraph, platformOf(scene), {
    query,
    variables: { representations },
    as: sessionOf(column, samples.Organization!, samples['User.free']!),
  });
  return (answer.errors ?? []).map(({ extensions }) => String(extensions?.code));
};

const sessionOf = ({ kind, role, permissions }: Column, id: string, userId: string): Session | null => {
  if (kind === 'nobody') return null;
  const session = sessionAs(role ?? 'admin', { id }, { userId });
  if (kind === 'role') return session;
  return {
    ...session,
    actor: { kind: 'apiKey', apiKeyId: userId, clientId: userId },
    permissions: [...permissions] as Session['permissions'],
  };
};

const capitalized = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;
