import { describe, expect, it } from 'vitest';
import type { Group } from '../../../api/domain/group.ts';
import { landingPage, mayOpen, menuFor } from '../../../portal/src/navigation.ts';

const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title);

describe('the main menu', () => {
  it.each<[Group[], string[]]>([
    [['careProvider'], ['participants', 'account']],
    [['participant'], ['results', 'myData', 'account']],
    [
      ['careProvider', 'participant'],
      ['participants', 'myData', 'account'],
    ],
    [['analyst'], ['sql', 'account']],
    [['admin'], ['participants', 'admin', 'account']],
    [[], ['account']],
  ])('of %j lists %j', (groups, expected) => {
    expect(titles(menuFor(groups, 'main'))).toEqual(expected);
  });
});

it('lists the pages of all menus that have no menu', () => {
  const listed = titles(menuFor(['admin']));
  expect(listed).toEqual([
    ...titles(menuFor(['admin'], 'main')),
    ...titles(menuFor(['admin'], 'administration')),
  ]);
  expect(listed).toContain('auditLog');
  expect(titles(menuFor(['analyst']))).toEqual(['sql', 'account']);
});

it.each<[Group[], string]>([
  [['careProvider', 'analyst'], 'home'],
  [['participant', 'analyst'], 'home'],
  [['analyst'], 'sql'],
  [[], 'home'],
])('lets viewers of %j start at %s', (groups, page) => {
  expect(landingPage(groups)).toBe(page);
});

it('rejects other groups', () => {
  expect(mayOpen('settings', ['careProvider', 'analyst', 'participant'])).toBe(false);
  expect(mayOpen('settings', ['admin', 'participant'])).toBe(true);
  expect(mayOpen('account', [])).toBe(true);
});
