import type { ReadAudit } from '../../auth/read-audit.ts';
import type { Action } from '../../auth/policy.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import type { ScopedReader } from '../../database/scoped-reader.ts';
import type { AuditEvent } from '../../database/stores/audit-store.ts';
import { invalidInput } from '../../errors.ts';
import type { Samples } from './samples.ts';
import { createSettingsReader, type Settings, type SettingsReader } from './settings.ts';

/** Reads what one answer needs; then says in the audit log who was seen, and only then answers. */
export type Read = <T>(viewer: Viewer, work: (reading: Reading) => Promise<T>) => Promise<T>;

export function createRead(database: Database, audit: ReadAudit, samples: Samples): Read {
  const settingsOf = createSettingsReader();
  return async (viewer, work) => {
    const reading = new Reading(viewer, database.readerFor(viewer.scope), samples, settingsOf);
    const answer = await work(reading);
    await audit.append(reading.events());
    return answer;
  };
}

/** One answer in the making. */
export class Reading {
  readonly viewer: Viewer;
  readonly records: ScopedReader;
  readonly samples: Samples;
  readonly #seen = new Map<Action, { participantIds: Set<string>; subjectIds: Set<string> }>();
  readonly #settingsOf: SettingsReader;
  #settings: Promise<Settings> | undefined;

  constructor(viewer: Viewer, records: ScopedReader, samples: Samples, settingsOf: SettingsReader) {
    this.viewer = viewer;
    this.records = records;
    this.samples = samples;
    this.#settingsOf = settingsOf;
  }

  /** For the audit log: whose data is seen, and which records by themselves. */
  saw(action: Action, participantIds: Iterable<string>, subjectIds: readonly string[] = []): void {
    let seen = this.#seen.get(action);
    if (!seen)
      this.#seen.set(action, (seen = { participantIds: new Set(), subjectIds: new Set() }));
    for (const id of participantIds) seen.participantIds.add(id);
    for (const id of subjectIds) seen.subjectIds.add(id);
  }

  events(): AuditEvent[] {
    const { organizationId, userId: actorId, requestId } = this.viewer;
    const events: AuditEvent[] = [];
    for (const [action, { participantIds, subjectIds }] of this.#seen) {
      if (participantIds.size === 0 && subjectIds.size === 0) continue; // seeing nobody is not an event
      events.push({
        organizationId,
        actorId,
        action,
        participantIds: [...participantIds],
        subjectIds: [...subjectIds],
        requestId,
      });
    }
    return events;
  }

  /** Those of the organization: asked for once, and best before the records that they explain. */
  settings(): Promise<Settings> {
    this.#settings ??= this.#settingsOf(this.records);
    return this.#settings;
  }

  /** Sends for the settings now, because something later will want them. */
  expectSettings(): void {
    this.settings().catch(() => undefined); // whoever wants them hears of it; perhaps nobody gets that far
  }

  /**
   * The id of the test type that an optional argument names, by id or key; null for none.
   * @throws {GaitwayError} INVALID_INPUT naming `field`
   */
  async testTypeId(named: unknown, field = 'testType'): Promise<string | null> {
    if (typeof named !== 'string') return null;
    const known = this.#settingsOf.testTypeId(this.viewer.organizationId, named);
    if (known !== undefined) return known;
    const testType = (await this.settings()).testTypes.named(named);
    if (!testType) throw invalidInput({ field, message: 'must be the id or key of a test type' });
    return testType.id;
  }
}
