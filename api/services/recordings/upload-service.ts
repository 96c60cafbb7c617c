import { randomUUID } from 'node:crypto';
import { systemScope } from '../../auth/scope.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { uploadStore } from '../../database/stores/upload-store.ts';
import { invalidInput, shareUsedUp } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore, SignedUpload } from '../../storage/object-store.ts';
import { assertSize } from './recording-intake.ts';

export interface UploadServiceDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  /** How many open uploads one viewer may have. */
  readonly uploadsPerViewer: number;
}

/** Provides links to upload a document before it is submitted. */
export class UploadService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #uploadsPerViewer: number;

  constructor({ database, store, uploadsPerViewer }: UploadServiceDependencies) {
    this.#database = database;
    this.#store = store;
    this.#uploadsPerViewer = uploadsPerViewer;
  }

  /**
   * Returns a link for the PUT of a document of exactly `contentLength` bytes, with the given SHA-256 if any.
   * @throws {GaitwayError} INVALID_INPUT, LIMIT_EXCEEDED
   */
  async request(
    viewer: Viewer,
    { contentLength, sha256 }: { readonly contentLength: number; readonly sha256?: string | null },
  ): Promise<SignedUpload & { readonly uploadId: string }> {
    viewer.assertCan('recording:submit');
    if (contentLength < 2) {
      throw invalidInput({
        field: 'contentLength',
        message: 'must be the size of a JSON document',
      });
    }
    assertSize(contentLength, 'contentLength');
    if (sha256 != null && !/^[0-9a-f]{64}$/.test(sha256)) {
      throw invalidInput({
        field: 'sha256',
        message: 'must be 64 hexadecimal digits in lower case',
      });
    }
    const uploadId = randomUUID();
    const upload = await this.#store.signUpload(objectKeys.upload(uploadId), {
      contentLength,
      contentType: 'application/json',
      sha256: sha256 ?? undefined,
    });
    const now = new Date();
    await this.#database.within(viewer.scope, async (tx) => {
      const expiries = await uploadStore.lockPending(tx, viewer.userId, now);
      this.#assertUploadsLeft(expiries, now);
      await uploadStore.insert(tx, {
        id: uploadId,
        organizationId: viewer.organizationId,
        requestedBy: viewer.userId,
        expiresAt: upload.expiresAt,
      });
    });
    return { ...upload, uploadId };
  }

  /** @throws {GaitwayError} LIMIT_EXCEEDED when the viewer has the maximum of open uploads */
  #assertUploadsLeft(expiries: readonly Date[], now: Date): void {
    if (expiries.length < this.#uploadsPerViewer) return;
    throw shareUsedUp(
      'uploads',
      `you have ${expiries.length} uploads that are not submitted. Submit one, or wait until one expires.`,
      (expiries[0]!.getTime() - now.getTime()) / 1000,
    );
  }

  /** Deletes uploads whose links have expired. */
  async deleteExpired(): Promise<void> {
    const expired = await this.#database.within(systemScope('expired uploads'), (tx) =>
      uploadStore.deleteExpired(tx, new Date()),
    );
    await this.#store.delete(...expired.map(objectKeys.upload));
  }
}
