import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '@lintel/db/seeds/build';
import type { Door } from '@lintel/db/session';
import { findDefaultRole } from '@lintel/kernel/default-roles';
import type { Session } from '@lintel/kernel/session';
import { type GraphQLSchema, getNamedType, isCompositeType, isNonNullType, isObjectType } from 'graphql';
import { memoryBus } from './bus.ts';
import { memoryCache } from './cache.ts';
import { createContext, type RequestFacts } from './context.ts';
import type { Subgraph } from './define.ts';
import { type OperationResult, type SubgraphExecutor, subgraphExecutor } from './execute.ts';
import { type Log, silentLog } from './log.ts';
import { createPlatform, type Platform } from './platform.ts';
import { requestHash } from './request-hash.ts';
import { deriveSecrets } from './secrets.ts';

/** The kit for tests of one subgraph: real schema, real commands, real Postgres; only the wires are in memory. */
export const testPlatform = (
  door: Door,
  options: { now?: () => Date; log?: Log; environment?: Record<string, string> } = {},
): Platform =>
  createPlatform({
    door,
    secrets: deriveSecrets('a secret for tests that nobody else would ever use'),
    cache: memoryCache(),
    bus: memoryBus(),
    log: options.log ?? silentLog,
    config: {
      publicUrl: 'http://localhost:4000',
      home: mkdtempSync(join(tmpdir(), 'lintel-test-')),
      environment: options.environment ?? {},
    },
    ...(options.now ? { now: options.now } : {}),
  });

/** A session with a default role. `scope` narrows what it sees, as sign-in would. */
export const sessionAs = (
  roleKey: string,
  organization: Pick<Row, 'id'>,
  scope: Partial<
    Pick<Session, 'communityIds' | 'propertyIds' | 'unitIds' | 'permissions' | 'visibility' | 'provedAt'>
  > & {
    userId?: string;
  } = {},
): Session => {
  const role = findDefaultRole(roleKey);
  if (role === null) throw new Error(`there is no default role ${roleKey}`);
  const { userId = randomUUID(), ...limits } = scope;
  return {
    organizationId: organization.id,
    actor: { kind: 'user', userId, sessionId: randomUUID() },
    roles: [role.key],
    permissions: role.permissions,
    visibility: role.visibility,
    communityIds: [],
    propertyIds: [],
    unitIds: [],
    locale: 'en-US',
    // Just signed in, whatever the clock of the test says.
    provedAt: '9999-01-01T00:00:00.000Z',
    ...limits,
  };
};

export type TestRequest = {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** Null for nobody. */
  readonly as: Session | null;
  readonly idempotencyKey?: string;
  readonly dryRun?: boolean;
};

const executors = new WeakMap<Subgraph, SubgraphExecutor>();

/** Runs one operation like a request from the gateway: its own context, ended afterwards. `data` is loosely typed for tests. */
export const executeOn = async (
  subgraph: Subgraph,
  platform: Platform,
  { query, variables, as, idempotencyKey, dryRun = false }: TestRequest,
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
): Promise<Omit<OperationResult, 'data'> & { data: any; replayed: boolean }> => {
  const execute = executors.get(subgraph) ?? subgraphExecutor(subgraph);
  executors.set(subgraph, execute);
  const facts: RequestFacts = {
    requestId: `test-${randomUUID()}`,
    session: as,
    idempotencyKey,
    requestHash: requestHash({ query, variables }),
    dryRun,
    ip: '127.0.0.1',
    userAgent: 'test',
  };
  const context = createContext(platform, facts);
  try {
    const result = await execute({ query, variables }, context);
    return { ...result, data: result.data, replayed: context.writing.replayed };
  } finally {
    await context.end();
  }
};

/**
 * One selection for each field of a type that needs no arguments, alone: `number`, or `property { __typename }`. A query that leaves columns out must answer
 * every one of them.
 */
export const eachFieldAlone = (schema: GraphQLSchema, typeName: string): readonly string[] => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  return Object.values(type.getFields())
    .filter(({ args }) =>
      args.every((argument) => !isNonNullType(argument.type) || argument.defaultValue !== undefined),
    )
    .map(({ name, type: fieldType }) => (isCompositeType(getNamedType(fieldType)) ? `${name} { __typename }` : name));
};
