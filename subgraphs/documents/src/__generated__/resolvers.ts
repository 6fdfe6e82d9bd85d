import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DocumentRow, DocumentsPage, VersionRow, VersionsPage, LinkRow } from '../library/documents.queries.ts';
import type { AnnouncedUpload } from '../files/uploads.commands.ts';
import type { GrantedDownload } from '../files/downloads.commands.ts';
import type { CategoryRow, CategoriesPage } from '../library/categories.queries.ts';
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

/** A document: what it is about and who may see it. Its content is a file, of which there may be several versions. */
export type Document = {
  readonly __typename?: 'Document';
  /** Who besides the staff may see it, among those whom one of its links concerns. */
  readonly accessLevel: DocumentAccessLevel;
  /** When the document was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The category that it is filed under. */
  readonly category: DocumentCategory;
  /** The community whose staff keeps it; null when the organization's own staff does. */
  readonly community?: Maybe<Community>;
  /** Whether only the staff may see it, whatever the access level. */
  readonly confidential: Scalars['Boolean']['output'];
  /** When the document was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The present file. */
  readonly currentVersion: DocumentVersion;
  /** The day on which what it certifies expires; null when it does not. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** Id of the document. */
  readonly id: Scalars['ID']['output'];
  /** What the document is about; at most 100. Outside of the staff, you see only the links to what is yours. */
  readonly links: ReadonlyArray<DocumentLink>;
  /** Where the document stands in its life. */
  readonly status: DocumentStatus;
  /** Free words to find it by, in small letters. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** What the document is called; not the name of its file. */
  readonly title: Scalars['String']['output'];
  /** Grows by one with each change; pass it as expectedVersion. */
  readonly version: Scalars['Int']['output'];
  /** All files, the latest first. */
  readonly versions: DocumentVersionConnection;
};


/** A document: what it is about and who may see it. Its content is a file, of which there may be several versions. */
export type DocumentVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Who besides the staff may see a document, among those whom one of its links concerns. */
export type DocumentAccessLevel =
  /** Owners of the unit, of a unit in the property or community, or of the unit of the lease. */
  | 'OWNERS'
  /** Everybody who lives or owns there, the tenants of the lease, or the person himself. */
  | 'RESIDENTS'
  /** Nobody. */
  | 'STAFF';

