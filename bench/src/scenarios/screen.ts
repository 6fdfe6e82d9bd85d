import { answer, money, nodes, one } from './floor.ts';
import type { Scenario } from './scenario.ts';

const federated = `query Screen {
  organization { id name plan }
  communities(first: 5) { nodes { id name timeZone currency } }
  properties(first: 5) { totalCount nodes { id name kind } }
  units(first: 5, orderBy: CREATED_DESC) { nodes { id number property { id name } } }
  leases(first: 5, filter: { status: [ACTIVE] }) {
    totalCount nodes { id startDate monthlyRent { amount currency } unit { id number } }
  }
  payments(first: 10) {
    nodes { id receivedOn method amount { amount currency } lease { id startDate unit { id number } } }
  }
  charges(first: 10, filter: { statuses: [OPEN] }) {
    totalCount nodes { id kind dueOn openAmount { amount currency } unit { id number } }
  }
  residents(first: 5) { totalCount nodes { id fullName } }
  occupancies(first: 5) { nodes { id kind startDate resident { id fullName } unit { id number } } }
  documents(first: 5, orderBy: TITLE_ASC) { totalCount nodes { id title category { id name } } }
  ledgerAccounts(first: 25) { nodes { id code name type } }
  memberships(first: 5) { nodes { id status user { id fullName } } }
}`;

const postgraphile = `query Screen($organization: UUID!) {
  organization: organizationByRowId(rowId: $organization) { id: rowId name enum_plan: plan }
  communities: allCommunities(first: 5, orderBy: [NAME_KEY_ASC]) { nodes { id: rowId name timeZone currency } }
  properties: allPropertyProperties(first: 5, orderBy: [NAME_KEY_ASC]) {
    totalCount nodes { id: rowId name enum_kind: kind }
  }
  units: allPropertyUnits(first: 5, orderBy: [ROW_ID_DESC]) {
    nodes { id: rowId number property: propertyPropertyByOrganizationIdAndPropertyId { id: rowId name } }
  }
  leases: allPropertyLeases(first: 5, condition: { status: "active" }, orderBy: [START_DATE_DESC, ROW_ID_DESC]) {
    totalCount
    nodes {
      id: rowId startDate minor_monthlyRent: monthlyRentMinor minorsCurrency: currency
      unit: propertyUnitByOrganizationIdAndUnitId { id: rowId number }
    }
  }
  payments: allFinancePayments(first: 10, orderBy: [RECEIVED_ON_DESC, ROW_ID_DESC]) {
    nodes {
      id: rowId receivedOn enum_method: method minor_amount: amountMinor minorsCurrency: currency
      lease: propertyLeaseByOrganizationIdAndLeaseId {
        id: rowId startDate unit: propertyUnitByOrganizationIdAndUnitId { id: rowId number }
      }
    }
  }
  charges: allFinanceCharges(first: 10, condition: { status: "open" }, orderBy: [DUE_ON_DESC, ROW_ID_DESC]) {
    totalCount
    nodes {
      id: rowId enum_kind: kind dueOn minor_openAmount: openMinor minorsCurrency: currency
      unit: propertyUnitByOrganizationIdAndUnitId { id: rowId number }
    }
  }
  residents: allCommunityResidents(first: 5, orderBy: [NAME_KEY_ASC, ROW_ID_ASC]) {
    totalCount nodes { id: rowId fullName }
  }
  occupancies: allCommunityOccupancies(first: 5, orderBy: [START_DATE_DESC, ROW_ID_DESC]) {
    nodes {
      id: rowId enum_kind: kind startDate resident: communityResidentByOrganizationIdAndResidentId { id: rowId fullName }
      unit: propertyUnitByOrganizationIdAndUnitId { id: rowId number }
    }
  }
  documents: allDocumentsDocuments(first: 5, orderBy: [TITLE_KEY_ASC, ROW_ID_ASC]) {
    totalCount
    nodes { id: rowId title category: documentsDocumentCategoryByOrganizationIdAndCategoryId { id: rowId name } }
  }
  ledgerAccounts: allFinanceLedgerAccounts(first: 25, orderBy: [CODE_ASC, ROW_ID_ASC]) {
    nodes { id: rowId code name enum_type: type }
  }
  memberships: allMemberships(first: 5, orderBy: [ROW_ID_DESC]) {
    nodes { id: rowId enum_status: status user: userByUserId { id: rowId fullName } }
  }
}`;

