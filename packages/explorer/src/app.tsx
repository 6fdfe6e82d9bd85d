import { lazy, Suspense, useEffect, useState } from 'react';
import { type ExplorerConfig, loadConfig } from './config.ts';
import { postGraphql } from './graphql-request.ts';
import { HeaderBar } from './header-bar.tsx';
import { createSession, type Session } from './session.ts';
import { leaveTokens, takeTokens } from './session-reload.ts';

// The sign-in form shows at once; the editor is a hundred times larger and follows.
const Workbench = lazy(async () => ({ default: (await import('./workbench.tsx')).Workbench }));

type Connection = { readonly config: ExplorerConfig; readonly session: Session };

async function connect(): Promise<Connection> {
  const config = await loadConfig(`${import.meta.env.BASE_URL}config.json`);
  const session = createSession(async (query, variables, accessToken) => {
    const headers = accessToken === null ? undefined : { authorization: `Bearer ${accessToken}` };
    return (await postGraphql({ endpoint: config.endpoint, body: { query, variables }, headers })).result;
  }, takeTokens());
  leaveTokens(session);
  return { config, session };
}

// Once a page: the tokens of a reload can be taken once, and React may run an effect twice.
let connecting: Promise<Connection> | undefined;

export function App() {
  const [connection, setConnection] = useState<Connection | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    connecting ??= connect();
    connecting.then(setConnection, (error: unknown) => setFailure(String(error)));
  }, []);

  if (failure !== null) return <Failure message={failure} />;
  if (connection === null) return <Loading what="the explorer" />;
  return (
    <>
      <HeaderBar {...connection} />
      <main className="workbench">
        <Suspense fallback={<Loading what="the editor" />}>
          <Workbench {...connection} />
        </Suspense>
      </main>
    </>
  );
}

function Loading({ what }: { what: string }) {
  return (
    <p className="notice" role="status">
      Loading {what}…
    </p>
  );
}

function Failure({ message }: { message: string }) {
  return (
    <div className="notice" role="alert" data-testid="explorer-failure">
      <p>The explorer could not start. {message}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </div>
  );
}
