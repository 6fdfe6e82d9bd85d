import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { must, refusal, type World } from '../support/world.ts';

/** A file goes up through a signed URL, is linked, and comes down through another one. */
export const documentsStory = (world: () => World): void => {
  const content = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
  const sha256 = createHash('sha256').update(content).digest('hex');
  let documentId: string;
  let propertyId: string;

  const upload = async () => {
    const { cedar } = world();
    const ticket = await must(
      cedar,
      'documentUploadCreate',
      { fileName: 'lease.pdf', mimeType: 'application/pdf', sizeBytes: content.length, sha256 },
      { select: 'id url method headers { name value }' },
    );
    return {
      ticket,
      put: (body: Uint8Array) =>
        fetch(ticket.url, {
          method: ticket.method,
          headers: Object.fromEntries(
            ticket.headers.map(({ name, value }: { name: string; value: string }) => [name, value]),
          ),
          body,
        }),
    };
  };

  test('upload, document, link, download', async () => {
    const { cedar } = world();
    const community = await must(cedar, 'communityCreate', {
      name: 'Archive Row',
      timeZone: 'America/Chicago',
      currency: 'USD',
    });
    propertyId = (await must(cedar, 'propertyCreate', { communityId: community.id, name: 'Archive House' })).id;
    const { ticket, put } = await upload();
    expect((await put(content)).status).toBeLessThan(300);
    const document = await must(
      cedar,
      'documentCreate',
      {
        uploadId: ticket.id,
        title: 'Signed lease',
        categoryKey: 'legal',
        links: [{ type: 'PROPERTY', id: propertyId }],
      },
      { select: 'id title currentVersion { fileName sizeBytes sha256 mimeType }' },
    );
    documentId = document.id;
    expect(document).toMatchObject({
      title: 'Signed lease',
      currentVersion: { fileName: 'lease.pdf', sizeBytes: content.length, sha256, mimeType: 'application/pdf' },
    });
    const download = await must(cedar, 'documentDownloadCreate', { documentId }, { select: 'url' });
    const response = await fetch(download.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    const { data } = await cedar.ask(
      'query Papers($id: ID!) { property(id: $id) { documents(first: 5) { nodes { title } } } }',
      { id: propertyId },
    );
    expect(data.property.documents.nodes).toEqual([{ title: 'Signed lease' }]);
  });

  test('other bytes than announced, and a changed URL, are refused', async () => {
    const { ticket, put } = await upload();
    expect((await put(Buffer.from('<svg onload="alert(1)"></svg>'))).status).toBeGreaterThanOrEqual(400);
    expect(
      await refusal(world().cedar, 'documentCreate', { uploadId: ticket.id, title: 'x', categoryKey: 'legal' }),
    ).toEqual(['UPLOAD_NOT_FINISHED']);
    const download = await must(world().cedar, 'documentDownloadCreate', { documentId }, { select: 'url' });
    const position = download.url.length - 10;
    const tampered = `${download.url.slice(0, position)}${download.url[position] === 'A' ? 'B' : 'A'}${download.url.slice(position + 1)}`;
    expect([400, 401, 403, 404]).toContain((await fetch(tampered)).status);
  });

  test('another organization gets neither the document nor a URL for it', async () => {
    const { birch } = world();
    expect(
      (
        await birch.ask('query Document($id: ID!) { document(id: $id) { title } documents { totalCount } }', {
          id: documentId,
        })
      ).data,
    ).toEqual({ document: null, documents: { totalCount: 0 } });
    expect(await refusal(birch, 'documentDownloadCreate', { documentId })).toEqual(['NOT_FOUND']);
  });
};
