import { organizations } from '@lintel/db/schema/identity';
import { at, fail, ok } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';
import { checkVersion, command } from '@lintel/server/command';
import { eq, sql } from 'drizzle-orm';
import type { OrganizationUpdateInput } from '../__generated__/resolvers.ts';

export const organizationUpdate = command('organizationUpdate', {}, async (work, input: OrganizationUpdateInput) => {
  const own = eq(organizations.id, work.session.organizationId);
  const [row] = await work.tx.select().from(organizations).where(own).for('no key update');
  if (row === undefined) return fail('NOT_FOUND', { path: ['input'] });
  const current = checkVersion(row, input.expectedVersion);
  if (!current.ok || input.name == null) return current;
  const name = at(['input', 'name'], cleanText(input.name, { max: 200 }));
  if (!name.ok) return name;
  const [changed] = await work.tx
    .update(organizations)
    .set({ name: name.value, version: row.version + 1, updatedAt: sql`now()` })
    .where(own)
    .returning();
  await work.emit({
    type: 'organization.updated',
    entity: 'Organization',
    entityId: row.id,
    payload: { changed: ['name'] },
  });
  return ok(changed!);
});
