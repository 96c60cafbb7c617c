import { bindJob } from '../jobs/define-job.ts';
import type { Foundations, PersonalRecordReaders, Wing } from '../wing.ts';
import { AuditService } from './audit/audit-service.ts';
import { ArchiveService } from './downloads/archive-service.ts';
import { registerDownloadRoutes } from './downloads/download-routes.ts';
import { DownloadService } from './downloads/download-service.ts';
import { erasePersonJob } from './erasure/erase-person.job.ts';
import { ErasureService } from './erasure/erasure-service.ts';

export interface PrivacyServices {
  readonly audits: AuditService;
  readonly downloads: DownloadService;
  readonly erasures: ErasureService;
}

export interface PrivacyDependencies extends Foundations {
  /** Readers for the data that other wings store about a participant. */
  readonly personalRecords: PersonalRecordReaders;
}

/** The audit log, the personal archive, and erasure. */
export function composePrivacy(dependencies: PrivacyDependencies): Wing<PrivacyServices> {
  const { config, database, store, queue, inbox, events, read, log, now } = dependencies;
  const { userDirectory: directory, personalRecords } = dependencies;
  const audits = new AuditService({ database, read });
  const archives = new ArchiveService({ database, store, audits, personalRecords });
  const { PUBLIC_URL: publicUrl } = config;
  const downloads = new DownloadService({ database, archives, audits, publicUrl, now });
  const erasures = new ErasureService({
    database,
    queue,
    store,
    inbox,
    directory,
    events,
    log,
    now,
  });
  return {
    services: { audits, downloads, erasures },
    jobs: [bindJob(erasePersonJob, erasures)],
    routes: (app) => registerDownloadRoutes(app, downloads),
  };
}
