import { createHash } from 'node:crypto';
import { must } from '../support/world.ts';
import type { Canaries } from './canary.ts';
import { repeatable } from './sign-in-traffic.ts';
import type { Stage } from './stage.ts';

/** A file goes up, wrongly and rightly, and comes down again. */
export const fileTraffic = async ({ world: { cedar } }: Stage, canaries: Canaries): Promise<void> => {
  const content = canaries.plant('content of a file');
  const input = {
    fileName: 'masked.txt',
    mimeType: 'text/plain',
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  const ticket = await must(cedar, 'documentUploadCreate', input, { select: 'id url method', headers: repeatable() });
  keepAddress(canaries, ticket.url);
  const put = (body: string) =>
    fetch(ticket.url, { method: ticket.method, headers: { 'content-type': 'text/plain' }, body });
  await put(content.toLowerCase().replaceAll('c', 'd'));
  await put(`${content} and more`);
  await fetch(ticket.url, { method: 'GET' });
  const uploaded = await put(content);
  if (!uploaded.ok) throw new Error(await uploaded.text());
  await put(content);
  const category = { key: 'masked', name: 'Masked' };
  await must(cedar, 'documentCategoryCreate', category);
  const document = { uploadId: ticket.id, title: 'Masked', categoryKey: category.key };
  const { id: documentId } = await must(cedar, 'documentCreate', document);
  const { url } = await must(cedar, 'documentDownloadCreate', { documentId }, { select: 'url', headers: repeatable() });
  keepAddress(canaries, url);
  const downloaded = await fetch(url);
  if ((await downloaded.text()) !== content) throw new Error('the file came back changed');
  await fetch(url.slice(0, -2));
  await fetch(url, { method: 'PUT', body: 'x' });
};

const keepAddress = (canaries: Canaries, url: string): void => {
  canaries.keep('address of a file', new URL(url).pathname.split('/').at(-1)!);
};
