import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { type Client, signIn } from './client.ts';
import { type Mode, type Product, type ProductOptions, startProduct } from './product.ts';

/** A running product with two organizations that know nothing of each other, and an administrator in each. */
export type World = {
  readonly product: Product;
  readonly database: TestDatabase;
  readonly cedar: Client;
  readonly birch: Client;
  readonly close: () => Promise<void>;
};

export const password = 'correct horse battery staple';

export const openWorld = async (mode: Mode, options: Pick<ProductOptions, 'environment'> = {}): Promise<World> => {
  const database = await openTestDatabase();
  for (const slug of ['cedar', 'birch']) {
    const admin = { email: `admin@${slug}.example`, fullName: `Admin of ${slug}`, password };
    const made = await provisionOrganization(database.door, { name: `${slug} homes`, slug, admin });
    if (!made.ok) throw new Error(JSON.stringify(made.failures));
  }
  const product = await startProduct(mode, { databaseUrl: database.serviceUrl, ...options });
  return {
    product,
    database,
    cedar: await signIn(product.url, 'admin@cedar.example', password),
    birch: await signIn(product.url, 'admin@birch.example', password),
    close: async () => {
      await product.stop();
      await database.close();
    },
  };
};

/** Runs a mutation that must succeed and answers its object. */
export const must = async (
  client: Client,
  field: string,
  input: Record<string, unknown>,
  options: { select?: string; headers?: Record<string, string> } = {},
  // biome-ignore lint/suspicious/noExplicitAny: a story reads what it asked for.
): Promise<any> => {
  const { select = 'id', headers } = options;
  const object = objectOf(field);
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await client.ask(
    `mutation Must($input: ${type}) { ${field}(input: $input) { ${object} { ${select} } userErrors { code message path } } }`,
    { input },
    headers,
  );
  const payload = data?.[field];
  if (payload?.[object] == null) throw new Error(`${field} failed: ${JSON.stringify(errors ?? payload)}`);
  return payload[object];
};

/** Runs a mutation that must be refused and answers its userErrors, or its GraphQL errors as codes. */
export const refusal = async (
  client: Client,
  field: string,
  input: Record<string, unknown>,
  headers?: Record<string, string>,
): Promise<string[]> => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await client.ask(
    `mutation Refused($input: ${type}) { ${field}(input: $input) { ${objectOf(field)} { __typename } userErrors { code } } }`,
    { input },
    headers,
  );
  if (errors !== undefined) return errors.map((error) => error.extensions.code);
  if (data[field][objectOf(field)] !== null) throw new Error(`${field} was not refused`);
  return data[field].userErrors.map((error: { code: string }) => error.code);
};

const plurals: Readonly<Record<string, string>> = {
  propertiesCreate: 'properties',
  unitsCreate: 'units',
  persistedOperationsRegister: 'operations',
  documentUploadCreate: 'upload',
  documentDownloadCreate: 'download',
  membershipCreate: 'membership',
  documentVersionAdd: 'document',
  documentLinkAdd: 'document',
};

/** `leaseActivate` answers `lease`: mutations are named object first. */
const objectOf = (field: string): string => plurals[field] ?? field.replace(/[A-Z][a-z]+$/, '');
