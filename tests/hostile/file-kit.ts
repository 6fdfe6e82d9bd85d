import type { Caller } from '../isolation/ask.ts';
import { makerFor } from '../isolation/maker.ts';
import type { World } from '../support/world.ts';
import { fetchReply } from './send.ts';

type Ticket = { readonly id: string; readonly url: string };

export type WorldOf = () => World;

/** What the suites about files do with files, as the administrator of birch. */
export const fileKit = (world: WorldOf) => {
  const owner = (): Caller => ({ url: world().product.url, token: world().birch.token });
  const announce = (content: Buffer, more: object = {}): Promise<Ticket> =>
    makerFor(owner())('documentUploadCreate', {
      fileName: 'a.pdf',
      mimeType: 'application/pdf',
      sizeBytes: content.length,
      ...more,
    });
  const put = (url: string, content: Buffer, headers: Record<string, string> = {}) =>
    fetchReply(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/pdf', ...headers },
      body: content as never,
    });
  const get = (url: string) => fetchReply(url, { method: 'GET' });
  const anyCategory = async (): Promise<string> => {
    const [row] = await world().database.admin<{ key: string }[]>`
      select c.key from documents.document_categories c join identity.organizations o on o.id = c.organization_id
      where o.slug = 'birch' order by c.key limit 1`;
    return row!.key;
  };
  /** What an answer of the file routes says: their errors have the form of GraphQL's. */
  const refusal = async (reply: ReturnType<typeof put>): Promise<string> => {
    const { status, body } = await reply;
    return `${status} ${String(body?.errors?.[0]?.extensions?.code)}`;
  };
  return { owner, announce, put, get, anyCategory, refusal };
};
