import { type FormEvent, useRef, useState } from 'react';
import type { DemoLogin, ExplorerConfig } from './config.ts';
import { DemoLogins } from './demo-logins.tsx';

type Props = {
  readonly config: ExplorerConfig;
  readonly busy: boolean;
  readonly onSignIn: (email: string, password: string) => Promise<void>;
};

export function SignInForm({ config, busy, onSignIn }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    void onSignIn(email, password);
  }

  function chooseDemoLogin(login: DemoLogin): void {
    setEmail(login.email);
    if (config.demoPassword === null) {
      passwordField.current?.focus();
      return;
    }
    setPassword(config.demoPassword);
    void onSignIn(login.email, config.demoPassword);
  }

  return (
    <div className="sign-in">
      <form className="sign-in-form" aria-label="Sign in" onSubmit={submit}>
        <label className="field">
          <span>E-mail</span>
          <input
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            aria-describedby="session-problems"
            data-testid="sign-in-email"
          />
        </label>
        <label className="field">
          <span>Password</span>
          <input
            ref={passwordField}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            aria-describedby="session-problems"
            data-testid="sign-in-password"
          />
        </label>
        <button type="submit" className="button primary" disabled={busy} data-testid="sign-in-submit">
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
      {config.demoLogins.length > 0 && <DemoLogins logins={config.demoLogins} busy={busy} onChoose={chooseDemoLogin} />}
    </div>
  );
}
