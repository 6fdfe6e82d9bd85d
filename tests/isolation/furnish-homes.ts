import type { Mark, Samples } from './inputs.ts';
import type { Maker } from './maker.ts';

const money = (amount: string) => ({ amount, currency: 'USD' });

/**
 * A community with a house, its rooms, and rows of each kind in the states that commands start from. The first of each is called as
 * the generator calls what it makes, so that birch can try names that cedar has.
 */
export const furnishPlaces = async (make: Maker, mark: Mark): Promise<Samples> => {
  const facts = { timeZone: 'America/Chicago', currency: 'USD', address: `${mark} Street` };
  const community = await make('communityCreate', { ...facts, name: `${mark} name` });
  const emptyCommunity = await make('communityCreate', { ...facts, name: `${mark} Field` });
  const goneCommunity = await make('communityCreate', { ...facts, name: `${mark} Ruin` });
  await make('communityArchive', { id: goneCommunity.id });

  const house = (name: string, externalId?: string) =>
    make('propertyCreate', {
      communityId: community.id,
      name: `${mark} ${name}`,
      externalId,
      address: { line1: `${mark} Street 1`, city: `${mark} City`, country: 'US' },
      managementCompany: `${mark} Management`,
      parcelNumber: `${mark} parcel`,
      description: `${mark} description`,
      notes: `${mark} notes`,
      amenities: [`${mark} pool`],
    });
  const property = await house('name', `${mark} externalId`);
  const emptyHouse = await house('Shed');
  const goneHouse = await house('Barn');
  await make('propertyArchive', { id: goneHouse.id });

  const building = await make('buildingCreate', { propertyId: property.id, name: `${mark} name` });
  const emptyBuilding = await make('buildingCreate', { propertyId: property.id, name: `${mark} Annex` });
  const goneBuilding = await make('buildingCreate', { propertyId: property.id, name: `${mark} Wing` });
  await make('buildingArchive', { id: goneBuilding.id });

  const room = (number: string) =>
    make('unitCreate', {
      propertyId: property.id,
      buildingId: building.id,
      number: `${mark} ${number}`,
      amenities: [`${mark} balcony`],
      baseRent: money('900.00'),
    });
  const unit = await room('number');
  const vacant = await room('2');
  const empty = await room('3');
  const gone = await room('4');
  await make('unitArchive', { id: gone.id });
  return {
    Community: community.id,
    'Community.free': emptyCommunity.id,
    'Community.archived': goneCommunity.id,
    Property: property.id,
    'Property.externalId': `${mark} externalId`,
    'Property.free': emptyHouse.id,
    'Property.archived': goneHouse.id,
    Building: building.id,
    'Building.free': emptyBuilding.id,
    'Building.archived': goneBuilding.id,
    Unit: unit.id,
    'Unit.vacant': vacant.id,
    'Unit.free': empty.id,
    'Unit.archived': gone.id,
  };
};

/** A resident who rents a unit, owes something and has paid something. */
export const furnishTenancy = async (
  make: Maker,
  mark: Mark,
  { unitId, userId, communityId }: { unitId: string; userId: string | null; communityId: string },
): Promise<Samples> => {
  const resident = await make('residentCreate', {
    fullName: `${mark} Tenant`,
    email: `${mark.toLowerCase().replaceAll(' ', '.')}.tenant@example.org`,
    phone: `+1 312 555 0199`,
    notes: `${mark} notes`,
    userId,
    communityId,
  });
  const occupancy = await make('occupancyCreate', {
    unitId,
    residentId: resident.id,
    kind: 'TENANT',
    startDate: '2025-01-01',
    isPrimary: true,
  });
  const lease = await make('leaseCreate', {
    unitId,
    monthlyRent: money('1234.56'),
    startDate: '2025-01-01',
    tenants: [{ residentId: resident.id }],
  });
  await make('leaseActivate', { id: lease.id });
  const charge = (dueOn: string) =>
    make('chargeCreate', {
      leaseId: lease.id,
      kind: 'RENT',
      amount: money('1234.56'),
      dueOn,
      chargedOn: '2025-02-01',
      description: `${mark} rent`,
    });
  const paid = await charge('2025-02-01');
  const open = await charge('2025-03-01');
  const payment = await make('paymentRecord', {
    leaseId: lease.id,
    amount: money('1234.56'),
    method: 'CASH',
    receivedOn: '2025-02-03',
    reference: `${mark} reference`,
    memo: `${mark} memo`,
  });
  return {
    Resident: resident.id,
    Occupancy: occupancy.id,
    Lease: lease.id,
    Charge: paid.id,
    'Charge.open': open.id,
    Payment: payment.id,
  };
};

/** People and agreements in the states that commands start from. */
export const furnishOtherPeople = async (make: Maker, mark: Mark, places: Samples): Promise<Samples> => {
  const free = await make('residentCreate', {
    fullName: `${mark} Newcomer`,
    email: `${mark.toLowerCase()}.new@example.org`,
  });
  const gone = await make('residentCreate', { fullName: `${mark} Former` });
  await make('residentArchive', { id: gone.id });
  const draft = await make('leaseCreate', {
    unitId: places['Unit.vacant'],
    monthlyRent: money('800.00'),
    startDate: '2025-01-01',
    tenants: [{ residentId: free.id }],
  });
  return { 'Resident.free': free.id, 'Resident.archived': gone.id, 'Lease.draft': draft.id };
};
