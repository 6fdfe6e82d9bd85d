import { createHash } from 'node:crypto';
import { signIn } from '../support/client.ts';
import { password } from '../support/world.ts';
import { ask, type Caller } from './ask.ts';
import { type Mark, type Samples, targetTypes } from './inputs.ts';
import type { Maker } from './maker.ts';

const money = (amount: string) => ({ amount, currency: 'USD' });

/** Accounts besides those that every organization begins with, and an entry posted by hand. */
export const furnishBooks = async (make: Maker, mark: Mark, places: Samples): Promise<Samples> => {
  let serial = 0;
  const account = (more: Record<string, unknown> = {}) => {
    serial += 1;
    const names = {
      code: serial === 1 ? mark : `${mark.slice(0, 16)}-${serial}`,
      name: `${mark} Account ${serial}`,
      description: `${mark} text`,
    };
    return make('ledgerAccountCreate', { ...names, type: 'EXPENSE', ...more });
  };
  const group = await account({ isGroup: true });
  const posted = await account({ parentId: group.id });
  const free = await account();
  const gone = await account();
  await make('ledgerAccountArchive', { id: gone.id });
  const line = { accountId: posted.id, amount: money('10.00'), memo: `${mark} line`, unitId: places.Unit };
  const entry = await make('journalEntryPost', {
    communityId: places.Community,
    entryDate: '2025-02-01',
    memo: `${mark} memo`,
    lines: [
      { ...line, side: 'DEBIT' },
      { ...line, side: 'CREDIT' },
    ],
  });
  return {
    LedgerAccount: posted.id,
    'LedgerAccount.group': group.id,
    'LedgerAccount.free': free.id,
    'LedgerAccount.archived': gone.id,
    JournalEntry: entry.id,
  };
};

/** A file that has arrived and belongs to no document yet. */
export const upload = async (make: Maker, mark: Mark): Promise<string> => {
  const content = Buffer.from(`${mark} content of a file`);
  const ticket = await make('documentUploadCreate', {
    fileName: `${mark}.txt`,
    mimeType: 'text/plain',
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  const headers = { 'content-type': 'text/plain' };
  const response = await fetch(ticket.url, { method: ticket.method, headers, body: content });
  if (!response.ok) throw new Error(`the upload for this suite was refused: ${await response.text()}`);
  return ticket.id;
};

export const furnishLibrary = async (make: Maker, mark: Mark, homes: Samples): Promise<Samples> => {
  const key = `k_${mark.toLowerCase()}`;
  const texts = { name: `${mark} category`, description: `${mark} text` };
  const category = await make('documentCategoryCreate', { ...texts, key });
  const free = await make('documentCategoryCreate', { ...texts, key: `${key}_free` });
  const document = async (title: string, more: Record<string, unknown> = {}) =>
    make('documentCreate', {
      uploadId: await upload(make, mark),
      title: `${mark} ${title}`,
      categoryKey: key,
      tags: [`${mark.toLowerCase()} tag`],
      accessLevel: 'RESIDENTS',
      ...more,
    });
  const linked = await document('Letter', {
    communityId: homes.Community,
    links: Object.entries(targetTypes).map(([type, name]) => ({ type, id: homes[name] })),
  });
  const unlinked = await document('Note');
  const gone = await document('Old note');
  await make('documentArchive', { id: gone.id });
  const download = await make('documentDownloadCreate', { documentId: linked.id });
  return {
    'Document.url': download.url,
    DocumentCategory: category.id,
    'DocumentCategory.key': key,
    'DocumentCategory.free': free.id,
    Document: linked.id,
    'Document.unlinked': unlinked.id,
    'Document.archived': gone.id,
    Upload: await upload(make, mark),
  };
};

/** Somebody with a login who has come: invited, then signed in. */
export const addPerson = async (
  { make, url }: { make: Maker; url: string },
  {
    email,
    fullName,
    roles,
  }: { email: string; fullName: string; roles: readonly { roleKey: string; communityId?: string }[] },
): Promise<{ userId: string; membershipId: string; caller: Caller; refreshToken: string }> => {
  const membership = await make('membershipCreate', { email, fullName, password, roles });
  const { token, refreshToken } = await signIn(url, email, password);
  const caller = { url, token };
  const { data } = await ask(caller, { query: '{ viewer { user { id } } }' });
  const userId = (data as { viewer: { user: { id: string } } }).viewer.user.id;
  return { userId, membershipId: membership.id, caller, refreshToken };
};

/** Roles, partners and what they registered. */
export const furnishAccess = async (make: Maker, mark: Mark, url: string): Promise<Samples> => {
  const key = `k_${mark.toLowerCase()}`;
  const role = {
    visibility: 'ORGANIZATION',
    permissions: ['identity.user.read', 'property.unit.read'],
    department: `${mark} department`,
  };
  const used = await make('roleCreate', { ...role, key, name: `${mark} Role` });
  const free = await make('roleCreate', { ...role, key: `${key}_free`, name: `${mark} Spare role` });
  const client = await make('apiClientCreate', { name: `${mark} name`, description: `${mark} text` });
  const suspended = await make('apiClientCreate', { name: `${mark} Suspended client` });
  await make('apiClientSuspend', { id: suspended.id });
  const made = await make('apiKeyCreate', {
    clientId: client.id,
    name: `${mark} Key`,
    permissions: ['property.unit.read'],
  });
  const [operation] = await make('persistedOperationsRegister', {
    clientName: `${mark} name`,
    operations: [{ name: mark, document: `query ${mark} { units { totalCount } }` }],
  });
  const secret: string = made.payload.secret;
  const used_ = await ask({ url, token: secret }, { documentId: operation.documentId });
  if (used_.status !== 200) throw new Error(`the key of this suite does not work: ${used_.text}`);
  return {
    Role: used.id,
    'Role.key': key,
    'Role.free': free.id,
    ApiClient: client.id,
    'ApiClient.suspended': suspended.id,
    ApiKey: made.id,
    'ApiKey.secret': secret,
    PersistedOperation: operation.id,
    'PersistedOperation.documentId': operation.documentId,
  };
};
