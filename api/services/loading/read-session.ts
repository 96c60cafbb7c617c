import type { ReadAudit } from '../../auth/read-audit.ts';
import type { Action } from '../../auth/policy.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import type { ScopedReader } from '../../database/scoped-reader.ts';
import type { AuditEvent } from '../../database/stores/audit-store.ts';
import type { RecordingView } from '../../database/stores/history-store.ts';
import type { Selection, SelectedField } from '../../domain/selection.ts';
import { invalidInput } from '../../errors.ts';
import type { Samples } from './samples.ts';
import { createSettingsReader, type Settings, type SettingsReader } from './settings.ts';

/** Runs `work` with a session. Returns its result after the audit log has stored every record that it shows. */
export type Read = <T>(viewer: Viewer, work: (session: ReadSession) => Promise<T>) => Promise<T>;

export interface ReadDependencies {
  readonly database: Database;
  readonly audit: ReadAudit;
  readonly samples: Samples;
  readonly tables: FieldTables;
}

export function createRead({ database, audit, samples, tables }: ReadDependencies): Read {
  const settingsOf = createSettingsReader();
  return async (viewer, work) => {
    const records = database.readerFor(viewer.scope);
    const session = new ReadSession({ viewer, records, samples, tables, settingsOf });
    const result = await work(session);
    await audit.append(session.events());
    return result;
  };
}

/** Returns what was loaded for one of the records of a page. */
export type ValueFor<Target, Value = unknown> = (target: Target) => Value;

/** Loads a field for all records of a page with a fixed number of statements. */
export type LoadField<Target> = (
  session: ReadSession,
  targets: readonly Target[],
  selection: Selection,
) => Promise<ValueFor<Target>>;

/** How a field of one GraphQL type is loaded; `field-table.ts` makes these from declarations. */
export interface Field<Target> {
  /** The viewer needs this right, and the audit log names every record that the field was loaded for. */
  readonly shows: Action | undefined;
  /** A field with arguments is stored under `loaded`, once for each use. An error takes the place of its value. */
  readonly takesArguments: boolean;
  /** Starts to read what `load` always needs, while the targets are still being read. */
  prefetch(session: ReadSession, selection: Selection): void;
  /** One promise for each use of the field, in order. */
  load(
    session: ReadSession,
    targets: readonly Target[],
    uses: readonly SelectedField[],
  ): readonly Promise<ValueFor<Target>>[];
  /** Reads what the field needs in the round trip of a single record, before more than its id is known. */
  readonly loadBeside:
    | ((session: ReadSession, id: string, selection: Selection) => Promise<LoadField<Target>>)
    | undefined;
}

/** The participant and record that the audit log names for a target. */
type RecordOf<Target> = (target: Target) => AccessedRecord;

/** The fields of one GraphQL type that are loaded for a whole page at once. */
export interface FieldTable<Target, Of extends RecordOf<Target> | undefined = RecordOf<Target>> {
  readonly recordOf: Of;
  readonly fields: Readonly<Record<string, Field<Target>>>;
}

/** A table whose fields show no record of a participant, so that the audit log names none. */
export type UnauditedFieldTable<Target> = FieldTable<Target, undefined>;

/** A table for each GraphQL type; a session holds them all, since the types lead to each other. */
export interface FieldTables {
  /** Participants by id: their fields are loaded together with their rows. */
  readonly participant: FieldTable<string>;
  readonly recording: FieldTable<RecordingView>;
}

export interface AccessedRecord {
  readonly participantId: string;
  /** The record itself. Set when it was read alone and not as part of a list. */
  readonly subjectId?: string;
}

interface SessionDependencies {
  readonly viewer: Viewer;
  readonly records: ScopedReader;
  readonly samples: Samples;
  readonly tables: FieldTables;
  readonly settingsOf: SettingsReader;
}

/** Reads what one response needs and collects which records it shows. */
export class ReadSession {
  readonly viewer: Viewer;
  readonly records: ScopedReader;
  readonly samples: Samples;
  readonly tables: FieldTables;
  readonly #settingsOf: SettingsReader;
  readonly #accessed = new Map<Action, { participantIds: Set<string>; subjectIds: Set<string> }>();
  #settings: Promise<Settings> | undefined;

  constructor({ viewer, records, samples, tables, settingsOf }: SessionDependencies) {
    this.viewer = viewer;
    this.records = records;
    this.samples = samples;
    this.tables = tables;
    this.#settingsOf = settingsOf;
  }

  /** Collects for the audit log that the response shows a record. */
  recordAccess(action: Action, { participantId, subjectId }: AccessedRecord): void {
    let accessed = this.#accessed.get(action);
    if (!accessed) {
      accessed = { participantIds: new Set(), subjectIds: new Set() };
      this.#accessed.set(action, accessed);
    }
    accessed.participantIds.add(participantId);
    if (subjectId !== undefined) accessed.subjectIds.add(subjectId);
  }

  /** One audit event for each action that showed a record. */
  events(): AuditEvent[] {
    const { organizationId, userId: actorId, requestId } = this.viewer;
    return [...this.#accessed].map(([action, { participantIds, subjectIds }]) => ({
      organizationId,
      actorId,
      action,
      participantIds: [...participantIds],
      subjectIds: [...subjectIds],
      requestId,
    }));
  }

  /** The settings of the organization, read at most once. Read them before the records that they explain. */
  settings(): Promise<Settings> {
    this.#settings ??= this.#settingsOf(this.records);
    return this.#settings;
  }

  /** Starts reading the settings because a later step needs them. */
  prefetchSettings(): void {
    this.settings().catch(() => undefined); // the step that awaits them handles the error
  }

  /**
   * Returns the id of the test type that an optional argument names by id or key. Null without an argument.
   * @throws {GaitwayError} INVALID_INPUT naming `field`
   */
  async testTypeId(named: string | null | undefined, field = 'testType'): Promise<string | null> {
    if (named == null) return null;
    const known = this.#settingsOf.testTypeId(this.viewer.organizationId, named);
    if (known !== undefined) return known;
    const testType = (await this.settings()).testTypes.named(named);
    if (!testType) throw invalidInput({ field, message: 'must be the id or key of a test type' });
    return testType.id;
  }
}
