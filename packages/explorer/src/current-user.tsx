import type { Viewer } from './session-operations.ts';

type Props = { readonly viewer: Viewer | null; readonly onSignOut: () => Promise<void> };

/** Who is signed in, in which organization, and what the role may do. */
export function CurrentUser({ viewer, onSignOut }: Props) {
  const permissions = viewer?.permissions ?? [];
  return (
    <div className="current-user">
      <p>
        Signed in as{' '}
        <strong data-testid="current-user">
          {viewer?.user?.email ?? (viewer ? 'an API client' : 'an unknown user')}
        </strong>
        {viewer?.organization && (
          <>
            {' '}
            in <strong data-testid="current-organization">{viewer.organization.name}</strong>
          </>
        )}
      </p>
      {permissions.length > 0 && (
        <details className="permissions">
          <summary>{permissions.length === 1 ? '1 permission' : `${permissions.length} permissions`}</summary>
          <ul>
            {permissions.toSorted().map((permission) => (
              <li key={permission}>
                <code>{permission}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" className="button" data-testid="sign-out" onClick={() => void onSignOut()}>
        Sign out
      </button>
    </div>
  );
}
