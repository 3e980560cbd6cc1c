import { expect, test } from 'vitest';
import { Faults } from './faults.ts';

test('a fault strikes its path as often as ordered', () => {
  const faults = new Faults();
  faults.order('/open-apis/im', '500', 2);
  const path = '/open-apis/im/v1/messages';
  const struck = [path, '/open-apis/contact/v3/users/x', path, path].map((each) =>
    faults.takeForCall(each),
  );
  expect(struck).toEqual(['500', undefined, '500', undefined]);
});

test('an event fault never strikes a call', () => {
  const faults = new Faults();
  faults.order('/', 'duplicate_event', 1);
  faults.order('/', 'drop_socket', 1);
  expect(faults.takeForCall('/open-apis/im/v1/messages')).toBeUndefined();
  expect(faults.takeForEvents('duplicate_event')).toBe(true);
  expect(faults.takeForEvents('drop_socket')).toBe(true);
  expect(faults.takeForEvents('drop_socket')).toBe(false);
});

test('a dropped socket with a path strikes calls', () => {
  const faults = new Faults();
  faults.order('/open-apis', 'drop_socket', 1);
  expect(faults.takeForEvents('drop_socket')).toBe(false);
  expect(faults.takeForCall('/open-apis/im/v1/pins')).toBe('drop_socket');
});
