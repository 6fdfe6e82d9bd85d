/**
 * Looks at a file as it streams by and says at the end whether its content is of the type that was announced. What a client
 * says about a file decides nothing: a page with scripts that calls itself a picture must not come in.
 */
export type ContentInspector = {
  readonly update: (chunk: Uint8Array) => void;
  /** Whether everything seen fits; asked once, after the last chunk. */
  readonly matches: () => boolean;
};

/** By the first bytes, which most binary formats begin with. */
const byHead = (length: number, fits: (head: Buffer) => boolean) => (): ContentInspector => {
  let head = Buffer.alloc(0);
  return {
    update: (chunk) => {
      if (head.length < length) head = Buffer.concat([head, chunk.subarray(0, length - head.length)]);
    },
    matches: () => head.length === length && fits(head),
  };
};

const bytes = (hex: string) => (head: Buffer) => head.toString('hex') === hex;
const ascii = (pattern: RegExp) => (head: Buffer) => pattern.test(head.toString('latin1'));

/** Brands of ISO base media files (ISO/IEC 23008-12) that hold pictures coded with HEVC. */
const heicBrands = /^....ftyp(?:heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1)$/s;

/** What no plain text has: control characters besides tab, line and page breaks. Those of ISO 8859 (C1) do no harm. */
const controls = /(?![\t\n\f\r\x80-\x9f])\p{Cc}/u;
/** How documents begin that a browser would take for a page or a picture with scripts. */
const markup = /^\ufeff?\s*<(?:!doctype|!--|\?xml|html|head|body|svg|script|iframe|meta|link|style|img|object|embed)/i;
const markupWindow = 2048;

/** Valid UTF-8 without control characters that does not begin like a page. */
const text = (): ContentInspector => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let valid = true;
  let head = '';
  const read = (decode: () => string) => {
    if (!valid) return;
    try {
      const part = decode();
      if (controls.test(part)) valid = false;
      if (head.length < markupWindow) head += part.slice(0, markupWindow - head.length);
    } catch {
      valid = false;
    }
  };
  return {
    update: (chunk) => read(() => decoder.decode(chunk, { stream: true })),
    matches: () => {
      read(() => decoder.decode());
      return valid && !markup.test(head);
    },
  };
};

/**
 * A ZIP package of Office Open XML (ECMA-376) with this main part. Names of entries stand uncompressed in a ZIP, so they
 * can be found without unpacking. A package with macros is another type and is refused.
 */
const officePackage = (mainPart: string) => (): ContentInspector => {
  const head = byHead(4, bytes('504b0304'))();
  const wanted = ['[Content_Types].xml', mainPart];
  const refused = 'vbaProject.bin';
  const found = new Set<string>();
  const longest = Math.max(...[...wanted, refused].map((name) => name.length));
  let carry = Buffer.alloc(0);
  return {
    update: (chunk) => {
      head.update(chunk);
      const window = Buffer.concat([carry, chunk]);
      for (const name of [...wanted, refused]) if (window.includes(name)) found.add(name);
      // A name may lie across two chunks.
      carry = Buffer.from(window.subarray(Math.max(0, window.length - longest + 1)));
    },
    matches: () => head.matches() && wanted.every((name) => found.has(name)) && !found.has(refused),
  };
};

/** Every type of file that is accepted: the extensions of its names, the usual one first, and how its content is known. */
export const fileTypes: Readonly<
  Record<string, { readonly extensions: readonly [string, ...string[]]; readonly inspect: () => ContentInspector }>
> = {
  'application/pdf': { extensions: ['pdf'], inspect: byHead(5, ascii(/^%PDF-$/)) },
  'image/png': { extensions: ['png'], inspect: byHead(8, bytes('89504e470d0a1a0a')) },
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jfif'], inspect: byHead(3, bytes('ffd8ff')) },
  'image/webp': { extensions: ['webp'], inspect: byHead(12, ascii(/^RIFF.{4}WEBP$/s)) },
  'image/gif': { extensions: ['gif'], inspect: byHead(6, ascii(/^GIF8[79]a$/)) },
  'image/heic': { extensions: ['heic', 'heif'], inspect: byHead(12, ascii(heicBrands)) },
  'text/plain': { extensions: ['txt', 'text', 'log', 'md'], inspect: text },
  'text/csv': { extensions: ['csv'], inspect: text },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    inspect: officePackage('word/document.xml'),
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    inspect: officePackage('xl/workbook.xml'),
  },
};
