import { money, nodes } from './floor.ts';

/** How much of the tree of properties, units, leases and payments is asked for. */
export type Portfolio = {
  readonly properties: number;
  readonly units: number;
  readonly payments: number;
  /** From the other end of the list. */
  readonly descending?: boolean;
  /** The response name of the root field; `properties` when left out. */
  readonly alias?: string;
};

/** Objects with an identity in the answer; every unit has one lease. */
export const entitiesOf = ({ properties, units, payments }: Portfolio): number =>
  properties * (1 + units * (1 + 1 + payments));

/** The root field over the federated schema. */
export const federatedPortfolio = ({
  properties,
  units,
  payments,
  descending = false,
  alias = 'properties',
}: Portfolio): string => `
  ${alias}: properties(first: ${properties}${descending ? ', orderBy: NAME_DESC' : ''}) {
    nodes {
      id name kind yearBuilt
      units(first: ${units}) {
        nodes {
          id number bedrooms squareFeet baseRent { amount currency }
          leases(first: 1) {
            nodes {
              id status startDate monthlyRent { amount currency }
              payments(first: ${payments}) { nodes { id receivedOn method status reference amount { amount currency } } }
            }
          }
        }
      }
    }
  }`;

/** The same over PostGraphile's schema. */
export const postgraphilePortfolio = ({
  properties,
  units,
  payments,
  descending = false,
  alias = 'properties',
}: Portfolio): string => `
  ${alias}: allPropertyProperties(first: ${properties}, orderBy: [NAME_KEY_${descending ? 'DESC' : 'ASC'}]) {
    nodes {
      id: rowId name enum_kind: kind yearBuilt
      units: propertyUnitsByOrganizationIdAndPropertyId(first: ${units}, orderBy: [NUMBER_KEY_ASC]) {
        nodes {
          id: rowId number bedrooms squareFeet minor_baseRent: baseRentMinor minorsCurrency: currency
          leases: propertyLeasesByOrganizationIdAndUnitId(first: 1, orderBy: [START_DATE_DESC, ROW_ID_DESC]) {
            nodes {
              id: rowId enum_status: status startDate minor_monthlyRent: monthlyRentMinor minorsCurrency: currency
              payments: financePaymentsByOrganizationIdAndLeaseId(first: ${payments}, orderBy: [RECEIVED_ON_DESC, ROW_ID_DESC]) {
                nodes {
                  id: rowId receivedOn enum_method: method enum_status: status reference
                  minor_amount: amountMinor minorsCurrency: currency
                }
              }
            }
          }
        }
      }
    }
  }`;

/** The same as JSON of one SQL expression. */
export const floorPortfolio = ({ properties, units, payments, descending = false }: Portfolio): string => {
  const direction = descending ? 'desc' : 'asc';
  const paymentNodes = nodes(`
    select y.id, y.received_on as "receivedOn", upper(y.method) as method, upper(y.status) as status, y.reference,
      ${money('y.amount_minor', 'y.currency')} as amount
    from finance.payments y where y.lease_id = l.id order by y.received_on desc, y.id desc limit ${payments}`);
  const leaseNodes = nodes(`
    select l.id, upper(l.status) as status, l.start_date as "startDate",
      ${money('l.monthly_rent_minor', 'l.currency')} as "monthlyRent", ${paymentNodes} as payments
    from property.leases l where l.unit_id = u.id order by l.start_date desc, l.id desc limit 1`);
  const unitNodes = nodes(`
    select u.id, u.number, u.bedrooms, u.square_feet as "squareFeet",
      ${money('u.base_rent_minor', 'u.currency')} as "baseRent", ${leaseNodes} as leases
    from property.units u where u.property_id = p.id and u.deleted_at is null order by u.number_key, u.id limit ${units}`);
  return nodes(`
    select p.id, p.name, upper(p.kind) as kind, p.year_built as "yearBuilt", ${unitNodes} as units
    from property.properties p where p.deleted_at is null order by p.name_key ${direction}, p.id ${direction} limit ${properties}`);
};
