import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PropertyRow, AddressRow, PropertiesPage } from '../portfolio/properties.queries.ts';
import type { UnitsPage, UnitRow } from '../portfolio/units.queries.ts';
import type { LeasesPage, LeaseRow, LeaseTenantRow } from '../leasing/leases.queries.ts';
import type { BuildingRow } from '../portfolio/buildings.queries.ts';
import type { UnitUpdated } from '../portfolio/units.subscriptions.ts';
import type { Reference } from '../references/index.ts';
import type { Context } from '@lintel/server/context';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code, such as USD. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar date as YYYY-MM-DD, judged in the time zone of the community it belongs to. */
  Date: { input: string; output: string; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar.This scalar is serialized to a string in ISO 8601 format and parsed from a string in ISO 8601 format. */
  DateTime: { input: Date; output: Date; }
  /** An exact decimal number as text, such as "1250.00". Whole numbers may be written as numbers; fractions may not, because a binary fraction is not exact. */
  Decimal: { input: string; output: string; }
  /** The `SafeInt` scalar type represents non-fractional signed whole numeric values that are considered safe as defined by the ECMAScript specification. */
  SafeInt: { input: number; output: number; }
  federation__ContextFieldValue: { input: unknown; output: unknown; }
  federation__FieldSet: { input: unknown; output: unknown; }
  federation__Policy: { input: unknown; output: unknown; }
  federation__Scope: { input: unknown; output: unknown; }
  link__Import: { input: unknown; output: unknown; }
};

/** Where a property stands. */
export type Address = {
  readonly __typename?: 'Address';
  /** Town or city. */
  readonly city: Scalars['String']['output'];
  /** Country as two capital letters of ISO 3166-1, such as US. */
  readonly country: Scalars['String']['output'];
  /** Degrees north of the equator, -90 to 90, in WGS 84. Null when unknown. */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  /** House number and street. */
  readonly line1: Scalars['String']['output'];
  /** Anything that does not fit the first line. */
  readonly line2?: Maybe<Scalars['String']['output']>;
  /** Degrees east of Greenwich, -180 to 180, in WGS 84. Null when unknown. */
  readonly longitude?: Maybe<Scalars['Float']['output']>;
  /** Postal code. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** State or province, in the form that is usual there, such as IL. */
  readonly region?: Maybe<Scalars['String']['output']>;
};

/** An address as input; it replaces the whole address. */
export type AddressInput = {
  /** Town or city, up to 200 characters. */
  readonly city: Scalars['String']['input'];
  /** Country as two letters of ISO 3166-1, such as US. */
  readonly country: Scalars['String']['input'];
  /** Degrees north of the equator, -90 to 90. Latitude and longitude are given together or not at all. */
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  /** House number and street, up to 300 characters. */
  readonly line1: Scalars['String']['input'];
  /** Anything that does not fit the first line, up to 300 characters. */
  readonly line2?: InputMaybe<Scalars['String']['input']>;
  /** Degrees east of Greenwich, -180 to 180. */
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  /** Postal code, up to 20 characters. */
  readonly postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State or province, up to 100 characters. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
};

/** Whether archived records are part of a list. */
export type ArchivedFilter =
  /** Only records that are in use. The default. */
  | 'EXCLUDE'
  /** Both. */
  | 'INCLUDE'
  /** Only archived records. */
  | 'ONLY';

/** A building of a property. */
export type Building = {
  readonly __typename?: 'Building';
  /** When it was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the record was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How many floors it has. */
  readonly floors?: Maybe<Scalars['Int']['output']>;
  /** Identifies the building. */
  readonly id: Scalars['ID']['output'];
  /** What it is called; unique within the property. */
  readonly name: Scalars['String']['output'];
  /** The property that it stands on. Null when the property is archived or not visible. */
  readonly property?: Maybe<Property>;
  /** The units in the building, by number. Archived ones are left out. */
  readonly units: UnitConnection;
  /** When the record was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Counts the changes; pass it as expectedVersion to change exactly what you saw. */
  readonly version: Scalars['Int']['output'];
  /** The year in which it was built. */
  readonly yearBuilt?: Maybe<Scalars['Int']['output']>;
};