/** Which document to archive. */
export type DocumentArchiveInput = {
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the document. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of documentArchive. */
export type DocumentArchivePayload = {
  readonly __typename?: 'DocumentArchivePayload';
  /** The archived document; null when there are errors. */
  readonly document?: Maybe<Document>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What documents are filed under. Every organization starts with the usual ones. */
export type DocumentCategory = {
  readonly __typename?: 'DocumentCategory';
  /** When the category was archived; null while it is in use. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What belongs into it. Empty text when nobody has said. */
  readonly description: Scalars['String']['output'];
  /** Id of the category. */
  readonly id: Scalars['ID']['output'];
  /** Short name for programs, such as floor_plan; it never changes. */
  readonly key: Scalars['String']['output'];
  /** Name for people. */
  readonly name: Scalars['String']['output'];
  /** Grows by one with each change; pass it as expectedVersion. */
  readonly version: Scalars['Int']['output'];
};

/** Which category to archive. */
export type DocumentCategoryArchiveInput = {
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the category. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of documentCategoryArchive. */
export type DocumentCategoryArchivePayload = {
  readonly __typename?: 'DocumentCategoryArchivePayload';
  /** The archived category; null when there are errors. */
  readonly documentCategory?: Maybe<DocumentCategory>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of categories. */
export type DocumentCategoryConnection = {
  readonly __typename?: 'DocumentCategoryConnection';
  /** The categories of this page, each with its cursor. */
  readonly edges: ReadonlyArray<DocumentCategoryEdge>;
  /** The categories of this page. */
  readonly nodes: ReadonlyArray<DocumentCategory>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many categories there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new category. */
export type DocumentCategoryCreateInput = {
  /** What belongs into it, at most 1000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Short name for programs: 2 to 63 small letters, digits and underscores, beginning with a letter. */
  readonly key: Scalars['String']['input'];
  /** Name for people, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
};

/** The answer of documentCategoryCreate. */
export type DocumentCategoryCreatePayload = {
  readonly __typename?: 'DocumentCategoryCreatePayload';
  /** The new category; null when there are errors. */
  readonly documentCategory?: Maybe<DocumentCategory>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A category and where it stands in its list. */
export type DocumentCategoryEdge = {
  readonly __typename?: 'DocumentCategoryEdge';
  /** Cursor of this place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The category. */
  readonly node: DocumentCategory;
};

/** Which categories to list. */
export type DocumentCategoryFilter = {
  /** Whether archived categories are part of the list; by default they are not. */
  readonly archived?: InputMaybe<ArchivedFilter>;
};

/** What to change of a category; fields that are left out stay as they are. */
export type DocumentCategoryUpdateInput = {
  /** The new description; null removes it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the category. */
  readonly id: Scalars['ID']['input'];
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of documentCategoryUpdate. */
export type DocumentCategoryUpdatePayload = {
  readonly __typename?: 'DocumentCategoryUpdatePayload';
  /** The changed category; null when there are errors. */
  readonly documentCategory?: Maybe<DocumentCategory>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of documents. */
export type DocumentConnection = {
  readonly __typename?: 'DocumentConnection';
  /** The documents of this page, each with its cursor. */
  readonly edges: ReadonlyArray<DocumentEdge>;
  /** The documents of this page. */
  readonly nodes: ReadonlyArray<Document>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many documents there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A new document made of a finished upload. */
export type DocumentCreateInput = {
  /** Who besides the staff may see it; by default nobody. */
  readonly accessLevel?: InputMaybe<DocumentAccessLevel>;
  /** Key of the category, such as legal. */
  readonly categoryKey: Scalars['String']['input'];
  /** The community whose staff keeps it; by default the one of all its links, or else the organization's own staff. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether only the staff may see it, whatever the access level; by default not. */
  readonly confidential?: InputMaybe<Scalars['Boolean']['input']>;
  /** The day on which what it certifies expires. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** What the document is about; at most 100. */
  readonly links?: InputMaybe<ReadonlyArray<DocumentLinkInput>>;
  /** At most 20 tags of at most 50 characters each. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The title, 1 to 200 characters. */
  readonly title: Scalars['String']['input'];
  /** Id of the upload, whose file must have arrived. */
  readonly uploadId: Scalars['ID']['input'];
};

/** The answer of documentCreate. */
export type DocumentCreatePayload = {
  readonly __typename?: 'DocumentCreatePayload';
  /** The new document; null when there are errors. */
  readonly document?: Maybe<Document>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which file to fetch. */
export type DocumentDownloadCreateInput = {
  /** Id of the document. */
  readonly documentId: Scalars['ID']['input'];
  /** Number of the version; by default the present one. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** The answer of documentDownloadCreate. */
export type DocumentDownloadCreatePayload = {
  readonly __typename?: 'DocumentDownloadCreatePayload';
  /** Where to fetch the file; null when there are errors. */
  readonly download?: Maybe<Download>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A document and where it stands in its list. */
export type DocumentEdge = {
  readonly __typename?: 'DocumentEdge';
  /** Cursor of this place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The document. */
  readonly node: Document;
};

/** Which documents to list; conditions are joined by AND. */
export type DocumentFilter = {
  /** Whether archived documents are part of the list; by default they are not. */
  readonly archived?: InputMaybe<ArchivedFilter>;
  /** Documents filed under the category with this key. */
  readonly categoryKey?: InputMaybe<Scalars['String']['input']>;
  /** Documents that this community keeps. */
  readonly communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Documents that are linked to this object. */
  readonly linkedTo?: InputMaybe<DocumentTargetInput>;
  /** Documents that have this tag; letter case does not matter. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
  /** The title begins with this text; letter case and accents do not matter. */
  readonly titleStartsWith?: InputMaybe<Scalars['String']['input']>;
};

/** What a document is about. */
export type DocumentLink = {
  readonly __typename?: 'DocumentLink';
  /** Id of the link. */
  readonly id: Scalars['ID']['output'];
  /** Whether this is what the document is mainly about, such as one of several properties sold together. */
  readonly isPrimary: Scalars['Boolean']['output'];
  /** The object. */
  readonly target: DocumentTarget;
  /** What kind of object it is. */
  readonly type: DocumentTargetType;
};

/** A new link of a document. */
export type DocumentLinkAddInput = {
  /** Id of the document. */
  readonly documentId: Scalars['ID']['input'];
  /** Whether this becomes what the document is mainly about; by default only when nothing is yet. */
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** The object that the document is about. */
  readonly target: DocumentTargetInput;
};

/** The answer of documentLinkAdd. */
export type DocumentLinkAddPayload = {
  readonly __typename?: 'DocumentLinkAddPayload';
  /** The document with its new link; null when there are errors. */
  readonly document?: Maybe<Document>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a new document is to be linked to. */
export type DocumentLinkInput = {
  /** Its id. */
  readonly id: Scalars['ID']['input'];
  /** Whether this is what the document is mainly about; of several, the first is when none says so. */
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** What kind of object it is. */
  readonly type: DocumentTargetType;
};

/** Which link to remove. */
export type DocumentLinkRemoveInput = {
  /** Id of the document. */
  readonly documentId: Scalars['ID']['input'];
  /** Id of the link. */
  readonly linkId: Scalars['ID']['input'];
};

/** The answer of documentLinkRemove. */
export type DocumentLinkRemovePayload = {
  readonly __typename?: 'DocumentLinkRemovePayload';
  /** The document without the link; null when there are errors. */
  readonly document?: Maybe<Document>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How documents are ordered. */
export type DocumentOrder =
  /** Those made last come first. The default. */
  | 'NEWEST_FIRST'
  /** By title, from A to Z. */
  | 'TITLE_ASC'
  /** By title, from Z to A. */
  | 'TITLE_DESC';

/** Which archived document to bring back. */
export type DocumentRestoreInput = {
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the document. */
  readonly id: Scalars['ID']['input'];
};

/** The answer of documentRestore. */
export type DocumentRestorePayload = {
  readonly __typename?: 'DocumentRestorePayload';
  /** The restored document; null when there are errors. */
  readonly document?: Maybe<Document>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where a document stands in its life. */
export type DocumentStatus =
  /** It was uploaded, and nobody has reviewed it. */
  | 'UPLOADED';

/** What a document can be about. */
export type DocumentTarget = Community | Lease | Property | Resident | Unit;

/** An object that a document can be about. */
export type DocumentTargetInput = {
  /** Its id. */
  readonly id: Scalars['ID']['input'];
  /** What kind of object it is. */
  readonly type: DocumentTargetType;
};

/** The kinds of objects that a document can be about. */
export type DocumentTargetType =
  /** A whole community, such as its rules. */
  | 'COMMUNITY'
  /** A lease. */
  | 'LEASE'
  /** A property. */
  | 'PROPERTY'
  /** A person. */
  | 'RESIDENT'
  /** A unit. */
  | 'UNIT';

/** What to change of a document; fields that are left out stay as they are. */
export type DocumentUpdateInput = {
  /** Who besides the staff may see it. */
  readonly accessLevel?: InputMaybe<DocumentAccessLevel>;
  /** Key of the new category. */
  readonly categoryKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether only the staff may see it, whatever the access level. */
  readonly confidential?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The day on which what it certifies expires; null removes it. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** Id of the document. */
  readonly id: Scalars['ID']['input'];
  /** The new tags, instead of all that there were. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The new title. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

/** The answer of documentUpdate. */
export type DocumentUpdatePayload = {
  readonly __typename?: 'DocumentUpdatePayload';
  /** The changed document; null when there are errors. */
  readonly document?: Maybe<Document>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The announcement of a file. */
export type DocumentUploadCreateInput = {
  /** Name of the file, 1 to 255 characters, without path separators and control characters. */
  readonly fileName: Scalars['String']['input'];
  /** Media type; the content must be of it. One of application/pdf, image/png, image/jpeg, image/webp, image/gif, image/heic, text/plain, text/csv, and the types of docx and xlsx files. */
  readonly mimeType: Scalars['String']['input'];
  /** SHA-256 of the content as 64 hexadecimal digits, to notice damage on the way. */
  readonly sha256?: InputMaybe<Scalars['String']['input']>;
  /** Exact size in bytes. */
  readonly sizeBytes: Scalars['SafeInt']['input'];
};

/** The answer of documentUploadCreate. */
export type DocumentUploadCreatePayload = {
  readonly __typename?: 'DocumentUploadCreatePayload';
  /** Where and how to send the file; null when there are errors. */
  readonly upload?: Maybe<Upload>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One file of a document. */
export type DocumentVersion = {
  readonly __typename?: 'DocumentVersion';
  /** Name of the file as it was uploaded. */
  readonly fileName: Scalars['String']['output'];
  /** Id of the version. */
  readonly id: Scalars['ID']['output'];
  /** Whether this is the present file. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** Media type, checked against the content. */
  readonly mimeType: Scalars['String']['output'];
  /** 1 for the first file of the document, then one more each time. */
  readonly number: Scalars['Int']['output'];
  /** SHA-256 of the content as 64 hexadecimal digits. */
  readonly sha256: Scalars['String']['output'];
  /** Size in bytes. */
  readonly sizeBytes: Scalars['SafeInt']['output'];
  /** When the file was added. */
  readonly uploadedAt: Scalars['DateTime']['output'];
  /** Who added it; null when that was no person. */
  readonly uploadedBy?: Maybe<User>;
};

/** Another file for a document. */
export type DocumentVersionAddInput = {
  /** Id of the document. */
  readonly documentId: Scalars['ID']['input'];
  /** The version of the document that you have seen; answers CONFLICT when somebody was faster. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the upload, whose file must have arrived. */
  readonly uploadId: Scalars['ID']['input'];
};

/** The answer of documentVersionAdd. */
export type DocumentVersionAddPayload = {
  readonly __typename?: 'DocumentVersionAddPayload';
  /** The document with its new file; null when there are errors. */
  readonly document?: Maybe<Document>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of versions. */
export type DocumentVersionConnection = {
  readonly __typename?: 'DocumentVersionConnection';
  /** The versions of this page, each with its cursor. */
  readonly edges: ReadonlyArray<DocumentVersionEdge>;
  /** The versions of this page. */
  readonly nodes: ReadonlyArray<DocumentVersion>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many versions there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A version and where it stands in its list. */
export type DocumentVersionEdge = {
  readonly __typename?: 'DocumentVersionEdge';
  /** Cursor of this place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The version. */
  readonly node: DocumentVersion;
};

/** A link to the content of one version of a document. */
export type Download = {
  readonly __typename?: 'Download';
  /** The version that it leads to. */
  readonly documentVersion: DocumentVersion;
  /** Until when it can be fetched; at once no longer when the document is archived. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Where to fetch the file. Whoever has this URL can fetch it, so keep it to yourself. */
  readonly url: Scalars['String']['output'];
};

/** A lease; described by the property subgraph. */
export type Lease = {
  readonly __typename?: 'Lease';
  /** The documents that are linked to the lease and that you may see, those linked last first. */
  readonly documents: DocumentConnection;
  /** Id of the lease. */
  readonly id: Scalars['ID']['output'];
};


/** A lease; described by the property subgraph. */
export type LeaseDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  /** Archives a document. Links to its files that were given out stop working at once. */
  readonly documentArchive: DocumentArchivePayload;
  /** Archives a category that no document in use has. */
  readonly documentCategoryArchive: DocumentCategoryArchivePayload;
  /** Adds a category. The key of an archived one may be used again. */
  readonly documentCategoryCreate: DocumentCategoryCreatePayload;
  /** Changes the name or the description of a category. */
  readonly documentCategoryUpdate: DocumentCategoryUpdatePayload;
  /** Makes a document of a finished upload. */
  readonly documentCreate: DocumentCreatePayload;
  /** Gives a short-lived link to the content of a document, and records that it was given. */
  readonly documentDownloadCreate: DocumentDownloadCreatePayload;
  /** Links a document to one more object. */
  readonly documentLinkAdd: DocumentLinkAddPayload;
  /** Removes a link of a document; the object itself stays. */
  readonly documentLinkRemove: DocumentLinkRemovePayload;
  /** Brings an archived document back. */
  readonly documentRestore: DocumentRestorePayload;
  /** Changes what is known about a document. */
  readonly documentUpdate: DocumentUpdatePayload;
  /** Announces a file and answers where to send it. */
  readonly documentUploadCreate: DocumentUploadCreatePayload;
  /** Makes a finished upload the present file of a document; earlier files stay. */
  readonly documentVersionAdd: DocumentVersionAddPayload;
};


export type MutationDocumentArchiveArgs = {
  input: DocumentArchiveInput;
};


export type MutationDocumentCategoryArchiveArgs = {
  input: DocumentCategoryArchiveInput;
};


export type MutationDocumentCategoryCreateArgs = {
  input: DocumentCategoryCreateInput;
};


export type MutationDocumentCategoryUpdateArgs = {
  input: DocumentCategoryUpdateInput;
};


export type MutationDocumentCreateArgs = {
  input: DocumentCreateInput;
};


export type MutationDocumentDownloadCreateArgs = {
  input: DocumentDownloadCreateInput;
};


export type MutationDocumentLinkAddArgs = {
  input: DocumentLinkAddInput;
};


export type MutationDocumentLinkRemoveArgs = {
  input: DocumentLinkRemoveInput;
};


export type MutationDocumentRestoreArgs = {
  input: DocumentRestoreInput;
};


export type MutationDocumentUpdateArgs = {
  input: DocumentUpdateInput;
};


export type MutationDocumentUploadCreateArgs = {
  input: DocumentUploadCreateInput;
};


export type MutationDocumentVersionAddArgs = {
  input: DocumentVersionAddInput;
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
  /** The documents that are linked to the property itself and that you may see, those linked last first. */
  readonly documents: DocumentConnection;
  /** Id of the property. */
  readonly id: Scalars['ID']['output'];
};


/** A property; described by the property subgraph. */
export type PropertyDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** A document, also an archived one; null when there is none that you may see. */
  readonly document?: Maybe<Document>;
  /** The categories of the organization, ordered by key. */
  readonly documentCategories: DocumentCategoryConnection;
  /** The documents that you may see. */
  readonly documents: DocumentConnection;
};


export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDocumentCategoriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DocumentCategoryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DocumentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DocumentOrder>;
};

/** A resident; described by the community subgraph. */
export type Resident = {
  readonly __typename?: 'Resident';
  /** The documents that are linked to the person and that you may see, those linked last first. */
  readonly documents: DocumentConnection;
  /** Id of the resident. */
  readonly id: Scalars['ID']['output'];
};


/** A resident; described by the community subgraph. */
export type ResidentDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A unit; described by the property subgraph. */
export type Unit = {
  readonly __typename?: 'Unit';
  /** The documents that are linked to the unit itself and that you may see, those linked last first. */
  readonly documents: DocumentConnection;
  /** Id of the unit. */
  readonly id: Scalars['ID']['output'];
};


/** A unit; described by the property subgraph. */
export type UnitDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A file on its way: announced here, then sent by HTTP, then made a version of a document. */
export type Upload = {
  readonly __typename?: 'Upload';
  /** Until when sending must begin. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Headers to send with it. */
  readonly headers: ReadonlyArray<UploadHeader>;
  /** Id of the upload; pass it to documentCreate or documentVersionAdd once the file has been sent. */
  readonly id: Scalars['ID']['output'];
  /** HTTP method to send it with. */
  readonly method: Scalars['String']['output'];
  /** Where to send the file. Whoever has this URL can send it, so keep it to yourself. */
  readonly url: Scalars['String']['output'];
};

/** A header to send with a file. */
export type UploadHeader = {
  readonly __typename?: 'UploadHeader';
  /** Name of the header. */
  readonly name: Scalars['String']['output'];
  /** Value of the header. */
  readonly value: Scalars['String']['output'];
};

/** A login; described by the identity subgraph. */
export type User = {
  readonly __typename?: 'User';
  /** Id of the user. */
  readonly id: Scalars['ID']['output'];
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
  Document: Document;
  Lease: Lease;
  Property: Property;
  Resident: Resident;
  Unit: Unit;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Document:
    ( { __typename: 'Document' }
    & GraphQLRecursivePick<FederationTypes['Document'], {"id":true}> );
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

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  DocumentTarget:
    | ( Community )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
  ;
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
  Document: ResolverTypeWrapper<DocumentRow>;
  DocumentAccessLevel: DocumentAccessLevel;
  DocumentArchiveInput: DocumentArchiveInput;
  DocumentArchivePayload: ResolverTypeWrapper<Omit<DocumentArchivePayload, 'document'> & { document?: Maybe<ResolversTypes['Document']> }>;
  DocumentCategory: ResolverTypeWrapper<CategoryRow>;
  DocumentCategoryArchiveInput: DocumentCategoryArchiveInput;
  DocumentCategoryArchivePayload: ResolverTypeWrapper<Omit<DocumentCategoryArchivePayload, 'documentCategory'> & { documentCategory?: Maybe<ResolversTypes['DocumentCategory']> }>;
  DocumentCategoryConnection: ResolverTypeWrapper<CategoriesPage>;
  DocumentCategoryCreateInput: DocumentCategoryCreateInput;
  DocumentCategoryCreatePayload: ResolverTypeWrapper<Omit<DocumentCategoryCreatePayload, 'documentCategory'> & { documentCategory?: Maybe<ResolversTypes['DocumentCategory']> }>;
  DocumentCategoryEdge: ResolverTypeWrapper<Omit<DocumentCategoryEdge, 'node'> & { node: ResolversTypes['DocumentCategory'] }>;
  DocumentCategoryFilter: DocumentCategoryFilter;
  DocumentCategoryUpdateInput: DocumentCategoryUpdateInput;
  DocumentCategoryUpdatePayload: ResolverTypeWrapper<Omit<DocumentCategoryUpdatePayload, 'documentCategory'> & { documentCategory?: Maybe<ResolversTypes['DocumentCategory']> }>;
  DocumentConnection: ResolverTypeWrapper<DocumentsPage>;
  DocumentCreateInput: DocumentCreateInput;
  DocumentCreatePayload: ResolverTypeWrapper<Omit<DocumentCreatePayload, 'document'> & { document?: Maybe<ResolversTypes['Document']> }>;
  DocumentDownloadCreateInput: DocumentDownloadCreateInput;
  DocumentDownloadCreatePayload: ResolverTypeWrapper<Omit<DocumentDownloadCreatePayload, 'download'> & { download?: Maybe<ResolversTypes['Download']> }>;
  DocumentEdge: ResolverTypeWrapper<Omit<DocumentEdge, 'node'> & { node: ResolversTypes['Document'] }>;
  DocumentFilter: DocumentFilter;
  DocumentLink: ResolverTypeWrapper<LinkRow>;
  DocumentLinkAddInput: DocumentLinkAddInput;
  DocumentLinkAddPayload: ResolverTypeWrapper<Omit<DocumentLinkAddPayload, 'document'> & { document?: Maybe<ResolversTypes['Document']> }>;
  DocumentLinkInput: DocumentLinkInput;
  DocumentLinkRemoveInput: DocumentLinkRemoveInput;
  DocumentLinkRemovePayload: ResolverTypeWrapper<Omit<DocumentLinkRemovePayload, 'document'> & { document?: Maybe<ResolversTypes['Document']> }>;
  DocumentOrder: DocumentOrder;
  DocumentRestoreInput: DocumentRestoreInput;
  DocumentRestorePayload: ResolverTypeWrapper<Omit<DocumentRestorePayload, 'document'> & { document?: Maybe<ResolversTypes['Document']> }>;
  DocumentStatus: DocumentStatus;
  DocumentTarget: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DocumentTarget']>;
  DocumentTargetInput: DocumentTargetInput;
  DocumentTargetType: DocumentTargetType;
  DocumentUpdateInput: DocumentUpdateInput;
  DocumentUpdatePayload: ResolverTypeWrapper<Omit<DocumentUpdatePayload, 'document'> & { document?: Maybe<ResolversTypes['Document']> }>;
  DocumentUploadCreateInput: DocumentUploadCreateInput;
  DocumentUploadCreatePayload: ResolverTypeWrapper<Omit<DocumentUploadCreatePayload, 'upload'> & { upload?: Maybe<ResolversTypes['Upload']> }>;
  DocumentVersion: ResolverTypeWrapper<VersionRow>;
  DocumentVersionAddInput: DocumentVersionAddInput;
  DocumentVersionAddPayload: ResolverTypeWrapper<Omit<DocumentVersionAddPayload, 'document'> & { document?: Maybe<ResolversTypes['Document']> }>;
  DocumentVersionConnection: ResolverTypeWrapper<VersionsPage>;
  DocumentVersionEdge: ResolverTypeWrapper<Omit<DocumentVersionEdge, 'node'> & { node: ResolversTypes['DocumentVersion'] }>;
  Download: ResolverTypeWrapper<GrantedDownload>;
  Lease: ResolverTypeWrapper<Reference>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Property: ResolverTypeWrapper<Reference>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Resident: ResolverTypeWrapper<Reference>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Unit: ResolverTypeWrapper<Reference>;
  Upload: ResolverTypeWrapper<AnnouncedUpload>;
  UploadHeader: ResolverTypeWrapper<UploadHeader>;
  User: ResolverTypeWrapper<User>;
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
  Document: DocumentRow;
  DocumentArchiveInput: DocumentArchiveInput;
  DocumentArchivePayload: Omit<DocumentArchivePayload, 'document'> & { document?: Maybe<ResolversParentTypes['Document']> };
  DocumentCategory: CategoryRow;
  DocumentCategoryArchiveInput: DocumentCategoryArchiveInput;
  DocumentCategoryArchivePayload: Omit<DocumentCategoryArchivePayload, 'documentCategory'> & { documentCategory?: Maybe<ResolversParentTypes['DocumentCategory']> };
  DocumentCategoryConnection: CategoriesPage;
  DocumentCategoryCreateInput: DocumentCategoryCreateInput;
  DocumentCategoryCreatePayload: Omit<DocumentCategoryCreatePayload, 'documentCategory'> & { documentCategory?: Maybe<ResolversParentTypes['DocumentCategory']> };
  DocumentCategoryEdge: Omit<DocumentCategoryEdge, 'node'> & { node: ResolversParentTypes['DocumentCategory'] };
  DocumentCategoryFilter: DocumentCategoryFilter;
  DocumentCategoryUpdateInput: DocumentCategoryUpdateInput;
  DocumentCategoryUpdatePayload: Omit<DocumentCategoryUpdatePayload, 'documentCategory'> & { documentCategory?: Maybe<ResolversParentTypes['DocumentCategory']> };
  DocumentConnection: DocumentsPage;
  DocumentCreateInput: DocumentCreateInput;
  DocumentCreatePayload: Omit<DocumentCreatePayload, 'document'> & { document?: Maybe<ResolversParentTypes['Document']> };
  DocumentDownloadCreateInput: DocumentDownloadCreateInput;
  DocumentDownloadCreatePayload: Omit<DocumentDownloadCreatePayload, 'download'> & { download?: Maybe<ResolversParentTypes['Download']> };
  DocumentEdge: Omit<DocumentEdge, 'node'> & { node: ResolversParentTypes['Document'] };
  DocumentFilter: DocumentFilter;
  DocumentLink: LinkRow;
  DocumentLinkAddInput: DocumentLinkAddInput;
  DocumentLinkAddPayload: Omit<DocumentLinkAddPayload, 'document'> & { document?: Maybe<ResolversParentTypes['Document']> };
  DocumentLinkInput: DocumentLinkInput;
  DocumentLinkRemoveInput: DocumentLinkRemoveInput;
  DocumentLinkRemovePayload: Omit<DocumentLinkRemovePayload, 'document'> & { document?: Maybe<ResolversParentTypes['Document']> };
  DocumentRestoreInput: DocumentRestoreInput;
  DocumentRestorePayload: Omit<DocumentRestorePayload, 'document'> & { document?: Maybe<ResolversParentTypes['Document']> };
  DocumentTarget: ResolversUnionTypes<ResolversParentTypes>['DocumentTarget'];
  DocumentTargetInput: DocumentTargetInput;
  DocumentUpdateInput: DocumentUpdateInput;
  DocumentUpdatePayload: Omit<DocumentUpdatePayload, 'document'> & { document?: Maybe<ResolversParentTypes['Document']> };
  DocumentUploadCreateInput: DocumentUploadCreateInput;
  DocumentUploadCreatePayload: Omit<DocumentUploadCreatePayload, 'upload'> & { upload?: Maybe<ResolversParentTypes['Upload']> };
  DocumentVersion: VersionRow;
  DocumentVersionAddInput: DocumentVersionAddInput;
  DocumentVersionAddPayload: Omit<DocumentVersionAddPayload, 'document'> & { document?: Maybe<ResolversParentTypes['Document']> };
  DocumentVersionConnection: VersionsPage;
  DocumentVersionEdge: Omit<DocumentVersionEdge, 'node'> & { node: ResolversParentTypes['DocumentVersion'] };
  Download: GrantedDownload;
  Lease: Reference;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Property: Reference;
  Query: Record<PropertyKey, never>;
  Resident: Reference;
  SafeInt: Scalars['SafeInt']['output'];
  Unit: Reference;
  Upload: AnnouncedUpload;
  UploadHeader: UploadHeader;
  User: User;
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
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type DocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document'], FederationReferenceType extends FederationReferenceTypes['Document'] = FederationReferenceTypes['Document']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Document']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessLevel?: Resolver<ResolversTypes['DocumentAccessLevel'], ParentType, ContextType>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['DocumentCategory'], ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  confidential?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currentVersion?: Resolver<ResolversTypes['DocumentVersion'], ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  links?: Resolver<ReadonlyArray<ResolversTypes['DocumentLink']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DocumentStatus'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['DocumentVersionConnection'], ParentType, ContextType, Partial<DocumentVersionsArgs>>;
};

export type DocumentArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentArchivePayload'] = ResolversParentTypes['DocumentArchivePayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentCategory'] = ResolversParentTypes['DocumentCategory']> = {
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentCategoryArchivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentCategoryArchivePayload'] = ResolversParentTypes['DocumentCategoryArchivePayload']> = {
  documentCategory?: Resolver<Maybe<ResolversTypes['DocumentCategory']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentCategoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentCategoryConnection'] = ResolversParentTypes['DocumentCategoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentCategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DocumentCategory']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentCategoryCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentCategoryCreatePayload'] = ResolversParentTypes['DocumentCategoryCreatePayload']> = {
  documentCategory?: Resolver<Maybe<ResolversTypes['DocumentCategory']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentCategoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentCategoryEdge'] = ResolversParentTypes['DocumentCategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DocumentCategory'], ParentType, ContextType>;
};

export type DocumentCategoryUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentCategoryUpdatePayload'] = ResolversParentTypes['DocumentCategoryUpdatePayload']> = {
  documentCategory?: Resolver<Maybe<ResolversTypes['DocumentCategory']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentConnection'] = ResolversParentTypes['DocumentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentCreatePayload'] = ResolversParentTypes['DocumentCreatePayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentDownloadCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentDownloadCreatePayload'] = ResolversParentTypes['DocumentDownloadCreatePayload']> = {
  download?: Resolver<Maybe<ResolversTypes['Download']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEdge'] = ResolversParentTypes['DocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
};

export type DocumentLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentLink'] = ResolversParentTypes['DocumentLink']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['DocumentTarget'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DocumentTargetType'], ParentType, ContextType>;
};

export type DocumentLinkAddPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentLinkAddPayload'] = ResolversParentTypes['DocumentLinkAddPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentLinkRemovePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentLinkRemovePayload'] = ResolversParentTypes['DocumentLinkRemovePayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentRestorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentRestorePayload'] = ResolversParentTypes['DocumentRestorePayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentTargetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentTarget'] = ResolversParentTypes['DocumentTarget']> = {
  __resolveType: TypeResolveFn<'Community' | 'Lease' | 'Property' | 'Resident' | 'Unit', ParentType, ContextType>;
};

export type DocumentUpdatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentUpdatePayload'] = ResolversParentTypes['DocumentUpdatePayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentUploadCreatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentUploadCreatePayload'] = ResolversParentTypes['DocumentUploadCreatePayload']> = {
  upload?: Resolver<Maybe<ResolversTypes['Upload']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentVersion'] = ResolversParentTypes['DocumentVersion']> = {
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mimeType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  uploadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uploadedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type DocumentVersionAddPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentVersionAddPayload'] = ResolversParentTypes['DocumentVersionAddPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentVersionConnection'] = ResolversParentTypes['DocumentVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DocumentVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentVersionEdge'] = ResolversParentTypes['DocumentVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DocumentVersion'], ParentType, ContextType>;
};

export type DownloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Download'] = ResolversParentTypes['Download']> = {
  documentVersion?: Resolver<ResolversTypes['DocumentVersion'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lease'] = ResolversParentTypes['Lease'], FederationReferenceType extends FederationReferenceTypes['Lease'] = FederationReferenceTypes['Lease']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lease']> | FederationReferenceType, FederationReferenceType, ContextType>;
  documents?: Resolver<ResolversTypes['DocumentConnection'], ParentType, ContextType, Partial<LeaseDocumentsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minorUnits?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  documentArchive?: Resolver<ResolversTypes['DocumentArchivePayload'], ParentType, ContextType, RequireFields<MutationDocumentArchiveArgs, 'input'>>;
  documentCategoryArchive?: Resolver<ResolversTypes['DocumentCategoryArchivePayload'], ParentType, ContextType, RequireFields<MutationDocumentCategoryArchiveArgs, 'input'>>;
  documentCategoryCreate?: Resolver<ResolversTypes['DocumentCategoryCreatePayload'], ParentType, ContextType, RequireFields<MutationDocumentCategoryCreateArgs, 'input'>>;
  documentCategoryUpdate?: Resolver<ResolversTypes['DocumentCategoryUpdatePayload'], ParentType, ContextType, RequireFields<MutationDocumentCategoryUpdateArgs, 'input'>>;
  documentCreate?: Resolver<ResolversTypes['DocumentCreatePayload'], ParentType, ContextType, RequireFields<MutationDocumentCreateArgs, 'input'>>;
  documentDownloadCreate?: Resolver<ResolversTypes['DocumentDownloadCreatePayload'], ParentType, ContextType, RequireFields<MutationDocumentDownloadCreateArgs, 'input'>>;
  documentLinkAdd?: Resolver<ResolversTypes['DocumentLinkAddPayload'], ParentType, ContextType, RequireFields<MutationDocumentLinkAddArgs, 'input'>>;
  documentLinkRemove?: Resolver<ResolversTypes['DocumentLinkRemovePayload'], ParentType, ContextType, RequireFields<MutationDocumentLinkRemoveArgs, 'input'>>;
  documentRestore?: Resolver<ResolversTypes['DocumentRestorePayload'], ParentType, ContextType, RequireFields<MutationDocumentRestoreArgs, 'input'>>;
  documentUpdate?: Resolver<ResolversTypes['DocumentUpdatePayload'], ParentType, ContextType, RequireFields<MutationDocumentUpdateArgs, 'input'>>;
  documentUploadCreate?: Resolver<ResolversTypes['DocumentUploadCreatePayload'], ParentType, ContextType, RequireFields<MutationDocumentUploadCreateArgs, 'input'>>;
  documentVersionAdd?: Resolver<ResolversTypes['DocumentVersionAddPayload'], ParentType, ContextType, RequireFields<MutationDocumentVersionAddArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Property'] = ResolversParentTypes['Property'], FederationReferenceType extends FederationReferenceTypes['Property'] = FederationReferenceTypes['Property']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Property']> | FederationReferenceType, FederationReferenceType, ContextType>;
  documents?: Resolver<ResolversTypes['DocumentConnection'], ParentType, ContextType, Partial<PropertyDocumentsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType, RequireFields<QueryDocumentArgs, 'id'>>;
  documentCategories?: Resolver<ResolversTypes['DocumentCategoryConnection'], ParentType, ContextType, Partial<QueryDocumentCategoriesArgs>>;
  documents?: Resolver<ResolversTypes['DocumentConnection'], ParentType, ContextType, Partial<QueryDocumentsArgs>>;
};

export type ResidentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resident'] = ResolversParentTypes['Resident'], FederationReferenceType extends FederationReferenceTypes['Resident'] = FederationReferenceTypes['Resident']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resident']> | FederationReferenceType, FederationReferenceType, ContextType>;
  documents?: Resolver<ResolversTypes['DocumentConnection'], ParentType, ContextType, Partial<ResidentDocumentsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type UnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit'], FederationReferenceType extends FederationReferenceTypes['Unit'] = FederationReferenceTypes['Unit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Unit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  documents?: Resolver<ResolversTypes['DocumentConnection'], ParentType, ContextType, Partial<UnitDocumentsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<ReadonlyArray<ResolversTypes['UploadHeader']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UploadHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadHeader'] = ResolversParentTypes['UploadHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
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
  Community?: CommunityResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Document?: DocumentResolvers<ContextType>;
  DocumentArchivePayload?: DocumentArchivePayloadResolvers<ContextType>;
  DocumentCategory?: DocumentCategoryResolvers<ContextType>;
  DocumentCategoryArchivePayload?: DocumentCategoryArchivePayloadResolvers<ContextType>;
  DocumentCategoryConnection?: DocumentCategoryConnectionResolvers<ContextType>;
  DocumentCategoryCreatePayload?: DocumentCategoryCreatePayloadResolvers<ContextType>;
  DocumentCategoryEdge?: DocumentCategoryEdgeResolvers<ContextType>;
  DocumentCategoryUpdatePayload?: DocumentCategoryUpdatePayloadResolvers<ContextType>;
  DocumentConnection?: DocumentConnectionResolvers<ContextType>;
  DocumentCreatePayload?: DocumentCreatePayloadResolvers<ContextType>;
  DocumentDownloadCreatePayload?: DocumentDownloadCreatePayloadResolvers<ContextType>;
  DocumentEdge?: DocumentEdgeResolvers<ContextType>;
  DocumentLink?: DocumentLinkResolvers<ContextType>;
  DocumentLinkAddPayload?: DocumentLinkAddPayloadResolvers<ContextType>;
  DocumentLinkRemovePayload?: DocumentLinkRemovePayloadResolvers<ContextType>;
  DocumentRestorePayload?: DocumentRestorePayloadResolvers<ContextType>;
  DocumentTarget?: DocumentTargetResolvers<ContextType>;
  DocumentUpdatePayload?: DocumentUpdatePayloadResolvers<ContextType>;
  DocumentUploadCreatePayload?: DocumentUploadCreatePayloadResolvers<ContextType>;
  DocumentVersion?: DocumentVersionResolvers<ContextType>;
  DocumentVersionAddPayload?: DocumentVersionAddPayloadResolvers<ContextType>;
  DocumentVersionConnection?: DocumentVersionConnectionResolvers<ContextType>;
  DocumentVersionEdge?: DocumentVersionEdgeResolvers<ContextType>;
  Download?: DownloadResolvers<ContextType>;
  Lease?: LeaseResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Property?: PropertyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Resident?: ResidentResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Unit?: UnitResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadHeader?: UploadHeaderResolvers<ContextType>;
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