/** A page with the count of the whole list beside it. */
const counted = (from: string, page: string): string =>
  one(`select (select count(*) from ${from}) as "totalCount", (${nodes(page)} -> 'nodes') as nodes`);

/**
 * The rows of a page, cut off before anything is computed of them. A limit that Postgres cannot read at planning makes it take
 * the index that leads with the order: it underestimates what the policies let through, and would sort the whole table.
 */
const page = (from: string, order: string, limit: number): string =>
  `(select * from ${from} order by ${order} limit (select ${limit})) as x`;

const unit = one('select id, number from property.units u where u.id = x.unit_id and deleted_at is null');
const live = 'deleted_at is null';
const active = "property.leases where status = 'active'";
const open = "finance.charges where status = 'open'";

const floor = answer({
  organization: one('select id, name, upper(plan) as plan from identity.organizations'),
  communities: nodes(`select id, name, time_zone as "timeZone", currency
    from ${page(`identity.communities where ${live}`, 'name_key, id', 5)}`),
  properties: counted(
    `property.properties where ${live}`,
    `select id, name, upper(kind) as kind from ${page(`property.properties where ${live}`, 'name_key, id', 5)}`,
  ),
  units: nodes(`select id, number,
      ${one(`select id, name from property.properties p where p.id = x.property_id and ${live}`)} as property
    from ${page(`property.units where ${live}`, 'id desc', 5)}`),
  leases: counted(
    active,
    `select id, start_date as "startDate", ${money('monthly_rent_minor', 'currency')} as "monthlyRent", ${unit} as unit
      from ${page(active, 'start_date desc, id desc', 5)}`,
  ),
  payments:
    nodes(`select id, received_on as "receivedOn", upper(method) as method, ${money('amount_minor', 'currency')} as amount,
      ${one(`select l.id, l.start_date as "startDate", ${unit} as unit from property.leases l where l.id = x.lease_id`)} as lease
    from ${page('finance.payments', 'received_on desc, id desc', 10)}`),
  charges: counted(
    open,
    `select id, upper(kind) as kind, due_on as "dueOn", ${money('open_minor', 'currency')} as "openAmount", ${unit} as unit
      from ${page(open, 'due_on desc, id desc', 10)}`,
  ),
  residents: counted(
    `community.residents where ${live}`,
    `select id, full_name as "fullName" from ${page(`community.residents where ${live}`, 'name_key, id', 5)}`,
  ),
  occupancies: nodes(`select id, upper(kind) as kind, start_date as "startDate",
      ${one('select r.id, r.full_name as "fullName" from community.residents r where r.id = x.resident_id')} as resident,
      ${unit} as unit
    from ${page('community.occupancies', 'start_date desc, id desc', 5)}`),
  documents: counted(
    `documents.documents where ${live}`,
    `select id, title, ${one('select c.id, c.name from documents.document_categories c where c.id = x.category_id')} as category
      from ${page(`documents.documents where ${live}`, 'title_key, id', 5)}`,
  ),
  ledgerAccounts: nodes(`select id, code, name, upper(type) as type
    from ${page(`finance.ledger_accounts where ${live}`, 'code, id', 25)}`),
  memberships: nodes(`select id, upper(status) as status,
      ${one('select u.id, u.full_name as "fullName" from identity.users u where u.id = x.user_id')} as user
    from ${page('identity.memberships', 'id desc', 5)}`),
});

/** What a manager sees first: twelve root fields, some of them with a count of everything. */
export const screen: Scenario = {
  name: 'screen',
  title: "a manager's dashboard, 12 root fields",
  entities: 98,
  federated: () => ({ query: federated }),
  postgraphile: ({ organizationId }) => ({ query: postgraphile, variables: { organization: organizationId } }),
  floor: { text: floor, parameters: [] },
};