/** A building of a property. */
export type BuildingUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which building to archive. */
export type BuildingArchiveInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The building. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `buildingArchive`. */
export type BuildingArchivePayload = {
  readonly __typename?: 'BuildingArchivePayload';
  /** The building after the command; null when it was refused. */
  readonly building?: Maybe<Building>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A new building. */
export type BuildingCreateInput = {
  /** How many floors it has, 0 to 300. */
  readonly floors?: InputMaybe<Scalars['Int']['input']>;
  /** What it is called, up to 200 characters; unique within the property. */
  readonly name: Scalars['String']['input'];
  /** The property that it stands on. */
  readonly propertyId: Scalars['ID']['input'];
  /** The year in which it was built, 1600 to 2200. */
  readonly yearBuilt?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `buildingCreate`. */
export type BuildingCreatePayload = {
  readonly __typename?: 'BuildingCreatePayload';
  /** The building after the command; null when it was refused. */
  readonly building?: Maybe<Building>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which building to restore. */
export type BuildingRestoreInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The archived building. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `buildingRestore`. */
export type BuildingRestorePayload = {
  readonly __typename?: 'BuildingRestorePayload';
  /** The building after the command; null when it was refused. */
  readonly building?: Maybe<Building>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change in a building: fields left out stay as they are, null clears a field that may be empty. */
export type BuildingUpdateInput = {
  /** The version that the change is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** How many floors it has, 0 to 300. */
  readonly floors?: InputMaybe<Scalars['Int']['input']>;
  /** The building to change. */
  readonly id: Scalars['ID']['input'];
  /** What it is called, up to 200 characters; unique within the property. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The year in which it was built, 1600 to 2200. */
  readonly yearBuilt?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `buildingUpdate`. */
export type BuildingUpdatePayload = {
  readonly __typename?: 'BuildingUpdatePayload';
  /** The building after the command; null when it was refused. */
  readonly building?: Maybe<Building>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A building, condominium or homeowners' association of the organization. */
export type Community = {
  readonly __typename?: 'Community';
  /** Identifies the community. */
  readonly id: Scalars['ID']['output'];
  /** The properties of the community, by name. Archived ones are left out. */
  readonly properties: PropertyConnection;
};


/** A building, condominium or homeowners' association of the organization. */
export type CommunityPropertiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A contract by which a unit is let for a rent. All days are judged in the time zone of the community. */
export type Lease = {
  readonly __typename?: 'Lease';
  /** When it came into force; null before. */
  readonly activatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The community of the unit. Null when the community is archived or not visible. */
  readonly community?: Maybe<Community>;
  /** When the record was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The deposit that was agreed; zero for none. */
  readonly deposit: Money;
  /** The last day that was agreed; null when the lease is open-ended. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** Identifies the lease. */
  readonly id: Scalars['ID']['output'];
  /** Whether the unit is let by this lease today, in the time zone of the community. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** The rent for a whole month. */
  readonly monthlyRent: Money;
  /** The day of the month on which rent is due, 1 to 31; the last day of a month that is shorter. */
  readonly paymentDay: Scalars['Int']['output'];
  /** The property of the unit. Null when the property is archived or not visible. */
  readonly property?: Maybe<Property>;
  /** The first day. */
  readonly startDate: Scalars['Date']['output'];
  /** How far it has come. */
  readonly status: LeaseStatus;
  /** The residents on the lease with their roles, the first one first. */
  readonly tenancies: ReadonlyArray<LeaseTenant>;
  /** The residents on the lease, the first one first. An entry is null when the resident is archived or not visible. */
  readonly tenants: ReadonlyArray<Maybe<Resident>>;
  /** The last day after a termination; a day before startDate says that it never began. Null without termination. */
  readonly terminatedOn?: Maybe<Scalars['Date']['output']>;
  /** Why it was terminated, or why the draft was discarded. */
  readonly terminationReason?: Maybe<Scalars['String']['output']>;
  /** The unit that is let. Null when the unit is archived or not visible. */
  readonly unit?: Maybe<Unit>;
  /** When the record was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Counts the changes; pass it as expectedVersion to change exactly what you saw. */
  readonly version: Scalars['Int']['output'];
};

/** Which draft to put into force. */
export type LeaseActivateInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The draft. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `leaseActivate`. */
export type LeaseActivatePayload = {
  readonly __typename?: 'LeaseActivatePayload';
  /** The lease after the command; null when it was refused. */
  readonly lease?: Maybe<Lease>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A list of leases, page by page. */
export type LeaseConnection = {
  readonly __typename?: 'LeaseConnection';
  /** The leases of this page with their cursors. */
  readonly edges: ReadonlyArray<LeaseEdge>;
  /** The leases of this page. */
  readonly nodes: ReadonlyArray<Lease>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many leases the whole list has. */
  readonly totalCount: Scalars['Int']['output'];
};

/** The draft of a lease. */
export type LeaseCreateInput = {
  /** The deposit, zero or more, in the currency of the unit; none when left out. */
  readonly deposit?: InputMaybe<MoneyInput>;
  /** The last day; open-ended when left out. */
  readonly endDate?: InputMaybe<Scalars['Date']['input']>;
  /** The rent for a whole month, zero or more, in the currency of the unit. */
  readonly monthlyRent: MoneyInput;
  /** The day of the month on which rent is due, 1 to 31; 1 when left out. */
  readonly paymentDay?: InputMaybe<Scalars['Int']['input']>;
  /** The first day. */
  readonly startDate: Scalars['Date']['input'];
  /** Who rents: up to 20 residents, each once. A draft may have none. */
  readonly tenants?: InputMaybe<ReadonlyArray<LeaseTenantInput>>;
  /** The unit to let. */
  readonly unitId: Scalars['ID']['input'];
};

/** Answer of `leaseCreate`. */
export type LeaseCreatePayload = {
  readonly __typename?: 'LeaseCreatePayload';
  /** The lease after the command; null when it was refused. */
  readonly lease?: Maybe<Lease>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which draft to give up. */
export type LeaseDiscardInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The draft. */
  readonly id: Scalars['ID']['input'];
  /** Why, up to 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `leaseDiscard`. */
export type LeaseDiscardPayload = {
  readonly __typename?: 'LeaseDiscardPayload';
  /** The lease after the command; null when it was refused. */
  readonly lease?: Maybe<Lease>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A lease in a list. */
export type LeaseEdge = {
  readonly __typename?: 'LeaseEdge';
  /** Points at this lease; pass it as `after` to continue behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The lease. */
  readonly node: Lease;
};

/** Which leases to list; all conditions given must hold. */
export type LeaseFilter = {
  /** Only leases in this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Only leases by which a unit is let today, or only the others; today in the time zone of the community. */
  readonly current?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only leases whose last day, agreed or by termination, is before this day. Open-ended leases are left out. */
  readonly endingBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Only leases in this property. */
  readonly propertyId?: InputMaybe<Scalars['ID']['input']>;
  /** Only leases with this resident on them, in any role. */
  readonly residentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only leases whose first day is after this day. */
  readonly startingAfter?: InputMaybe<Scalars['Date']['input']>;
  /** Only leases in one of these states. */
  readonly status?: InputMaybe<ReadonlyArray<LeaseStatus>>;
  /** Only leases of this unit. */
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** How to sort leases. */
export type LeaseOrder =
  /** Oldest record first. */
  | 'CREATED_ASC'
  /** Newest record first. */
  | 'CREATED_DESC'
  /** Earliest start first. */
  | 'START_ASC'
  /** Latest start first. */
  | 'START_DESC';

/** How far a lease has come: DRAFT to ACTIVE to TERMINATED, or DRAFT to DISCARDED. */
export type LeaseStatus =
  /** In force, from its start to its end. */
  | 'ACTIVE'
  /** A draft that was given up. */
  | 'DISCARDED'
  /** Being prepared: binds nobody and keeps no unit. */
  | 'DRAFT'
  /** Ended, or with an end agreed, by termination. */
  | 'TERMINATED';

/** A resident on a lease. */
export type LeaseTenant = {
  readonly __typename?: 'LeaseTenant';
  /** The resident. Null when the resident is archived or not visible. */
  readonly resident?: Maybe<Resident>;
  /** What the name on the lease means. */
  readonly role: LeaseTenantRole;
};

/** A resident for a lease. */
export type LeaseTenantInput = {
  /** The resident. */
  readonly residentId: Scalars['ID']['input'];
  /** What the name on the lease means; PRIMARY when left out. */
  readonly role?: InputMaybe<LeaseTenantRole>;
};

/** What a tenant's name on a lease means. */
export type LeaseTenantRole =
  /** Rents together with the others. */
  | 'CO_TENANT'
  /** Answers for the rent without living there. */
  | 'GUARANTOR'
  /** Lives there without renting. */
  | 'OCCUPANT'
  /** Rents and is the one to talk to. */
  | 'PRIMARY';

/** How to end a lease that is in force. */
export type LeaseTerminateInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The lease. */
  readonly id: Scalars['ID']['input'];
  /** Why, up to 2,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The last day, not after the agreed end. Before the first day only as long as the lease has not begun: it then never does. */
  readonly terminatedOn: Scalars['Date']['input'];
};

/** Answer of `leaseTerminate`. */
export type LeaseTerminatePayload = {
  readonly __typename?: 'LeaseTerminatePayload';
  /** The lease after the command; null when it was refused. */
  readonly lease?: Maybe<Lease>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change in the draft of a lease: fields left out stay as they are, null clears a field that may be empty. */
export type LeaseUpdateInput = {
  /** The deposit, zero or more, in the currency of the unit. */
  readonly deposit?: InputMaybe<MoneyInput>;
  /** The last day; null makes the lease open-ended. */
  readonly endDate?: InputMaybe<Scalars['Date']['input']>;
  /** The version that the change is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The draft to change. */
  readonly id: Scalars['ID']['input'];
  /** The rent for a whole month, zero or more, in the currency of the unit. */
  readonly monthlyRent?: InputMaybe<MoneyInput>;
  /** The day of the month on which rent is due, 1 to 31. */
  readonly paymentDay?: InputMaybe<Scalars['Int']['input']>;
  /** The first day. */
  readonly startDate?: InputMaybe<Scalars['Date']['input']>;
  /** Who rents, instead of everybody who is on the draft now: up to 20 residents, each once. */
  readonly tenants?: InputMaybe<ReadonlyArray<LeaseTenantInput>>;
};

/** Answer of `leaseUpdate`. */
export type LeaseUpdatePayload = {
  readonly __typename?: 'LeaseUpdatePayload';
  /** The lease after the command; null when it was refused. */
  readonly lease?: Maybe<Lease>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An amount of money, exact to the smallest unit of its currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount as exact decimal text with all decimals of the currency, such as "1250.00". */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** The amount counted in the smallest unit of the currency, such as cents. */
  readonly minorUnits: Scalars['SafeInt']['output'];
};

/** An amount of money as input. */
export type MoneyInput = {
  /** Exact decimal text with at most as many decimals as the currency has, such as "1250.00". */
  readonly amount: Scalars['Decimal']['input'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Archives a building that has no units in use. */
  readonly buildingArchive: BuildingArchivePayload;
  /** Adds a building to a property. */
  readonly buildingCreate: BuildingCreatePayload;
  /** Brings an archived building back. */
  readonly buildingRestore: BuildingRestorePayload;
  /** Changes the data of a building. */
  readonly buildingUpdate: BuildingUpdatePayload;
  /** Puts a drafted lease into force. LEASE_OVERLAP when another lease has the unit on one of its days. */
  readonly leaseActivate: LeaseActivatePayload;
  /** Drafts a lease. */
  readonly leaseCreate: LeaseCreatePayload;
  /** Gives up the draft of a lease. It stays on record and cannot be taken up again. */
  readonly leaseDiscard: LeaseDiscardPayload;
  /** Ends a lease that is in force, on a day past or to come. */
  readonly leaseTerminate: LeaseTerminatePayload;
  /** Changes the draft of a lease. */
  readonly leaseUpdate: LeaseUpdatePayload;
  /** Adds up to 100 properties at once; repeated with onExisting SKIP it adds nothing twice. */
  readonly propertiesCreate: PropertiesCreatePayload;
  /** Archives a property that has no units and no buildings in use: it disappears from every list. */
  readonly propertyArchive: PropertyArchivePayload;
  /** Adds a property. */
  readonly propertyCreate: PropertyCreatePayload;
  /** Brings an archived property back. */
  readonly propertyRestore: PropertyRestorePayload;
  /** Changes the data of a property. */
  readonly propertyUpdate: PropertyUpdatePayload;
  /** Archives a unit without a draft and without a lease that has not ended: it disappears from every list. */
  readonly unitArchive: UnitArchivePayload;
  /** Adds a unit to a property. */
  readonly unitCreate: UnitCreatePayload;
  /** Brings an archived unit back. */
  readonly unitRestore: UnitRestorePayload;
  /** Changes the data of a unit. */
  readonly unitUpdate: UnitUpdatePayload;
  /** Adds up to 500 units to a property at once; repeated with onExisting SKIP it adds nothing twice. */
  readonly unitsCreate: UnitsCreatePayload;
};


export type MutationBuildingArchiveArgs = {
  input: BuildingArchiveInput;
};


export type MutationBuildingCreateArgs = {
  input: BuildingCreateInput;
};


export type MutationBuildingRestoreArgs = {
  input: BuildingRestoreInput;
};


export type MutationBuildingUpdateArgs = {
  input: BuildingUpdateInput;
};


export type MutationLeaseActivateArgs = {
  input: LeaseActivateInput;
};


export type MutationLeaseCreateArgs = {
  input: LeaseCreateInput;
};


export type MutationLeaseDiscardArgs = {
  input: LeaseDiscardInput;
};


export type MutationLeaseTerminateArgs = {
  input: LeaseTerminateInput;
};


export type MutationLeaseUpdateArgs = {
  input: LeaseUpdateInput;
};


export type MutationPropertiesCreateArgs = {
  input: PropertiesCreateInput;
};


export type MutationPropertyArchiveArgs = {
  input: PropertyArchiveInput;
};


export type MutationPropertyCreateArgs = {
  input: PropertyCreateInput;
};


export type MutationPropertyRestoreArgs = {
  input: PropertyRestoreInput;
};


export type MutationPropertyUpdateArgs = {
  input: PropertyUpdateInput;
};


export type MutationUnitArchiveArgs = {
  input: UnitArchiveInput;
};


export type MutationUnitCreateArgs = {
  input: UnitCreateInput;
};


export type MutationUnitRestoreArgs = {
  input: UnitRestoreInput;
};


export type MutationUnitUpdateArgs = {
  input: UnitUpdateInput;
};


export type MutationUnitsCreateArgs = {
  input: UnitsCreateInput;
};

/** What a bulk command does with a row whose natural key exists already. */
export type OnExisting =
  /** Refuse the call. */
  | 'FAIL'
  /** Leave what exists as it is and go on. */
  | 'SKIP';

/** Where a page lies in its connection. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last node of the page; pass it as `after` for the next page. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more nodes follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether nodes precede this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first node of the page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Several new properties: all of them or, if one is refused, none. */
export type PropertiesCreateInput = {
  /** What to do with a row whose external id a property has already; FAIL when left out. */
  readonly onExisting?: InputMaybe<OnExisting>;
  /** The properties, 1 to 100. */
  readonly properties: ReadonlyArray<PropertyCreateInput>;
};

/** What creating several properties answers. An error names the row in its path: ["input", "properties", "7", …]. */
export type PropertiesCreatePayload = {
  readonly __typename?: 'PropertiesCreatePayload';
  /** How many were created. */
  readonly createdCount: Scalars['Int']['output'];
  /** One property per row of the input, in that order, those that existed already included. Null when the call was refused. */
  readonly properties?: Maybe<ReadonlyArray<Property>>;
  /** How many existed already and were left as they are. */
  readonly skippedCount: Scalars['Int']['output'];
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A piece of real estate of a community, with its buildings and units. A house on its own is a property with one unit. */
export type Property = {
  readonly __typename?: 'Property';
  /** Where it stands. Null when no address is known. */
  readonly address?: Maybe<Address>;
  /** What it offers, such as laundry. */
  readonly amenities: ReadonlyArray<Scalars['String']['output']>;
  /** When it was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The buildings of the property in use, by name. */
  readonly buildings: ReadonlyArray<Building>;
  /** The community that it belongs to. Null when the community is archived or not visible. */
  readonly community?: Maybe<Community>;
  /** When the record was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** A description for everybody who may see the property. */
  readonly description: Scalars['String']['output'];
  /** The id of the property in the system that it was imported from; unique within the organization. */
  readonly externalId?: Maybe<Scalars['String']['output']>;
  /** Identifies the property. */
  readonly id: Scalars['ID']['output'];
  /** What it is for. */
  readonly kind: PropertyKind;
  /** The company that manages it, as text. */
  readonly managementCompany?: Maybe<Scalars['String']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Internal notes of the staff. */
  readonly notes: Scalars['String']['output'];
  /** The number of the parcel in the land register or at the assessor. */
  readonly parcelNumber?: Maybe<Scalars['String']['output']>;
  /** Gross area in square feet. */
  readonly squareFeet?: Maybe<Scalars['Int']['output']>;
  /** How many units in use the property has, as far as the session may see them. */
  readonly unitCount: Scalars['Int']['output'];
  /** The units of the property, by number unless ordered otherwise. */
  readonly units: UnitConnection;
  /** When the record was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Counts the changes; pass it as expectedVersion to change exactly what you saw. */
  readonly version: Scalars['Int']['output'];
  /** The year in which it was built. */
  readonly yearBuilt?: Maybe<Scalars['Int']['output']>;
};


/** A piece of real estate of a community, with its buildings and units. A house on its own is a property with one unit. */
export type PropertyUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UnitFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<UnitOrder>;
};

/** Which property to archive. */
export type PropertyArchiveInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The property. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `propertyArchive`. */
export type PropertyArchivePayload = {
  readonly __typename?: 'PropertyArchivePayload';
  /** The property after the command; null when it was refused. */
  readonly property?: Maybe<Property>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A list of properties, page by page. */
export type PropertyConnection = {
  readonly __typename?: 'PropertyConnection';
  /** The properties of this page with their cursors. */
  readonly edges: ReadonlyArray<PropertyEdge>;
  /** The properties of this page. */
  readonly nodes: ReadonlyArray<Property>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many properties the whole list has. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new property. */
export type PropertyCreateInput = {
  /** Where it stands. */
  readonly address?: InputMaybe<AddressInput>;
  /** What it offers: up to 100 entries of up to 100 characters. */
  readonly amenities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The community that it will belong to. */
  readonly communityId: Scalars['ID']['input'];
  /** A description for everybody who may see it, up to 10,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Its id in the system that it comes from, up to 200 characters; unique within the organization. */
  readonly externalId?: InputMaybe<Scalars['String']['input']>;
  /** What it is for; MULTIFAMILY when left out. */
  readonly kind?: InputMaybe<PropertyKind>;
  /** The company that manages it, up to 200 characters. */
  readonly managementCompany?: InputMaybe<Scalars['String']['input']>;
  /** What it is called, up to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Internal notes of the staff, up to 10,000 characters. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Its number in the land register or at the assessor, up to 100 characters. */
  readonly parcelNumber?: InputMaybe<Scalars['String']['input']>;
  /** Gross area in square feet. */
  readonly squareFeet?: InputMaybe<Scalars['Int']['input']>;
  /** The year in which it was built, 1600 to 2200. */
  readonly yearBuilt?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `propertyCreate`. */
export type PropertyCreatePayload = {
  readonly __typename?: 'PropertyCreatePayload';
  /** The property after the command; null when it was refused. */
  readonly property?: Maybe<Property>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A property in a list. */
export type PropertyEdge = {
  readonly __typename?: 'PropertyEdge';
  /** Points at this property; pass it as `after` to continue behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The property. */
  readonly node: Property;
};

/** Which properties to list; all conditions given must hold. */
export type PropertyFilter = {
  /** Whether archived properties are listed; without it, they are not. */
  readonly archived?: InputMaybe<ArchivedFilter>;
  /** Only properties of this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Only properties with one of these external ids. */
  readonly externalIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only these properties. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only properties of this kind. */
  readonly kind?: InputMaybe<PropertyKind>;
  /** Only properties whose name begins like this; letter case, accents and repeated spaces do not matter. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
};

/** What a property is for. */
export type PropertyKind =
  /** An apartment complex. */
  | 'APARTMENT'
  /** Offices, shops, warehouses. */
  | 'COMMERCIAL'
  /** A building whose homes are owned one by one. */
  | 'CONDOMINIUM'
  /** Land without a building. */
  | 'LAND'
  /** Homes and businesses in one property. */
  | 'MIXED_USE'
  /** A building with several homes. */
  | 'MULTIFAMILY'
  /** Anything else. */
  | 'OTHER'
  /** Homes for older people. */
  | 'SENIOR'
  /** A house for one household. */
  | 'SINGLE_FAMILY'
  /** Homes with care or social support. */
  | 'SUPPORTIVE'
  /** A house in a row. */
  | 'TOWNHOUSE';

/** How to sort properties. */
export type PropertyOrder =
  /** Oldest record first. */
  | 'CREATED_ASC'
  /** Newest record first. */
  | 'CREATED_DESC'
  /** By name, A to Z. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC';

/** Which property to restore. */
export type PropertyRestoreInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The archived property. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `propertyRestore`. */
export type PropertyRestorePayload = {
  readonly __typename?: 'PropertyRestorePayload';
  /** The property after the command; null when it was refused. */
  readonly property?: Maybe<Property>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change in a property: fields left out stay as they are, null clears a field that may be empty. */
export type PropertyUpdateInput = {
  /** Where it stands. */
  readonly address?: InputMaybe<AddressInput>;
  /** What it offers: up to 100 entries of up to 100 characters. */
  readonly amenities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A description for everybody who may see it, up to 10,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The version that the change is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Its id in the system that it comes from, up to 200 characters; unique within the organization. */
  readonly externalId?: InputMaybe<Scalars['String']['input']>;
  /** The property to change. */
  readonly id: Scalars['ID']['input'];
  /** What it is for. */
  readonly kind?: InputMaybe<PropertyKind>;
  /** The company that manages it, up to 200 characters. */
  readonly managementCompany?: InputMaybe<Scalars['String']['input']>;
  /** What it is called, up to 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Internal notes of the staff, up to 10,000 characters. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Its number in the land register or at the assessor, up to 100 characters. */
  readonly parcelNumber?: InputMaybe<Scalars['String']['input']>;
  /** Gross area in square feet. */
  readonly squareFeet?: InputMaybe<Scalars['Int']['input']>;
  /** The year in which it was built, 1600 to 2200. */
  readonly yearBuilt?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `propertyUpdate`. */
export type PropertyUpdatePayload = {
  readonly __typename?: 'PropertyUpdatePayload';
  /** The property after the command; null when it was refused. */
  readonly property?: Maybe<Property>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** The lease with this id; null when there is none or it is not visible. */
  readonly lease?: Maybe<Lease>;
  /** Leases that the session may see, the latest start first unless ordered otherwise. */
  readonly leases: LeaseConnection;
  /** Properties that the session may see, by name unless ordered otherwise. */
  readonly properties: PropertyConnection;
  /** The property with this id; null when there is none, it is archived, or it is not visible. */
  readonly property?: Maybe<Property>;
  /** The unit with this id; null when there is none, it is archived, or it is not visible. */
  readonly unit?: Maybe<Unit>;
  /** Units that the session may see, by number unless ordered otherwise. */
  readonly units: UnitConnection;
};


export type QueryLeaseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLeasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LeaseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<LeaseOrder>;
};


export type QueryPropertiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PropertyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PropertyOrder>;
};


export type QueryPropertyArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUnitArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UnitFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<UnitOrder>;
};

/** A person with a relation to a unit. */
export type Resident = {
  readonly __typename?: 'Resident';
  /** Identifies the resident. */
  readonly id: Scalars['ID']['output'];
  /** The leases with this resident on them, in any role and state, the one that was entered last first. */
  readonly leases: LeaseConnection;
};


/** A person with a relation to a unit. */
export type ResidentLeasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The data of a unit were changed. Units that the session may not see are left out. */
  readonly unitUpdated: UnitUpdatedEvent;
};


export type SubscriptionUnitUpdatedArgs = {
  communityId?: InputMaybe<Scalars['ID']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  propertyId?: InputMaybe<Scalars['ID']['input']>;
};

/** The smallest thing that is let, owned or lived in. */
export type Unit = {
  readonly __typename?: 'Unit';
  /** What it offers, such as a balcony. */
  readonly amenities: ReadonlyArray<Scalars['String']['output']>;
  /** When it was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The rent that is asked per month when it is let without other terms. */
  readonly baseRent?: Maybe<Money>;
  /** How many bathrooms it has; 1.5 is one with and one without a bath. */
  readonly bathrooms?: Maybe<Scalars['Float']['output']>;
  /** How many bedrooms it has. */
  readonly bedrooms?: Maybe<Scalars['Int']['output']>;
  /** The building that it is in; null when the property has no buildings or it is not known which. */
  readonly building?: Maybe<Building>;
  /** The community that it belongs to. Null when the community is archived or not visible. */
  readonly community?: Maybe<Community>;
  /** When the record was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The lease by which the unit is let today, in the time zone of its community. Null when it is vacant. */
  readonly currentLease?: Maybe<Lease>;
  /** The floor; 0 is the ground floor. */
  readonly floor?: Maybe<Scalars['Int']['output']>;
  /** Identifies the unit. */
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: UnitKind;
  /** The leases of the unit in every state, the latest start first. */
  readonly leases: LeaseConnection;
  /** The number on the door, as text; unique within the property. */
  readonly number: Scalars['String']['output'];
  /** The property that it belongs to. Null when the property is archived or not visible. */
  readonly property?: Maybe<Property>;
  /** Area in square feet. */
  readonly squareFeet?: Maybe<Scalars['Int']['output']>;
  /** When the record was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Counts the changes; pass it as expectedVersion to change exactly what you saw. */
  readonly version: Scalars['Int']['output'];
};


/** The smallest thing that is let, owned or lived in. */
export type UnitLeasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which unit to archive. */
export type UnitArchiveInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The unit. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `unitArchive`. */
export type UnitArchivePayload = {
  readonly __typename?: 'UnitArchivePayload';
  /** The unit after the command; null when it was refused. */
  readonly unit?: Maybe<Unit>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A list of units, page by page. */
export type UnitConnection = {
  readonly __typename?: 'UnitConnection';
  /** The units of this page with their cursors. */
  readonly edges: ReadonlyArray<UnitEdge>;
  /** The units of this page. */
  readonly nodes: ReadonlyArray<Unit>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many units the whole list has. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new unit. */
export type UnitCreateInput = {
  /** What it offers: up to 100 entries of up to 100 characters. */
  readonly amenities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The rent that is asked per month, in the currency of the community. */
  readonly baseRent?: InputMaybe<MoneyInput>;
  /** How many bathrooms it has, 0 to 100, in halves. */
  readonly bathrooms?: InputMaybe<Scalars['Float']['input']>;
  /** How many bedrooms it has, 0 to 100. */
  readonly bedrooms?: InputMaybe<Scalars['Int']['input']>;
  /** The building that it is in. */
  readonly buildingId?: InputMaybe<Scalars['ID']['input']>;
  /** The floor, -20 to 300; 0 is the ground floor. */
  readonly floor?: InputMaybe<Scalars['Int']['input']>;
  /** What it is; APARTMENT when left out. */
  readonly kind?: InputMaybe<UnitKind>;
  /** The number on the door, up to 50 characters; unique within the property, where letter case and leading zeros do not count. */
  readonly number: Scalars['String']['input'];
  /** The property that it belongs to. */
  readonly propertyId: Scalars['ID']['input'];
  /** Area in square feet. */
  readonly squareFeet?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `unitCreate`. */
export type UnitCreatePayload = {
  readonly __typename?: 'UnitCreatePayload';
  /** The unit after the command; null when it was refused. */
  readonly unit?: Maybe<Unit>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A unit in a list. */
export type UnitEdge = {
  readonly __typename?: 'UnitEdge';
  /** Points at this unit; pass it as `after` to continue behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The unit. */
  readonly node: Unit;
};

/** Which units to list; all conditions given must hold. */
export type UnitFilter = {
  /** Whether archived units are listed; without it, they are not. */
  readonly archived?: InputMaybe<ArchivedFilter>;
  /** Only units in this building. */
  readonly buildingId?: InputMaybe<Scalars['ID']['input']>;
  /** Only units of this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Only units of this kind. */
  readonly kind?: InputMaybe<UnitKind>;
  /** Only units whose number begins like this; letter case does not matter. */
  readonly numberStartsWith?: InputMaybe<Scalars['String']['input']>;
  /** Only units that have, or have not, a lease today in the time zone of their community. Needs the permission to see leases. */
  readonly occupied?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only units of this property. */
  readonly propertyId?: InputMaybe<Scalars['ID']['input']>;
};

/** A new unit in a list of units of one property. */
export type UnitInput = {
  /** What it offers: up to 100 entries of up to 100 characters. */
  readonly amenities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The rent that is asked per month, in the currency of the community. */
  readonly baseRent?: InputMaybe<MoneyInput>;
  /** How many bathrooms it has, 0 to 100, in halves. */
  readonly bathrooms?: InputMaybe<Scalars['Float']['input']>;
  /** How many bedrooms it has, 0 to 100. */
  readonly bedrooms?: InputMaybe<Scalars['Int']['input']>;
  /** The building that it is in. */
  readonly buildingId?: InputMaybe<Scalars['ID']['input']>;
  /** The floor, -20 to 300; 0 is the ground floor. */
  readonly floor?: InputMaybe<Scalars['Int']['input']>;
  /** What it is; APARTMENT when left out. */
  readonly kind?: InputMaybe<UnitKind>;
  /** The number on the door, up to 50 characters; unique within the property, where letter case and leading zeros do not count. */
  readonly number: Scalars['String']['input'];
  /** Area in square feet. */
  readonly squareFeet?: InputMaybe<Scalars['Int']['input']>;
};

/** What a unit is. */
export type UnitKind =
  /** A flat. */
  | 'APARTMENT'
  /** A house. */
  | 'HOUSE'
  /** A plot of land. */
  | 'LOT'
  /** Office space. */
  | 'OFFICE'
  /** Anything else. */
  | 'OTHER'
  /** A parking space that is let or owned on its own. */
  | 'PARKING'
  /** A shop. */
  | 'RETAIL'
  /** Storage space. */
  | 'STORAGE'
  /** A flat with one room. */
  | 'STUDIO'
  /** A house in a row. */
  | 'TOWNHOUSE'
  /** A warehouse. */
  | 'WAREHOUSE';

/** How to sort units. */
export type UnitOrder =
  /** Oldest record first. */
  | 'CREATED_ASC'
  /** Newest record first. */
  | 'CREATED_DESC'
  /** By number, lowest first: 10 comes after 9. */
  | 'NUMBER_ASC'
  /** By number, highest first. */
  | 'NUMBER_DESC';

/** Which unit to restore. */
export type UnitRestoreInput = {
  /** The version that the decision is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The archived unit. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of `unitRestore`. */
export type UnitRestorePayload = {
  readonly __typename?: 'UnitRestorePayload';
  /** The unit after the command; null when it was refused. */
  readonly unit?: Maybe<Unit>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change in a unit: fields left out stay as they are, null clears a field that may be empty. */
export type UnitUpdateInput = {
  /** What it offers: up to 100 entries of up to 100 characters. */
  readonly amenities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The rent that is asked per month, in the currency of the unit. */
  readonly baseRent?: InputMaybe<MoneyInput>;
  /** How many bathrooms it has, 0 to 100, in halves. */
  readonly bathrooms?: InputMaybe<Scalars['Float']['input']>;
  /** How many bedrooms it has, 0 to 100. */
  readonly bedrooms?: InputMaybe<Scalars['Int']['input']>;
  /** The building that it is in. */
  readonly buildingId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that the change is based on; CONFLICT when it is not the current one. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The floor, -20 to 300; 0 is the ground floor. */
  readonly floor?: InputMaybe<Scalars['Int']['input']>;
  /** The unit to change. */
  readonly id: Scalars['ID']['input'];
  /** What it is. */
  readonly kind?: InputMaybe<UnitKind>;
  /** The number on the door, up to 50 characters; unique within the property. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** Area in square feet. */
  readonly squareFeet?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `unitUpdate`. */
export type UnitUpdatePayload = {
  readonly __typename?: 'UnitUpdatePayload';
  /** The unit after the command; null when it was refused. */
  readonly unit?: Maybe<Unit>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** News of a unit whose data were changed. */
export type UnitUpdatedEvent = {
  readonly __typename?: 'UnitUpdatedEvent';
  /** When it was changed. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The unit as it is now. */
  readonly unit: Unit;
};

/** Several new units of one property: all of them or, if one is refused, none. */
export type UnitsCreateInput = {
  /** What to do with a row whose number a unit of the property has already; FAIL when left out. */
  readonly onExisting?: InputMaybe<OnExisting>;
  /** The property that they belong to. */
  readonly propertyId: Scalars['ID']['input'];
  /** The units, 1 to 500. */
  readonly units: ReadonlyArray<UnitInput>;
};

/** What creating several units answers. An error names the row in its path: ["input", "units", "7", …]. */
export type UnitsCreatePayload = {
  readonly __typename?: 'UnitsCreatePayload';
  /** How many were created. */
  readonly createdCount: Scalars['Int']['output'];
  /** How many existed already and were left as they are. */
  readonly skippedCount: Scalars['Int']['output'];
  /** The units that were created, in the order of the input. Null when the call was refused. */
  readonly units?: Maybe<ReadonlyArray<Unit>>;
  /** Why nothing was written; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An expected failure of a mutation. Nothing was written when there is one. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What went wrong, for a program. */
  readonly code: UserErrorCode;
  /** What went wrong, for a person. */
  readonly message: Scalars['String']['output'];
  /** Which part of the input it concerns, from the outside in, such as ["input", "amount"]. Empty when it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** Every code that a mutation can answer in userErrors. */
export type UserErrorCode =
  /** The chart of accounts has another account with this code. */
  | 'ACCOUNT_CODE_TAKEN'
  /** A manual journal entry names receivables or prepayments, which must always agree with the leases. */
  | 'ACCOUNT_CONTROLLED'
  /** An account can be archived only while it stands at zero in every community and currency. */
  | 'ACCOUNT_HAS_BALANCE'
  /** The type, currency or existence of an account cannot change after something was posted to it. */
  | 'ACCOUNT_IN_USE'
  /** The account is one that commands post to, so it keeps its type and stays in use. */
  | 'ACCOUNT_IS_SYSTEM'
  /** A journal line names an account that is archived or only groups other accounts. */
  | 'ACCOUNT_NOT_POSTABLE'
  /** The parent is not a group, has another type, is archived, or would make a circle. */
  | 'ACCOUNT_PARENT_INVALID'
  /** A weight is negative, or there is no weight greater than zero. */
  | 'ALLOCATION_WEIGHTS_INVALID'
  /** An object with the same natural key exists already, and no narrower code applies. */
  | 'ALREADY_EXISTS'
  /** An amount is not plain decimal text, or has more than 9007199254740991 minor units. */
  | 'AMOUNT_INVALID'
  /** An amount is zero or negative where the direction of the money is given by the operation. */
  | 'AMOUNT_NOT_POSITIVE'
  /** An amount has more decimal places than ISO 4217 gives its currency, even if they are zeros. */
  | 'AMOUNT_TOO_PRECISE'
  /** An archived building takes no units and cannot be changed. */
  | 'BUILDING_ARCHIVED'
  /** A building can be archived only when no unit stands in it that is not archived. */
  | 'BUILDING_IN_USE'
  /** The property has another building with this name. */
  | 'BUILDING_NAME_TAKEN'
  /** A category can be removed only after no document has it. */
  | 'CATEGORY_IN_USE'
  /** The key of a category has other characters, or is shorter than 2 or longer than 63. */
  | 'CATEGORY_KEY_INVALID'
  /** The organization has another document category with this key. */
  | 'CATEGORY_KEY_TAKEN'
  /** The challenge token is unknown, expired or used. */
  | 'CHALLENGE_INVALID'
  /** A charge can be voided only while no payment is applied to it. */
  | 'CHARGE_HAS_PAYMENTS'
  /** The charge takes no payment or change because it is fully paid or void. */
  | 'CHARGE_NOT_OPEN'
  /** The checksum that announces a file is not the hexadecimal form of a SHA-256. */
  | 'CHECKSUM_INVALID'
  /** The SHA-256 or the size of the received file differs from what was announced. */
  | 'CHECKSUM_MISMATCH'
  /** A code of an authenticator app or a recovery code is malformed, wrong, out of its time or used; which of them is not told. */
  | 'CODE_INVALID'
  /** A person with a second factor proves who he is by a code; his password alone does not do. */
  | 'CODE_REQUIRED'
  /** The organization has another community with this name. */
  | 'COMMUNITY_NAME_TAKEN'
  /** The given expectedVersion is not the current version of the object. */
  | 'CONFLICT'
  /** Amounts of different currencies were to be added, compared or applied to each other. */
  | 'CURRENCY_MISMATCH'
  /** A currency code is not an active three-letter code of ISO 4217. */
  | 'CURRENCY_UNKNOWN'
  /** A date does not exist in the calendar, is written in another format, or lies outside of 1900 to 2200. */
  | 'DATE_INVALID'
  /** A date of something that has happened lies after today, judged in the time zone of the community. */
  | 'DATE_IN_FUTURE'
  /** A period ends before it starts, or is empty where it must not be. */
  | 'DATE_RANGE_INVALID'
  /** An archived document cannot be changed and its files cannot be downloaded. */
  | 'DOCUMENT_ARCHIVED'
  /** The signed link of a download was used after it had expired. */
  | 'DOWNLOAD_EXPIRED'
  /** A list in the input repeats an item that may stand in it only once. */
  | 'DUPLICATE_ITEM'
  /** A text that must be an e-mail address is not one. */
  | 'EMAIL_INVALID'
  /** An authenticator app was not confirmed within ten minutes, or is confirmed already. */
  | 'FACTOR_EXPIRED'
  /** A person can have three confirmed factors in an organization. */
  | 'FACTOR_LIMIT_REACHED'
  /** The factor or the codes count in all organizations of the person, and the session was opened by what is good for this one only. */
  | 'FACTOR_OUT_OF_REACH'
  /** A file of zero bytes cannot become a document. */
  | 'FILE_EMPTY'
  /** A file name is blank, too long, or holds a path separator, control or direction characters. */
  | 'FILE_NAME_INVALID'
  /** The file has more bytes than an upload may have. */
  | 'FILE_TOO_LARGE'
  /** The first bytes or the text of a file do not fit the media type that its upload announced. */
  | 'FILE_TYPE_MISMATCH'
  /** The type of the file, read from its content, is not on the list of accepted types. */
  | 'FILE_TYPE_NOT_ALLOWED'
  /** No active user has this e-mail address and password; which of the two is wrong is not told. */
  | 'INVALID_CREDENTIALS'
  /** The transition table of the object does not lead from its current state to the wanted one. */
  | 'INVALID_TRANSITION'
  /** A value has the right type and breaks a rule that has no narrower code. */
  | 'INVALID_VALUE'
  /** A journal entry can be reversed once, and a reversal cannot be reversed itself. */
  | 'JOURNAL_ENTRY_ALREADY_REVERSED'
  /** Only entries posted by hand can be reversed by hand; the others are undone with what they belong to. */
  | 'JOURNAL_ENTRY_NOT_MANUAL'
  /** A journal entry has fewer than two lines. */
  | 'JOURNAL_ENTRY_TOO_SHORT'
  /** The debits of a journal entry do not equal its credits in each currency. */
  | 'JOURNAL_ENTRY_UNBALANCED'
  /** A language is not a well-formed BCP 47 tag. */
  | 'LANGUAGE_INVALID'
  /** The change would leave the organization without an active administrator. */
  | 'LAST_ADMIN'
  /** The date of termination is after the agreed end of the lease, or before its start although it has begun. */
  | 'LEASE_END_OUT_OF_TERM'
  /** The terms of a lease can be changed only until it becomes active. */
  | 'LEASE_NOT_DRAFT'
  /** The lease is a draft or was discarded, so nothing can be charged or paid on it. */
  | 'LEASE_NOT_IN_FORCE'
  /** Another active lease of the unit shares at least one day with this one. */
  | 'LEASE_OVERLAP'
  /** A lease without a tenant cannot become active; guarantors and occupants do not count. */
  | 'LEASE_WITHOUT_TENANT'
  /** A document can be linked to the same object only once. */
  | 'LINK_EXISTS'
  /** A document that belongs to one community can be linked to objects of that community only. */
  | 'LINK_OUTSIDE_COMMUNITY'
  /** The user has a membership in this organization already. */
  | 'MEMBERSHIP_EXISTS'
  /** The object to act on does not exist, is archived, or is outside of what the session may see. */
  | 'NOT_FOUND'
  /** The credentials are right and the user has no active membership in the organization asked for. */
  | 'NO_MEMBERSHIP'
  /** The last day of an occupancy is before its first day, or after an end that was agreed already. */
  | 'OCCUPANCY_END_OUT_OF_TERM'
  /** Another occupancy of the same unit, resident and kind shares at least one day with this one. */
  | 'OCCUPANCY_OVERLAP'
  /** The document to register does not parse, or does not hold exactly one operation of the given name. */
  | 'OPERATION_INVALID'
  /** Another organization has this slug. */
  | 'ORGANIZATION_SLUG_TAKEN'
  /** The password opens all organizations of the person, and the session reaches this one only: it is older than second factors, or no factor that counts in all of them was shown. */
  | 'PASSWORD_OUT_OF_REACH'
  /** A person without a second factor proves who he is by his password. */
  | 'PASSWORD_REQUIRED'
  /** A new password is shorter than the minimum or is on the list of common passwords. */
  | 'PASSWORD_TOO_WEAK'
  /** A payment can be reversed once. */
  | 'PAYMENT_ALREADY_REVERSED'
  /** The applications of a payment exceed its amount, or exceed what is open on a charge. */
  | 'PAYMENT_OVER_APPLIED'
  /** The acting session lacks a permission that it wants to grant through a role or an API key. */
  | 'PERMISSION_NOT_HELD'
  /** A permission name is not in the permission table. */
  | 'PERMISSION_UNKNOWN'
  /** An archived property takes no new units or leases and cannot be changed. */
  | 'PROPERTY_ARCHIVED'
  /** The organization has another property with this external id. */
  | 'PROPERTY_EXTERNAL_ID_TAKEN'
  /** A property can be archived only after all of its units and buildings are archived. */
  | 'PROPERTY_IN_USE'
  /** An id inside the input names no object that the session may see. */
  | 'REFERENCE_NOT_FOUND'
  /** The refresh token is unknown, expired or revoked. */
  | 'REFRESH_TOKEN_INVALID'
  /** The refresh token had been exchanged before, so every session descending from it is now revoked. */
  | 'REFRESH_TOKEN_REUSED'
  /** An archived resident cannot be changed and takes no new occupancy. */
  | 'RESIDENT_ARCHIVED'
  /** A resident can be archived only after all occupancies have ended. */
  | 'RESIDENT_IN_USE'
  /** A user can be linked to one resident of an organization only. */
  | 'RESIDENT_USER_TAKEN'
  /** The date of a reversal lies before the date of the entry that it reverses. */
  | 'REVERSAL_TOO_EARLY'
  /** A role can be removed only after no membership has it. */
  | 'ROLE_IN_USE'
  /** A built-in role cannot be removed, and the administrator role cannot be changed at all. */
  | 'ROLE_IS_SYSTEM'
  /** The organization has another role with this key. */
  | 'ROLE_KEY_TAKEN'
  /** The session was opened by an external issuer, so neither proof nor password of it is kept here. */
  | 'SESSION_IS_EXTERNAL'
  /** A time zone is not the name of a zone in the IANA time zone database. */
  | 'TIME_ZONE_INVALID'
  /** Signing in is blocked for a while after repeated failures for this login or address. */
  | 'TOO_MANY_ATTEMPTS'
  /** A list in the input is longer than a single call may carry. */
  | 'TOO_MANY_ITEMS'
  /** An archived unit takes no new lease, occupancy or charge and cannot be changed. */
  | 'UNIT_ARCHIVED'
  /** A unit can be archived only after its leases have ended and its drafts are discarded. */
  | 'UNIT_IN_USE'
  /** The property has another unit with this number that is not archived. */
  | 'UNIT_NUMBER_TAKEN'
  /** The file of an upload arrived before, and what is sent now differs from it. */
  | 'UPLOAD_ALREADY_FINISHED'
  /** A finished upload becomes one version of one document only. */
  | 'UPLOAD_ALREADY_USED'
  /** The file did not arrive before the upload expired. */
  | 'UPLOAD_EXPIRED'
  /** The transfer of a file ended or took too long before all bytes had arrived. */
  | 'UPLOAD_INTERRUPTED'
  /** The upload exists and its file has not arrived completely. */
  | 'UPLOAD_NOT_FINISHED'
  /** A number is smaller or larger than the field allows. */
  | 'VALUE_OUT_OF_RANGE'
  /** A value is missing or blank where the rules of the object need one. */
  | 'VALUE_REQUIRED'
  /** A text has more characters than the field allows. */
  | 'VALUE_TOO_LONG';

export type Link__Purpose =
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION'
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Community: Community;
  Lease: Lease;
  Property: Property;
  Resident: Resident;
  Unit: Unit;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Community:
    ( { __typename: 'Community' }
    & GraphQLRecursivePick<FederationTypes['Community'], {"id":true}> );
  Lease:
    ( { __typename: 'Lease' }
    & GraphQLRecursivePick<FederationTypes['Lease'], {"id":true}> );
  Property:
    ( { __typename: 'Property' }
    & GraphQLRecursivePick<FederationTypes['Property'], {"id":true}> );
  Resident:
    ( { __typename: 'Resident' }
    & GraphQLRecursivePick<FederationTypes['Resident'], {"id":true}> );
  Unit:
    ( { __typename: 'Unit' }
    & GraphQLRecursivePick<FederationTypes['Unit'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<AddressRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AddressInput: AddressInput;
  ArchivedFilter: ArchivedFilter;
  Building: ResolverTypeWrapper<BuildingRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  BuildingArchiveInput: BuildingArchiveInput;
  BuildingArchivePayload: ResolverTypeWrapper<Omit<BuildingArchivePayload, 'building'> & { building?: Maybe<ResolversTypes['Building']> }>;
  BuildingCreateInput: BuildingCreateInput;
  BuildingCreatePayload: ResolverTypeWrapper<Omit<BuildingCreatePayload, 'building'> & { building?: Maybe<ResolversTypes['Building']> }>;
  BuildingRestoreInput: BuildingRestoreInput;
  BuildingRestorePayload: ResolverTypeWrapper<Omit<BuildingRestorePayload, 'building'> & { building?: Maybe<ResolversTypes['Building']> }>;
  BuildingUpdateInput: BuildingUpdateInput;
  BuildingUpdatePayload: ResolverTypeWrapper<Omit<BuildingUpdatePayload, 'building'> & { building?: Maybe<ResolversTypes['Building']> }>;
  Community: ResolverTypeWrapper<Reference>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Lease: ResolverTypeWrapper<LeaseRow>;
  LeaseActivateInput: LeaseActivateInput;
  LeaseActivatePayload: ResolverTypeWrapper<Omit<LeaseActivatePayload, 'lease'> & { lease?: Maybe<ResolversTypes['Lease']> }>;
  LeaseConnection: ResolverTypeWrapper<LeasesPage>;
  LeaseCreateInput: LeaseCreateInput;
  LeaseCreatePayload: ResolverTypeWrapper<Omit<LeaseCreatePayload, 'lease'> & { lease?: Maybe<ResolversTypes['Lease']> }>;
  LeaseDiscardInput: LeaseDiscardInput;
  LeaseDiscardPayload: ResolverTypeWrapper<Omit<LeaseDiscardPayload, 'lease'> & { lease?: Maybe<ResolversTypes['Lease']> }>;
  LeaseEdge: ResolverTypeWrapper<Omit<LeaseEdge, 'node'> & { node: ResolversTypes['Lease'] }>;
  LeaseFilter: LeaseFilter;
  LeaseOrder: LeaseOrder;
  LeaseStatus: LeaseStatus;
  LeaseTenant: ResolverTypeWrapper<LeaseTenantRow>;
  LeaseTenantInput: LeaseTenantInput;
  LeaseTenantRole: LeaseTenantRole;
  LeaseTerminateInput: LeaseTerminateInput;
  LeaseTerminatePayload: ResolverTypeWrapper<Omit<LeaseTerminatePayload, 'lease'> & { lease?: Maybe<ResolversTypes['Lease']> }>;
  LeaseUpdateInput: LeaseUpdateInput;
  LeaseUpdatePayload: ResolverTypeWrapper<Omit<LeaseUpdatePayload, 'lease'> & { lease?: Maybe<ResolversTypes['Lease']> }>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OnExisting: OnExisting;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PropertiesCreateInput: PropertiesCreateInput;
  PropertiesCreatePayload: ResolverTypeWrapper<Omit<PropertiesCreatePayload, 'properties'> & { properties?: Maybe<ReadonlyArray<ResolversTypes['Property']>> }>;
  Property: ResolverTypeWrapper<PropertyRow>;
  PropertyArchiveInput: PropertyArchiveInput;
  PropertyArchivePayload: ResolverTypeWrapper<Omit<PropertyArchivePayload, 'property'> & { property?: Maybe<ResolversTypes['Property']> }>;
  PropertyConnection: ResolverTypeWrapper<PropertiesPage>;
  PropertyCreateInput: PropertyCreateInput;
  PropertyCreatePayload: ResolverTypeWrapper<Omit<PropertyCreatePayload, 'property'> & { property?: Maybe<ResolversTypes['Property']> }>;
  PropertyEdge: ResolverTypeWrapper<Omit<PropertyEdge, 'node'> & { node: ResolversTypes['Property'] }>;
  PropertyFilter: PropertyFilter;
  PropertyKind: PropertyKind;
  PropertyOrder: PropertyOrder;
  PropertyRestoreInput: PropertyRestoreInput;
  PropertyRestorePayload: ResolverTypeWrapper<Omit<PropertyRestorePayload, 'property'> & { property?: Maybe<ResolversTypes['Property']> }>;
  PropertyUpdateInput: PropertyUpdateInput;
  PropertyUpdatePayload: ResolverTypeWrapper<Omit<PropertyUpdatePayload, 'property'> & { property?: Maybe<ResolversTypes['Property']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Resident: ResolverTypeWrapper<Reference>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Unit: ResolverTypeWrapper<UnitRow>;
  UnitArchiveInput: UnitArchiveInput;
  UnitArchivePayload: ResolverTypeWrapper<Omit<UnitArchivePayload, 'unit'> & { unit?: Maybe<ResolversTypes['Unit']> }>;
  UnitConnection: ResolverTypeWrapper<UnitsPage>;
  UnitCreateInput: UnitCreateInput;
  UnitCreatePayload: ResolverTypeWrapper<Omit<UnitCreatePayload, 'unit'> & { unit?: Maybe<ResolversTypes['Unit']> }>;
  UnitEdge: ResolverTypeWrapper<Omit<UnitEdge, 'node'> & { node: ResolversTypes['Unit'] }>;
  UnitFilter: UnitFilter;
  UnitInput: UnitInput;
  UnitKind: UnitKind;
  UnitOrder: UnitOrder;
  UnitRestoreInput: UnitRestoreInput;
  UnitRestorePayload: ResolverTypeWrapper<Omit<UnitRestorePayload, 'unit'> & { unit?: Maybe<ResolversTypes['Unit']> }>;
  UnitUpdateInput: UnitUpdateInput;
  UnitUpdatePayload: ResolverTypeWrapper<Omit<UnitUpdatePayload, 'unit'> & { unit?: Maybe<ResolversTypes['Unit']> }>;
  UnitUpdatedEvent: ResolverTypeWrapper<UnitUpdated>;
  UnitsCreateInput: UnitsCreateInput;
  UnitsCreatePayload: ResolverTypeWrapper<Omit<UnitsCreatePayload, 'units'> & { units?: Maybe<ReadonlyArray<ResolversTypes['Unit']>> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  federation__ContextFieldValue: ResolverTypeWrapper<Scalars['federation__ContextFieldValue']['output']>;
  federation__FieldSet: ResolverTypeWrapper<Scalars['federation__FieldSet']['output']>;
  federation__Policy: ResolverTypeWrapper<Scalars['federation__Policy']['output']>;
  federation__Scope: ResolverTypeWrapper<Scalars['federation__Scope']['output']>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: AddressRow;
  Float: Scalars['Float']['output'];
  AddressInput: AddressInput;
  Building: BuildingRow;
  ID: Scalars['ID']['output'];
  BuildingArchiveInput: BuildingArchiveInput;
  BuildingArchivePayload: Omit<BuildingArchivePayload, 'building'> & { building?: Maybe<ResolversParentTypes['Building']> };
  BuildingCreateInput: BuildingCreateInput;
  BuildingCreatePayload: Omit<BuildingCreatePayload, 'building'> & { building?: Maybe<ResolversParentTypes['Building']> };
  BuildingRestoreInput: BuildingRestoreInput;
  BuildingRestorePayload: Omit<BuildingRestorePayload, 'building'> & { building?: Maybe<ResolversParentTypes['Building']> };
  BuildingUpdateInput: BuildingUpdateInput;
  BuildingUpdatePayload: Omit<BuildingUpdatePayload, 'building'> & { building?: Maybe<ResolversParentTypes['Building']> };
  Community: Reference;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Lease: LeaseRow;
  LeaseActivateInput: LeaseActivateInput;
  LeaseActivatePayload: Omit<LeaseActivatePayload, 'lease'> & { lease?: Maybe<ResolversParentTypes['Lease']> };
  LeaseConnection: LeasesPage;
  LeaseCreateInput: LeaseCreateInput;
  LeaseCreatePayload: Omit<LeaseCreatePayload, 'lease'> & { lease?: Maybe<ResolversParentTypes['Lease']> };
  LeaseDiscardInput: LeaseDiscardInput;
  LeaseDiscardPayload: Omit<LeaseDiscardPayload, 'lease'> & { lease?: Maybe<ResolversParentTypes['Lease']> };
  LeaseEdge: Omit<LeaseEdge, 'node'> & { node: ResolversParentTypes['Lease'] };
  LeaseFilter: LeaseFilter;
  LeaseTenant: LeaseTenantRow;
  LeaseTenantInput: LeaseTenantInput;
  LeaseTerminateInput: LeaseTerminateInput;
  LeaseTerminatePayload: Omit<LeaseTerminatePayload, 'lease'> & { lease?: Maybe<ResolversParentTypes['Lease']> };
  LeaseUpdateInput: LeaseUpdateInput;
  LeaseUpdatePayload: Omit<LeaseUpdatePayload, 'lease'> & { lease?: Maybe<ResolversParentTypes['Lease']> };
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PropertiesCreateInput: PropertiesCreateInput;
  PropertiesCreatePayload: Omit<PropertiesCreatePayload, 'properties'> & { properties?: Maybe<ReadonlyArray<ResolversParentTypes['Property']>> };
  Property: PropertyRow;
  PropertyArchiveInput: PropertyArchiveInput;
  PropertyArchivePayload: Omit<PropertyArchivePayload, 'property'> & { property?: Maybe<ResolversParentTypes['Property']> };
  PropertyConnection: PropertiesPage;
  PropertyCreateInput: PropertyCreateInput;
  PropertyCreatePayload: Omit<PropertyCreatePayload, 'property'> & { property?: Maybe<ResolversParentTypes['Property']> };
  PropertyEdge: Omit<PropertyEdge, 'node'> & { node: ResolversParentTypes['Property'] };
  PropertyFilter: PropertyFilter;
  PropertyRestoreInput: PropertyRestoreInput;
  PropertyRestorePayload: Omit<PropertyRestorePayload, 'property'> & { property?: Maybe<ResolversParentTypes['Property']> };
  PropertyUpdateInput: PropertyUpdateInput;
  PropertyUpdatePayload: Omit<PropertyUpdatePayload, 'property'> & { property?: Maybe<ResolversParentTypes['Property']> };
  Query: Record<PropertyKey, never>;
  Resident: Reference;
  SafeInt: Scalars['SafeInt']['output'];
  Subscription: Record<PropertyKey, never>;
  Unit: UnitRow;
  UnitArchiveInput: UnitArchiveInput;
  UnitArchivePayload: Omit<UnitArchivePayload, 'unit'> & { unit?: Maybe<ResolversParentTypes['Unit']> };
  UnitConnection: UnitsPage;
  UnitCreateInput: UnitCreateInput;
  UnitCreatePayload: Omit<UnitCreatePayload, 'unit'> & { unit?: Maybe<ResolversParentTypes['Unit']> };
  UnitEdge: Omit<UnitEdge, 'node'> & { node: ResolversParentTypes['Unit'] };
  UnitFilter: UnitFilter;
  UnitInput: UnitInput;
  UnitRestoreInput: UnitRestoreInput;
  UnitRestorePayload: Omit<UnitRestorePayload, 'unit'> & { unit?: Maybe<ResolversParentTypes['Unit']> };
  UnitUpdateInput: UnitUpdateInput;
  UnitUpdatePayload: Omit<UnitUpdatePayload, 'unit'> & { unit?: Maybe<ResolversParentTypes['Unit']> };
  UnitUpdatedEvent: UnitUpdated;
  UnitsCreateInput: UnitsCreateInput;
  UnitsCreatePayload: Omit<UnitsCreatePayload, 'units'> & { units?: Maybe<ReadonlyArray<ResolversParentTypes['Unit']>> };
  UserError: UserError;
  federation__ContextFieldValue: Scalars['federation__ContextFieldValue']['output'];
  federation__FieldSet: Scalars['federation__FieldSet']['output'];
  federation__Policy: Scalars['federation__Policy']['output'];
  federation__Scope: Scalars['federation__Scope']['output'];
  link__Import: Scalars['link__Import']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type CanDirectiveArgs = {
  permission: Scalars['String']['input'];
};

export type CanDirectiveResolver<Result, Parent, ContextType = Context, Args = CanDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ComposeDirectiveDirectiveArgs = {
  name?: Maybe<Scalars['String']['input']>;
};

export type ComposeDirectiveDirectiveResolver<Result, Parent, ContextType = Context, Args = ComposeDirectiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__AuthenticatedDirectiveArgs = { };

export type Federation__AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ContextDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type Federation__ContextDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ContextDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ExtendsDirectiveArgs = { };

export type Federation__ExtendsDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ExtendsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__FromContextDirectiveArgs = {
  field?: Maybe<Scalars['federation__ContextFieldValue']['input']>;
};

export type Federation__FromContextDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__FromContextDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__InterfaceObjectDirectiveArgs = { };

export type Federation__InterfaceObjectDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__InterfaceObjectDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__PolicyDirectiveArgs = {
  policies: ReadonlyArray<ReadonlyArray<Scalars['federation__Policy']['input']>>;
};

export type Federation__PolicyDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__PolicyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['federation__Scope']['input']>>;
};

export type Federation__RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InaccessibleDirectiveArgs = { };

export type InaccessibleDirectiveResolver<Result, Parent, ContextType = Context, Args = InaccessibleDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LinkDirectiveArgs = {
  as?: Maybe<Scalars['String']['input']>;
  for?: Maybe<Link__Purpose>;
  import?: Maybe<ReadonlyArray<Maybe<Scalars['link__Import']['input']>>>;
  url?: Maybe<Scalars['String']['input']>;
};

export type LinkDirectiveResolver<Result, Parent, ContextType = Context, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = Context, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type MaxItemsDirectiveArgs = {
  count: Scalars['Int']['input'];
};

export type MaxItemsDirectiveResolver<Result, Parent, ContextType = Context, Args = MaxItemsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OverrideDirectiveArgs = {
  from: Scalars['String']['input'];
  label?: Maybe<Scalars['String']['input']>;
};

export type OverrideDirectiveResolver<Result, Parent, ContextType = Context, Args = OverrideDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = Context, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SensitiveDirectiveArgs = { };

export type SensitiveDirectiveResolver<Result, Parent, ContextType = Context, Args = SensitiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = Context, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type StepUpDirectiveArgs = { };

export type StepUpDirectiveResolver<Result, Parent, ContextType = Context, Args = StepUpDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type TagDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type TagDirectiveResolver<Result, Parent, ContextType = Context, Args = TagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BuildingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Building'] = ResolversParentTypes['Building']> = {
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  floors?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType>;
  units?: Resolver<ResolversTypes['UnitConnection'], ParentType, ContextType, Partial<BuildingUnitsArgs>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  yearBuilt?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type BuildingArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BuildingArchivePayload'] = ResolversParentTypes['BuildingArchivePayload']> = {
  building?: Resolver<Maybe<ResolversTypes['Building']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BuildingCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BuildingCreatePayload'] = ResolversParentTypes['BuildingCreatePayload']> = {
  building?: Resolver<Maybe<ResolversTypes['Building']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BuildingRestorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BuildingRestorePayload'] = ResolversParentTypes['BuildingRestorePayload']> = {
  building?: Resolver<Maybe<ResolversTypes['Building']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BuildingUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BuildingUpdatePayload'] = ResolversParentTypes['BuildingUpdatePayload']> = {
  building?: Resolver<Maybe<ResolversTypes['Building']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community'], FederationReferenceType extends FederationReferenceTypes['Community'] = FederationReferenceTypes['Community']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Community']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['PropertyConnection'], ParentType, ContextType, Partial<CommunityPropertiesArgs>>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type LeaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lease'] = ResolversParentTypes['Lease'], FederationReferenceType extends FederationReferenceTypes['Lease'] = FederationReferenceTypes['Lease']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lease']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deposit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  monthlyRent?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paymentDay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType>;
  startDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LeaseStatus'], ParentType, ContextType>;
  tenancies?: Resolver<ReadonlyArray<ResolversTypes['LeaseTenant']>, ParentType, ContextType>;
  tenants?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Resident']>>, ParentType, ContextType>;
  terminatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  terminationReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaseActivatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseActivatePayload'] = ResolversParentTypes['LeaseActivatePayload']> = {
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseConnection'] = ResolversParentTypes['LeaseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lease']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaseCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseCreatePayload'] = ResolversParentTypes['LeaseCreatePayload']> = {
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeaseDiscardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseDiscardPayload'] = ResolversParentTypes['LeaseDiscardPayload']> = {
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseEdge'] = ResolversParentTypes['LeaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lease'], ParentType, ContextType>;
};

export type LeaseTenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseTenant'] = ResolversParentTypes['LeaseTenant']> = {
  resident?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['LeaseTenantRole'], ParentType, ContextType>;
};

export type LeaseTerminatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseTerminatePayload'] = ResolversParentTypes['LeaseTerminatePayload']> = {
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeaseUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseUpdatePayload'] = ResolversParentTypes['LeaseUpdatePayload']> = {
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minorUnits?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  buildingArchive?: Resolver<ResolversTypes['BuildingArchivePayload'], ParentType, ContextType, RequireFields<MutationBuildingArchiveArgs, 'input'>>;
  buildingCreate?: Resolver<ResolversTypes['BuildingCreatePayload'], ParentType, ContextType, RequireFields<MutationBuildingCreateArgs, 'input'>>;
  buildingRestore?: Resolver<ResolversTypes['BuildingRestorePayload'], ParentType, ContextType, RequireFields<MutationBuildingRestoreArgs, 'input'>>;
  buildingUpdate?: Resolver<ResolversTypes['BuildingUpdatePayload'], ParentType, ContextType, RequireFields<MutationBuildingUpdateArgs, 'input'>>;
  leaseActivate?: Resolver<ResolversTypes['LeaseActivatePayload'], ParentType, ContextType, RequireFields<MutationLeaseActivateArgs, 'input'>>;
  leaseCreate?: Resolver<ResolversTypes['LeaseCreatePayload'], ParentType, ContextType, RequireFields<MutationLeaseCreateArgs, 'input'>>;
  leaseDiscard?: Resolver<ResolversTypes['LeaseDiscardPayload'], ParentType, ContextType, RequireFields<MutationLeaseDiscardArgs, 'input'>>;
  leaseTerminate?: Resolver<ResolversTypes['LeaseTerminatePayload'], ParentType, ContextType, RequireFields<MutationLeaseTerminateArgs, 'input'>>;
  leaseUpdate?: Resolver<ResolversTypes['LeaseUpdatePayload'], ParentType, ContextType, RequireFields<MutationLeaseUpdateArgs, 'input'>>;
  propertiesCreate?: Resolver<ResolversTypes['PropertiesCreatePayload'], ParentType, ContextType, RequireFields<MutationPropertiesCreateArgs, 'input'>>;
  propertyArchive?: Resolver<ResolversTypes['PropertyArchivePayload'], ParentType, ContextType, RequireFields<MutationPropertyArchiveArgs, 'input'>>;
  propertyCreate?: Resolver<ResolversTypes['PropertyCreatePayload'], ParentType, ContextType, RequireFields<MutationPropertyCreateArgs, 'input'>>;
  propertyRestore?: Resolver<ResolversTypes['PropertyRestorePayload'], ParentType, ContextType, RequireFields<MutationPropertyRestoreArgs, 'input'>>;
  propertyUpdate?: Resolver<ResolversTypes['PropertyUpdatePayload'], ParentType, ContextType, RequireFields<MutationPropertyUpdateArgs, 'input'>>;
  unitArchive?: Resolver<ResolversTypes['UnitArchivePayload'], ParentType, ContextType, RequireFields<MutationUnitArchiveArgs, 'input'>>;
  unitCreate?: Resolver<ResolversTypes['UnitCreatePayload'], ParentType, ContextType, RequireFields<MutationUnitCreateArgs, 'input'>>;
  unitRestore?: Resolver<ResolversTypes['UnitRestorePayload'], ParentType, ContextType, RequireFields<MutationUnitRestoreArgs, 'input'>>;
  unitUpdate?: Resolver<ResolversTypes['UnitUpdatePayload'], ParentType, ContextType, RequireFields<MutationUnitUpdateArgs, 'input'>>;
  unitsCreate?: Resolver<ResolversTypes['UnitsCreatePayload'], ParentType, ContextType, RequireFields<MutationUnitsCreateArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PropertiesCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertiesCreatePayload'] = ResolversParentTypes['PropertiesCreatePayload']> = {
  createdCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  properties?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Property']>>, ParentType, ContextType>;
  skippedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Property'] = ResolversParentTypes['Property'], FederationReferenceType extends FederationReferenceTypes['Property'] = FederationReferenceTypes['Property']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Property']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  amenities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  buildings?: Resolver<ReadonlyArray<ResolversTypes['Building']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PropertyKind'], ParentType, ContextType>;
  managementCompany?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parcelNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  squareFeet?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unitCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['UnitConnection'], ParentType, ContextType, Partial<PropertyUnitsArgs>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  yearBuilt?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PropertyArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyArchivePayload'] = ResolversParentTypes['PropertyArchivePayload']> = {
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PropertyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyConnection'] = ResolversParentTypes['PropertyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PropertyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Property']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PropertyCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyCreatePayload'] = ResolversParentTypes['PropertyCreatePayload']> = {
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PropertyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyEdge'] = ResolversParentTypes['PropertyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Property'], ParentType, ContextType>;
};

export type PropertyRestorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyRestorePayload'] = ResolversParentTypes['PropertyRestorePayload']> = {
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PropertyUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyUpdatePayload'] = ResolversParentTypes['PropertyUpdatePayload']> = {
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType, RequireFields<QueryLeaseArgs, 'id'>>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<QueryLeasesArgs>>;
  properties?: Resolver<ResolversTypes['PropertyConnection'], ParentType, ContextType, Partial<QueryPropertiesArgs>>;
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType, RequireFields<QueryPropertyArgs, 'id'>>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType, RequireFields<QueryUnitArgs, 'id'>>;
  units?: Resolver<ResolversTypes['UnitConnection'], ParentType, ContextType, Partial<QueryUnitsArgs>>;
};

export type ResidentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resident'] = ResolversParentTypes['Resident'], FederationReferenceType extends FederationReferenceTypes['Resident'] = FederationReferenceTypes['Resident']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resident']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<ResidentLeasesArgs>>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  unitUpdated?: SubscriptionResolver<ResolversTypes['UnitUpdatedEvent'], "unitUpdated", ParentType, ContextType, Partial<SubscriptionUnitUpdatedArgs>>;
};

export type UnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit'], FederationReferenceType extends FederationReferenceTypes['Unit'] = FederationReferenceTypes['Unit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Unit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amenities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  baseRent?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  bathrooms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  bedrooms?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  building?: Resolver<Maybe<ResolversTypes['Building']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currentLease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  floor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['UnitKind'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<UnitLeasesArgs>>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  property?: Resolver<Maybe<ResolversTypes['Property']>, ParentType, ContextType>;
  squareFeet?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitArchivePayload'] = ResolversParentTypes['UnitArchivePayload']> = {
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnitConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitConnection'] = ResolversParentTypes['UnitConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UnitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Unit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitCreatePayload'] = ResolversParentTypes['UnitCreatePayload']> = {
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnitEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitEdge'] = ResolversParentTypes['UnitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
};

export type UnitRestorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitRestorePayload'] = ResolversParentTypes['UnitRestorePayload']> = {
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnitUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitUpdatePayload'] = ResolversParentTypes['UnitUpdatePayload']> = {
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnitUpdatedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitUpdatedEvent'] = ResolversParentTypes['UnitUpdatedEvent']> = {
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
};

export type UnitsCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitsCreatePayload'] = ResolversParentTypes['UnitsCreatePayload']> = {
  createdCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skippedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  units?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Unit']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface Federation__ContextFieldValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__ContextFieldValue'], any> {
  name: 'federation__ContextFieldValue';
}

export interface Federation__FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__FieldSet'], any> {
  name: 'federation__FieldSet';
}

export interface Federation__PolicyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Policy'], any> {
  name: 'federation__Policy';
}

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Scope'], any> {
  name: 'federation__Scope';
}

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export type Resolvers<ContextType = Context> = {
  Address?: AddressResolvers<ContextType>;
  Building?: BuildingResolvers<ContextType>;
  BuildingArchivePayload?: BuildingArchivePayloadResolvers<ContextType>;
  BuildingCreatePayload?: BuildingCreatePayloadResolvers<ContextType>;
  BuildingRestorePayload?: BuildingRestorePayloadResolvers<ContextType>;
  BuildingUpdatePayload?: BuildingUpdatePayloadResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Lease?: LeaseResolvers<ContextType>;
  LeaseActivatePayload?: LeaseActivatePayloadResolvers<ContextType>;
  LeaseConnection?: LeaseConnectionResolvers<ContextType>;
  LeaseCreatePayload?: LeaseCreatePayloadResolvers<ContextType>;
  LeaseDiscardPayload?: LeaseDiscardPayloadResolvers<ContextType>;
  LeaseEdge?: LeaseEdgeResolvers<ContextType>;
  LeaseTenant?: LeaseTenantResolvers<ContextType>;
  LeaseTerminatePayload?: LeaseTerminatePayloadResolvers<ContextType>;
  LeaseUpdatePayload?: LeaseUpdatePayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PropertiesCreatePayload?: PropertiesCreatePayloadResolvers<ContextType>;
  Property?: PropertyResolvers<ContextType>;
  PropertyArchivePayload?: PropertyArchivePayloadResolvers<ContextType>;
  PropertyConnection?: PropertyConnectionResolvers<ContextType>;
  PropertyCreatePayload?: PropertyCreatePayloadResolvers<ContextType>;
  PropertyEdge?: PropertyEdgeResolvers<ContextType>;
  PropertyRestorePayload?: PropertyRestorePayloadResolvers<ContextType>;
  PropertyUpdatePayload?: PropertyUpdatePayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Resident?: ResidentResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Subscription?: SubscriptionResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  UnitArchivePayload?: UnitArchivePayloadResolvers<ContextType>;
  UnitConnection?: UnitConnectionResolvers<ContextType>;
  UnitCreatePayload?: UnitCreatePayloadResolvers<ContextType>;
  UnitEdge?: UnitEdgeResolvers<ContextType>;
  UnitRestorePayload?: UnitRestorePayloadResolvers<ContextType>;
  UnitUpdatePayload?: UnitUpdatePayloadResolvers<ContextType>;
  UnitUpdatedEvent?: UnitUpdatedEventResolvers<ContextType>;
  UnitsCreatePayload?: UnitsCreatePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  federation__ContextFieldValue?: GraphQLScalarType;
  federation__FieldSet?: GraphQLScalarType;
  federation__Policy?: GraphQLScalarType;
  federation__Scope?: GraphQLScalarType;
  link__Import?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  can?: CanDirectiveResolver<any, any, ContextType>;
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  federation__authenticated?: Federation__AuthenticatedDirectiveResolver<any, any, ContextType>;
  federation__context?: Federation__ContextDirectiveResolver<any, any, ContextType>;
  federation__extends?: Federation__ExtendsDirectiveResolver<any, any, ContextType>;
  federation__fromContext?: Federation__FromContextDirectiveResolver<any, any, ContextType>;
  federation__interfaceObject?: Federation__InterfaceObjectDirectiveResolver<any, any, ContextType>;
  federation__policy?: Federation__PolicyDirectiveResolver<any, any, ContextType>;
  federation__requiresScopes?: Federation__RequiresScopesDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  maxItems?: MaxItemsDirectiveResolver<any, any, ContextType>;
  override?: OverrideDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  sensitive?: SensitiveDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  stepUp?: StepUpDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
