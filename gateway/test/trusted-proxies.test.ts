import { expect, test } from 'vitest';
import { trustedProxies } from '../src/trusted-proxies.ts';

test('nobody is believed about the address of a caller unless proxies are named', () => {
  for (const text of [undefined, '', ' , ']) expect(trustedProxies(text)).toBeUndefined();
  expect(trustedProxies('10.0.0.1, 192.168.0.0/16')).toEqual(['10.0.0.1', '192.168.0.0/16']);
});
