import { createHash } from 'node:crypto';
import { buildHome, buildMember, buildOrganization } from '@lintel/db/seeds/build';
import { openTestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import Fastify from 'fastify';
import { documents } from '../src/documents.ts';
import { documentsRoutes } from '../src/files/routes.ts';

type Home = Awaited<ReturnType<typeof buildHome>>;

/** The session of the person who lives in a home, as sign-in would make it. */
export const residentOf = (home: Home, role = 'resident'): Session =>
  sessionAs(role, home.organization, {
    userId: home.user.id,
    unitIds: [home.unit.id],
    propertyIds: [home.property.id],
    communityIds: [home.community.id],
  });

export const pdf = (text = 'hello'): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Codes and paths of userErrors, which are what a client branches on. */
export const errorsOf = (payload: { userErrors: { code: string; path: string[] }[] }) =>
  payload.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

/** Two organizations, the first with two homes, a real HTTP server for files, and a clock that can be moved. */
export const openDocumentsTest = async (environment: Record<string, string> = {}) => {
  const database = await openTestDatabase();
  const sql = database.admin;
  const clock = { aheadMs: 0 };
  const platform = testPlatform(database.door, { environment, now: () => new Date(Date.now() + clock.aheadMs) });
  const app = Fastify();
  await documentsRoutes(app, platform);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const cedar = await buildOrganization(sql);
  const birch = await buildOrganization(sql);
  const home = await buildHome(sql, cedar);
  const elsewhere = await buildHome(sql, cedar);
  const foreign = await buildHome(sql, birch);
  const staff = async (organization: typeof cedar, scope: Parameters<typeof sessionAs>[2] = {}) =>
    sessionAs('manager', organization, { userId: (await buildMember(sql, organization)).user.id, ...scope });
  const manager = await staff(cedar);

  const ask = (as: Session | null, query: string, variables: Record<string, unknown> = {}) =>
    executeOn(documents, platform, { query, variables, as });
  const local = (url: string) => url.replace(platform.config.publicUrl, address);
  const announce = async (content: Uint8Array, input: object = {}, as: Session = manager) => {
    const { data, errors } = await ask(
      as,
      `mutation ($input: DocumentUploadCreateInput!) { documentUploadCreate(input: $input) {
      upload { id url method headers { name value } expiresAt } userErrors { code path message } } }`,
      { input: { fileName: 'file.pdf', mimeType: 'application/pdf', sizeBytes: content.length, ...input } },
    );
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.documentUploadCreate;
  };
  const put = async (url: string, content: Uint8Array | ReadableStream, init: RequestInit = {}) => {
    const response = await fetch(local(url), { method: 'PUT', body: content as RequestInit['body'], ...init });
    return {
      status: response.status,
      body: (await response.json()) as { sha256?: string; errors?: { extensions: { code: string } }[] },
    };
  };
  /** Announces and sends a file; answers the id of the finished upload. */
  const upload = async (content: Uint8Array = pdf(), input: object = {}, as: Session = manager): Promise<string> => {
    const announced = await announce(content, input, as);
    const { status, body } = await put(announced.upload.url, content);
    if (status !== 201) throw new Error(`PUT answered ${status} ${JSON.stringify(body)}`);
    return announced.upload.id;
  };
  const create = async (input: object = {}, as: Session = manager) => {
    const { data, errors } = await ask(
      as,
      `mutation ($input: DocumentCreateInput!) { documentCreate(input: $input) {
      document { id title version accessLevel confidential tags expiresOn status category { key } community { id }
        currentVersion { number fileName mimeType sizeBytes sha256 uploadedAt uploadedBy { id } }
        links { id type isPrimary target { __typename ... on Unit { id } ... on Property { id } ... on Lease { id } ... on Resident { id } ... on Community { id } } } }
      userErrors { code path } } }`,
      { input: { title: 'A document', categoryKey: 'other', ...input } },
    );
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.documentCreate;
  };
  /** A document made of a new upload, as the manager unless told otherwise. */
  const make = async (input: object = {}, as: Session = manager) => {
    const made = await create({ uploadId: await upload(pdf(), {}, as), ...input }, as);
    if (made.document === null) throw new Error(JSON.stringify(made.userErrors));
    return made.document;
  };
  const download = async (input: object, as: Session = manager) =>
    (
      await ask(
        as,
        `mutation ($input: DocumentDownloadCreateInput!) { documentDownloadCreate(input: $input) {
      download { url expiresAt documentVersion { number fileName } } userErrors { code path } } }`,
        { input },
      )
    ).data?.documentDownloadCreate;

  const close = async () => {
    await app.close();
    await database.close();
  };
  return {
    database,
    sql,
    clock,
    platform,
    ask,
    announce,
    put,
    upload,
    create,
    make,
    download,
    local,
    close,
    staff,
    cedar,
    birch,
    home,
    elsewhere,
    foreign,
    manager,
  };
};
