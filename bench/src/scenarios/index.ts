import { scalingScenarios } from '../studies/scaling.ts';
import { fanout } from './fanout.ts';
import { nested } from './nested.ts';
import { persisted } from './persisted.ts';
import { type FloorStatement, isLeftOut, type Scenario } from './scenario.ts';
import { screen } from './screen.ts';
import { small } from './small.ts';
import { wide } from './wide.ts';
import { write } from './write.ts';

/** Every scenario that is measured under load, in the order of a full run. A new one is a file and a line here. */
export const scenarios: readonly Scenario[] = [small, nested, wide, screen, persisted, fanout, write];

/** The statements that the SQL floor answers, by scenario; those of studies too. */
export const floorStatements = (): ReadonlyMap<string, FloorStatement> =>
  new Map(
    [...scenarios, ...scalingScenarios].flatMap(({ name, floor }) =>
      isLeftOut(floor) ? [] : [[name, floor] as const],
    ),
  );
