import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { type PersonalRecords, personalRecordsStore } from '../personal-records-store.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { objectKeys, type RecordingPlace } from '../../storage/object-keys.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../conversion/csv-table.ts';
import type { AuditService } from '../audit/audit-service.ts';
import { requireParticipant } from '../../services/access/require-participant.ts';
import { auditCsv } from '../audit/audit-csv.ts';
import type { PersonalRecordReaders } from '../../wing.ts';
import { README } from './archive-readme.ts';

export interface ArchiveServiceDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly audits: AuditService;
  /** Readers for the data that wings store about a participant. */
  readonly personalRecords: PersonalRecordReaders;
}

/** Creates the archive of all data about a participant, in open formats. The archive is streamed and never stored. */
export class ArchiveService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #audits: AuditService;
  readonly #personalRecords: PersonalRecordReaders;

  constructor({ database, store, audits, personalRecords }: ArchiveServiceDependencies) {
    this.#database = database;
    this.#store = store;
    this.#audits = audits;
    this.#personalRecords = personalRecords;
  }

  /**
   * Returns a ZIP stream: the records as JSON, tables also as CSV, and each recording as submitted and as CSV.
   * @throws {GaitwayError} FORBIDDEN, NOT_FOUND
   */
  async open(viewer: Viewer, participantId: string): Promise<Readable> {
    const { records, ofWings } = await this.#database.within(viewer.scope, async (tx) => {
      await requireParticipant(tx, viewer, 'participant:export', participantId);
      const records = await personalRecordsStore.read(tx, participantId);
      const ofWings: Record<string, unknown> = {};
      for (const [name, read] of Object.entries(this.#personalRecords)) {
        ofWings[name] = await read(tx, participantId);
      }
      return { records, ofWings };
    });
    const zip = new yazl.ZipFile();
    const addText = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
    addText('README.txt', README);
    addText('person.json', toJson({ ...records.person, ...ofWings }));
    addText('models.json', toJson(records.models));
    addText('recordings.json', toJson(records.recordings));
    addText('recordings.csv', toCsv(records.recordings));
    zip.addReadStreamLazy('who-looked.csv', (done) =>
      done(null, Readable.from(auditCsv(this.#audits.all(viewer, { participantId })))),
    );
    for (const place of placesOf(records)) this.#addFiles(zip, place);
    zip.end();
    // An error aborts the download, so that a partial archive is not mistaken for a whole one.
    const body = zip.outputStream as Readable;
    zip.on('error', (error: Error) => body.destroy(error));
    return body;
  }

  #addFiles(zip: yazl.ZipFile, place: RecordingPlace): void {
    const files = { json: objectKeys.json(place), csv: objectKeys.csv(place) };
    for (const [extension, key] of Object.entries(files)) {
      zip.addReadStreamLazy(`recordings/${place.id}.${extension}`, (done) => {
        this.#store.read(key).then(
          // A failed recording has no CSV.
          (stream) => done(null, stream ?? Readable.from([])),
          (error: unknown) => done(error, Readable.from([])),
        );
      });
    }
  }
}

const placesOf = ({ person, recordings }: PersonalRecords): RecordingPlace[] =>
  recordings.map(({ id }) => ({
    id,
    organizationId: person.organizationId,
    participantId: person.id,
  }));

const toJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function toCsv(rows: readonly object[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const lines = [Object.keys(first), ...rows.map((row) => Object.values(row) as unknown[])];
  return BYTE_ORDER_MARK + lines.map(csvLine).join('');
}
