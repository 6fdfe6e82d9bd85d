import { type Mode, subgraphNames } from '../support/product.ts';

/** What must be found in a place, or it is not the place that this suite takes it for. */
export type KnownText = { readonly place: string; readonly text: string };

export const knownTexts = (mode: Mode): readonly KnownText[] => [
  { place: 'error of an answer', text: 'Syntax Error' },
  { place: 'error of an answer', text: 'got invalid value' },
  { place: 'header of an answer', text: 'x-request-id' },
  { place: 'event', text: 'unitUpdated' },
  { place: 'traces', text: '"stringValue":"insert"' },
  { place: 'traces', text: '"operation"' },
  { place: 'metrics of gateway', text: 'lintel_graphql_errors_total' },
  { place: 'log of the database', text: 'division by zero' },
  { place: 'statements of the database', text: 'insert into' },
  { place: 'table app.audit_log', text: 'property.properties' },
  { place: mode === 'services' ? 'log of gateway' : 'log of lintel', text: 'an operation was slow' },
  ...(mode === 'services' ? servicesOnly : []),
];

const servicesOnly: readonly KnownText[] = [
  { place: 'redis', text: 'publish' },
  ...subgraphNames.flatMap((name) => [
    { place: `metrics of ${name}`, text: 'lintel_subgraph_fetch_seconds' },
    { place: `log of ${name}`, text: '"level"' },
  ]),
];
