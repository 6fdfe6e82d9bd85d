import { noOperationLimits } from '@lintel/server/operation-limits';
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

/** For `openWorld`: what this suite asks for is larger and more than anybody would ask for. */
export const withoutLimits: Readonly<Record<string, string>> = {
  LINTEL_RATE_LIMIT: 'off',
  LINTEL_LIMITS: JSON.stringify(
    Object.fromEntries(Object.keys(noOperationLimits).map((name) => [name, Number.MAX_SAFE_INTEGER])),
  ),
};

export const openScene = async (): Promise<Scene> => {
  const environment = { ...withoutLimits, LINTEL_SECRET: installationSecret };
  const world = await openWorld('one process', { environment });
  try {
    return await furnishBoth(world);
  } catch (error) {
    // Whoever failed to open it has nothing to close.
    await world.close();
    throw error;
  }
};

const furnishBoth = async (world: World): Promise<Scene> => {
  const { url } = world.product;
  const { admin } = world.database;
  const birch = await furnish({ url, token: world.birch.token }, birchMark);
  // The worker does this once a minute, and birch is to be left in peace from here on.
  const seal = () => admin`select app.seal_audit_log(100000)`;
  await seal();
  const before = await readLists(birch.admin);
  const cedar = await furnish({ url, token: world.cedar.token }, cedarMark);
  await seal();
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
