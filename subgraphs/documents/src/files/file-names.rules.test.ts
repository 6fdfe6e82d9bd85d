import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, readFileName, readMimeType, readSize, savedName } from './file-names.rules.ts';

const read = (result: { ok: boolean; value?: unknown }) => (result.ok ? result.value : 'refused');

describe('a file name', () => {
  it('that is usable stays as it is', () => {
    for (const name of ['a.pdf', 'Lease (2) – “final”.docx', 'con', '.hidden', '😀'.repeat(255), 'отчёт.xlsx'])
      expect(read(readFileName(name))).toBe(name);
  });

  it('never holds a separator, a control character or a turn of direction', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const usable = read(readFileName(name)) as string;
        return usable === 'refused' || !/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.+$/u.test(usable);
      }),
    );
  });
});

describe('Content-Disposition', () => {
  it('gives any usable name back, and is a header of visible ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (name) => {
        const read = readFileName(name);
        if (!read.ok) return;
        const header = contentDisposition(read.value);
        expect(header).toMatch(
          /^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/,
        );
        expect(decodeURIComponent(header.split("UTF-8''")[1] as string)).toBe(read.value);
      }),
    );
  });
});

describe('the name under which a file is saved', () => {
  it.each([
    ['scan.pdf', 'application/pdf', 'scan.pdf'],
    ['SCAN.PDF', 'application/pdf', 'SCAN.PDF'],
    ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
    ['page.html', 'image/png', 'page.html.png'],
    ['run.exe', 'text/plain', 'run.exe.txt'],
    ['Rent roll 2024.01', 'text/csv', 'Rent roll 2024.01.csv'],
    ['scan', 'application/pdf', 'scan.pdf'],
    ['x.html', 'something/unknown', 'x.html.bin'],
  ])('%s of type %s is %s', (name, type, saved) => {
    expect(savedName(name, type)).toBe(saved);
  });
});

describe('a media type', () => {
  it('is one of the list, without its parameters', () => {
    expect(read(readMimeType('Text/Plain; charset=utf-8'))).toBe('text/plain');
    for (const type of ['image/svg+xml', 'text/html', 'application/zip', '', 'constructor', '__proto__'])
      expect(read(readMimeType(type))).toBe('refused');
  });
});

describe('a size', () => {
  it('is more than nothing and at most the limit', () => {
    expect([readSize(0, 10), readSize(1, 10), readSize(10, 10), readSize(11, 10)].map((result) => result.ok)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
