import { useSyncExternalStore } from 'react';
import { ChallengeForm } from './challenge-form.tsx';
import type { ExplorerConfig } from './config.ts';
import { CurrentUser } from './current-user.tsx';
import type { Session } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';

export function HeaderBar({ config, session }: { config: ExplorerConfig; session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const signedIn = state.status === 'signedIn';
  const isChallenged = state.status === 'challenged' || state.status === 'answering';
  return (
    <header className="header">
      <div className="header-row">
        <h1 className="brand">
          <BrandMark />
          Lintel explorer
        </h1>
        {state.status === 'restoring' && <p role="status">Restoring your session…</p>}
        {signedIn && <CurrentUser viewer={state.viewer} onSignOut={session.signOut} />}
      </div>
      {isChallenged && (
        <ChallengeForm
          busy={state.status === 'answering'}
          onAnswer={session.answerChallenge}
          onCancel={session.abandonChallenge}
        />
      )}
      {(state.status === 'signedOut' || state.status === 'signingIn') && (
        <SignInForm config={config} busy={state.status === 'signingIn'} onSignIn={session.signIn} />
      )}
      {/* Always present: a live region that appears together with its text is not read out. */}
      <div id="session-problems" role="alert" data-testid="session-problems">
        {state.problems.length > 0 && (
          <ul className="problems">
            {state.problems.map(({ message, code }) => (
              <li key={message}>
                {message} {code !== undefined && <code>{code}</code>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}

/** A lintel: the beam over two posts. */
function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M5 9h22v5H5zM8 16h4v9H8zM20 16h4v9h-4z" />
    </svg>
  );
}
