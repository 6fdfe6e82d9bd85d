import { describe, expect, it } from 'vitest';
import { CommandError } from '../command-error.ts';
import { readCsv } from './csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const header = 'name,units\n';

describe('reading a CSV file', () => {
  it.each([
    ['\n', ''],
    ['\r\n', '\ufeff'],
    ['\r', ''],
  ])('reads lines that end with %o after the mark %o', (ending, mark) => {
    const file = readCsv(bytes(`${mark}${['name,units', 'A,1', 'B,2', ''].join(ending)}`));
    expect(file).toEqual({
      header: ['name', 'units'],
      rows: [
        { line: 2, cells: ['A', '1'] },
        { line: 3, cells: ['B', '2'] },
      ],
      broken: [],
    });
  });

  it('keeps commas, quotes and line breaks inside of quotes, and counts lines on', () => {
    const { rows } = readCsv(bytes(`${header}"A, ""the"" first",1\n"two\r\nlines",2\nC,3`));
    expect(rows).toEqual([
      { line: 2, cells: ['A, "the" first', '1'] },
      { line: 3, cells: ['two\nlines', '2'] },
      { line: 5, cells: ['C', '3'] },
    ]);
  });

  it('reports a wrong number of columns with its line and goes on', () => {
    const { rows, broken } = readCsv(bytes(`${header}A,1\nB\nC,3,4\nD,4\n`));
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(broken).toEqual([
      { line: 3, reason: 'it has 1 column instead of 2' },
      { line: 4, reason: 'it has 3 columns instead of 2' },
    ]);
  });

  it.each(['The "Draper",1', '"A"x,1', '"A" ,1'])('reports the quotes of %o and goes on', (line) => {
    const { rows, broken } = readCsv(bytes(`${header}${line}\nB,2\n`));
    expect(rows).toEqual([{ line: 3, cells: ['B', '2'] }]);
    expect(broken).toMatchObject([{ line: 2, reason: expect.stringContaining('quote') }]);
  });

  it('loses only one line to a quote that is never closed', () => {
    const many = Array.from({ length: 50 }, (_, index) => `P${index},1`).join('\n');
    const { rows, broken } = readCsv(bytes(`${header}"A,1\n${many}`));
    expect(rows).toHaveLength(50);
    expect(broken).toEqual([{ line: 2, reason: 'a quote is opened and not closed' }]);
  });

  it('loses only one line to an open quote that a later line seems to close', () => {
    const { rows, broken } = readCsv(bytes(`${header}"A,1\nB,2\n"C",3\nD,4\n`));
    expect(rows.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(broken.map(({ line }) => line)).toEqual([2]);
  });

  it('skips blank lines and records of empty cells', () => {
    const { rows, broken } = readCsv(bytes(`\n${header}\nA,1\n , \n   \n`));
    expect(rows).toEqual([{ line: 4, cells: ['A', '1'] }]);
    expect(broken).toEqual([]);
  });

  it('reports a line in another encoding and goes on', () => {
    const file = new Uint8Array([...bytes(`${header}Z`), 0xf3, ...bytes('calo,1\nB,2\n')]);
    expect(readCsv(file)).toMatchObject({ rows: [{ line: 3 }], broken: [{ line: 2, reason: 'it is not UTF-8 text' }] });
  });

  it('keeps letters of all languages', () => {
    expect(readCsv(bytes(`${header}El Zócalo 東京 🏢,1`)).rows[0]!.cells[0]).toBe('El Zócalo 東京 🏢');
  });

  it.each([
    ['an empty file', ''],
    ['a file of blank lines', '\n\r\n'],
    ['a header with a stray quote', 'na"me,units\nA,1'],
  ])('refuses %s', (_what, text) => {
    expect(() => readCsv(bytes(text))).toThrow(CommandError);
  });

  it('refuses UTF-16 and says what to do', () => {
    expect(() => readCsv(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toThrow('save it as UTF-8');
  });
});
