import { readConfig } from '../../config/config.ts';
import { dataChecks } from './data-checks.ts';
import { type Check, findOut } from './finding.ts';
import { processChecks } from './process-checks.ts';

/** `gaitway doctor`: prints a line for each check. The exit code is 1 when a check fails. */
export async function runDoctor(): Promise<void> {
  const config = readConfig();
  const checks: Check[] = [...processChecks(config), ...dataChecks(config)];
  for (const check of checks) {
    const { ok, subject, says } = await findOut(check);
    console.log(`${ok ? '✓' : '✗'} ${subject.padEnd(14)} ${says}`);
    if (!ok) process.exitCode = 1;
  }
}
