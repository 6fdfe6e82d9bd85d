import type { Mode } from '../support/product.ts';
import { type Asker, openAsker } from './asking.ts';
import type { Check, Fault, Pace } from './fault.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';
import { checkAlive } from './vitals.ts';

/** Where a fault is brought about: the product on its stage, and somebody who asks it. */
export type Scene = { readonly stage: Stage; readonly asker: Asker; readonly pace: Pace };

/** A fault that leaves its stage as it was, so that others may follow on it. */
export type StagedFault = Omit<Fault, 'run'> & {
  /** What the stage must be like. */
  readonly options?: Pick<StageOptions, 'environment' | 'settings' | 'redis'>;
  readonly run: (scene: Scene) => Promise<readonly Check[]>;
};

/** More than are ever needed at once: whoever asks must not wait for a connection of his own. */
const connections = 4096;

/** Opens a scene. The rate limit would refuse at another door what faults are to be shown by. */
export const openScene = async (options: StageOptions): Promise<Scene & { readonly close: () => Promise<void> }> => {
  const stage = await openStage({ ...options, environment: { LINTEL_RATE_LIMIT: 'off', ...options.environment } });
  const asker = openAsker(stage.product.url, connections);
  const close = async () => {
    asker.close();
    await stage.close();
  };
  return { stage, asker, pace: options.pace, close };
};

/** The fault on a stage of its own. */
export const onOwnStage = ({ group, title, options, run }: StagedFault, mode: Mode): Fault => ({
  group,
  title: `${title}, ${mode}`,
  run: async (pace) => {
    const scene = await openScene({ mode, pace, ...options });
    try {
      return [...(await run(scene)), checkAlive(scene.stage.product.programs)];
    } finally {
      await scene.close();
    }
  },
});
