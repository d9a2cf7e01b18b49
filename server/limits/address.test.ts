import { expect, test } from 'vitest';
import { addressKey } from './address.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
  ['', 'none'],
  ['unknown', 'none'],
  ['192.0.2.7:443', 'none'],
  ['[2001:db8::1]', 'none'],
  ['x'.repeat(10_000), 'none'],
])('%s is counted as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
