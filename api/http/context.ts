import type { AnalyticsServices } from '../analytics/compose.ts';
import type { MessagingServices } from '../messaging/compose.ts';
import type { OperationsServices } from '../operations/compose.ts';
import type { PrivacyServices } from '../privacy/compose.ts';
import type { Newcomer } from '../auth/newcomer.ts';
import { Viewer } from '../auth/viewer.ts';
import { noOrganization, unauthenticated } from '../errors.ts';
import type { AssignmentService } from '../services/assignment-service.ts';
import type { CareTeamService } from '../services/care-team-service.ts';
import type { InvitationService } from '../services/invitation-service.ts';
import type { NewcomerService } from '../services/newcomer-service.ts';
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
  readonly newcomers: NewcomerService;
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

/** The sender of a request: a person; null without a token; or the error for which the token was rejected. */
export type Sender = Viewer | Newcomer | null | Error;

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

  /** The viewer; null when there is no token, when it was rejected, and for a newcomer. */
  get viewerIfAny(): Viewer | null {
    return this.sender instanceof Viewer ? this.sender : null;
  }

  /** @throws {GaitwayError} as `person`, and FORBIDDEN for a newcomer */
  get viewer(): Viewer {
    return requireViewer(this.sender);
  }

  /**
   * The viewer or newcomer, for the few operations that need no organization.
   * @throws {GaitwayError} UNAUTHENTICATED when no user is signed in, saying why a token was refused
   */
  get person(): Viewer | Newcomer {
    return requirePerson(this.sender);
  }
}

/** @throws {GaitwayError} UNAUTHENTICATED when no user is signed in, saying why a token was refused */
function requirePerson(sender: Sender): Viewer | Newcomer {
  if (sender instanceof Error) throw sender;
  if (sender === null) throw unauthenticated();
  return sender;
}

/** @throws {GaitwayError} UNAUTHENTICATED when no user is signed in, FORBIDDEN for a newcomer */
export function requireViewer(sender: Sender): Viewer {
  const person = requirePerson(sender);
  if (person instanceof Viewer) return person;
  throw noOrganization();
}
