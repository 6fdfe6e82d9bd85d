import { answer } from './floor.ts';
import { entitiesOf, federatedPortfolio, floorPortfolio, type Portfolio, postgraphilePortfolio } from './portfolio.ts';
import type { Scenario } from './scenario.ts';

const portfolio: Portfolio = { properties: 10, units: 5, payments: 3 };

/** Ten properties with five units each, the lease of each unit and its last three payments: two subgraphs, four levels. */
export const nested: Scenario = {
  name: 'nested',
  title: '10 properties × 5 units × 1 lease × 3 payments',
  entities: entitiesOf(portfolio),
  federated: () => ({ query: `query Nested {${federatedPortfolio(portfolio)}\n}` }),
  postgraphile: () => ({ query: `query Nested {${postgraphilePortfolio(portfolio)}\n}` }),
  floor: { text: answer({ properties: floorPortfolio(portfolio) }), parameters: [] },
};
