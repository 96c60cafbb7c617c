import { signedIn, type Viewer } from './auth/viewer.ts';
import type { AssignmentService } from './services/assignment-service.ts';
import type { AuditService } from './services/audit-service.ts';
import type { CareTeamService } from './services/care-team-service.ts';
import type { DownloadService } from './services/downloads/download-service.ts';
import type { ErasureService } from './services/erasure-service.ts';
import type { InvitationService } from './services/invitation-service.ts';
import type { JobService } from './services/job-service.ts';
import type { OrganizationService } from './services/organization-service.ts';
import type { ParticipantService } from './services/participant-service.ts';
import type { PhoneService } from './services/phone-service.ts';
import type { RecordingService } from './services/recordings/recording-service.ts';
import type { SavedQueryService } from './services/sql-queries/saved-query-service.ts';
import type { SqlQueryService } from './services/sql-queries/sql-query-service.ts';
import type { StatusService } from './services/status-service.ts';
import type { SubmissionService } from './services/recordings/submission-service.ts';
import type { TestTypeService } from './services/test-type-service.ts';
import type { UserService } from './services/user-service.ts';
import type { ViewerService } from './services/viewer-service.ts';

/** What resolvers may call. */
export interface Services {
  readonly assignments: AssignmentService;
  readonly audits: AuditService;
  readonly careTeams: CareTeamService;
  readonly downloads: DownloadService;
  readonly erasures: ErasureService;
  readonly invitations: InvitationService;
  readonly jobs: JobService;
  readonly organizations: OrganizationService;
  readonly participants: ParticipantService;
  readonly phones: PhoneService;
  readonly recordings: RecordingService;
  readonly savedQueries: SavedQueryService;
  readonly sqlQueries: SqlQueryService;
  readonly status: StatusService;
  readonly submissions: SubmissionService;
  readonly testTypes: TestTypeService;
  readonly users: UserService;
  readonly viewers: ViewerService;
}

/** Who sent the request: a viewer, nobody, or somebody whose token was refused for a reason. */
export type Sender = Viewer | null | Error;

/**
 * What a resolver gets with every request. Its getters stand on the class and its fields are not `#private`,
 * because Apollo Server copies the context field by field.
 */
export class RequestContext {
  readonly services: Services;
  readonly requestId: string;
  private readonly sender: Sender;

  constructor(services: Services, sender: Sender, requestId: string) {
    this.services = services;
    this.sender = sender;
    this.requestId = requestId;
  }

  /** @throws {GaitwayError} UNAUTHENTICATED when nobody is signed in, saying why a token was refused */
  get viewer(): Viewer {
    if (this.sender instanceof Error) throw this.sender;
    return signedIn(this.sender);
  }
}
