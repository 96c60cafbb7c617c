import type { ReadAudit } from '../../auth/read-audit.ts';
import type { Action } from '../../auth/policy.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import type { ScopedReader } from '../../database/scoped-reader.ts';
import { organizationStore } from '../../database/organization-store.ts';
import { testTypeStore } from '../../database/test-type-store.ts';
import type { AuditEvent } from '../../database/audit-store.ts';
import type { BandThresholds } from '../../domain/score-band.ts';
import type { TestType } from '../../domain/test-type.ts';
import { invalidInput } from '../../errors.ts';
import type { RecordingFileService } from '../recording-file-service.ts';
import type { ReportService } from '../report-service.ts';

/** What shows the samples of recordings. */
export interface Samples {
  readonly files: RecordingFileService;
  readonly reports: ReportService;
}

/** Reads what one answer needs; then says in the audit log who was seen, and only then answers. */
export type Read = <T>(viewer: Viewer, work: (reading: Reading) => Promise<T>) => Promise<T>;

export const createRead =
  (database: Database, audit: ReadAudit, samples: Samples): Read =>
  async (viewer, work) => {
    const reading = new Reading(viewer, database.readerFor(viewer.scope), samples);
    const answer = await work(reading);
    await audit.append(reading.events());
    return answer;
  };

/** One answer in the making. */
export class Reading {
  readonly viewer: Viewer;
  readonly records: ScopedReader;
  readonly samples: Samples;
  readonly #seen = new Map<Action, { participantIds: Set<string>; subjectIds: Set<string> }>();
  #testTypes: Promise<TestTypes> | undefined;
  #bands: Promise<BandThresholds> | undefined;

  constructor(viewer: Viewer, records: ScopedReader, samples: Samples) {
    this.viewer = viewer;
    this.records = records;
    this.samples = samples;
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

  /** Sends for something now, because something later will want it. */
  expect(what: 'testTypes' | 'bands'): void {
    this[what]().catch(() => undefined); // whoever wants it hears of it; perhaps nobody gets that far
  }

  /** Those of the organization. Asked for once, and best before the records that name them. */
  testTypes(): Promise<TestTypes> {
    if (this.#testTypes === undefined) {
      this.#testTypes = testTypeStore.list(this.records).then((all) => new TestTypes(all));
      this.expect('testTypes');
    }
    return this.#testTypes;
  }

  /** Of the organization's scores. Asked for once, and best before the scores. */
  bands(): Promise<BandThresholds> {
    if (this.#bands === undefined) {
      this.#bands = organizationStore.bands(this.records);
      this.expect('bands');
    }
    return this.#bands;
  }

  /**
   * The id of the test type that an optional argument names, by id or key; null for none.
   * @throws {GaitwayError} INVALID_INPUT naming `field`
   */
  async testTypeId(named: unknown, field = 'testType'): Promise<string | null> {
    if (typeof named !== 'string') return null;
    const testType = (await this.testTypes()).named(named);
    if (!testType) throw invalidInput({ field, message: 'must be the id or key of a test type' });
    return testType.id;
  }
}

interface OfTestType {
  readonly testTypeId: string;
}

class TestTypes {
  readonly #all: readonly TestType[];
  readonly #byId: ReadonlyMap<string, TestType>;

  constructor(all: readonly TestType[]) {
    this.#all = all;
    this.#byId = new Map(all.map((testType) => [testType.id, testType]));
  }

  get(id: string): TestType | undefined {
    return this.#byId.get(id);
  }

  /** Compares things by the name of their test. */
  byName = (a: OfTestType, b: OfTestType): number => this.#placeOf(a) - this.#placeOf(b);

  #placeOf({ testTypeId }: OfTestType): number {
    return this.#all.findIndex(({ id }) => id === testTypeId);
  }

  named(idOrKey: string): TestType | undefined {
    return this.#byId.get(idOrKey.toLowerCase()) ?? this.#all.find(({ key }) => key === idOrKey);
  }
}
