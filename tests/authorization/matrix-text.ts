import { columns } from './columns.ts';
import { partsWithNeeds } from './parts.ts';
import { entityRows, promised, type Row, rootRows } from './rows.ts';

const sign = { yes: '●', no: '·', unknown: '–' } as const;

type Needs = Pick<Row, 'isPublic' | 'permissions' | 'stepUp'>;

const needsText = ({ isPublic, permissions, stepUp }: Needs): string => {
  const texts = permissions.length > 0 ? permissions : [isPublic ? 'public' : 'a session'];
  return [...texts, ...(stepUp ? ['a fresh proof'] : [])].join(', ');
};

const tableOf = (rows: readonly { readonly coordinate: string; readonly needs: Needs }[]): string => {
  const head = ['field', 'needs', ...columns.map(({ name }) => name.replaceAll('_', ' '))];
  const cells = rows.map(({ coordinate, needs }) => [
    `\`${coordinate}\``,
    needsText(needs),
    ...columns.map((column) => sign[promised(needs, column)]),
  ]);
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  // The same field in two subgraphs is one line when both need the same.
  const lines = new Set(cells.map(line));
  return [line(head), line(head.map((_, index) => (index < 2 ? '---' : ':-:'))), ...lines].join('\n');
};

const fieldTable = (rows: readonly Row[]): string =>
  tableOf(rows.map((row) => ({ coordinate: row.coordinate, needs: row })));

const partTable = (): string => tableOf(partsWithNeeds());

/** The matrix as a page that a reviewer reads and compares: `tests/authorization/matrix.md`. */
export const matrixText = (): string => `# Who may ask for what

Made from the SDL and the default roles, and asserted cell by cell by \`tests/authorization.test.ts\`. A change here is a change of rights: read it.
Write it anew with \`npx vitest run --configLoader native tests/authorization.test.ts -u\`.

● may ask; which rows he then sees is for row-level security. · is refused as FORBIDDEN. – is refused as UNAUTHENTICATED. Keys of
partners may only ask for what they have registered; a fresh proof is beyond them.

## Queries, mutations and subscriptions

${fieldTable(rootRows)}

## Parts with a permission of their own

Along the shortest way that leads to each.

${partTable()}

## Fields of entities

Asked for through anything that leads to the entity, or by its key past the gateway. What an entity's own type needs is included.

${fieldTable(entityRows)}
`;
