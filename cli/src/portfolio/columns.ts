import { nameKey } from '@lintel/kernel/text';
import { CommandError } from '../command-error.ts';

type Column = {
  /** The option that names another header for it. */
  readonly option: string;
  readonly header: string;
  readonly required: boolean;
};

/** What a portfolio file may tell, with the headers of the City of Chicago as defaults. */
export const columns = {
  community: { option: 'community-by', header: 'Community Area Name', required: true },
  name: { option: 'name-by', header: 'Property Name', required: true },
  kind: { option: 'kind-by', header: 'Property Type', required: false },
  address: { option: 'address-by', header: 'Address', required: true },
  postalCode: { option: 'postal-code-by', header: 'Zip Code', required: false },
  latitude: { option: 'latitude-by', header: 'Latitude', required: false },
  longitude: { option: 'longitude-by', header: 'Longitude', required: false },
  managementCompany: { option: 'manager-by', header: 'Management Company', required: false },
  units: { option: 'units-by', header: 'Units', required: true },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly ColumnName[];

/** The headers that options named, by column. */
export type ChosenHeaders = Readonly<Partial<Record<ColumnName, string>>>;

/** A column of this file: its header as written there, and its place; undefined where the file has none. */
export type Layout = Readonly<Record<ColumnName, { readonly header: string; readonly index: number | undefined }>>;

/**
 * Finds the columns by their headers; letter case and repeated spaces do not matter. Error: CommandError when one is missing
 * that is required or was asked for, or when a header stands there twice.
 */
export const findColumns = (header: readonly string[], chosen: ChosenHeaders): Layout => {
  const keys = header.map(nameKey);
  const layout = columnNames.map((name) => {
    const wanted = chosen[name] ?? columns[name].header;
    const index = keys.indexOf(nameKey(wanted));
    if (index !== keys.lastIndexOf(nameKey(wanted)))
      throw new CommandError(`The file has two columns "${header[index]}".`);
    return [name, { header: header[index] ?? wanted, index: index === -1 ? undefined : index }] as const;
  });
  const missing = layout.filter(
    ([name, { index }]) => index === undefined && (columns[name].required || chosen[name] !== undefined),
  );
  if (missing.length > 0) {
    const wanted = missing.map(([name, { header: text }]) => `"${text}" (--${columns[name].option})`).join(', ');
    throw new CommandError(
      `The file has no column ${wanted}; its columns are ${header.map((text) => `"${text}"`).join(', ')}.`,
    );
  }
  return Object.fromEntries(layout) as Layout;
};
