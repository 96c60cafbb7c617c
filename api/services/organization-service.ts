import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import { organizationScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { type Organization, organizationStore } from '../database/stores/organization-store.ts';
import { invalidInput, notFound } from '../errors.ts';
import { line, parseInput, score } from './parse-input.ts';

const whole = (minimum: number, maximum: number) =>
  z
    .int('must be a whole number')
    .min(minimum, `must be from ${minimum} to ${maximum}`)
    .max(maximum, `must be from ${minimum} to ${maximum}`);

const settingsInput = z.object({
  name: line(200).nullish(),
  bandOk: score.nullish(),
  bandLow: score.nullish(),
  inactivityDays: whole(1, 365).nullish(),
  idleMinutes: whole(5, 1440).nullish(),
  secondFactorRequired: z.boolean().nullish(),
  scoresFromPhonesAllowed: z.boolean().nullish(),
  analystIdsByQuery: z.boolean().nullish(),
  analystDatesShifted: z.boolean().nullish(),
});

export interface OrganizationServiceDependencies {
  readonly database: Database;
}

/** The settings that an organization controls. */
export class OrganizationService {
  readonly #database: Database;

  constructor({ database }: OrganizationServiceDependencies) {
    this.#database = database;
  }

  /**
   * Changes the given settings and keeps the others.
   * @throws {GaitwayError} INVALID_INPUT
   */
  async change(viewer: Viewer, input: z.input<typeof settingsInput>): Promise<Organization> {
    viewer.assertCan('organization:change');
    const parsed = parseInput(settingsInput, input);
    const given = Object.fromEntries(
      Object.entries(parsed).filter(([, value]) => value != null),
    ) as Partial<Organization>;
    const scope = organizationScope('change the organization’s settings', viewer.scope);
    return this.#database.within(scope, async (tx) => {
      await organizationStore.lock(tx, viewer.organizationId); // so that concurrent changes do not overwrite each other
      const before = await organizationStore.find(tx, viewer.organizationId);
      if (before === undefined) throw notFound('organization', 'viewer');
      const after = { ...before, ...given };
      if (after.bandLow >= after.bandOk) {
        throw invalidInput({ field: 'bandLow', message: 'must be less than bandOk' });
      }
      await organizationStore.update(tx, after);
      await audit(tx, viewer, 'organization:change', {
        participantIds: [],
        subjectIds: Object.keys(given),
      });
      return after;
    });
  }
}
