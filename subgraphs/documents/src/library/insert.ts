import { documentLinks, documents, documentVersions } from '@lintel/db/schema/documents';
import type { Tx } from '@lintel/db/session';
import { nameKey } from '@lintel/kernel/text';
import type { ArrivedFile } from '../files/index.ts';
import type { DocumentRow } from './documents.queries.ts';
import type { Target } from './documents.rules.ts';
import { targetValues } from './targets.queries.ts';

/** A document with its first file and its links. The first target is the main one unless `primary` says which. */
export type NewDocument = Omit<typeof documents.$inferInsert, 'titleKey'> & {
  readonly file: ArrivedFile;
  readonly targets: readonly Target[];
  readonly primary?: number;
};

/** Most rows in one statement. */
const chunkSize = 1000;

const chunksOf = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, index) =>
    rows.slice(index * chunkSize, (index + 1) * chunkSize),
  );

/** Records documents, one or thousands, in the order given. Values are checked and targets looked up by the caller. */
export const insertDocuments = async (tx: Tx, rows: readonly NewDocument[]): Promise<DocumentRow[]> => {
  const stored: DocumentRow[] = [];
  for (const chunk of chunksOf(rows)) {
    const values = chunk.map(({ file: _file, targets: _targets, primary: _primary, ...row }) => ({
      ...row,
      titleKey: nameKey(row.title),
    }));
    stored.push(...(await tx.insert(documents).values(values).returning()));
  }
  const versions = rows.map(({ file }, index) => ({ documentId: stored[index]!.id, number: 1, ...file }));
  for (const chunk of chunksOf(versions)) await tx.insert(documentVersions).values(chunk);
  const links = rows.flatMap(({ targets, primary = 0 }, index) =>
    targets.map((target, position) => ({
      documentId: stored[index]!.id,
      ...targetValues(target),
      isPrimary: position === primary,
    })),
  );
  for (const chunk of chunksOf(links)) await tx.insert(documentLinks).values(chunk);
  return stored;
};
