import { expect, it } from 'vitest';
import { userName } from '../../../../../../portal/src/pages/admin/users/user-name.ts';

it('shows the address of a user without a name', () => {
  const email = 'you@example.org';
  expect(userName({ givenName: '', familyName: '', email })).toBe(email);
  expect(userName({ givenName: 'Maya', familyName: '', email })).toBe('Maya');
});
