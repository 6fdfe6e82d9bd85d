import type { Environment } from '@lintel/server/environment';

/** Who runs query plans: the engine of this repository, or the executor of `@apollo/gateway` as reference and fallback. */
export type Executor = 'lintel' | 'apollo';

/** Reads GATEWAY_EXECUTOR. Throws for a value that is neither. */
export const executorOf = ({ GATEWAY_EXECUTOR: wanted = '' }: Environment): Executor => {
  if (wanted === '' || wanted === 'lintel') return 'lintel';
  if (wanted === 'apollo') return 'apollo';
  throw new Error(`GATEWAY_EXECUTOR is ${JSON.stringify(wanted)}: it can be lintel or apollo`);
};
