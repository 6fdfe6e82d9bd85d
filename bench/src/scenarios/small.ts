import { answer, nodes } from './floor.ts';
import type { Scenario } from './scenario.ts';

/** One row: what an engine costs before it has done anything. */
export const small: Scenario = {
  name: 'small',
  title: 'one row',
  entities: 1,
  federated: () => ({ query: '{ properties(first: 1) { nodes { id name } } }' }),
  postgraphile: () => ({
    query: '{ properties: allPropertyProperties(first: 1, orderBy: [NAME_KEY_ASC]) { nodes { id: rowId name } } }',
  }),
  floor: {
    text: answer({
      properties: nodes(
        'select id, name from property.properties where deleted_at is null order by name_key, id limit 1',
      ),
    }),
    parameters: [],
  },
};
