import type { AnalyticsServices } from '../analytics/compose.ts';
import type { MessagingServices } from '../messaging/compose.ts';
import type { OperationsServices } from '../operations/compose.ts';
import type { PrivacyServices } from '../privacy/compose.ts';
import { signedIn, type Viewer } from '../auth/viewer.ts';
import type { AssignmentService } from '../services/assignment-service.ts';
import type { CareTeamService } from '../services/care-team-service.ts';
import type { InvitationService } from '../services/invitation-service.ts';
import type { OrganizationService } from '../services/organization-service.ts';
import type { ParticipantService } from '../services/participant-service.ts';
import type { RecordingService } from '../services/recordings/recording-service.ts';
import type { SessionService } from '../services/session-service.ts';
import type { SubmissionService } from '../services/recordings/submission-service.ts';
import type { UploadService } from '../services/recordings/upload-service.ts';
import type { TestTypeService } from '../services/test-type-service.ts';
import type { UserService } from '../services/user-service.ts';
import type { ViewerService } from '../services/viewer-service.ts';

/** The core services that resolvers may call. */
export interface CoreServices {
  readonly assignments: AssignmentService;
  readonly careTeams: CareTeamService;
  readonly invitations: InvitationService;
  readonly organizations: OrganizationService;
  readonly participants: ParticipantService;
  readonly recordings: RecordingService;
  readonly sessions: SessionService;
  readonly submissions: SubmissionService;
  readonly uploads: UploadService;
  readonly testTypes: TestTypeService;
  readonly users: UserService;
  readonly viewers: ViewerService;
}

/** All services that resolvers may call. */
export type Services = CoreServices &
  AnalyticsServices &
  MessagingServices &
  OperationsServices &
  PrivacyServices;

/** The sender of a request: a viewer; null without a token; or the error for which the token was rejected. */
export type Sender = Viewer | null | Error;

/**
 * The context that resolvers receive. Its getters are on the class and its fields are not `#private`, because Apollo
 * Server copies the context field by field.
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

  /** The viewer; null when there is no token, or the token was rejected. */
  get viewerIfAny(): Viewer | null {
    return this.sender instanceof Error ? null : this.sender;
  }

  /** @throws {GaitwayError} UNAUTHENTICATED when there is no token, or with the reason why the token was rejected */
  get viewer(): Viewer {
    if (this.sender instanceof Error) throw this.sender;
    return signedIn(this.sender);
  }
}
