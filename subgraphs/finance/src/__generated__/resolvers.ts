import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../references/index.ts';
import type { MoneyFields } from '@lintel/server/money';
import type { Failure } from '@lintel/kernel/result';
import type { LedgerAccountRow, LedgerAccountPage } from '../ledger/accounts.queries.ts';
import type { JournalEntryRow, JournalEntryPage, JournalLineOfEntry } from '../ledger/journal.queries.ts';
import type { TrialBalanceParts, TrialBalanceRowParts } from '../ledger/reports.queries.ts';
import type { ChargeRow, ChargePage } from '../charges/charges.queries.ts';
import type { PaymentRow, PaymentPage } from '../payments/payments.queries.ts';
import type { ApplicationOfPayment } from '../payments/applications.queries.ts';
import type { PaymentRecorded } from '../payments/payments.subscriptions.ts';
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

/** An amount that a lease owes for something. */
export type Charge = {
  readonly __typename?: 'Charge';
  /** The amount charged. */
  readonly amount: Money;
  /** What has been paid on the charge, in the order of application. */
  readonly applications: ReadonlyArray<PaymentApplication>;
  /** The day it counts for in the books. */
  readonly chargedOn: Scalars['Date']['output'];
  /** The community in whose books it stands. */
  readonly community: Community;
  /** When it was entered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What it is about, in words. */
  readonly description: Scalars['String']['output'];
  /** The day by which it is to be paid, in the community's calendar. */
  readonly dueOn: Scalars['Date']['output'];
  /** The id of the charge. */
  readonly id: Scalars['ID']['output'];
  /** What it is for. */
  readonly kind: ChargeKind;
  /** The lease that owes it. */
  readonly lease: Lease;
  /** What is still to be paid of it. */
  readonly openAmount: Money;
  /** The journal entry that posted it. */
  readonly postedEntry: JournalEntry;
  /** How far it is paid. */
  readonly status: ChargeStatus;
  /** The unit that it is charged for. */
  readonly unit: Unit;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change; pass it as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
  /** Why it was taken back; null unless it is void and a reason was given. */
  readonly voidReason?: Maybe<Scalars['String']['output']>;
  /** The day on which it was taken back; null unless it is void. */
  readonly voidedOn?: Maybe<Scalars['Date']['output']>;
};

