import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ResidentRow, ResidentsPage, ResidentUnitsPage } from '../residents/residents.queries.ts';
import type { OccupancyRow, OccupanciesPage } from '../residents/occupancies.queries.ts';
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

/** Whether archived records are part of a list. */
export type ArchivedFilter =
  /** Only records that are in use. The default. */
  | 'EXCLUDE'
  /** Both. */
  | 'INCLUDE'
  /** Only archived records. */
  | 'ONLY';

/** A community of the organization; described by the identity subgraph. */
export type Community = {
  readonly __typename?: 'Community';
  /** Id of the community. */
  readonly id: Scalars['ID']['output'];
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
  /** Records that a resident stands in a relation to a unit from some day on. */
  readonly occupancyCreate: OccupancyCreatePayload;
  /** Sets the last day of an occupancy. */
  readonly occupancyEnd: OccupancyEndPayload;
  /** Corrects an occupancy. */
  readonly occupancyUpdate: OccupancyUpdatePayload;
  /** Archives a resident, whose occupancies must all have ended. A linked login loses what it saw as this resident. */
  readonly residentArchive: ResidentArchivePayload;
  /** Records a person. The relation to a unit is recorded by occupancyCreate. */
  readonly residentCreate: ResidentCreatePayload;
  /** Brings an archived resident back. */
  readonly residentRestore: ResidentRestorePayload;
  /** Changes the data of a resident. */
  readonly residentUpdate: ResidentUpdatePayload;
};


export type MutationOccupancyCreateArgs = {
  input: OccupancyCreateInput;
};


export type MutationOccupancyEndArgs = {
  input: OccupancyEndInput;
};


export type MutationOccupancyUpdateArgs = {
  input: OccupancyUpdateInput;
};


export type MutationResidentArchiveArgs = {
  input: ResidentArchiveInput;
};


export type MutationResidentCreateArgs = {
  input: ResidentCreateInput;
};


export type MutationResidentRestoreArgs = {
  input: ResidentRestoreInput;
};


export type MutationResidentUpdateArgs = {
  input: ResidentUpdateInput;
};

/** The relation of a resident to a unit for some days, or open-ended. Who rents and for how much is a lease, not an occupancy. */
export type Occupancy = {
  readonly __typename?: 'Occupancy';
  /** The last day; null is open-ended. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** Id of the occupancy. */
  readonly id: Scalars['ID']['output'];
  /** Whether today, in the time zone of the community, lies between the first and the last day. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** Whether this is the main relation of the resident, such as the home of somebody with two units. */
  readonly isPrimary: Scalars['Boolean']['output'];
  /** How the resident stands to the unit. */
  readonly kind: OccupancyKind;
  /** The property of the unit. */
  readonly property: Property;
  /** The resident; null when you may not see the person. */
  readonly resident?: Maybe<Resident>;
  /** The first day. */
  readonly startDate: Scalars['Date']['output'];
  /** The unit. */
  readonly unit: Unit;
  /** Grows by one with each change; pass it as expectedVersion. */
  readonly version: Scalars['Int']['output'];
};

