import type { Actor } from '../stage/actors.ts';
import { ownDocumentIds, ownLeaseIds, ownResidentIds, type Rows, today } from './own.ts';
import { expectedTables } from './visibility.ts';

type AnyRow = Readonly<Record<string, unknown>>;
/** A rule over a row and whoever asks. `column` is the one in parentheses. */
type Rule = (row: AnyRow, actor: Actor, column: string, rows: Rows) => boolean;

const holds = (ids: readonly string[], value: unknown): boolean => ids.includes(String(value));
const isStaff = (actor: Actor): boolean => actor.visibility === 'organization';
const isMine = (value: unknown, mine: string): boolean => mine !== '' && value === mine;

/** What the names in `visibility.ts` mean, worked out over the rows themselves and not by asking the database. */
const rules: Readonly<Record<string, Rule>> = {
  /** Everybody who is signed in to the organization. */
  organizationWide: (row, actor) => isMine(row.organization_id, actor.organizationId),
  /** The organization itself. */
  ownOrganization: (row, actor, column) => isMine(row[column], actor.organizationId),
  /** What holds in this organization, or in all of those of a member of it. */
  hereOrEverywhere: (row, actor, _, rows) =>
    isMine(row.organization_id, actor.organizationId) ||
    (row.organization_id === null &&
      rows('identity.memberships').some(
        ({ organization_id, user_id }) =>
          isMine(organization_id, actor.organizationId) && isMine(user_id, actor.userId),
      )),
  /** Staff that sees the whole organization. */
  staffOnly: (_, actor) => isStaff(actor),
  /** Staff of any community, whichever the row belongs to. */
  anyCommunityStaff: (_, actor) => actor.visibility === 'communities',
  /** Staff of the whole organization, or of that community. */
  communityStaff: (row, actor, column) =>
    isStaff(actor) || (actor.visibility === 'communities' && holds(actor.communityIds, row[column])),
  /** Everybody who belongs to the community: its staff, its guards, its residents. */
  communityMembers: (row, actor, column) => isStaff(actor) || holds(actor.communityIds, row[column]),
  ownUnits: (row, actor, column) => holds(actor.unitIds, row[column]),
  ownProperties: (row, actor, column) => holds(actor.propertyIds, row[column]),
  ownRecords: (row, actor, column) => isMine(row[column], actor.userId),
  /** Whoever made the row, be it a person, a key or a job. */
  sameActor: (row, actor, column) => isMine(row[column], actor.actor),
  /** A person who has taken up a membership in the organization that the asker sees. */
  joinedMember: (row, actor, column, rows) =>
    rows('identity.memberships').some(
      (membership) =>
        membership.user_id === row[column] &&
        membership.joined_at !== null &&
        isVisible('identity.memberships', membership, actor, rows),
    ),
  ofOwnMembership: (row, actor, column, rows) =>
    rows('identity.memberships').some(
      ({ organization_id, id, user_id }) =>
        organization_id === row.organization_id && id === row[column] && isMine(user_id, actor.userId),
    ),
  /** Leases that he rents under, and those of a unit that he owns as far as they reach into his time; never a draft. */
  ownLeases: (row, actor, column, rows) => holds(ownLeaseIds(actor, rows), row[column]),
  /** His own whole history, and who stays today in the units that are his. */
  ownOccupancies: (row, actor, column, rows) =>
    holds(ownResidentIds(actor, rows), row[column]) ||
    (holds(actor.unitIds, row.unit_id) &&
      String(row.start_date) <= today &&
      (row.end_date === null || String(row.end_date) >= today)),
  /** Somebody of whom the asker sees an occupancy. */
  ofSeenOccupancy: (row, actor, column, rows) =>
    rows('community.occupancies').some(
      (occupancy) =>
        occupancy.organization_id === row.organization_id &&
        occupancy.resident_id === row[column] &&
        isVisible('community.occupancies', occupancy, actor, rows),
    ),
  staffOfSeenOccupancy: (row, actor, column, rows) =>
    actor.visibility === 'communities' && rule('ofSeenOccupancy')(row, actor, column, rows),
  /** Documents in use, not confidential, about what is his, and open to his kind of person. */
  ownDocuments: (row, actor, column, rows) => holds(ownDocumentIds(actor, rows), row[column]),
  ofSeenDocument: (row, actor, column, rows) =>
    rows('documents.documents').some(
      (document) =>
        document.organization_id === row.organization_id &&
        document.id === row[column] &&
        isVisible('documents.documents', document, actor, rows),
    ),
  staffOfSeenDocument: (row, actor, column, rows) =>
    actor.visibility === 'communities' && rule('ofSeenDocument')(row, actor, column, rows),
  /** Of a document that is open to him, the links to what is his. */
  ownLinks: (row, actor, column, rows) =>
    holds(ownDocumentIds(actor, rows), row[column]) &&
    (holds(actor.unitIds, row.unit_id) ||
      holds(actor.propertyIds, row.property_id) ||
      (row.target_type === 'community' && holds(actor.communityIds, row.community_id)) ||
      holds(ownResidentIds(actor, rows), row.resident_id) ||
      holds(ownLeaseIds(actor, rows), row.lease_id)),
};

const rule = (name: string): Rule => {
  const found = rules[name];
  if (found === undefined) throw new Error(`nobody said what ${name} means: say it in tests/mutants/expected/names.ts`);
  return found;
};

const matches = (text: string, row: AnyRow, actor: Actor, rows: Rows): boolean => {
  const [, name = '', column = ''] = /^(\w+)(?:\((\w+)\))?$/.exec(text) ?? [];
  return rule(name)(row, actor, column, rows);
};

export type RowCommand = 'visible' | 'insertable' | 'updatable' | 'deletable';

/** Whether a table lets somebody see a row, or have it be there after a change. Error: a table without expectation. */
export const isExpected = (command: RowCommand, table: string, row: AnyRow, actor: Actor, rows: Rows): boolean => {
  const expected = expectedTables[table];
  if (expected === undefined) throw new Error(`who may see ${table}? Say it in tests/mutants/expected/visibility.ts`);
  return (
    matches(expected.organization ?? 'organizationWide', row, actor, rows) &&
    (expected[command] ?? []).some((name) => matches(name, row, actor, rows))
  );
};

const isVisible = (table: string, row: AnyRow, actor: Actor, rows: Rows): boolean =>
  isExpected('visible', table, row, actor, rows);

/** Columns that the rules of a table look at, as far as they say so. */
export const columnsInRules = (table: string): readonly string[] => {
  const { organization = 'organizationWide(organization_id)', ...expected } = expectedTables[table]!;
  const names = [
    organization,
    ...[expected.visible, expected.insertable, expected.updatable].flatMap((list) => list ?? []),
  ];
  return [...new Set(names.flatMap((name) => /\((\w+)\)/.exec(name)?.[1] ?? []))];
};
