import type { Actor, Session } from '@lintel/kernel/session';

/** The plain database roles that a transaction can take. The login role itself may do nothing at all. */
export type DatabaseRole = 'lintel_app' | 'lintel_auth';

export type TransactionContext = {
  readonly role: DatabaseRole;
  readonly session?: Session;
  readonly requestId: string;
  /** Overrides the role's statement timeout for this transaction; seeds and imports of operators need it. */
  readonly statementTimeoutMs?: number;
};

export type TransactionMode = 'read' | 'write';

/**
 * The message that opens a transaction: BEGIN and the whole context in one round trip, together with the first statement.
 *
 * A simple-protocol message takes no parameters, so the values are written into the text. They come from a verified
 * session, and each passes `literal`, which refuses every character that none of them may have: there is nothing to escape.
 * All settings are transaction-local (`true`), so a pooled connection can never carry one organization into the next.
 */
export const preamble = (mode: TransactionMode, context: TransactionContext): string => {
  const begin =
    mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin isolation level read committed';
  const settings = Object.entries(settingsOf(context)).map(
    ([name, value]) => `set_config(${literal(name)}, ${literal(value)}, true)`,
  );
  return `${begin}; select ${settings.join(', ')}`;
};

const settingsOf = ({ role, session, requestId, statementTimeoutMs }: TransactionContext): Record<string, string> => ({
  role,
  // Policies read the organization from a setting, so a plan for the values at hand is never better than the general one, and making it each time
  // costs more than most statements.
  plan_cache_mode: 'force_generic_plan',
  'app.request_id': requestId,
  ...(session === undefined
    ? {}
    : {
        'app.organization_id': session.organizationId,
        'app.actor': actorName(session.actor),
        'app.user_id': session.actor.kind === 'user' ? session.actor.userId : '',
        'app.visibility': session.visibility,
        'app.community_ids': arrayText(session.communityIds),
        'app.property_ids': arrayText(session.propertyIds),
        'app.unit_ids': arrayText(session.unitIds),
      }),
  ...(statementTimeoutMs === undefined ? {} : { statement_timeout: String(Math.trunc(statementTimeoutMs)) }),
});

/** How the audit log and the idempotency table name an actor: `user:<id>`, `apiKey:<id>`, `system:<name>`. */
export const actorName = (actor: Actor): string => {
  if (actor.kind === 'user') return `user:${actor.userId}`;
  if (actor.kind === 'apiKey') return `apiKey:${actor.apiKeyId}`;
  return `system:${actor.name}`;
};

const arrayText = (ids: readonly string[]): string => `{${ids.join(',')}}`;

const plain = /^[A-Za-z0-9_.:,{}-]*$/;

const literal = (value: string): string => {
  if (!plain.test(value)) throw new Error('a context value has a character that none of them may have');
  return `'${value}'`;
};
