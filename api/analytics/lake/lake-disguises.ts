import { createHmac } from 'node:crypto';
import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { organizationStore } from '../../database/stores/organization-store.ts';
import { type LakeDisguise, NO_DISGUISE } from '../../domain/lake-disguise.ts';
import { pseudonymStore } from './pseudonym-store.ts';

const scope = systemScope('disguising the lake');

export interface LakeDisguisesDependencies {
  readonly database: Database;
}

/** Knows how the lake is disguised for each query, by the settings of its organization. */
export class LakeDisguises {
  readonly #database: Database;

  constructor({ database }: LakeDisguisesDependencies) {
    this.#database = database;
  }

  /** A query that runs again has the same disguise. */
  async of(query: { readonly id: string; readonly organizationId: string }): Promise<LakeDisguise> {
    const { organization, key } = await this.#database.within(scope, async (tx) => ({
      organization: await organizationStore.find(tx, query.organizationId),
      key: await pseudonymStore.keyOf(tx, query.organizationId),
    }));
    if (organization === undefined) return NO_DISGUISE;
    const derive = (purpose: string) => createHmac('sha256', key).update(purpose).digest('hex');
    return {
      idKey: organization.analystIdsByQuery ? derive(`ids/${query.id}`) : null,
      shiftKey: organization.analystDatesShifted ? derive('dates') : null,
    };
  }
}
