import type { DemoLogin } from './config.ts';

type Props = {
  readonly logins: readonly DemoLogin[];
  readonly busy: boolean;
  readonly onChoose: (login: DemoLogin) => void;
};

/** One button a demo login, grouped by organization. */
export function DemoLogins({ logins, busy, onChoose }: Props) {
  const organizations = [...Map.groupBy(logins, (login) => login.organization)];
  return (
    <div className="demo-logins" data-testid="demo-logins">
      {organizations.map(([organization, members]) => (
        <fieldset key={organization} disabled={busy}>
          <legend>Demo: {organization}</legend>
          {members.map((login) => (
            <button
              key={login.email}
              type="button"
              className="chip"
              title={login.email}
              aria-label={`Sign in as ${login.role}, ${login.email}`}
              data-testid={`demo-login-${login.email}`}
              onClick={() => onChoose(login)}
            >
              {login.role}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
