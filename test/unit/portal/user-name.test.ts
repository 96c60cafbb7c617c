import { expect, it } from 'vitest';
import { userName } from '../../../portal/src/pages/admin/users/user-name.ts';

it('lists whom nobody gave a name by their address', () => {
  const email = 'you@example.org';
  expect(userName({ givenName: '', familyName: '', email })).toBe(email);
  expect(userName({ givenName: 'Maya', familyName: '', email })).toBe('Maya');
});
