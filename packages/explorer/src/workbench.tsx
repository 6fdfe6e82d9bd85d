import '@graphiql/react/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './workbench.css';
import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { initialPanel, rememberPanel, storage } from './browser-storage.ts';
import type { ExplorerConfig } from './config.ts';
import { examples } from './examples.ts';
import { examplesPlugin } from './examples-panel.tsx';
import { createFetcher } from './fetcher.ts';
import type { Answer } from './graphql-request.ts';
import { LastAnswer } from './last-answer.tsx';
import { useMonacoTheme } from './monaco-theme.ts';
import { isNarrow } from './screen.ts';
import type { Session } from './session.ts';

// GraphiQL shows its panel anew whenever this list is another one, so it is made once.
const plugins: GraphiQLPlugin[] = [examplesPlugin, HISTORY_PLUGIN];
const [first] = examples;

/** GraphiQL with the session's token, the examples, and the cost of the last answer. */
export function Workbench({ config, session }: { config: ExplorerConfig; session: Session }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [visiblePanel] = useState(initialPanel);
  const fetcher = useMemo(
    () => createFetcher({ endpoint: config.endpoint, session, onAnswer: setAnswer }),
    [config, session],
  );
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={plugins}
      visiblePlugin={visiblePanel}
      onTogglePluginVisibility={rememberPanel}
      defaultTabs={[{ query: first?.query ?? '', variables: first?.variables, headers: first?.headers }]}
      defaultEditorToolsVisibility={isNarrow() ? false : 'variables'}
      showPersistHeadersSettings={false}
      schema={config.introspection ? undefined : null}
    >
      <GraphiQL.Logo>
        <span />
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <LastAnswer answer={answer} />
      </GraphiQL.Footer>
      <SessionEffects session={session} onUserChange={() => setAnswer(null)} />
    </GraphiQL>
  );
}

/** What a change of the signed-in user means for the editor. */
function SessionEffects({ session, onUserChange }: { session: Session; onUserChange: () => void }) {
  const { status } = useSyncExternalStore(session.subscribe, session.state);
  const { introspect } = useGraphiQLActions();
  const clearAnswers = useClearAnswers();
  const hasSchema = useGraphiQL((state) => Boolean(state.schema));
  const before = useRef(status);
  useMonacoTheme();
  useActiveTabInView();
  useEffect(() => {
    if (status === before.current) return;
    const hasChangedUser = before.current === 'signedIn' || status === 'signedIn';
    before.current = status;
    if (hasChangedUser) {
      clearAnswers();
      onUserChange();
    }
    // A server may answer introspection to signed-in users only.
    if (status === 'signedIn' && !hasSchema) void introspect();
  });
  return null;
}

/** GraphiQL opens tabs beyond the edge of the tab bar and leaves them there. */
function useActiveTabInView(): void {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const active = tabs[activeTabIndex];
  // The title counts as well: it changes the width.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect reads the DOM that these values shape.
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active?.id, active?.title]);
}

/** Empties the results of all tabs: what one user saw must not stay on the screen for the next. */
function useClearAnswers(): () => void {
  const { moveTab, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, activeTabIndex, responseEditor } = useGraphiQL(pick('tabs', 'activeTabIndex', 'responseEditor'));
  return () => {
    const active = tabs[activeTabIndex];
    // GraphiQL finds the active tab by identity, so that one is changed by its own action.
    moveTab(tabs.map((tab) => (tab === active ? tab : { ...tab, response: null })));
    responseEditor?.setValue('');
    updateActiveTabValues({ response: null });
  };
}
