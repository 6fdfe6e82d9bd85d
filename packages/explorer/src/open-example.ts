import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type Example, PREPARE_OPERATION } from './example-files.ts';
import type { GraphqlResult } from './graphql-request.ts';
import { fillPlaceholders, localValues } from './placeholders.ts';
import { isNarrow } from './screen.ts';

/** Opens examples in GraphiQL's tabs: the tab that shows it already, else an empty one, else a new one. */
export function useOpenExample(): (example: Example) => Promise<void> {
  const { addTab, changeTab, updateActiveTabValues, setVisiblePlugin } = useGraphiQLActions();
  const state = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor', 'headerEditor', 'responseEditor', 'fetcher'),
  );

  async function openInTab(example: Example): Promise<void> {
    const { tabs, activeTabIndex, queryEditor, variableEditor, headerEditor, responseEditor, fetcher } = state;
    const shown = tabs.findIndex((tab) => tab.query?.trim() === example.query);
    if (shown === activeTabIndex) return;
    if (shown >= 0) return changeTab(shown);

    const values = { ...localValues(), ...(await prepared(example, fetcher)) };
    const { query, operationName } = example;
    const variables = fillPlaceholders(example.variables, values);
    const headers = fillPlaceholders(example.headers, values);
    if (queryEditor?.getValue().trim() !== '') addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    headerEditor?.setValue(headers);
    responseEditor?.setValue('');
    updateActiveTabValues({ query, variables, headers, response: null, operationName });
  }

  return async (example) => {
    await openInTab(example);
    if (isNarrow()) setVisiblePlugin(null);
  };
}

type Fetch = (body: { query: string; operationName: string }) => unknown;

/** Values for the placeholders from the server; without an answer the placeholders stay, for the reader to fill. */
async function prepared(example: Example, fetcher: unknown): Promise<Record<string, unknown>> {
  if (example.prepare === null) return {};
  try {
    const body = { query: example.prepare, operationName: PREPARE_OPERATION };
    return ((await (fetcher as Fetch)(body)) as GraphqlResult).data ?? {};
  } catch {
    return {};
  }
}
