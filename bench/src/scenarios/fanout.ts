import { answer } from './floor.ts';
import { entitiesOf, federatedPortfolio, floorPortfolio, type Portfolio, postgraphilePortfolio } from './portfolio.ts';
import type { Scenario } from './scenario.ts';

const portfolio: Portfolio = { properties: 20, units: 10, payments: 3 };

/** A page of a thousand objects. */
export const fanout: Scenario = {
  name: 'fanout',
  title: 'a thousand entities',
  entities: entitiesOf(portfolio),
  federated: () => ({ query: `query Fanout {${federatedPortfolio(portfolio)}\n}` }),
  postgraphile: () => ({ query: `query Fanout {${postgraphilePortfolio(portfolio)}\n}` }),
  floor: { text: answer({ properties: floorPortfolio(portfolio) }), parameters: [] },
  // As many as an engine has database connections: the slow ones would turn away who waits longer than a second for one.
  sending: { connections: 10 },
};