/** A page of occupancies. */
export type OccupancyConnection = {
  readonly __typename?: 'OccupancyConnection';
  /** The occupancies of this page, each with its cursor. */
  readonly edges: ReadonlyArray<OccupancyEdge>;
  /** The occupancies of this page. */
  readonly nodes: ReadonlyArray<Occupancy>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many occupancies there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new relation of a resident to a unit. */
export type OccupancyCreateInput = {
  /** The last day; leave it out for an open-ended relation. */
  readonly endDate?: InputMaybe<Scalars['Date']['input']>;
  /** Whether this becomes the main relation of the resident. By default only when there is no other main one. */
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** How the resident stands to the unit. */
  readonly kind: OccupancyKind;
  /** Id of the resident. */
  readonly residentId: Scalars['ID']['input'];
  /** The first day. */
  readonly startDate: Scalars['Date']['input'];
  /** Id of the unit. */
  readonly unitId: Scalars['ID']['input'];
};

/** The answer of occupancyCreate. */
export type OccupancyCreatePayload = {
  readonly __typename?: 'OccupancyCreatePayload';
  /** The new occupancy; null when there are errors. */
  readonly occupancy?: Maybe<Occupancy>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An occupancy and where it stands in its list. */
export type OccupancyEdge = {
  readonly __typename?: 'OccupancyEdge';
  /** Cursor of this place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The occupancy. */
  readonly node: Occupancy;
};

/** When an occupancy ends. */
export type OccupancyEndInput = {
  /** The last day; not before the first day, and not after an end that was agreed already. */
  readonly endDate: Scalars['Date']['input'];
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the occupancy. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of occupancyEnd. */
export type OccupancyEndPayload = {
  readonly __typename?: 'OccupancyEndPayload';
  /** The ended occupancy; null when there are errors. */
  readonly occupancy?: Maybe<Occupancy>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which occupancies to list; conditions are joined by AND. */
export type OccupancyFilter = {
  /** Occupancies in this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** True lists only those of today, in the time zone of each community; false only the others. */
  readonly current?: InputMaybe<Scalars['Boolean']['input']>;
  /** Occupancies of these kinds. */
  readonly kind?: InputMaybe<ReadonlyArray<OccupancyKind>>;
  /** Occupancies of this resident. */
  readonly residentId?: InputMaybe<Scalars['ID']['input']>;
  /** Occupancies of this unit. */
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** How a resident stands to a unit. */
export type OccupancyKind =
  /** May stay in the unit: family, carer, staff. */
  | 'AUTHORISED'
  /** Owns the unit, alone or with others. */
  | 'OWNER'
  /** Rents the unit. */
  | 'TENANT';

/** What to change of an occupancy; fields that are left out stay as they are. */
export type OccupancyUpdateInput = {
  /** The last day; null makes it open-ended again. */
  readonly endDate?: InputMaybe<Scalars['Date']['input']>;
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the occupancy. */
  readonly id: Scalars['ID']['input'];
  /** Whether this is the main relation of the resident; true takes it from the one that was. */
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** How the resident stands to the unit. */
  readonly kind?: InputMaybe<OccupancyKind>;
  /** The first day. */
  readonly startDate?: InputMaybe<Scalars['Date']['input']>;
};

/** The answer of occupancyUpdate. */
export type OccupancyUpdatePayload = {
  readonly __typename?: 'OccupancyUpdatePayload';
  /** The changed occupancy; null when there are errors. */
  readonly occupancy?: Maybe<Occupancy>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

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

/** A property; described by the property subgraph. */
export type Property = {
  readonly __typename?: 'Property';
  /** Id of the property. */
  readonly id: Scalars['ID']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** The occupancies that you may see, the latest first. */
  readonly occupancies: OccupancyConnection;
  /** An occupancy; null when there is none that you may see. */
  readonly occupancy?: Maybe<Occupancy>;
  /** A resident, also an archived one; null when there is none that you may see. */
  readonly resident?: Maybe<Resident>;
  /** The residents that you may see. */
  readonly residents: ResidentConnection;
};


export type QueryOccupanciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OccupancyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOccupancyArgs = {
  id: Scalars['ID']['input'];
};


export type QueryResidentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryResidentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResidentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ResidentOrder>;
};

/** A natural person with a relation to a unit: its owner, its tenant, or somebody who may stay there. */
export type Resident = {
  readonly __typename?: 'Resident';
  /** When the record was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The community whose staff keeps this record; null when the organization's own staff does. */
  readonly community?: Maybe<Community>;
  /** When the record was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** E-mail address; several residents may share one. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** The name as the person writes it. */
  readonly fullName: Scalars['String']['output'];
  /** Id of the resident. */
  readonly id: Scalars['ID']['output'];
  /** Notes of the staff, never shown to the resident. Empty text when there are none. */
  readonly notes: Scalars['String']['output'];
  /** All occupancies of this person, past and future ones too, the latest first. */
  readonly occupancies: OccupancyConnection;
  /** Telephone number as it was written. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Language that the person prefers, as a BCP 47 tag such as es-MX. */
  readonly preferredLanguage?: Maybe<Scalars['String']['output']>;
  /** The unit of the primary current occupancy; without a primary one, of the one that began first. Null when there is none today. */
  readonly unit?: Maybe<Unit>;
  /** The units in which the person stands in some relation today, judged in the time zone of each community. */
  readonly units: ResidentUnitConnection;
  /** The login of this person, when there is one. */
  readonly user?: Maybe<User>;
  /** Grows by one with each change; pass it as expectedVersion. */
  readonly version: Scalars['Int']['output'];
};


/** A natural person with a relation to a unit: its owner, its tenant, or somebody who may stay there. */
export type ResidentOccupanciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A natural person with a relation to a unit: its owner, its tenant, or somebody who may stay there. */
export type ResidentUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which resident to archive. */
export type ResidentArchiveInput = {
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the resident. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of residentArchive. */
export type ResidentArchivePayload = {
  readonly __typename?: 'ResidentArchivePayload';
  /** The archived resident; null when there are errors. */
  readonly resident?: Maybe<Resident>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of residents. */
export type ResidentConnection = {
  readonly __typename?: 'ResidentConnection';
  /** The residents of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ResidentEdge>;
  /** The residents of this page. */
  readonly nodes: ReadonlyArray<Resident>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many residents there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new resident. */
export type ResidentCreateInput = {
  /** The community whose staff keeps the record. Staff of single communities must name one of theirs. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** E-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The name, 1 to 200 characters. */
  readonly fullName: Scalars['String']['input'];
  /** Notes for the staff, at most 10000 characters. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Telephone number, at most 50 characters. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Preferred language as a BCP 47 tag, such as es-MX. */
  readonly preferredLanguage?: InputMaybe<Scalars['String']['input']>;
  /** The login of the person; must be a member of the organization and not be linked to another resident. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer of residentCreate. */
export type ResidentCreatePayload = {
  readonly __typename?: 'ResidentCreatePayload';
  /** The new resident; null when there are errors. */
  readonly resident?: Maybe<Resident>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A resident and where it stands in its list. */
export type ResidentEdge = {
  readonly __typename?: 'ResidentEdge';
  /** Cursor of this place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The resident. */
  readonly node: Resident;
};

/** Which residents to list; conditions are joined by AND. */
export type ResidentFilter = {
  /** Whether archived residents are part of the list; by default they are not. */
  readonly archived?: InputMaybe<ArchivedFilter>;
  /** Residents of this community: those whose record it keeps, and those who stand in some relation to a unit there today. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Residents with this e-mail address; letter case does not matter. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The name begins with this text; letter case and accents do not matter. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
  /** Residents who stand in some relation to this unit today. */
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** How residents are ordered. */
export type ResidentOrder =
  /** By name, from A to Z. The default. */
  | 'NAME_ASC'
  /** By name, from Z to A. */
  | 'NAME_DESC'
  /** Those recorded last come first. */
  | 'NEWEST_FIRST';

/** Which archived resident to bring back. */
export type ResidentRestoreInput = {
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the resident. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of residentRestore. */
export type ResidentRestorePayload = {
  readonly __typename?: 'ResidentRestorePayload';
  /** The restored resident; null when there are errors. */
  readonly resident?: Maybe<Resident>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of the units of a resident. */
export type ResidentUnitConnection = {
  readonly __typename?: 'ResidentUnitConnection';
  /** The units of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ResidentUnitEdge>;
  /** The units of this page. */
  readonly nodes: ReadonlyArray<Unit>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many units there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A unit and where it stands in the list of a resident. */
export type ResidentUnitEdge = {
  readonly __typename?: 'ResidentUnitEdge';
  /** Cursor of this place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The unit. */
  readonly node: Unit;
};

/** What to change of a resident; fields that are left out stay as they are. */
export type ResidentUpdateInput = {
  /** The community whose staff keeps the record; null gives it to the organization's own staff. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** The new e-mail address; null removes it. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The new name. */
  readonly fullName?: InputMaybe<Scalars['String']['input']>;
  /** Id of the resident. */
  readonly id: Scalars['ID']['input'];
  /** The new notes; null removes them. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** The new telephone number; null removes it. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The new preferred language as a BCP 47 tag; null removes it. */
  readonly preferredLanguage?: InputMaybe<Scalars['String']['input']>;
  /** The login to link, which must be a member of the organization; null unlinks it. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer of residentUpdate. */
export type ResidentUpdatePayload = {
  readonly __typename?: 'ResidentUpdatePayload';
  /** The changed resident; null when there are errors. */
  readonly resident?: Maybe<Resident>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A unit; described by the property subgraph. */
export type Unit = {
  readonly __typename?: 'Unit';
  /** Id of the unit. */
  readonly id: Scalars['ID']['output'];
  /** All occupancies of the unit that you may see, past and future ones too, the latest first. */
  readonly occupancies: OccupancyConnection;
  /** Who stands in some relation to the unit today, judged in the time zone of its community; each person once. */
  readonly residents: ResidentConnection;
};


/** A unit; described by the property subgraph. */
export type UnitOccupanciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A unit; described by the property subgraph. */
export type UnitResidentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A login; described by the identity subgraph. */
export type User = {
  readonly __typename?: 'User';
  /** Id of the user. */
  readonly id: Scalars['ID']['output'];
  /** The resident that this login belongs to; null when there is none. */
  readonly residentProfile?: Maybe<Resident>;
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
  Resident: Resident;
  Unit: Unit;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Resident:
    ( { __typename: 'Resident' }
    & GraphQLRecursivePick<FederationTypes['Resident'], {"id":true}> );
  Unit:
    ( { __typename: 'Unit' }
    & GraphQLRecursivePick<FederationTypes['Unit'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ArchivedFilter: ArchivedFilter;
  Community: ResolverTypeWrapper<Community>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Occupancy: ResolverTypeWrapper<OccupancyRow>;
  OccupancyConnection: ResolverTypeWrapper<OccupanciesPage>;
  OccupancyCreateInput: OccupancyCreateInput;
  OccupancyCreatePayload: ResolverTypeWrapper<Omit<OccupancyCreatePayload, 'occupancy'> & { occupancy?: Maybe<ResolversTypes['Occupancy']> }>;
  OccupancyEdge: ResolverTypeWrapper<Omit<OccupancyEdge, 'node'> & { node: ResolversTypes['Occupancy'] }>;
  OccupancyEndInput: OccupancyEndInput;
  OccupancyEndPayload: ResolverTypeWrapper<Omit<OccupancyEndPayload, 'occupancy'> & { occupancy?: Maybe<ResolversTypes['Occupancy']> }>;
  OccupancyFilter: OccupancyFilter;
  OccupancyKind: OccupancyKind;
  OccupancyUpdateInput: OccupancyUpdateInput;
  OccupancyUpdatePayload: ResolverTypeWrapper<Omit<OccupancyUpdatePayload, 'occupancy'> & { occupancy?: Maybe<ResolversTypes['Occupancy']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Property: ResolverTypeWrapper<Property>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Resident: ResolverTypeWrapper<ResidentRow>;
  ResidentArchiveInput: ResidentArchiveInput;
  ResidentArchivePayload: ResolverTypeWrapper<Omit<ResidentArchivePayload, 'resident'> & { resident?: Maybe<ResolversTypes['Resident']> }>;
  ResidentConnection: ResolverTypeWrapper<ResidentsPage>;
  ResidentCreateInput: ResidentCreateInput;
  ResidentCreatePayload: ResolverTypeWrapper<Omit<ResidentCreatePayload, 'resident'> & { resident?: Maybe<ResolversTypes['Resident']> }>;
  ResidentEdge: ResolverTypeWrapper<Omit<ResidentEdge, 'node'> & { node: ResolversTypes['Resident'] }>;
  ResidentFilter: ResidentFilter;
  ResidentOrder: ResidentOrder;
  ResidentRestoreInput: ResidentRestoreInput;
  ResidentRestorePayload: ResolverTypeWrapper<Omit<ResidentRestorePayload, 'resident'> & { resident?: Maybe<ResolversTypes['Resident']> }>;
  ResidentUnitConnection: ResolverTypeWrapper<ResidentUnitsPage>;
  ResidentUnitEdge: ResolverTypeWrapper<Omit<ResidentUnitEdge, 'node'> & { node: ResolversTypes['Unit'] }>;
  ResidentUpdateInput: ResidentUpdateInput;
  ResidentUpdatePayload: ResolverTypeWrapper<Omit<ResidentUpdatePayload, 'resident'> & { resident?: Maybe<ResolversTypes['Resident']> }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Unit: ResolverTypeWrapper<Reference>;
  User: ResolverTypeWrapper<Reference>;
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
  Community: Community;
  ID: Scalars['ID']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Occupancy: OccupancyRow;
  OccupancyConnection: OccupanciesPage;
  OccupancyCreateInput: OccupancyCreateInput;
  OccupancyCreatePayload: Omit<OccupancyCreatePayload, 'occupancy'> & { occupancy?: Maybe<ResolversParentTypes['Occupancy']> };
  OccupancyEdge: Omit<OccupancyEdge, 'node'> & { node: ResolversParentTypes['Occupancy'] };
  OccupancyEndInput: OccupancyEndInput;
  OccupancyEndPayload: Omit<OccupancyEndPayload, 'occupancy'> & { occupancy?: Maybe<ResolversParentTypes['Occupancy']> };
  OccupancyFilter: OccupancyFilter;
  OccupancyUpdateInput: OccupancyUpdateInput;
  OccupancyUpdatePayload: Omit<OccupancyUpdatePayload, 'occupancy'> & { occupancy?: Maybe<ResolversParentTypes['Occupancy']> };
  PageInfo: PageInfo;
  Property: Property;
  Query: Record<PropertyKey, never>;
  Resident: ResidentRow;
  ResidentArchiveInput: ResidentArchiveInput;
  ResidentArchivePayload: Omit<ResidentArchivePayload, 'resident'> & { resident?: Maybe<ResolversParentTypes['Resident']> };
  ResidentConnection: ResidentsPage;
  ResidentCreateInput: ResidentCreateInput;
  ResidentCreatePayload: Omit<ResidentCreatePayload, 'resident'> & { resident?: Maybe<ResolversParentTypes['Resident']> };
  ResidentEdge: Omit<ResidentEdge, 'node'> & { node: ResolversParentTypes['Resident'] };
  ResidentFilter: ResidentFilter;
  ResidentRestoreInput: ResidentRestoreInput;
  ResidentRestorePayload: Omit<ResidentRestorePayload, 'resident'> & { resident?: Maybe<ResolversParentTypes['Resident']> };
  ResidentUnitConnection: ResidentUnitsPage;
  ResidentUnitEdge: Omit<ResidentUnitEdge, 'node'> & { node: ResolversParentTypes['Unit'] };
  ResidentUpdateInput: ResidentUpdateInput;
  ResidentUpdatePayload: Omit<ResidentUpdatePayload, 'resident'> & { resident?: Maybe<ResolversParentTypes['Resident']> };
  SafeInt: Scalars['SafeInt']['output'];
  Unit: Reference;
  User: Reference;
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

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minorUnits?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  occupancyCreate?: Resolver<ResolversTypes['OccupancyCreatePayload'], ParentType, ContextType, RequireFields<MutationOccupancyCreateArgs, 'input'>>;
  occupancyEnd?: Resolver<ResolversTypes['OccupancyEndPayload'], ParentType, ContextType, RequireFields<MutationOccupancyEndArgs, 'input'>>;
  occupancyUpdate?: Resolver<ResolversTypes['OccupancyUpdatePayload'], ParentType, ContextType, RequireFields<MutationOccupancyUpdateArgs, 'input'>>;
  residentArchive?: Resolver<ResolversTypes['ResidentArchivePayload'], ParentType, ContextType, RequireFields<MutationResidentArchiveArgs, 'input'>>;
  residentCreate?: Resolver<ResolversTypes['ResidentCreatePayload'], ParentType, ContextType, RequireFields<MutationResidentCreateArgs, 'input'>>;
  residentRestore?: Resolver<ResolversTypes['ResidentRestorePayload'], ParentType, ContextType, RequireFields<MutationResidentRestoreArgs, 'input'>>;
  residentUpdate?: Resolver<ResolversTypes['ResidentUpdatePayload'], ParentType, ContextType, RequireFields<MutationResidentUpdateArgs, 'input'>>;
};

export type OccupancyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Occupancy'] = ResolversParentTypes['Occupancy']> = {
  endDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OccupancyKind'], ParentType, ContextType>;
  property?: Resolver<ResolversTypes['Property'], ParentType, ContextType>;
  resident?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType>;
  startDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OccupancyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OccupancyConnection'] = ResolversParentTypes['OccupancyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OccupancyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Occupancy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OccupancyCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OccupancyCreatePayload'] = ResolversParentTypes['OccupancyCreatePayload']> = {
  occupancy?: Resolver<Maybe<ResolversTypes['Occupancy']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OccupancyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OccupancyEdge'] = ResolversParentTypes['OccupancyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Occupancy'], ParentType, ContextType>;
};

export type OccupancyEndPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OccupancyEndPayload'] = ResolversParentTypes['OccupancyEndPayload']> = {
  occupancy?: Resolver<Maybe<ResolversTypes['Occupancy']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OccupancyUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OccupancyUpdatePayload'] = ResolversParentTypes['OccupancyUpdatePayload']> = {
  occupancy?: Resolver<Maybe<ResolversTypes['Occupancy']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Property'] = ResolversParentTypes['Property']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  occupancies?: Resolver<ResolversTypes['OccupancyConnection'], ParentType, ContextType, Partial<QueryOccupanciesArgs>>;
  occupancy?: Resolver<Maybe<ResolversTypes['Occupancy']>, ParentType, ContextType, RequireFields<QueryOccupancyArgs, 'id'>>;
  resident?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType, RequireFields<QueryResidentArgs, 'id'>>;
  residents?: Resolver<ResolversTypes['ResidentConnection'], ParentType, ContextType, Partial<QueryResidentsArgs>>;
};

export type ResidentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resident'] = ResolversParentTypes['Resident'], FederationReferenceType extends FederationReferenceTypes['Resident'] = FederationReferenceTypes['Resident']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resident']> | FederationReferenceType, FederationReferenceType, ContextType>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occupancies?: Resolver<ResolversTypes['OccupancyConnection'], ParentType, ContextType, Partial<ResidentOccupanciesArgs>>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  preferredLanguage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  units?: Resolver<ResolversTypes['ResidentUnitConnection'], ParentType, ContextType, Partial<ResidentUnitsArgs>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResidentArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentArchivePayload'] = ResolversParentTypes['ResidentArchivePayload']> = {
  resident?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResidentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentConnection'] = ResolversParentTypes['ResidentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResidentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Resident']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResidentCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentCreatePayload'] = ResolversParentTypes['ResidentCreatePayload']> = {
  resident?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResidentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentEdge'] = ResolversParentTypes['ResidentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Resident'], ParentType, ContextType>;
};

export type ResidentRestorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentRestorePayload'] = ResolversParentTypes['ResidentRestorePayload']> = {
  resident?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResidentUnitConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentUnitConnection'] = ResolversParentTypes['ResidentUnitConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResidentUnitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Unit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResidentUnitEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentUnitEdge'] = ResolversParentTypes['ResidentUnitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
};

export type ResidentUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResidentUpdatePayload'] = ResolversParentTypes['ResidentUpdatePayload']> = {
  resident?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type UnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit'], FederationReferenceType extends FederationReferenceTypes['Unit'] = FederationReferenceTypes['Unit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Unit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occupancies?: Resolver<ResolversTypes['OccupancyConnection'], ParentType, ContextType, Partial<UnitOccupanciesArgs>>;
  residents?: Resolver<ResolversTypes['ResidentConnection'], ParentType, ContextType, Partial<UnitResidentsArgs>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  residentProfile?: Resolver<Maybe<ResolversTypes['Resident']>, ParentType, ContextType>;
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
  Community?: CommunityResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Occupancy?: OccupancyResolvers<ContextType>;
  OccupancyConnection?: OccupancyConnectionResolvers<ContextType>;
  OccupancyCreatePayload?: OccupancyCreatePayloadResolvers<ContextType>;
  OccupancyEdge?: OccupancyEdgeResolvers<ContextType>;
  OccupancyEndPayload?: OccupancyEndPayloadResolvers<ContextType>;
  OccupancyUpdatePayload?: OccupancyUpdatePayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Property?: PropertyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Resident?: ResidentResolvers<ContextType>;
  ResidentArchivePayload?: ResidentArchivePayloadResolvers<ContextType>;
  ResidentConnection?: ResidentConnectionResolvers<ContextType>;
  ResidentCreatePayload?: ResidentCreatePayloadResolvers<ContextType>;
  ResidentEdge?: ResidentEdgeResolvers<ContextType>;
  ResidentRestorePayload?: ResidentRestorePayloadResolvers<ContextType>;
  ResidentUnitConnection?: ResidentUnitConnectionResolvers<ContextType>;
  ResidentUnitEdge?: ResidentUnitEdgeResolvers<ContextType>;
  ResidentUpdatePayload?: ResidentUpdatePayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Unit?: UnitResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
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
