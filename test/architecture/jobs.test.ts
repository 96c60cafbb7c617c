import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { composeServices, type ServiceDependencies } from '../../api/composition/services.ts';
import { readConfig } from '../../api/config/config.ts';
import { JOB_KINDS } from '../../portal/src/pages/admin/jobs/job-kinds.ts';
import { exportsOf, JOB_FILES, JOB_NAMES } from '../support/job-kinds.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

const camelCase = (name: string) =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

describe('the kinds of jobs', () => {
  it.each(JOB_FILES.map((path, index) => [JOB_NAMES[index]!, path]))(
    '%s has one file of that name, with one export',
    async (name, path) => {
      const exported = await exportsOf(path);
      expect(Object.keys(exported)).toEqual([`${camelCase(name)}Job`]);
      expect(Object.values(exported)[0]).toMatchObject({ name });
    },
  );

  it('are all bound to a service by the composition', () => {
    const unused = { triggers: {}, now: () => new Date() } as ServiceDependencies; // composition calls no adapter
    const names = composeServices(readConfig({}), unused).jobs.map(({ name }) => name);
    expect(names.toSorted()).toEqual(JOB_NAMES.toSorted());
  });

  it('are the kinds that the portal lists', () => {
    expect(JOB_KINDS.toSorted()).toEqual(JOB_NAMES.toSorted());
  });

  it.each(['en', 'fr'])('are the kinds that the portal has texts for in %s', (language) => {
    const texts = JSON.parse(read(`portal/src/pages/admin/jobs/texts.${language}.json`)) as {
      readonly jobKind: Readonly<Record<string, string>>;
    };
    expect(Object.keys(texts.jobKind).toSorted()).toEqual(JOB_NAMES.toSorted());
  });

  it('include those that schema descriptions name', () => {
    const named = [
      ...read('schema/schema.graphql').matchAll(/(?:Such as|[Jj]ob) `?([a-z]+-[a-z-]+)/g),
    ];
    expect(named.length).toBeGreaterThan(2);
    for (const [, name] of named) expect(JOB_NAMES).toContain(name);
  });

  it('include those that statements on the queue name', () => {
    const named = read('api/operations/job-store.ts').matchAll(/\bname = '([^']+)'/g);
    for (const [, name] of named) expect(JOB_NAMES).toContain(name);
  });
});
