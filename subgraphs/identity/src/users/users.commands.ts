import { users } from '@lintel/db/schema/identity';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText } from '@lintel/kernel/text';
import { checkVersion, command } from '@lintel/server/command';
import { eq, sql } from 'drizzle-orm';
import type { UserUpdateInput } from '../__generated__/resolvers.ts';
import { readLocale } from '../organizations/index.ts';

/** Changes one's own profile: it takes no permission, and there is no way to that of another. */
export const userUpdate = command('userUpdate', {}, async (work, input: UserUpdateInput) => {
  const { actor } = work.session;
  if (actor.kind !== 'user') return fail('NOT_FOUND', { path: ['input'] });
  const [row] = await work.tx.select().from(users).where(eq(users.id, actor.userId)).for('no key update');
  if (row === undefined) return fail('NOT_FOUND', { path: ['input'] });
  const current = checkVersion(row, input.expectedVersion);
  if (!current.ok) return current;
  const read = all([
    input.fullName == null ? ok(null) : at(['input', 'fullName'], cleanText(input.fullName, { max: 200 })),
    at(['input', 'phone'], cleanOptionalText(input.phone, { max: 50 })),
    at(['input', 'avatarUrl'], readAvatarUrl(input.avatarUrl)),
    input.locale == null ? ok(null) : at(['input', 'locale'], readLocale(input.locale)),
  ]);
  if (!read.ok) return read;
  const [fullName, phone, avatarUrl, locale] = read.value;
  const changes = {
    ...(fullName === null ? {} : { fullName }),
    ...(input.phone === undefined ? {} : { phone }),
    ...(input.avatarUrl === undefined ? {} : { avatarUrl }),
    ...(locale === null ? {} : { locale }),
  };
  if (Object.keys(changes).length === 0) return current;
  const [user] = await work.tx
    .update(users)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(users.id, row.id))
    .returning();
  await work.emit({
    type: 'user.updated',
    entity: 'User',
    entityId: row.id,
    payload: { changed: Object.keys(changes) },
  });
  return ok(user!);
});

/** Only https: the address is put into pages, where another scheme could run code. */
const readAvatarUrl = (text: string | null | undefined): Result<string | null> => {
  const cleaned = cleanOptionalText(text, { max: 2000 });
  if (!cleaned.ok || cleaned.value === null) return cleaned;
  const url = URL.parse(cleaned.value);
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') return ok(url.href);
  return fail('INVALID_VALUE', { message: 'This is not an https address.' });
};
