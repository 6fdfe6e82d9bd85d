import { createHash } from 'node:crypto';
import { seal, unseal } from './seal.ts';
import { hmac, type Secrets } from './secrets.ts';

/**
 * Encryption of single columns: AES-256-GCM by keys of the service's own secret, one for each organization or person. A value is bound to
 * its place, so that one that is copied into another row, column or organization opens nowhere. Neither the keys nor
 * the text ever reach the database.
 *
 * A column of encrypted values is named `…_encrypted`; the audit log must not show it (`app.redacted`). A stored value
 * is `<version>.<sealed>`, where the version names the key that sealed it.
 */
export type ColumnPlace = {
  /** The organization of the row; `user:<id>` for what belongs to a person in all of his organizations. */
  readonly organizationId: string;
  /** As `schema.table`. */
  readonly table: string;
  readonly column: string;
  /** The row's id, made before it is inserted. */
  readonly rowId: string;
};

/** Encrypts a value for its place, under the key of the present secret. The same text is never the same twice. */
export const encryptColumn = (secrets: Secrets, place: ColumnPlace, text: string): string => {
  const key = secrets.key(purposeOf(place));
  const version = versionOf(key);
  return `${version}.${seal(key, text, bindingOf(place, version))}`;
};

/**
 * The text of a stored value. Throws when it does not open: it was changed, it was made for another place, or its secret is not
 * known any more. None of that is a user's mistake.
 */
export const decryptColumn = (secrets: Secrets, place: ColumnPlace, stored: string): string => {
  const text = openColumn(secrets, place, stored);
  if (text === undefined) throw new Error(`a value of ${place.table}.${place.column} does not open`);
  return text;
};

/** As `decryptColumn`, and undefined for a value that does not open. */
export const openColumn = (secrets: Secrets, place: ColumnPlace, stored: string): string | undefined => {
  const [version = '', sealed = '', ...others] = stored.split('.');
  // A value has one form: what base 64 would pass over is a change.
  if (others.length > 0 || Buffer.from(sealed, 'base64url').toString('base64url') !== sealed) return undefined;
  const key = secrets.keys(purposeOf(place)).find((known) => versionOf(known) === version);
  return key === undefined ? undefined : unseal([key], sealed, bindingOf(place, version));
};

/** Whether a stored value was not sealed by the present secret's key. */
export const isOutdated = (secrets: Secrets, place: ColumnPlace, stored: string): boolean =>
  !stored.startsWith(`${versionOf(secrets.key(purposeOf(place)))}.`);

/** The same text under the key of the present secret; undefined when it is already. Throws as `decryptColumn`. */
export const reencryptColumn = (secrets: Secrets, place: ColumnPlace, stored: string): string | undefined =>
  isOutdated(secrets, place, stored) ? encryptColumn(secrets, place, decryptColumn(secrets, place, stored)) : undefined;

/** What a blind index is of: every organization has its own, or equal values would show across organizations. */
export type IndexedColumn = Pick<ColumnPlace, 'organizationId' | 'table' | 'column'>;

/**
 * Keyed hashes by which an encrypted value is found: the first is stored beside the value, all of them are looked for, because
 * rows may have been written under an earlier secret. The text must be in the one form in which it is compared. Values of
 * which there are few (a birthday, four digits) can be guessed by whoever has the key and the index; they get none.
 */
export const blindIndexes = (secrets: Secrets, indexed: IndexedColumn, text: string): readonly Buffer[] =>
  secrets
    .keys(`blind-index:${JSON.stringify([indexed.organizationId, indexed.table, indexed.column])}`)
    .map((key) => hmac(key, text));

const purposeOf = ({ organizationId }: ColumnPlace): string => `column:${organizationId}`;

/** Names a key and says nothing of it. */
const versionOf = (key: Buffer): string =>
  createHash('sha256').update('lintel column key ').update(key).digest('base64url').slice(0, 8);

const bindingOf = ({ organizationId, table, column, rowId }: ColumnPlace, version: string): string =>
  JSON.stringify([organizationId, table, column, rowId, version]);
