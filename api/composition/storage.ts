import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { createFolderObjectStore } from '../storage/folder-object-store.ts';
import type { InboxSource } from '../storage/inbox-source.ts';
import { createInboxWatcher } from '../storage/inbox-watcher.ts';
import { createLinkSigner, type LinkSigner } from '../storage/link-signer.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { readOrMakeSecret } from '../storage/secret-file.ts';

/** Opens the signer for links to a folder's objects; undefined for other stores. */
export async function openLinkSigner(config: Config): Promise<LinkSigner | undefined> {
  if (config.OBJECT_STORE !== 'folder') return undefined;
  return createLinkSigner(await readOrMakeSecret(join(config.DATA_DIR, 'keys')));
}

/** Opens the configured object store. A folder store needs a signer for its links. Loads only the chosen adapter. */
export async function openObjectStore(
  config: Config,
  signer: LinkSigner | undefined,
): Promise<ObjectStore> {
  const now = () => new Date();
  if (signer !== undefined) {
    const folder = join(config.DATA_DIR, 'objects');
    return createFolderObjectStore({ folder, signer, publicUrl: config.PUBLIC_URL, now });
  }
  const { createS3ObjectStore } = await import('../storage/s3-object-store.ts');
  return createS3ObjectStore({
    bucket: config.S3_BUCKET!,
    kmsKeyId: config.S3_KMS_KEY_ID,
    pathStyle: config.S3_PATH_STYLE,
    now,
  });
}

/** Opens the configured source of inbox announcements. */
export async function openInboxSource(
  config: Config,
  { store, announce, log }: { store: ObjectStore; announce(key: string): Promise<void>; log: Log },
): Promise<InboxSource> {
  if (config.INBOX_QUEUE_URL !== undefined) {
    const { createInboxQueue } = await import('../storage/inbox-queue.ts');
    return createInboxQueue({ queueUrl: config.INBOX_QUEUE_URL, announce, log });
  }
  return createInboxWatcher({
    store,
    announce,
    onError: (error) => log.warn({ err: error }, 'cannot read the inbox'),
    now: () => new Date(),
  });
}
