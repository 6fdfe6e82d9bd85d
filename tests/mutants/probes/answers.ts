import type { Stage } from '../stage/stage.ts';
import { describeOutcome, type Probe } from './probe.ts';

/** What a function must say to somebody who may not see what it looks at. */
type Answer = {
  readonly signature: string;
  readonly role?: string;
  readonly actor: string;
  readonly answer: string;
  readonly before?: readonly string[];
} & ({ readonly ask: string } | { readonly statements: readonly string[]; readonly look: string });

/** Functions show a session no more than tables do. */
export const answerProbes = (stage: Stage): readonly Probe[] =>
  [
    ...placeAnswers(stage),
    ...ledgerAnswers(stage),
    ...factorAnswers(stage),
    ...accessAnswers(stage),
    factorChangeAnswer(stage),
    ...sealAnswers,
  ].map(({ signature, role = 'lintel_app', actor, answer, before = [], ...asked }) => ({
    promise: `${signature} answers ${answer} to ${actor}`,
    about: [signature],
    group: 'rules',
    attempt: {
      role,
      actor: stage.actors.find(({ name }) => name === actor)!,
      before,
      ...('ask' in asked ? { ask: `select (${asked.ask})::text` } : asked),
    },
    judge: (outcome) => (outcome.state === 'ok' && outcome.answer === answer ? undefined : describeOutcome(outcome)),
  }));

const placeAnswers = ({ ours, theirs }: Stage): readonly Answer[] => {
  const day = (id: string) => `coalesce(community.today_in('${id}')::text, 'unknown')`;
  const own = { signature: 'community.own_resident_ids()', ask: 'community.own_resident_ids()' };
  return [
    { signature: 'community.today_in(uuid)', actor: 'tenant', ask: day(ours.west.id), answer: 'unknown' },
    { signature: 'community.today_in(uuid)', actor: 'straying owner', ask: day(theirs.east.id), answer: 'unknown' },
    {
      signature: 'community.has_open_occupancies(uuid)',
      actor: 'manager',
      ask: `community.has_open_occupancies('${theirs.residents.tenant.id}')`,
      answer: 'false',
    },
    { ...own, actor: 'tenant', answer: `{${ours.residents.tenant.id}}` },
  ];
};

const ledgerAnswers = ({ theirs }: Stage): readonly Answer[] => [
  {
    signature: 'finance.balance_differences()',
    actor: 'manager',
    before: [
      `update finance.lease_balances set receivable_minor = receivable_minor + 1 where organization_id = '${theirs.id}'`,
    ],
    ask: 'select count(*) from finance.balance_differences()',
    answer: '0',
  },
  {
    signature: 'finance.lock_lease_balances(uuid[])',
    actor: 'manager',
    before: [
      'set local session_replication_role = replica',
      `delete from finance.lease_balances where organization_id = '${theirs.id}'`,
    ],
    // It makes the balances that are missing, and answers nothing.
    statements: [`select finance.lock_lease_balances('{${theirs.leases.tenant.id}}')`],
    look: `select count(*) from finance.lease_balances where organization_id = '${theirs.id}'`,
    answer: '0',
  },
  {
    signature: 'finance.lock_lease_balances(uuid[])',
    actor: 'manager',
    before: [`select set_config('lintel.locks', (${locksOn(theirs.id)}), true)`],
    statements: [`select finance.lock_lease_balances('{${theirs.leases.tenant.id}}')`],
    look: `select (${locksOn(theirs.id)}) = current_setting('lintel.locks')`,
    answer: 'true',
  },
];

/** Who holds, or last held, each balance of an organization. */
const locksOn = (organization: string): string =>
  `select string_agg(xmax::text, ' ' order by lease_id) from finance.lease_balances where organization_id = '${organization}'`;

const factorAnswers = ({ ours, theirs }: Stage): readonly Answer[] =>
  (['factors_in', 'recovery_codes_in'] as const).flatMap((name) =>
    [ours, theirs].map(({ id }) => ({
      signature: `identity.${name}(uuid,uuid)`,
      actor: 'tenant',
      before: ['update identity.mfa_factors set confirmed_at = now()'],
      ask: `select count(*) from identity.${name}('${id}', '${ours.people.manager}')`,
      answer: '0',
    })),
  );

/** Ending somebody's access here ends nothing of his elsewhere, though he has left there, too. */
const accessAnswers = ({ ours, theirs }: Stage): readonly Answer[] => {
  const elsewhere = `organization_id = '${theirs.id}' and user_id = '${ours.people.tenant}'`;
  return (['revoke_access', 'reset_factors'] as const).map((name) => ({
    signature: `identity.${name}(uuid)`,
    actor: 'manager',
    before: [`update identity.memberships set status = 'ended' where user_id = '${ours.people.tenant}'`],
    statements: [`select identity.${name}('${ours.people.tenant}')`],
    look: `select (select count(*) from identity.user_sessions where revoked_at is null and ${elsewhere}) || ' ' ||
      (select count(*) from identity.user_credentials where ${elsewhere}) || ' ' ||
      (select count(*) from identity.mfa_factors where ${elsewhere}) || ' ' ||
      (select count(*) from identity.memberships where factors_reset_at is null and ${elsewhere})`,
    answer: '1 1 1 1',
  }));
};

/** A change of what counts here leaves the person's sessions elsewhere as fresh as they were. */
const factorChangeAnswer = ({ ours, theirs }: Stage): Answer => ({
  signature: 'identity.note_factor_change(uuid,text,boolean,text,text)',
  actor: 'tenant',
  statements: [`select identity.note_factor_change('${ours.id}', 'factor_removed', false, '', '')`],
  look: `select (select count(*) from identity.user_sessions
      where stepped_up_at is not null and organization_id = '${ours.id}' and user_id = '${ours.people.tenant}') || ' ' ||
    (select count(*) from identity.user_sessions
      where stepped_up_at is not null and organization_id = '${theirs.id}' and user_id = '${ours.people.tenant}')`,
  answer: '0 1',
});

/** Each entry is sealed once, in the chain of its organization; a log that was tampered with only staff may look at. */
const sealAnswers: readonly Answer[] = [
  ...['manager', 'manager of theirs'].map((actor) => ({
    signature: 'app.seal_audit_log(integer,uuid)',
    role: 'lintel_worker',
    actor,
    statements: ['select app.seal_audit_log(100)', 'select app.seal_audit_log(1000)'],
    look: `select (select count(*) from app.audit_log e where not exists (
        select from app.audit_seals s where s.organization_id = e.organization_id and s.entry_id = e.id)) || ' ' ||
      (select count(*) from app.audit_seals s where not exists (
        select from app.audit_log e where s.organization_id = e.organization_id and s.entry_id = e.id)) || ' ' ||
      (select count(*) from app.broken_audit_seal(0, 100000))`,
    answer: '0 0 0',
  })),
  {
    signature: 'app.broken_audit_seal(bigint,integer)',
    actor: 'tenant',
    before: ['set local session_replication_role = replica', 'delete from app.audit_seals where position = 3'],
    ask: 'select count(*) from app.broken_audit_seal(0, 1000)',
    answer: '0',
  },
  {
    signature: 'app.entries_without_seal()',
    actor: 'tenant',
    before: [
      'set local session_replication_role = replica',
      `update app.audit_log e set occurred_at = occurred_at - interval '1 day'
        where not exists (select from app.audit_seals s where s.entry_id = e.id)`,
    ],
    ask: 'app.entries_without_seal()',
    answer: '0',
  },
];
