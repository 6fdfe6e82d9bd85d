import { openWorld, type World } from '../support/world.ts';
import { queryFields } from './api-schema.ts';
import { ask, type Caller, comparable } from './ask.ts';
import { fingerprint, idsIn, leaksIn, type Table, tablesOf } from './catalog.ts';
import { type Furnished, furnish } from './furnish.ts';
import { listCalls } from './query-calls.ts';

/** Two furnished organizations. Cedar is the one with secrets, birch the one that tries to learn them. */
export type Scene = {
  readonly world: World;
  readonly cedar: Furnished;
  readonly birch: Furnished;
  readonly cedarTables: readonly Table[];
  /** What may never stand in an answer to birch. */
  readonly secrets: { readonly ids: ReadonlySet<string>; readonly mark: RegExp };
  /** What birch's lists said before cedar had anything, by query. */
  readonly before: ReadonlyMap<string, string>;
  /** One text over all that cedar has. */
  readonly cedarRows: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export const cedarMark = 'CEDARCANARY';
export const birchMark = 'BIRCHCANARY';

/** The secret of the installation, so that this suite can sign tokens as well as the product does. */
export const installationSecret = 'the secret of the isolation suite, which only it and its product know';

export const openScene = async (): Promise<Scene> => {
  const world = await openWorld('one process', { environment: { LINTEL_SECRET: installationSecret } });
  const { url } = world.product;
  const { admin } = world.database;
  const birch = await furnish({ url, token: world.birch.token }, birchMark);
  const before = await readLists(birch.admin);
  const cedar = await furnish({ url, token: world.cedar.token }, cedarMark);
  const cedarTables = await tablesOf(admin, cedar.samples.Organization!);
  return {
    world,
    cedar,
    birch,
    cedarTables,
    before,
    secrets: { ids: await idsIn(admin, cedarTables), mark: /cedar/i },
    cedarRows: () => fingerprint(admin, cedarTables),
    close: world.close,
  };
};

/** Every list and every field without arguments, as one caller sees it. */
export const readLists = async (caller: Caller): Promise<Map<string, string>> => {
  const answers = new Map<string, string>();
  for (const field of queryFields) {
    for (const call of listCalls(field)) answers.set(JSON.stringify(call), comparable(await ask(caller, call)));
  }
  return answers;
};

/** What an answer tells of others, apart from the names that the caller wrote himself. */
export const leaks = (text: string, asked: readonly string[], secrets: Scene['secrets']): readonly string[] => {
  let rest = text;
  for (const name of asked) rest = rest.replaceAll(name, '');
  return leaksIn(rest, secrets);
};
