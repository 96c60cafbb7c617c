import { fileURLToPath } from 'node:url';
import { concatAST, validate } from 'graphql';
import { loadConfig } from 'graphql-config';
import { expect, it } from 'vitest';

/** Reads `.graphqlrc.yml` like an editor, which completes and checks documents against the schema. */
it('gives editors the schema of every document', async () => {
  const rootDir = fileURLToPath(new URL('../..', import.meta.url));
  const config = await loadConfig({ rootDir });
  for (const project of Object.values(config!.projects)) {
    const [schema, documents] = await Promise.all([project.getSchema(), project.getDocuments()]);
    expect(documents, project.name).not.toHaveLength(0);
    const whole = concatAST(documents.map(({ document }) => document!));
    expect(validate(schema, whole)).toEqual([]);
    for (const { location } of documents) {
      expect(config!.getProjectForFile(location!).name).toBe(project.name);
    }
  }
});
