import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTypes } from './content.rules.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const hex = (text: string) => Buffer.from(text, 'hex');
const zip = (...names: string[]) =>
  Buffer.concat([hex('504b0304'), Buffer.alloc(26), ...names.map((name) => Buffer.from(`${name}\u0000\u0001`))]);

/** Feeds the content in pieces cut at the places given. */
const fits = (type: string, content: Uint8Array, cuts: readonly number[] = []): boolean => {
  const inspector = fileTypes[type]!.inspect();
  const places = [0, ...[...cuts].map((cut) => cut % (content.length + 1)).sort((a, b) => a - b), content.length];
  for (let index = 1; index < places.length; index += 1)
    inspector.update(content.subarray(places[index - 1], places[index]));
  return inspector.matches();
};

const samples: readonly [string, Buffer][] = [
  ['application/pdf', Buffer.from('%PDF-1.7\n…')],
  ['image/png', hex('89504e470d0a1a0a0000000d')],
  ['image/jpeg', hex('ffd8ffe000104a464946')],
  ['image/webp', Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', 'latin1')],
  ['image/gif', Buffer.from('GIF89a\u0001')],
  ['image/heic', Buffer.concat([hex('00000018'), Buffer.from('ftypheic'), hex('00000000')])],
  ['text/plain', Buffer.from('Grüße aus Łódź 😀\n\tEinkauf < 5 €')],
  ['text/csv', Buffer.from('\ufeffunit,rent\r\n"1,A",1200.00\r\n')],
  [docx, zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
  [xlsx, zip('[Content_Types].xml', 'xl/workbook.xml')],
];

describe('the content of a file', () => {
  it.each(samples)('of type %s is known, in however many pieces it comes', (type, content) => {
    expect(fits(type, content)).toBe(true);
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 12 }), (cuts) => fits(type, content, cuts)));
    expect(fits(type, content, Array.from(content.keys()))).toBe(true);
  });

  it('of one type is no other, but for the two kinds of text', () => {
    for (const [type, content] of samples) {
      const others = Object.keys(fileTypes).filter((other) => other !== type && fits(other, content));
      expect([type, others]).toEqual([
        type,
        type === 'text/plain'
          ? ['text/csv']
          : type === 'text/csv'
            ? ['text/plain']
            : type === 'application/pdf'
              ? ['text/plain', 'text/csv']
              : [],
      ]);
    }
  });

  it.each(Object.keys(fileTypes).filter((type) => !type.startsWith('text/')))('of type %s is not nothing', (type) => {
    expect(fits(type, Buffer.alloc(0))).toBe(false);
    expect(fits(type, Buffer.alloc(1))).toBe(false);
  });

  it.each([
    '<!DOCTYPE html><p>',
    '  \n<html>',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '\ufeff<?xml version="1.0"?><svg>',
    '<ScRiPt>alert(1)',
    '<!-- x --><svg>',
    '<iframe>',
  ])('that begins like %j is no text', (page) => {
    expect(fits('text/plain', Buffer.from(page))).toBe(false);
    expect(fits('text/csv', Buffer.from(page), [1, 2, 3])).toBe(false);
  });

  it('of text is valid UTF-8 to its last byte, without control characters', () => {
    expect(fits('text/plain', Buffer.from('Gr\u00fc\u00dfe', 'latin1'))).toBe(false);
    expect(fits('text/plain', Buffer.from('😀').subarray(0, 3))).toBe(false);
    for (const control of ['\u0000', '\u0007', '\u001b[31m', '\u007f'])
      expect(fits('text/plain', Buffer.from(`a${control}b`))).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (content) => {
        const isText = Buffer.from(new TextDecoder().decode(content)).equals(Buffer.from(content));
        return isText || !fits('text/plain', content);
      }),
    );
  });

  it('of an office file is a package with its main part and without macros', () => {
    expect(fits(docx, zip('[Content_Types].xml'))).toBe(false);
    expect(fits(docx, zip('word/document.xml'))).toBe(false);
    expect(fits(docx, zip('[Content_Types].xml', 'xl/workbook.xml'))).toBe(false);
    expect(fits(docx, zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'))).toBe(false);
    expect(fits(docx, Buffer.from('[Content_Types].xml word/document.xml'))).toBe(false);
  });
});
