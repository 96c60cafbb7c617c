import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACTIONS } from '../../portal/src/pages/admin/audit/actions.ts';

const API = fileURLToPath(new URL('../../api/', import.meta.url));

/** A write to the audit log with a literal action, or a field that shows a record. */
const AUDITED = /(?:\baudit\(\s*tx,\s*viewer,|recordAccess\(|shows:)\s*'(\w+:\w+)'/g;

it('the portal lists every action that the audit log can hold', () => {
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' });
  const audited = files
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readFileSync(join(API, path), 'utf8').matchAll(AUDITED)])
    .map(([, action]) => action!);
  expect(audited.length).toBeGreaterThan(0);
  expect(ACTIONS).toEqual(expect.arrayContaining([...new Set(audited)]));
});
