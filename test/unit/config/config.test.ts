import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, scorerEnvironmentSchema } from '../../../api/config/config.ts';
import { environmentSchema } from '../../../api/config/environment-schema.ts';

describe('the configuration', () => {
  it('seeds the demo in development, and never in production', () => {
    expect(readConfig({ NODE_ENV: 'production' }).SEED_DEMO).toBe(false);
    expect(() => readConfig({ NODE_ENV: 'production', SEED_DEMO: 'true' })).toThrow(
      /SEED_DEMO must be "false" with NODE_ENV=production/,
    );
    expect(readConfig({}).SEED_DEMO).toBe(true);
  });

  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({ PORT: 4000, PUBLIC_URL: 'http://localhost:4000' });
  });

  it('treats an empty variable as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 4000 });
  });

  it('names all invalid variables together', () => {
    const read = () =>
      readConfig({ PORT: 'eighty', PUBLIC_URL: 'localhost', SEED_DEMO: 'yes', DATABASE_URL: 'x' });
    expect(read).toThrow(ConfigError);
    for (const name of ['PORT', 'PUBLIC_URL', 'SEED_DEMO', 'DATABASE_URL']) {
      expect(read).toThrow(new RegExp(`${name} must`));
    }
  });

  it('allows separate roles only with a shared database', () => {
    expect(() => readConfig({ ROLE: 'worker' })).toThrow(/ROLE must be "all" without DATABASE_URL/);
    const config = readConfig({ ROLE: 'api', DATABASE_URL: 'postgres://localhost/gaitway' });
    expect(config).toMatchObject({ ROLE: 'api', SEED_DEMO: false });
  });

  it('names the variables that an adapter requires', () => {
    const read = () => readConfig({ OBJECT_STORE: 's3', MAIL: 'ses' });
    expect(read).toThrow(/S3_BUCKET must be set with OBJECT_STORE=s3/);
    expect(read).toThrow(/MAIL_FROM must be set with MAIL=ses/);
    expect(() => readConfig({ OBJECT_STORE: 'tape' })).toThrow(/must be "folder" or "s3"/);
  });

  it('has a line in docs/configuration.md for every variable', () => {
    const text = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    const missing = Object.keys({
      ...environmentSchema.shape,
      ...scorerEnvironmentSchema.shape,
    }).filter((name) => !new RegExp(`^\\| \`${name}\` +\\|`, 'm').test(text));
    expect(missing).toEqual([]);
  });
});
