import type { Mode } from '../support/product.ts';
import type { Fault } from './fault.ts';
import { clockJump } from './g50-clock.ts';
import { connectionsExhausted } from './g50-connections.ts';
import { diskFull } from './g50-disk-full.ts';
import { lockedTable } from './g50-locked-table.ts';
import { schemaChanged, statementsDeallocated } from './g50-prepared.ts';
import { workerCutOff } from './g50-worker.ts';
import { postgresAway } from './l6-postgres-away.ts';
import { redisAway, startWithoutRedis } from './l7-redis-away.ts';
import { overload } from './l8-overload.ts';
import { subgraphHangs } from './l9-subgraph-hangs.ts';
import { rollingRestart, stopUnderLoad } from './l10-restarts.ts';
import { blockedMigration, tenMigrators } from './l11-migrators.ts';
import { onOwnStage, type StagedFault } from './staged.ts';

/** Faults that come upon both modes. */
const both: readonly StagedFault[] = [
  postgresAway,
  redisAway,
  startWithoutRedis,
  overload,
  lockedTable,
  connectionsExhausted,
  workerCutOff,
];
const modes: readonly Mode[] = ['one process', 'services'];

export const faults: readonly Fault[] = [
  ...both.flatMap((fault) => modes.map((mode) => onOwnStage(fault, mode))),
  subgraphHangs,
  rollingRestart,
  onOwnStage(stopUnderLoad, 'one process'),
  tenMigrators,
  onOwnStage(blockedMigration, 'one process'),
  statementsDeallocated,
  onOwnStage(schemaChanged, 'one process'),
  clockJump,
  diskFull,
].toSorted((one, other) => groupNumber(one) - groupNumber(other));

/** `L6` is 6; the menu of database faults comes last. */
function groupNumber({ group }: Fault): number {
  return Number(group.replace('L', ''));
}
