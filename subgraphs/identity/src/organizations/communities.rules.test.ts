import { describe, expect, it } from 'vitest';
import { readAddress, readLocale, readTimeZone } from './communities.rules.ts';

describe('the data of a community', () => {
  it.each([
    ['en-us', 'en-US'],
    ['ES', 'es'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('writes the locale %s as %s', (text, canonical) => {
    expect(readLocale(text)).toEqual({ ok: true, value: canonical });
  });
  it.each(['', 'not a locale', 'en_US', 'e', '\0', `en-${'x'.repeat(40)}`])('refuses the locale %j', (text) => {
    expect(readLocale(text)).toMatchObject({ ok: false, failures: [{ code: 'INVALID_VALUE' }] });
  });
  it.each(['UTC', 'America/Chicago', 'Asia/Kolkata'])('takes the zone %s', (name) => {
    expect(readTimeZone(name)).toEqual({ ok: true, value: name });
  });
  it.each(['', '+02:00', 'Mars/Base', 'America/Chicago\0'])('refuses the zone %j', (name) => {
    expect(readTimeZone(name)).toMatchObject({ failures: [{ code: 'TIME_ZONE_INVALID' }] });
  });
  it('takes an address of several lines, or none', () => {
    expect(readAddress(' 1 Main St\r\nChicago ')).toEqual({ ok: true, value: '1 Main St\nChicago' });
    expect(readAddress('  ')).toEqual({ ok: true, value: null });
  });
});
