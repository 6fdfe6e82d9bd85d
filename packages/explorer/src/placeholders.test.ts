import { describe, expect, it } from 'vitest';
import { fillPlaceholders, localValues } from './placeholders.ts';

const values = {
  yesterday: '2026-02-03',
  units: {
    nodes: [{ currentLease: null }, { currentLease: { id: 'lease-2', floor: 4 } }, { currentLease: { id: 'x' } }],
  },
  quoted: 'The "Old" Mill\\',
};

describe('placeholders of an example', () => {
  it('are filled by names and indexes', () => {
    expect(fillPlaceholders('{"a":"{{yesterday}}","b":"{{units.nodes.2.currentLease.id}}"}', values)).toBe(
      '{"a":"2026-02-03","b":"x"}',
    );
  });

  it('take the first element that leads to a value for a star', () => {
    expect(fillPlaceholders('"{{units.nodes.*.currentLease.id}}"', values)).toBe('"lease-2"');
    expect(fillPlaceholders('{{units.nodes.*.currentLease.floor}}', values)).toBe('4');
  });

  it('stay for the reader when there is no value, or only an object', () => {
    const text = '"{{leases.nodes.0.id}} {{units.nodes.0.currentLease.id}} {{units.nodes}}"';
    expect(fillPlaceholders(text, values)).toBe(text);
  });

  it('keep the text valid JSON whatever the value holds', () => {
    expect(JSON.parse(fillPlaceholders('{"name":"{{quoted}}"}', values))).toEqual({ name: values.quoted });
  });

  it('come with a fresh version 4 UUID', () => {
    const [first, second] = [localValues(), localValues()];
    expect(first.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second.uuid).not.toBe(first.uuid);
  });

  it.each([
    [new Date(2026, 1, 4, 0, 5), '2026-02-03'],
    [new Date(2026, 2, 1, 23, 55), '2026-02-28'],
    [new Date(2026, 0, 1, 12), '2025-12-31'],
  ])('come on %s with the day before, which has come everywhere', (now, yesterday) => {
    expect(localValues(now).yesterday).toBe(yesterday);
  });
});
