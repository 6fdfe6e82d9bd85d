import { answer, money, one } from './floor.ts';
import type { Scenario } from './scenario.ts';

const federated = `query Wide($community: ID!, $property: ID!, $payment: ID!, $resident: ID!, $document: ID!) {
  community(id: $community) { id name kind timeZone currency }
  property(id: $property) { id name kind yearBuilt squareFeet }
  payment(id: $payment) { id receivedOn method status amount { amount currency } }
  resident(id: $resident) { id fullName notes version }
  document(id: $document) { id title status accessLevel version }
}`;

const postgraphile = `query Wide($organization: UUID!, $community: UUID!, $property: UUID!, $payment: UUID!, $resident: UUID!, $document: UUID!) {
  community: communityByOrganizationIdAndRowId(organizationId: $organization, rowId: $community) {
    id: rowId name enum_kind: kind timeZone currency
  }
  property: propertyPropertyByOrganizationIdAndRowId(organizationId: $organization, rowId: $property) {
    id: rowId name enum_kind: kind yearBuilt squareFeet
  }
  payment: financePaymentByOrganizationIdAndRowId(organizationId: $organization, rowId: $payment) {
    id: rowId receivedOn enum_method: method enum_status: status minor_amount: amountMinor minorsCurrency: currency
  }
  resident: communityResidentByOrganizationIdAndRowId(organizationId: $organization, rowId: $resident) {
    id: rowId fullName notes version
  }
  document: documentsDocumentByOrganizationIdAndRowId(organizationId: $organization, rowId: $document) {
    id: rowId title enum_status: status enum_accessLevel: accessLevel version
  }
}`;

const floor = answer({
  community: one(
    'select id, name, upper(kind) as kind, time_zone as "timeZone", currency from identity.communities where id = $1::uuid',
  ),
  property: one(`select id, name, upper(kind) as kind, year_built as "yearBuilt", square_feet as "squareFeet"
    from property.properties where id = $2::uuid and deleted_at is null`),
  payment: one(`select id, received_on as "receivedOn", upper(method) as method, upper(status) as status,
      ${money('amount_minor', 'currency')} as amount from finance.payments where id = $3::uuid`),
  resident: one(`select id, full_name as "fullName", notes, version from community.residents where id = $4::uuid`),
  document: one(`select id, title, upper(status) as status, upper(access_level) as "accessLevel", version
    from documents.documents where id = $5::uuid`),
});

/** One entity of each of the five subgraphs: what it costs to ask many places for little. */
export const wide: Scenario = {
  name: 'wide',
  title: 'five subgraphs, one entity each',
  entities: 5,
  federated: ({ communityId, propertyId, paymentId, residentId, documentId }) => ({
    query: federated,
    variables: {
      community: communityId,
      property: propertyId,
      payment: paymentId,
      resident: residentId,
      document: documentId,
    },
  }),
  postgraphile: ({ organizationId, communityId, propertyId, paymentId, residentId, documentId }) => ({
    query: postgraphile,
    variables: {
      organization: organizationId,
      community: communityId,
      property: propertyId,
      payment: paymentId,
      resident: residentId,
      document: documentId,
    },
  }),
  floor: { text: floor, parameters: ['community', 'property', 'payment', 'resident', 'document'] },
};