/** A page of charges. */
export type ChargeConnection = {
  readonly __typename?: 'ChargeConnection';
  /** The charges of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ChargeEdge>;
  /** The charges of this page. */
  readonly nodes: ReadonlyArray<Charge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many charges there are in all; counted only when it is asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new charge. */
export type ChargeCreateInput = {
  /** The amount, more than zero, in the currency of the lease. */
  readonly amount: MoneyInput;
  /** The day it counts for in the books; the due day without it. */
  readonly chargedOn?: InputMaybe<Scalars['Date']['input']>;
  /** What it is about, at most 500 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The day by which it is to be paid, in the community's calendar. */
  readonly dueOn: Scalars['Date']['input'];
  /** What it is for. */
  readonly kind: ChargeKind;
  /** The lease that owes it; not a draft. */
  readonly leaseId: Scalars['ID']['input'];
};

/** The answer of chargeCreate. */
export type ChargeCreatePayload = {
  readonly __typename?: 'ChargeCreatePayload';
  /** The charge as it is now; null when there are errors. */
  readonly charge?: Maybe<Charge>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A charge on a page. */
export type ChargeEdge = {
  readonly __typename?: 'ChargeEdge';
  /** The place of the charge in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The charge. */
  readonly node: Charge;
};

/** Which charges to list. */
export type ChargeFilter = {
  /** Only those of this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those due on or after this day. */
  readonly dueFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only those due on or before this day. */
  readonly dueTo?: InputMaybe<Scalars['Date']['input']>;
  /** Any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<ChargeKind>>;
  /** Only those of this lease. */
  readonly leaseId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<ChargeStatus>>;
  /** Only those of this unit. */
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a charge is for. */
export type ChargeKind =
  /** Dues or a special assessment of the community. */
  | 'ASSESSMENT'
  /** A security deposit, which is held and not earned. */
  | 'DEPOSIT'
  /** Another fee. */
  | 'FEE'
  /** Interest on what is overdue. */
  | 'INTEREST'
  /** A fee for late payment. */
  | 'LATE_FEE'
  /** Legal or collection costs. */
  | 'LEGAL_COST'
  /** Maintenance that is charged on. */
  | 'MAINTENANCE'
  /** Something else. */
  | 'OTHER'
  /** Rent. */
  | 'RENT'
  /** Utilities that are charged on. */
  | 'UTILITY';

/** The order of a list of charges. */
export type ChargeOrder =
  /** By due day, the earliest first. */
  | 'DUE_ON_ASC'
  /** By due day, the latest first. */
  | 'DUE_ON_DESC';

/** How far a charge is paid. */
export type ChargeStatus =
  /** Nothing is paid. */
  | 'OPEN'
  /** All is paid. */
  | 'PAID'
  /** A part is paid. */
  | 'PARTIALLY_PAID'
  /** It was taken back. */
  | 'VOID';

/** Which charge to void. */
export type ChargeVoidInput = {
  /** The version that the change is based on; CONFLICT when the charge has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the charge. */
  readonly id: Scalars['ID']['input'];
  /** Why, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The day the reversal counts for, not before the charge; without it today in the community, or the day of the charge if that is later. */
  readonly voidedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** The answer of chargeVoid. */
export type ChargeVoidPayload = {
  readonly __typename?: 'ChargeVoidPayload';
  /** The charge as it is now; null when there are errors. */
  readonly charge?: Maybe<Charge>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A building, condominium or homeowners' association; owned by the identity subgraph. */
export type Community = {
  readonly __typename?: 'Community';
  /** The id of the community. */
  readonly id: Scalars['ID']['output'];
};

/** An entry of the journal: final, balanced, for one community and in one currency. */
export type JournalEntry = {
  readonly __typename?: 'JournalEntry';
  /** The community in whose books it stands. */
  readonly community: Community;
  /** The currency of all its lines. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** The day it counts for, in the community's calendar. */
  readonly entryDate: Scalars['Date']['output'];
  /** The id of the entry. */
  readonly id: Scalars['ID']['output'];
  /** The lines: at least two, with equal debits and credits. */
  readonly lines: ReadonlyArray<JournalLine>;
  /** What it is about. */
  readonly memo: Scalars['String']['output'];
  /** When it was written. */
  readonly postedAt: Scalars['DateTime']['output'];
  /** The entry that reversed this one; null when none has. */
  readonly reversedBy?: Maybe<JournalEntry>;
  /** The entry that this one reverses; null when it is no reversal. */
  readonly reverses?: Maybe<JournalEntry>;
  /** What posted it. */
  readonly source: JournalEntrySource;
  /** Whether it still counts or was reversed. */
  readonly status: JournalEntryStatus;
  /** The sum of its debits, which is that of its credits. */
  readonly total: Money;
};

/** A page of journal entries. */
export type JournalEntryConnection = {
  readonly __typename?: 'JournalEntryConnection';
  /** The entries of this page, each with its cursor. */
  readonly edges: ReadonlyArray<JournalEntryEdge>;
  /** The entries of this page. */
  readonly nodes: ReadonlyArray<JournalEntry>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many entries there are in all; counted only when it is asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A journal entry on a page. */
export type JournalEntryEdge = {
  readonly __typename?: 'JournalEntryEdge';
  /** The place of the entry in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: JournalEntry;
};

/** Which journal entries to list. */
export type JournalEntryFilter = {
  /** Only those that move this account. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those on or after this day. */
  readonly dateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only those on or before this day. */
  readonly dateTo?: InputMaybe<Scalars['Date']['input']>;
  /** Any of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<JournalEntrySource>>;
};

/** The order of a list of journal entries. */
export type JournalEntryOrder =
  /** By day, the oldest first. */
  | 'ENTRY_DATE_ASC'
  /** By day, the newest first. */
  | 'ENTRY_DATE_DESC';

/** A journal entry to post by hand. */
export type JournalEntryPostInput = {
  /** The community in whose books it stands. */
  readonly communityId: Scalars['ID']['input'];
  /** The day it counts for, in the community's calendar. */
  readonly entryDate: Scalars['Date']['input'];
  /** The lines, 2 to 200, all in one currency. */
  readonly lines: ReadonlyArray<JournalLineInput>;
  /** What it is about, at most 500 characters. */
  readonly memo?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of journalEntryPost. */
export type JournalEntryPostPayload = {
  readonly __typename?: 'JournalEntryPostPayload';
  /** The entry that was posted; null when there are errors. */
  readonly journalEntry?: Maybe<JournalEntry>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which journal entry to reverse. */
export type JournalEntryReverseInput = {
  /** The day the reversal counts for, not before the entry; without it today in the community, or the day of the entry if that is later. */
  readonly entryDate?: InputMaybe<Scalars['Date']['input']>;
  /** The id of the entry. */
  readonly id: Scalars['ID']['input'];
  /** Why, at most 500 characters. */
  readonly memo?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of journalEntryReverse. */
export type JournalEntryReversePayload = {
  readonly __typename?: 'JournalEntryReversePayload';
  /** The entry that was posted; null when there are errors. */
  readonly journalEntry?: Maybe<JournalEntry>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What posted an entry. */
export type JournalEntrySource =
  /** Credit of a lease that was used for a charge, or taken back with the payment. */
  | 'APPLICATION'
  /** A charge, or its void. */
  | 'CHARGE'
  /** A person, by hand. */
  | 'MANUAL'
  /** A payment, or its reversal. */
  | 'PAYMENT';

/** Whether an entry still counts. */
export type JournalEntryStatus =
  /** It counts. */
  | 'POSTED'
  /** A later entry has taken it back. */
  | 'REVERSED';

/** One line of a journal entry. */
export type JournalLine = {
  readonly __typename?: 'JournalLine';
  /** The account that it moves. */
  readonly account: LedgerAccount;
  /** The amount, always more than zero. */
  readonly amount: Money;
  /** The charge that it raises or settles, if any. */
  readonly charge?: Maybe<Charge>;
  /** The lease that it concerns, if any. */
  readonly lease?: Maybe<Lease>;
  /** What the line is about; empty when the entry says it all. */
  readonly memo: Scalars['String']['output'];
  /** The payment that it belongs to, if any. */
  readonly payment?: Maybe<Payment>;
  /** The place of the line in its entry, from 0. */
  readonly position: Scalars['Int']['output'];
  /** The side of the account that it stands on. */
  readonly side: JournalSide;
  /** The unit that it concerns, if any. */
  readonly unit?: Maybe<Unit>;
};

/** A line of a journal entry to post. */
export type JournalLineInput = {
  /** The account to move. Receivables and prepayments move only with charges and payments. */
  readonly accountId: Scalars['ID']['input'];
  /** The amount, more than zero. */
  readonly amount: MoneyInput;
  /** What the line is about, at most 500 characters. */
  readonly memo?: InputMaybe<Scalars['String']['input']>;
  /** The side of the account. */
  readonly side: JournalSide;
  /** The unit of the community that it concerns. */
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** A side of an account. */
export type JournalSide =
  /** The right side: raises liabilities, equity and income. */
  | 'CREDIT'
  /** The left side: raises assets and expenses. */
  | 'DEBIT';

/** The agreement by which a unit is let; owned by the property subgraph. */
export type Lease = {
  readonly __typename?: 'Lease';
  /** What is owed on the lease: its open charges less what was paid ahead. Negative is credit. */
  readonly balance: Money;
  /** What was charged on the lease, the latest due day first. */
  readonly charges: ChargeConnection;
  /** The id of the lease. */
  readonly id: Scalars['ID']['output'];
  /** What was paid on the lease, the latest first. */
  readonly payments: PaymentConnection;
};


/** The agreement by which a unit is let; owned by the property subgraph. */
export type LeaseChargesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The agreement by which a unit is let; owned by the property subgraph. */
export type LeasePaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An account of the ledger. Communities share the chart of accounts; figures are kept apart per community and currency. */
export type LedgerAccount = {
  readonly __typename?: 'LedgerAccount';
  /** When it was taken out of use; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What stands on the account on its natural side: debits less credits for assets and expenses, credits less debits otherwise. Null when the community is not visible. */
  readonly balance?: Maybe<Money>;
  /** The short code by which accountants know it, such as 4000. */
  readonly code: Scalars['String']['output'];
  /** When it was added. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What it is for; empty when nobody has said. */
  readonly description: Scalars['String']['output'];
  /** The id of the account. */
  readonly id: Scalars['ID']['output'];
  /** Whether it only gathers other accounts, so that nothing can be posted to it. */
  readonly isGroup: Scalars['Boolean']['output'];
  /** Whether commands of this API post to it, so that it cannot be archived or change its type. */
  readonly isSystem: Scalars['Boolean']['output'];
  /** The name of the account. */
  readonly name: Scalars['String']['output'];
  /** The group that it belongs to; null at the top of the chart. */
  readonly parent?: Maybe<LedgerAccount>;
  /** What commands post to it; null for accounts that are only posted to by hand. */
  readonly purpose?: Maybe<LedgerAccountPurpose>;
  /** Which side of the books it belongs to. */
  readonly type: LedgerAccountType;
  /** When it was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change; pass it as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
};


/** An account of the ledger. Communities share the chart of accounts; figures are kept apart per community and currency. */
export type LedgerAccountBalanceArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  communityId: Scalars['ID']['input'];
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
};

/** Which ledger account to archive. */
export type LedgerAccountArchiveInput = {
  /** The version that the change is based on; CONFLICT when the account has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the account. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of ledgerAccountArchive. */
export type LedgerAccountArchivePayload = {
  readonly __typename?: 'LedgerAccountArchivePayload';
  /** The account as it is now; null when there are errors. */
  readonly ledgerAccount?: Maybe<LedgerAccount>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of ledger accounts. */
export type LedgerAccountConnection = {
  readonly __typename?: 'LedgerAccountConnection';
  /** The accounts of this page, each with its cursor. */
  readonly edges: ReadonlyArray<LedgerAccountEdge>;
  /** The accounts of this page. */
  readonly nodes: ReadonlyArray<LedgerAccount>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many accounts there are in all; counted only when it is asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new ledger account. */
export type LedgerAccountCreateInput = {
  /** The code: letters, digits, points and dashes, at most 20; unique among the accounts in use. */
  readonly code: Scalars['String']['input'];
  /** What it is for, at most 1000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it only gathers other accounts; false without it. */
  readonly isGroup?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name, at most 200 characters. */
  readonly name: Scalars['String']['input'];
  /** The group that it belongs to, of the same type. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Which side of the books it belongs to. */
  readonly type: LedgerAccountType;
};

/** The answer of ledgerAccountCreate. */
export type LedgerAccountCreatePayload = {
  readonly __typename?: 'LedgerAccountCreatePayload';
  /** The account as it is now; null when there are errors. */
  readonly ledgerAccount?: Maybe<LedgerAccount>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A ledger account on a page. */
export type LedgerAccountEdge = {
  readonly __typename?: 'LedgerAccountEdge';
  /** The place of the account in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The account. */
  readonly node: LedgerAccount;
};

/** Which accounts to list. */
export type LedgerAccountFilter = {
  /** Whether archived accounts are listed; without it, they are not. */
  readonly archived?: InputMaybe<ArchivedFilter>;
  /** Accounts whose code starts with this text. */
  readonly codePrefix?: InputMaybe<Scalars['String']['input']>;
  /** Any of these types. */
  readonly types?: InputMaybe<ReadonlyArray<LedgerAccountType>>;
};

/** The order of a list of ledger accounts. */
export type LedgerAccountOrder =
  /** By code, the smallest first. */
  | 'CODE_ASC'
  /** By code, the largest first. */
  | 'CODE_DESC';

/** What commands post to an account. */
export type LedgerAccountPurpose =
  /** Dues and special assessments of a community. */
  | 'ASSESSMENT_INCOME'
  /** Money received and paid out. */
  | 'CASH'
  /** Security deposits, which are held and never earned. */
  | 'DEPOSITS_HELD'
  /** Other fees, legal costs included. */
  | 'FEE_INCOME'
  /** Interest on what is overdue. */
  | 'INTEREST_INCOME'
  /** Late fees. */
  | 'LATE_FEE_INCOME'
  /** Maintenance that is charged on. */
  | 'MAINTENANCE_INCOME'
  /** Everything else that is charged. */
  | 'OTHER_INCOME'
  /** Payments that no charge has used up yet. */
  | 'PREPAYMENTS'
  /** What tenants and owners owe: open charges. */
  | 'RECEIVABLES'
  /** Rent. */
  | 'RENTAL_INCOME'
  /** Utilities that are charged on. */
  | 'UTILITY_INCOME';

/** Which ledger account to restore. */
export type LedgerAccountRestoreInput = {
  /** The version that the change is based on; CONFLICT when the account has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the account. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of ledgerAccountRestore. */
export type LedgerAccountRestorePayload = {
  readonly __typename?: 'LedgerAccountRestorePayload';
  /** The account as it is now; null when there are errors. */
  readonly ledgerAccount?: Maybe<LedgerAccount>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which side of the books an account belongs to. */
export type LedgerAccountType =
  /** What is owned or owed to us; debits raise it. */
  | 'ASSET'
  /** What belongs to the owners; credits raise it. */
  | 'EQUITY'
  /** What is spent; debits raise it. */
  | 'EXPENSE'
  /** What is earned; credits raise it. */
  | 'INCOME'
  /** What is owed to others; credits raise it. */
  | 'LIABILITY';

/** Changes to a ledger account. */
export type LedgerAccountUpdateInput = {
  /** The new code. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** The new description. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The version that the change is based on; CONFLICT when the account has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the account. */
  readonly id: Scalars['ID']['input'];
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The new group; null takes the account out of its group. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** The new type; only while nothing was posted and the account is not a system account. */
  readonly type?: InputMaybe<LedgerAccountType>;
};

/** The answer of ledgerAccountUpdate. */
export type LedgerAccountUpdatePayload = {
  readonly __typename?: 'LedgerAccountUpdatePayload';
  /** The account as it is now; null when there are errors. */
  readonly ledgerAccount?: Maybe<LedgerAccount>;
  /** Why nothing was done; empty on success. */
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
  /** Charges a lease and posts it to the ledger. Credit of the lease is used for it at once. Needs the header Idempotency-Key. */
  readonly chargeCreate: ChargeCreatePayload;
  /** Takes back a charge that nothing was paid on, by a reversal in the ledger. Needs the header Idempotency-Key. */
  readonly chargeVoid: ChargeVoidPayload;
  /** Posts a journal entry by hand. Debits and credits must be equal. It can never be changed, only reversed. Needs the header Idempotency-Key. */
  readonly journalEntryPost: JournalEntryPostPayload;
  /** Posts the exact opposite of an entry that was posted by hand. Answers the new entry. Needs the header Idempotency-Key. */
  readonly journalEntryReverse: JournalEntryReversePayload;
  /** Takes a ledger account out of use. Its postings stay; it must stand at zero. */
  readonly ledgerAccountArchive: LedgerAccountArchivePayload;
  /** Adds an account to the chart of accounts. */
  readonly ledgerAccountCreate: LedgerAccountCreatePayload;
  /** Takes an archived ledger account back into use. */
  readonly ledgerAccountRestore: LedgerAccountRestorePayload;
  /** Changes a ledger account. Fields that are left out stay as they are. */
  readonly ledgerAccountUpdate: LedgerAccountUpdatePayload;
  /** Records money received for a lease and posts it. It settles the open charges of the lease, the oldest due first; what is left over is kept as credit. Needs the header Idempotency-Key. */
  readonly paymentRecord: PaymentRecordPayload;
  /** Takes a recorded payment back by reversals in the ledger. The charges that it had settled are open again, with their original due days. Needs the header Idempotency-Key. */
  readonly paymentReverse: PaymentReversePayload;
};


export type MutationChargeCreateArgs = {
  input: ChargeCreateInput;
};


export type MutationChargeVoidArgs = {
  input: ChargeVoidInput;
};


export type MutationJournalEntryPostArgs = {
  input: JournalEntryPostInput;
};


export type MutationJournalEntryReverseArgs = {
  input: JournalEntryReverseInput;
};


export type MutationLedgerAccountArchiveArgs = {
  input: LedgerAccountArchiveInput;
};


export type MutationLedgerAccountCreateArgs = {
  input: LedgerAccountCreateInput;
};


export type MutationLedgerAccountRestoreArgs = {
  input: LedgerAccountRestoreInput;
};


export type MutationLedgerAccountUpdateArgs = {
  input: LedgerAccountUpdateInput;
};


export type MutationPaymentRecordArgs = {
  input: PaymentRecordInput;
};


export type MutationPaymentReverseArgs = {
  input: PaymentReverseInput;
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

/** Money received for a lease. */
export type Payment = {
  readonly __typename?: 'Payment';
  /** The amount received. */
  readonly amount: Money;
  /** The charges that it settles, in the order of application. A reversed payment settles none. */
  readonly applications: ReadonlyArray<PaymentApplication>;
  /** The community in whose books it stands. */
  readonly community: Community;
  /** When it was recorded. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id of the payment. */
  readonly id: Scalars['ID']['output'];
  /** The lease that it was paid for. */
  readonly lease: Lease;
  /** A note of whoever recorded it; empty without one. */
  readonly memo: Scalars['String']['output'];
  /** How it was paid. */
  readonly method: PaymentMethod;
  /** The journal entry that posted it. */
  readonly postedEntry: JournalEntry;
  /** The day on which it was received, in the community's calendar. */
  readonly receivedOn: Scalars['Date']['output'];
  /** What the payer or the bank wrote on it, such as a check number. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** Why it was taken back; null unless it is reversed and a reason was given. */
  readonly reversalReason?: Maybe<Scalars['String']['output']>;
  /** The day on which it was taken back; null unless it is reversed. */
  readonly reversedOn?: Maybe<Scalars['Date']['output']>;
  /** Whether it counts. */
  readonly status: PaymentStatus;
  /** What of it no charge has used up: credit of the lease. */
  readonly unappliedAmount: Money;
  /** The unit of the lease. */
  readonly unit: Unit;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change; pass it as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
};

/** The part of a payment that settles a charge. */
export type PaymentApplication = {
  readonly __typename?: 'PaymentApplication';
  /** How much of the payment. */
  readonly amount: Money;
  /** The day from which it counts. */
  readonly appliedOn: Scalars['Date']['output'];
  /** The charge that it settles. */
  readonly charge: Charge;
  /** The payment. */
  readonly payment: Payment;
};

/** A page of payments. */
export type PaymentConnection = {
  readonly __typename?: 'PaymentConnection';
  /** The payments of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PaymentEdge>;
  /** The payments of this page. */
  readonly nodes: ReadonlyArray<Payment>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many payments there are in all; counted only when it is asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A payment on a page. */
export type PaymentEdge = {
  readonly __typename?: 'PaymentEdge';
  /** The place of the payment in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The payment. */
  readonly node: Payment;
};

/** Which payments to list. */
export type PaymentFilter = {
  /** Only those of this community. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those for this lease. */
  readonly leaseId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those made in this way. */
  readonly method?: InputMaybe<PaymentMethod>;
  /** Only those received on or after this day. */
  readonly receivedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only those received on or before this day. */
  readonly receivedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only those in this state. */
  readonly status?: InputMaybe<PaymentStatus>;
  /** Only those for this unit. */
  readonly unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** How a payment was made. */
export type PaymentMethod =
  /** A transfer from the payer's bank. */
  | 'BANK_TRANSFER'
  /** A debit or credit card. */
  | 'CARD'
  /** Coins and notes. */
  | 'CASH'
  /** A check. */
  | 'CHECK'
  /** A debit that the payer has authorised. */
  | 'DIRECT_DEBIT'
  /** A money order. */
  | 'MONEY_ORDER'
  /** Some other way. */
  | 'OTHER';

/** The order of a list of payments. */
export type PaymentOrder =
  /** By day of receipt, the earliest first. */
  | 'RECEIVED_ON_ASC'
  /** By day of receipt, the latest first. */
  | 'RECEIVED_ON_DESC';

/** Money that was received. */
export type PaymentRecordInput = {
  /** The amount, more than zero, in the currency of the lease. */
  readonly amount: MoneyInput;
  /** The lease that it was paid for; not a draft. */
  readonly leaseId: Scalars['ID']['input'];
  /** A note, at most 500 characters. */
  readonly memo?: InputMaybe<Scalars['String']['input']>;
  /** How it was paid. */
  readonly method: PaymentMethod;
  /** The day on which it was received: today or earlier in the community's time zone. */
  readonly receivedOn: Scalars['Date']['input'];
  /** What the payer or the bank wrote on it, at most 200 characters. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of paymentRecord. */
export type PaymentRecordPayload = {
  readonly __typename?: 'PaymentRecordPayload';
  /** The payment as it is now; null when there are errors. */
  readonly payment?: Maybe<Payment>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** News of a payment that was recorded. */
export type PaymentRecordedEvent = {
  readonly __typename?: 'PaymentRecordedEvent';
  /** When it was recorded. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The payment as it is now. */
  readonly payment: Payment;
};

/** Which payment to reverse. */
export type PaymentReverseInput = {
  /** The version that the change is based on; CONFLICT when the payment has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the payment. */
  readonly id: Scalars['ID']['input'];
  /** Why, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The day the reversal counts for, not before the payment; today in the community without it. */
  readonly reversedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** The answer of paymentReverse. */
export type PaymentReversePayload = {
  readonly __typename?: 'PaymentReversePayload';
  /** The payment as it is now; null when there are errors. */
  readonly payment?: Maybe<Payment>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether a payment counts. */
export type PaymentStatus =
  /** It was received and counts. */
  | 'COMPLETED'
  /** It was taken back. */
  | 'REVERSED';

export type Query = {
  readonly __typename?: 'Query';
  /** One charge; null when it does not exist or is not visible. */
  readonly charge?: Maybe<Charge>;
  /** Charges, the latest due day first. */
  readonly charges: ChargeConnection;
  /** Journal entries, newest day first. */
  readonly journalEntries: JournalEntryConnection;
  /** One journal entry; null when it does not exist or is not visible. */
  readonly journalEntry?: Maybe<JournalEntry>;
  /** One ledger account; null when it does not exist or is not visible. */
  readonly ledgerAccount?: Maybe<LedgerAccount>;
  /** The chart of accounts of the organization, by code. */
  readonly ledgerAccounts: LedgerAccountConnection;
  /** One payment; null when it does not exist or is not visible. */
  readonly payment?: Maybe<Payment>;
  /** Payments that were received, the latest first. */
  readonly payments: PaymentConnection;
  /** The trial balance of a community: what stands on each account on a day. Null when the community is not visible. */
  readonly trialBalance?: Maybe<TrialBalance>;
};


export type QueryChargeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryChargesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ChargeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ChargeOrder>;
};


export type QueryJournalEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JournalEntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<JournalEntryOrder>;
};


export type QueryJournalEntryArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLedgerAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLedgerAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LedgerAccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<LedgerAccountOrder>;
};


export type QueryPaymentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PaymentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PaymentOrder>;
};


export type QueryTrialBalanceArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  communityId: Scalars['ID']['input'];
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A payment was recorded, as soon as it stands in the books. Payments that the session may not see are left out. */
  readonly paymentRecorded: PaymentRecordedEvent;
};


export type SubscriptionPaymentRecordedArgs = {
  communityId?: InputMaybe<Scalars['ID']['input']>;
  leaseId?: InputMaybe<Scalars['ID']['input']>;
  unitId?: InputMaybe<Scalars['ID']['input']>;
};

/** What stands on each account of a community on a day. Total debits and total credits are equal. */
export type TrialBalance = {
  readonly __typename?: 'TrialBalance';
  /** The last day that is counted. */
  readonly asOf: Scalars['Date']['output'];
  /** The community whose books these are. */
  readonly community: Community;
  /** The currency of all amounts. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Every account that was ever moved by then, by code. */
  readonly rows: ReadonlyArray<TrialBalanceRow>;
  /** The sum of all credit balances. */
  readonly totalCredit: Money;
  /** The sum of all debit balances. */
  readonly totalDebit: Money;
};

/** One account of a trial balance. One of the two amounts is zero. */
export type TrialBalanceRow = {
  readonly __typename?: 'TrialBalanceRow';
  /** The account. */
  readonly account: LedgerAccount;
  /** Its balance when credits are more; zero otherwise. */
  readonly credit: Money;
  /** Its balance when debits are more; zero otherwise. */
  readonly debit: Money;
};

/** A flat, house or other part of a property that can be let; owned by the property subgraph. */
export type Unit = {
  readonly __typename?: 'Unit';
  /** What is owed for the unit: open charges of all its leases that you may see, past ones included, less what was paid ahead. Negative is credit. */
  readonly balance: Money;
  /** What was charged on all leases of the unit that you may see, the latest due day first. */
  readonly charges: ChargeConnection;
  /** The id of the unit. */
  readonly id: Scalars['ID']['output'];
};


/** A flat, house or other part of a property that can be let; owned by the property subgraph. */
export type UnitChargesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  Charge: Charge;
  JournalEntry: JournalEntry;
  Lease: Lease;
  LedgerAccount: LedgerAccount;
  Payment: Payment;
  Unit: Unit;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Charge:
    ( { __typename: 'Charge' }
    & GraphQLRecursivePick<FederationTypes['Charge'], {"id":true}> );
  JournalEntry:
    ( { __typename: 'JournalEntry' }
    & GraphQLRecursivePick<FederationTypes['JournalEntry'], {"id":true}> );
  Lease:
    ( { __typename: 'Lease' }
    & GraphQLRecursivePick<FederationTypes['Lease'], {"id":true}> );
  LedgerAccount:
    ( { __typename: 'LedgerAccount' }
    & GraphQLRecursivePick<FederationTypes['LedgerAccount'], {"id":true}> );
  Payment:
    ( { __typename: 'Payment' }
    & GraphQLRecursivePick<FederationTypes['Payment'], {"id":true}> );
  Unit:
    ( { __typename: 'Unit' }
    & GraphQLRecursivePick<FederationTypes['Unit'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ArchivedFilter: ArchivedFilter;
  Charge: ResolverTypeWrapper<ChargeRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ChargeConnection: ResolverTypeWrapper<ChargePage>;
  ChargeCreateInput: ChargeCreateInput;
  ChargeCreatePayload: ResolverTypeWrapper<Omit<ChargeCreatePayload, 'charge' | 'userErrors'> & { charge?: Maybe<ResolversTypes['Charge']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ChargeEdge: ResolverTypeWrapper<Omit<ChargeEdge, 'node'> & { node: ResolversTypes['Charge'] }>;
  ChargeFilter: ChargeFilter;
  ChargeKind: ChargeKind;
  ChargeOrder: ChargeOrder;
  ChargeStatus: ChargeStatus;
  ChargeVoidInput: ChargeVoidInput;
  ChargeVoidPayload: ResolverTypeWrapper<Omit<ChargeVoidPayload, 'charge' | 'userErrors'> & { charge?: Maybe<ResolversTypes['Charge']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Community: ResolverTypeWrapper<Reference>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  JournalEntry: ResolverTypeWrapper<JournalEntryRow>;
  JournalEntryConnection: ResolverTypeWrapper<JournalEntryPage>;
  JournalEntryEdge: ResolverTypeWrapper<Omit<JournalEntryEdge, 'node'> & { node: ResolversTypes['JournalEntry'] }>;
  JournalEntryFilter: JournalEntryFilter;
  JournalEntryOrder: JournalEntryOrder;
  JournalEntryPostInput: JournalEntryPostInput;
  JournalEntryPostPayload: ResolverTypeWrapper<Omit<JournalEntryPostPayload, 'journalEntry' | 'userErrors'> & { journalEntry?: Maybe<ResolversTypes['JournalEntry']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  JournalEntryReverseInput: JournalEntryReverseInput;
  JournalEntryReversePayload: ResolverTypeWrapper<Omit<JournalEntryReversePayload, 'journalEntry' | 'userErrors'> & { journalEntry?: Maybe<ResolversTypes['JournalEntry']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  JournalEntrySource: JournalEntrySource;
  JournalEntryStatus: JournalEntryStatus;
  JournalLine: ResolverTypeWrapper<JournalLineOfEntry>;
  JournalLineInput: JournalLineInput;
  JournalSide: JournalSide;
  Lease: ResolverTypeWrapper<Reference>;
  LedgerAccount: ResolverTypeWrapper<LedgerAccountRow>;
  LedgerAccountArchiveInput: LedgerAccountArchiveInput;
  LedgerAccountArchivePayload: ResolverTypeWrapper<Omit<LedgerAccountArchivePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  LedgerAccountConnection: ResolverTypeWrapper<LedgerAccountPage>;
  LedgerAccountCreateInput: LedgerAccountCreateInput;
  LedgerAccountCreatePayload: ResolverTypeWrapper<Omit<LedgerAccountCreatePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  LedgerAccountEdge: ResolverTypeWrapper<Omit<LedgerAccountEdge, 'node'> & { node: ResolversTypes['LedgerAccount'] }>;
  LedgerAccountFilter: LedgerAccountFilter;
  LedgerAccountOrder: LedgerAccountOrder;
  LedgerAccountPurpose: LedgerAccountPurpose;
  LedgerAccountRestoreInput: LedgerAccountRestoreInput;
  LedgerAccountRestorePayload: ResolverTypeWrapper<Omit<LedgerAccountRestorePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  LedgerAccountType: LedgerAccountType;
  LedgerAccountUpdateInput: LedgerAccountUpdateInput;
  LedgerAccountUpdatePayload: ResolverTypeWrapper<Omit<LedgerAccountUpdatePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Money: ResolverTypeWrapper<MoneyFields>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<PaymentRow>;
  PaymentApplication: ResolverTypeWrapper<ApplicationOfPayment>;
  PaymentConnection: ResolverTypeWrapper<PaymentPage>;
  PaymentEdge: ResolverTypeWrapper<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>;
  PaymentFilter: PaymentFilter;
  PaymentMethod: PaymentMethod;
  PaymentOrder: PaymentOrder;
  PaymentRecordInput: PaymentRecordInput;
  PaymentRecordPayload: ResolverTypeWrapper<Omit<PaymentRecordPayload, 'payment' | 'userErrors'> & { payment?: Maybe<ResolversTypes['Payment']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  PaymentRecordedEvent: ResolverTypeWrapper<PaymentRecorded>;
  PaymentReverseInput: PaymentReverseInput;
  PaymentReversePayload: ResolverTypeWrapper<Omit<PaymentReversePayload, 'payment' | 'userErrors'> & { payment?: Maybe<ResolversTypes['Payment']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  PaymentStatus: PaymentStatus;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TrialBalance: ResolverTypeWrapper<TrialBalanceParts>;
  TrialBalanceRow: ResolverTypeWrapper<TrialBalanceRowParts>;
  Unit: ResolverTypeWrapper<Reference>;
  UserError: ResolverTypeWrapper<Failure>;
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
  Charge: ChargeRow;
  ID: Scalars['ID']['output'];
  ChargeConnection: ChargePage;
  ChargeCreateInput: ChargeCreateInput;
  ChargeCreatePayload: Omit<ChargeCreatePayload, 'charge' | 'userErrors'> & { charge?: Maybe<ResolversParentTypes['Charge']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ChargeEdge: Omit<ChargeEdge, 'node'> & { node: ResolversParentTypes['Charge'] };
  ChargeFilter: ChargeFilter;
  ChargeVoidInput: ChargeVoidInput;
  ChargeVoidPayload: Omit<ChargeVoidPayload, 'charge' | 'userErrors'> & { charge?: Maybe<ResolversParentTypes['Charge']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Community: Reference;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  JournalEntry: JournalEntryRow;
  JournalEntryConnection: JournalEntryPage;
  JournalEntryEdge: Omit<JournalEntryEdge, 'node'> & { node: ResolversParentTypes['JournalEntry'] };
  JournalEntryFilter: JournalEntryFilter;
  JournalEntryPostInput: JournalEntryPostInput;
  JournalEntryPostPayload: Omit<JournalEntryPostPayload, 'journalEntry' | 'userErrors'> & { journalEntry?: Maybe<ResolversParentTypes['JournalEntry']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  JournalEntryReverseInput: JournalEntryReverseInput;
  JournalEntryReversePayload: Omit<JournalEntryReversePayload, 'journalEntry' | 'userErrors'> & { journalEntry?: Maybe<ResolversParentTypes['JournalEntry']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  JournalLine: JournalLineOfEntry;
  JournalLineInput: JournalLineInput;
  Lease: Reference;
  LedgerAccount: LedgerAccountRow;
  LedgerAccountArchiveInput: LedgerAccountArchiveInput;
  LedgerAccountArchivePayload: Omit<LedgerAccountArchivePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversParentTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  LedgerAccountConnection: LedgerAccountPage;
  LedgerAccountCreateInput: LedgerAccountCreateInput;
  LedgerAccountCreatePayload: Omit<LedgerAccountCreatePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversParentTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  LedgerAccountEdge: Omit<LedgerAccountEdge, 'node'> & { node: ResolversParentTypes['LedgerAccount'] };
  LedgerAccountFilter: LedgerAccountFilter;
  LedgerAccountRestoreInput: LedgerAccountRestoreInput;
  LedgerAccountRestorePayload: Omit<LedgerAccountRestorePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversParentTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  LedgerAccountUpdateInput: LedgerAccountUpdateInput;
  LedgerAccountUpdatePayload: Omit<LedgerAccountUpdatePayload, 'ledgerAccount' | 'userErrors'> & { ledgerAccount?: Maybe<ResolversParentTypes['LedgerAccount']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Money: MoneyFields;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Payment: PaymentRow;
  PaymentApplication: ApplicationOfPayment;
  PaymentConnection: PaymentPage;
  PaymentEdge: Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] };
  PaymentFilter: PaymentFilter;
  PaymentRecordInput: PaymentRecordInput;
  PaymentRecordPayload: Omit<PaymentRecordPayload, 'payment' | 'userErrors'> & { payment?: Maybe<ResolversParentTypes['Payment']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  PaymentRecordedEvent: PaymentRecorded;
  PaymentReverseInput: PaymentReverseInput;
  PaymentReversePayload: Omit<PaymentReversePayload, 'payment' | 'userErrors'> & { payment?: Maybe<ResolversParentTypes['Payment']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Query: Record<PropertyKey, never>;
  SafeInt: Scalars['SafeInt']['output'];
  Subscription: Record<PropertyKey, never>;
  TrialBalance: TrialBalanceParts;
  TrialBalanceRow: TrialBalanceRowParts;
  Unit: Reference;
  UserError: Failure;
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

export type ChargeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Charge'] = ResolversParentTypes['Charge'], FederationReferenceType extends FederationReferenceTypes['Charge'] = FederationReferenceTypes['Charge']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Charge']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  applications?: Resolver<ReadonlyArray<ResolversTypes['PaymentApplication']>, ParentType, ContextType>;
  chargedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  community?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChargeKind'], ParentType, ContextType>;
  lease?: Resolver<ResolversTypes['Lease'], ParentType, ContextType>;
  openAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  postedEntry?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChargeStatus'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  voidReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  voidedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ChargeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeConnection'] = ResolversParentTypes['ChargeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChargeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Charge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChargeCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeCreatePayload'] = ResolversParentTypes['ChargeCreatePayload']> = {
  charge?: Resolver<Maybe<ResolversTypes['Charge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChargeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeEdge'] = ResolversParentTypes['ChargeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Charge'], ParentType, ContextType>;
};

export type ChargeVoidPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeVoidPayload'] = ResolversParentTypes['ChargeVoidPayload']> = {
  charge?: Resolver<Maybe<ResolversTypes['Charge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

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

export type JournalEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntry'] = ResolversParentTypes['JournalEntry'], FederationReferenceType extends FederationReferenceTypes['JournalEntry'] = FederationReferenceTypes['JournalEntry']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['JournalEntry']> | FederationReferenceType, FederationReferenceType, ContextType>;
  community?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  entryDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['JournalLine']>, ParentType, ContextType>;
  memo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reversedBy?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  reverses?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['JournalEntrySource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JournalEntryStatus'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type JournalEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntryConnection'] = ResolversParentTypes['JournalEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JournalEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JournalEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntryEdge'] = ResolversParentTypes['JournalEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
};

export type JournalEntryPostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntryPostPayload'] = ResolversParentTypes['JournalEntryPostPayload']> = {
  journalEntry?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type JournalEntryReversePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntryReversePayload'] = ResolversParentTypes['JournalEntryReversePayload']> = {
  journalEntry?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type JournalLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalLine'] = ResolversParentTypes['JournalLine']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  charge?: Resolver<Maybe<ResolversTypes['Charge']>, ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  memo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['JournalSide'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
};

export type LeaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lease'] = ResolversParentTypes['Lease'], FederationReferenceType extends FederationReferenceTypes['Lease'] = FederationReferenceTypes['Lease']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lease']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  charges?: Resolver<ResolversTypes['ChargeConnection'], ParentType, ContextType, Partial<LeaseChargesArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payments?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType, Partial<LeasePaymentsArgs>>;
};

export type LedgerAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccount'] = ResolversParentTypes['LedgerAccount'], FederationReferenceType extends FederationReferenceTypes['LedgerAccount'] = FederationReferenceTypes['LedgerAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, RequireFields<LedgerAccountBalanceArgs, 'communityId'>>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isGroup?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isSystem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['LedgerAccountPurpose']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LedgerAccountType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerAccountArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountArchivePayload'] = ResolversParentTypes['LedgerAccountArchivePayload']> = {
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LedgerAccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountConnection'] = ResolversParentTypes['LedgerAccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LedgerAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerAccountCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountCreatePayload'] = ResolversParentTypes['LedgerAccountCreatePayload']> = {
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LedgerAccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountEdge'] = ResolversParentTypes['LedgerAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
};

export type LedgerAccountRestorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountRestorePayload'] = ResolversParentTypes['LedgerAccountRestorePayload']> = {
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LedgerAccountUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountUpdatePayload'] = ResolversParentTypes['LedgerAccountUpdatePayload']> = {
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minorUnits?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  chargeCreate?: Resolver<ResolversTypes['ChargeCreatePayload'], ParentType, ContextType, RequireFields<MutationChargeCreateArgs, 'input'>>;
  chargeVoid?: Resolver<ResolversTypes['ChargeVoidPayload'], ParentType, ContextType, RequireFields<MutationChargeVoidArgs, 'input'>>;
  journalEntryPost?: Resolver<ResolversTypes['JournalEntryPostPayload'], ParentType, ContextType, RequireFields<MutationJournalEntryPostArgs, 'input'>>;
  journalEntryReverse?: Resolver<ResolversTypes['JournalEntryReversePayload'], ParentType, ContextType, RequireFields<MutationJournalEntryReverseArgs, 'input'>>;
  ledgerAccountArchive?: Resolver<ResolversTypes['LedgerAccountArchivePayload'], ParentType, ContextType, RequireFields<MutationLedgerAccountArchiveArgs, 'input'>>;
  ledgerAccountCreate?: Resolver<ResolversTypes['LedgerAccountCreatePayload'], ParentType, ContextType, RequireFields<MutationLedgerAccountCreateArgs, 'input'>>;
  ledgerAccountRestore?: Resolver<ResolversTypes['LedgerAccountRestorePayload'], ParentType, ContextType, RequireFields<MutationLedgerAccountRestoreArgs, 'input'>>;
  ledgerAccountUpdate?: Resolver<ResolversTypes['LedgerAccountUpdatePayload'], ParentType, ContextType, RequireFields<MutationLedgerAccountUpdateArgs, 'input'>>;
  paymentRecord?: Resolver<ResolversTypes['PaymentRecordPayload'], ParentType, ContextType, RequireFields<MutationPaymentRecordArgs, 'input'>>;
  paymentReverse?: Resolver<ResolversTypes['PaymentReversePayload'], ParentType, ContextType, RequireFields<MutationPaymentReverseArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment'], FederationReferenceType extends FederationReferenceTypes['Payment'] = FederationReferenceTypes['Payment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  applications?: Resolver<ReadonlyArray<ResolversTypes['PaymentApplication']>, ParentType, ContextType>;
  community?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lease?: Resolver<ResolversTypes['Lease'], ParentType, ContextType>;
  memo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  postedEntry?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
  receivedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reversalReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reversedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  unappliedAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentApplication'] = ResolversParentTypes['PaymentApplication']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  appliedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  charge?: Resolver<ResolversTypes['Charge'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Payment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type PaymentRecordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentRecordPayload'] = ResolversParentTypes['PaymentRecordPayload']> = {
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentRecordedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentRecordedEvent'] = ResolversParentTypes['PaymentRecordedEvent']> = {
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type PaymentReversePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentReversePayload'] = ResolversParentTypes['PaymentReversePayload']> = {
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  charge?: Resolver<Maybe<ResolversTypes['Charge']>, ParentType, ContextType, RequireFields<QueryChargeArgs, 'id'>>;
  charges?: Resolver<ResolversTypes['ChargeConnection'], ParentType, ContextType, Partial<QueryChargesArgs>>;
  journalEntries?: Resolver<ResolversTypes['JournalEntryConnection'], ParentType, ContextType, Partial<QueryJournalEntriesArgs>>;
  journalEntry?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType, RequireFields<QueryJournalEntryArgs, 'id'>>;
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType, RequireFields<QueryLedgerAccountArgs, 'id'>>;
  ledgerAccounts?: Resolver<ResolversTypes['LedgerAccountConnection'], ParentType, ContextType, Partial<QueryLedgerAccountsArgs>>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<QueryPaymentArgs, 'id'>>;
  payments?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType, Partial<QueryPaymentsArgs>>;
  trialBalance?: Resolver<Maybe<ResolversTypes['TrialBalance']>, ParentType, ContextType, RequireFields<QueryTrialBalanceArgs, 'communityId'>>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  paymentRecorded?: SubscriptionResolver<ResolversTypes['PaymentRecordedEvent'], "paymentRecorded", ParentType, ContextType, Partial<SubscriptionPaymentRecordedArgs>>;
};

export type TrialBalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrialBalance'] = ResolversParentTypes['TrialBalance']> = {
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  community?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['TrialBalanceRow']>, ParentType, ContextType>;
  totalCredit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalDebit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type TrialBalanceRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrialBalanceRow'] = ResolversParentTypes['TrialBalanceRow']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type UnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit'], FederationReferenceType extends FederationReferenceTypes['Unit'] = FederationReferenceTypes['Unit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Unit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  charges?: Resolver<ResolversTypes['ChargeConnection'], ParentType, ContextType, Partial<UnitChargesArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  Charge?: ChargeResolvers<ContextType>;
  ChargeConnection?: ChargeConnectionResolvers<ContextType>;
  ChargeCreatePayload?: ChargeCreatePayloadResolvers<ContextType>;
  ChargeEdge?: ChargeEdgeResolvers<ContextType>;
  ChargeVoidPayload?: ChargeVoidPayloadResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  JournalEntry?: JournalEntryResolvers<ContextType>;
  JournalEntryConnection?: JournalEntryConnectionResolvers<ContextType>;
  JournalEntryEdge?: JournalEntryEdgeResolvers<ContextType>;
  JournalEntryPostPayload?: JournalEntryPostPayloadResolvers<ContextType>;
  JournalEntryReversePayload?: JournalEntryReversePayloadResolvers<ContextType>;
  JournalLine?: JournalLineResolvers<ContextType>;
  Lease?: LeaseResolvers<ContextType>;
  LedgerAccount?: LedgerAccountResolvers<ContextType>;
  LedgerAccountArchivePayload?: LedgerAccountArchivePayloadResolvers<ContextType>;
  LedgerAccountConnection?: LedgerAccountConnectionResolvers<ContextType>;
  LedgerAccountCreatePayload?: LedgerAccountCreatePayloadResolvers<ContextType>;
  LedgerAccountEdge?: LedgerAccountEdgeResolvers<ContextType>;
  LedgerAccountRestorePayload?: LedgerAccountRestorePayloadResolvers<ContextType>;
  LedgerAccountUpdatePayload?: LedgerAccountUpdatePayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentApplication?: PaymentApplicationResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  PaymentRecordPayload?: PaymentRecordPayloadResolvers<ContextType>;
  PaymentRecordedEvent?: PaymentRecordedEventResolvers<ContextType>;
  PaymentReversePayload?: PaymentReversePayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Subscription?: SubscriptionResolvers<ContextType>;
  TrialBalance?: TrialBalanceResolvers<ContextType>;
  TrialBalanceRow?: TrialBalanceRowResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
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
