import { documentCategories, documents } from '@lintel/db/schema/documents';
import { leaseFacts, unitFacts } from '@lintel/db/schema/facts';
import type { ActingContext } from '@lintel/db/session';
import { type ArrivedFile, putFile } from '@lintel/documents/files/index';
import { insertDocuments } from '@lintel/documents/library/index';
import { formatAmount } from '@lintel/kernel/money';
import type { Platform } from '@lintel/server/platform';
import { and, asc, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { textPdf } from './lease-pdf.ts';
import { must } from './must.ts';

/** Every how many-th lease has its signed contract on file. */
const oneIn = 20;

/** A contract in PDF for some of the leases in force, stored and linked like any upload. Does nothing when there are documents. */
export const seedDocuments = async (platform: Platform, context: ActingContext): Promise<void> => {
  const leases = await platform.door.write(context, async (tx) => {
    if ((await tx.select().from(documents).limit(1)).length > 0) return [];
    return tx
      .select({
        id: leaseFacts.id,
        communityId: leaseFacts.communityId,
        unitId: leaseFacts.unitId,
        startDate: leaseFacts.startDate,
        endDate: leaseFacts.endDate,
        monthlyRentMinor: leaseFacts.monthlyRentMinor,
        currency: leaseFacts.currency,
        number: unitFacts.number,
      })
      .from(leaseFacts)
      .innerJoin(unitFacts, eq(unitFacts.id, leaseFacts.unitId))
      .where(
        and(
          eq(leaseFacts.status, 'active'),
          or(isNull(leaseFacts.endDate), gte(leaseFacts.endDate, sql`current_date`)),
        ),
      )
      .orderBy(asc(leaseFacts.startDate), asc(leaseFacts.id));
  });
  const chosen = leases.filter((_, index) => index % oneIn === 0);
  if (chosen.length === 0) return;
  const files: ArrivedFile[] = [];
  for (const { number, ...lease } of chosen) {
    const rent = formatAmount({ minorUnits: lease.monthlyRentMinor, currency: lease.currency });
    const content = textPdf([
      'Residential lease',
      '',
      `Unit ${number}`,
      `Term: ${lease.startDate} to ${lease.endDate ?? 'month to month'}`,
      `Monthly rent: ${rent} ${lease.currency}`,
      `Lease ${lease.id}`,
    ]);
    files.push(
      must(
        await putFile(platform, context.session.organizationId, {
          fileName: `lease-unit-${number}.pdf`,
          mimeType: 'application/pdf',
          content,
        }),
      ),
    );
  }
  await platform.door.write(context, async (tx) => {
    const [category] = await tx.select().from(documentCategories).where(eq(documentCategories.key, 'legal'));
    await insertDocuments(
      tx,
      chosen.map(({ number, ...lease }, index) => ({
        title: `Lease of unit ${number}`,
        categoryId: category!.id,
        communityId: lease.communityId,
        accessLevel: 'residents' as const,
        tags: ['lease'],
        expiresOn: lease.endDate,
        file: files[index]!,
        targets: [
          { type: 'lease' as const, id: lease.id, communityId: lease.communityId },
          { type: 'unit' as const, id: lease.unitId, communityId: lease.communityId },
        ],
      })),
    );
  });
};
