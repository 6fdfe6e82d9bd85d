import type postgres from 'postgres';
import { type Actor, settingsOf } from './actors.ts';

/** Something that is tried on the database and always taken back. */
export type Attempt = {
  /** Database role that acts; left out: the administrator, whom no policy holds. */
  readonly role?: string;
  /** Whose settings the transaction has; left out: none. */
  readonly actor?: Actor;
  /** Done by the administrator beforehand, to take out of the way what is not asked about. */
  readonly before?: readonly string[];
  /** What the role does, one after the other. */
  readonly statements?: readonly string[];
  /** A question whose one value, as text, is the answer: asked by the role after its statements. */
  readonly ask?: string;
  /** The same, asked by the administrator: what really happened. */
  readonly look?: string;
};

export type Outcome = {
  /** SQLSTATE; `ok` when everything went through. */
  readonly state: string;
  readonly message: string;
  readonly constraint: string;
  /** Answer of `ask`, or else of `look`. */
  readonly answer: string | null;
};

/** Policies refuse with this, and so does a privilege that is not there. */
export const refusal = '42501';

/**
 * The function that makes an attempt inside the server, so that thousands cost no round trips. A subtransaction takes back
 * what was done, the settings and the role included; variables of the function stay.
 */
export const attemptFunction = `
  create schema lintel_probe;
  grant usage on schema lintel_probe to public;
  create function lintel_probe.attempt(wanted jsonb) returns jsonb language plpgsql as $$
  declare
    statement text;
    answer text;
    state text;
    message text;
    violated text;
  begin
    begin
      for statement in select jsonb_array_elements_text(wanted -> 'before') loop
        execute statement;
      end loop;
      perform set_config(key, value, true) from jsonb_each_text(wanted -> 'settings');
      perform set_config('role', wanted ->> 'role', true);
      for statement in select jsonb_array_elements_text(wanted -> 'statements') loop
        execute statement;
      end loop;
      if wanted ->> 'ask' is not null then
        execute wanted ->> 'ask' into answer;
      end if;
      perform set_config('role', 'none', true);
      if wanted ->> 'look' is not null then
        execute wanted ->> 'look' into answer;
      end if;
      raise exception using errcode = 'LN999', message = 'taken back';
    exception when others then
      get stacked diagnostics state = returned_sqlstate, message = message_text, violated = constraint_name;
    end;
    return jsonb_build_object('state', case state when 'LN999' then 'ok' else state end, 'message', message,
      'constraint', coalesce(violated, ''), 'answer', answer);
  end $$;`;

/** The form in which the function takes an attempt. */
const encoded = ({ role = 'none', actor, before = [], statements = [], ask, look }: Attempt) => ({
  role,
  settings: actor === undefined ? {} : settingsOf(actor),
  before,
  statements,
  ask: ask ?? null,
  look: look ?? null,
});

/** Makes the attempts one after the other, in one round trip; outcomes in the order of the attempts. */
export const makeAttempts = async (
  sql: postgres.Sql | postgres.TransactionSql,
  attempts: readonly Attempt[],
): Promise<readonly Outcome[]> => {
  const rows = await sql<{ outcome: Outcome }[]>`
    select lintel_probe.attempt(wanted) as outcome
    from jsonb_array_elements(${JSON.stringify(attempts.map(encoded))}::text::jsonb) with ordinality as a(wanted, place) order by place`;
  return rows.map(({ outcome }) => outcome);
};

export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
