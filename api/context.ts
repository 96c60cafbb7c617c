import { signedIn, type Viewer } from './auth/viewer.ts';
import type { AssignmentService } from './services/assignment-service.ts';
import type { CareTeamService } from './services/care-team-service.ts';
import type { InvitationService } from './services/invitation-service.ts';
import type { ParticipantService } from './services/participant-service.ts';
import type { RecordingService } from './services/recording-service.ts';
import type { SubmissionService } from './services/submission-service.ts';
import type { TestTypeService } from './services/test-type-service.ts';
import type { ViewerService } from './services/viewer-service.ts';

/** What resolvers may call. */
export interface Services {
  readonly assignments: AssignmentService;
  readonly careTeams: CareTeamService;
  readonly invitations: InvitationService;
  readonly participants: ParticipantService;
  readonly recordings: RecordingService;
  readonly submissions: SubmissionService;
  readonly testTypes: TestTypeService;
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
