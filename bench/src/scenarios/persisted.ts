import { nested } from './nested.ts';
import type { Scenario } from './scenario.ts';

const byText = 'has no operations registered per client; see `nested` for the same question by its text';

/** The question of `nested`, registered before and asked by its id. The floor's statement is fixed anyway. */
export const persisted: Scenario = {
  ...nested,
  name: 'persisted',
  title: 'nested by the id of a registered operation',
  postgraphile: { leftOut: byText },
  sending: { persisted: true, leftOut: { apolloHttp: byText, apolloLocal: byText, hiveGateway: byText } },
};
