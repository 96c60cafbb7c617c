import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import { gql } from '../api/document-text.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment: ISO 8601 text with an offset, such as 2026-03-01T09:30:00+01:00. Answered in UTC. */
  DateTime: { input: string; output: string; }
  /** The moments of all samples, a list of texts: ISO 8601 or "YYYY-MM-DD HH:MM:SS.ffffff -07:00", each with its offset from UTC. */
  SampleTimes: { input: readonly string[]; output: readonly string[]; }
  /** The values of one axis, a list of finite numbers, one for each sample. */
  SampleValues: { input: readonly number[]; output: readonly number[]; }
  /** A list of values of SQL: texts, numbers, true, false and null. */
  SqlValues: { input: readonly (string | number | boolean | null)[]; output: readonly (string | number | boolean | null)[]; }
};

/** What became of a change of a user at the sign-in service. It counts in Gaitway in any case. */
export type AccountChange =
  /** It was made there too. */
  | 'CHANGED'
  /** Accounts are kept at an issuer elsewhere: the change has to be made there too. */
  | 'ELSEWHERE'
  /** The user has no account there. */
  | 'NO_ACCOUNT';

export type AssignTestInput = {
  participantId: Scalars['ID']['input'];
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
};

export type AssignTestPayload = {
  __typename?: 'AssignTestPayload';
  participant: Participant;
};

/** A test that a participant has been asked to do. */
export type Assignment = {
  __typename?: 'Assignment';
  assignedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  testType: TestType;
};

/** How many participants have a reason. */
export type AttentionCount = {
  __typename?: 'AttentionCount';
  count: Scalars['Int']['output'];
  reason: AttentionReason;
};

/** Why somebody should look at a participant. In order of urgency. */
export type AttentionReason =
  /** None of the recordings of 90 days, up to the newest, has a clinician’s score to hold the model against. */
  | 'CLINICIAN_SCORE_MISSING'
  /** The newest three scores of a test are, on average, at least 10 points below the up to seven before them. */
  | 'FALLING_SCORES'
  /** No recording for as many days as the organization says; for a newcomer, since they were added. */
  | 'INACTIVE'
  /** A recording stopped, and nobody has run it again or deleted it. */
  | 'RECORDING_FAILED'
  /** A recording waits for a model. */
  | 'RECORDING_WAITING';

/** Who did or saw something. */
export type AuditActor = {
  __typename?: 'AuditActor';
  groups: Array<UserGroup>;
  id: Scalars['ID']['output'];
  /** Null for somebody who is no more. */
  name: Maybe<Scalars['String']['output']>;
};

/** Something that was done to people’s data, or seen of it. */
export type AuditEvent = {
  __typename?: 'AuditEvent';
  /** Such as recording:read. */
  action: Scalars['String']['output'];
  /** Null where Gaitway itself acted. */
  actor: Maybe<AuditActor>;
  id: Scalars['ID']['output'];
  occurredAt: Scalars['DateTime']['output'];
  participants: Array<AuditedPerson>;
  requestId: Maybe<Scalars['String']['output']>;
  /** The records that it touched, or what changed in them. */
  subjectIds: Array<Scalars['String']['output']>;
};

/** A page of the audit log, newest first. */
export type AuditEventConnection = {
  __typename?: 'AuditEventConnection';
  edges: Array<AuditEventEdge>;
  pageInfo: PageInfo;
};

export type AuditEventEdge = {
  __typename?: 'AuditEventEdge';
  cursor: Scalars['String']['output'];
  node: AuditEvent;
};

/** All given conditions hold. */
export type AuditFilter = {
  /** Any of these, at most 100. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** A user. */
  actorId?: InputMaybe<Scalars['ID']['input']>;
  /** Leaves out what the viewer did. */
  byOthers?: InputMaybe<Scalars['Boolean']['input']>;
  /** Inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  participantId?: InputMaybe<Scalars['ID']['input']>;
  /** Exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Whose data it was about. */
export type AuditedPerson = {
  __typename?: 'AuditedPerson';
  id: Scalars['ID']['output'];
  /** Null for somebody who was erased. */
  name: Maybe<Scalars['String']['output']>;
};

/** A sensor axis: A accelerometer in m/s² with gravity, G gyroscope in rad/s, M magnetometer in µT. */
export type Axis =
  | 'AX'
  | 'AY'
  | 'AZ'
  | 'GX'
  | 'GY'
  | 'GZ'
  | 'MX'
  | 'MY'
  | 'MZ';

/** The range of one axis over all recordings of one test type that started on one UTC day. */
export type AxisRange = {
  __typename?: 'AxisRange';
  axis: Axis;
  /** UTC day, YYYY-MM-DD. */
  date: Scalars['String']['output'];
  /** In the unit of the axis. */
  maximum: Scalars['Float']['output'];
  /** In the unit of the axis. */
  minimum: Scalars['Float']['output'];
  testType: TestType;
};

/** The values of one axis. */
export type AxisValues = {
  __typename?: 'AxisValues';
  axis: Axis;
  /** One for each of `offsetsMs`; null when the phone had no such axis. */
  values: Maybe<Array<Scalars['Float']['output']>>;
};

export type CancelSqlQueryInput = {
  queryId: Scalars['ID']['input'];
};

export type CancelSqlQueryPayload = {
  __typename?: 'CancelSqlQueryPayload';
  query: SqlQuery;
};

/** A care provider in a care team. */
export type CareProvider = {
  __typename?: 'CareProvider';
  email: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

export type ChangeAssignmentsInput = {
  /** Tests to ask all of them to do: ids or keys, at most 100. */
  assign?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** From 1 to 1,000 participants. */
  participantIds: Array<Scalars['ID']['input']>;
  /** Tests to ask none of them any more: ids or keys, at most 100. */
  unassign?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type ChangeAssignmentsPayload = {
  __typename?: 'ChangeAssignmentsPayload';
  /** In the order of the input. */
  participants: Array<Participant>;
};

/** What is left out stays. */
export type ChangeOrganizationInput = {
  /** 0 to 100, less than bandOk. */
  bandLow?: InputMaybe<Scalars['Int']['input']>;
  /** 0 to 100. */
  bandOk?: InputMaybe<Scalars['Int']['input']>;
  /** 5 to 1440. */
  idleMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 365. */
  inactivityDays?: InputMaybe<Scalars['Int']['input']>;
  /** From 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  secondFactorRequired?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ChangeOrganizationPayload = {
  __typename?: 'ChangeOrganizationPayload';
  organization: Organization;
};

/** Says all of it anew; the key stays. */
export type ChangeTestTypeInput = {
  /** At most 10,000 characters. */
  instructions?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. */
  name: Scalars['String']['input'];
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
  /** At most one for each language. */
  translations?: InputMaybe<Array<TestTypeTranslationInput>>;
};

export type ChangeTestTypePayload = {
  __typename?: 'ChangeTestTypePayload';
  testType: TestType;
};

export type ChangeUserPayload = {
  __typename?: 'ChangeUserPayload';
  /** What became of the change at the sign-in service. */
  accountChange: AccountChange;
  user: UserDetails;
};

export type CreateParticipantInput = {
  /** Where the invitation to sign up goes; no invitation without it. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** From 1 to 200 characters. */
  familyName: Scalars['String']['input'];
  /** From 1 to 200 characters. */
  givenName: Scalars['String']['input'];
  /** The `user_id` in recordings that the mobile app uploads, such as region:uuid. */
  identityId?: InputMaybe<Scalars['String']['input']>;
};

export type CreateParticipantPayload = {
  __typename?: 'CreateParticipantPayload';
  participant: Participant;
};

export type CreateTestTypeInput = {
  /** At most 10,000 characters. */
  instructions?: InputMaybe<Scalars['String']['input']>;
  /** Lower-case letters, digits and hyphens, at most 100; such as sit-to-stand. */
  key: Scalars['String']['input'];
  /** At most 200 characters. */
  name: Scalars['String']['input'];
  /** At most one for each language. */
  translations?: InputMaybe<Array<TestTypeTranslationInput>>;
};

export type CreateTestTypePayload = {
  __typename?: 'CreateTestTypePayload';
  testType: TestType;
};

/** An announcement that nobody could use. */
export type DeadLetter = {
  __typename?: 'DeadLetter';
  /** Of the message in the queue that holds it. */
  id: Scalars['ID']['output'];
  sentAt: Scalars['DateTime']['output'];
};

/** Announcements of recordings that were set aside for a person to look at. */
export type DeadLetters = {
  __typename?: 'DeadLetters';
  /** About how many there are. */
  count: Scalars['Int']['output'];
  /** Ten of them at most. */
  letters: Array<DeadLetter>;
};

export type DeleteRecordingsInput = {
  /** At most 200. */
  recordingIds: Array<Scalars['ID']['input']>;
};

export type DeleteRecordingsPayload = {
  __typename?: 'DeleteRecordingsPayload';
  deletedIds: Array<Scalars['ID']['output']>;
};

export type DeleteSavedSqlQueryInput = {
  savedQueryId: Scalars['ID']['input'];
};

export type DeleteSavedSqlQueryPayload = {
  __typename?: 'DeleteSavedSqlQueryPayload';
  deletedId: Scalars['ID']['output'];
};

/** Something that the gateway needs. */
export type DependencyState = {
  __typename?: 'DependencyState';
  /** What stands there, such as embedded or s3. */
  adapter: Scalars['String']['output'];
  /** Null for what is part of this process. */
  answeredInMs: Maybe<Scalars['Int']['output']>;
  /** database, objects, signIn, scoring or mail. */
  name: Scalars['String']['output'];
  works: Scalars['Boolean']['output'];
};

/** A link that needs no token, for a short while. */
export type Download = {
  __typename?: 'Download';
  expiresAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

export type DownloadFormat =
  /** Arrow IPC stream; ts (timestamp in µs, UTC) and the nine axes (nullable double). */
  | 'ARROW'
  /** Arrow IPC stream for a screen, sent gzipped: seconds since the first sample (double) and the nine axes (nullable float); the metadata of its schema lists the gaps as JSON, pairs of milliseconds since the first sample. */
  | 'CHART'
  /** Header ts,ax,…,mz; times in UTC. */
  | 'CSV'
  /** As it was submitted. */
  | 'JSON'
  /** Columns ts (timestamp in UTC) and ax … mz (double). */
  | 'PARQUET'
  /** A report for people: the result, and all axes as charts. */
  | 'PDF';

export type EraseParticipantInput = {
  participantId: Scalars['ID']['input'];
};

export type EraseParticipantPayload = {
  __typename?: 'EraseParticipantPayload';
  /** What becomes of the person’s account. */
  account: ErasedAccount;
  participantId: Scalars['ID']['output'];
};

/** What becomes of the account of a person who is erased. */
export type ErasedAccount =
  /** It is kept at an issuer elsewhere and has to be deleted there. Gaitway does not accept it any more, unless its address is invited anew. */
  | 'ELSEWHERE'
  /** The person works here too: the account stays, without their rights as a participant. */
  | 'KEPT'
  /** The person never signed up. */
  | 'NONE'
  /** It is deleted within minutes. */
  | 'REMOVED';

export type ExportAuditEventsInput = {
  filter?: InputMaybe<AuditFilter>;
};

export type ExportAuditEventsPayload = {
  __typename?: 'ExportAuditEventsPayload';
  /** CSV, made while it is downloaded. */
  download: Download;
};

export type ExportParticipantInput = {
  participantId: Scalars['ID']['input'];
};

export type ExportParticipantPayload = {
  __typename?: 'ExportParticipantPayload';
  /** A ZIP of JSON and CSV, made while it is downloaded. */
  download: Download;
};

/** Why a recording stopped. */
export type Failure = {
  __typename?: 'Failure';
  /** Stable code. */
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** Whether running it again may help. */
  retryable: Scalars['Boolean']['output'];
};

/** A header to send with the upload. */
export type HttpHeader = {
  __typename?: 'HttpHeader';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** A closed range in score points. */
export type Interval = {
  __typename?: 'Interval';
  high: Scalars['Float']['output'];
  low: Scalars['Float']['output'];
};

/** Somebody who was asked to sign up and has not done so. */
export type Invitation = {
  __typename?: 'Invitation';
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['String']['output'];
  /** It cannot be used from then on. */
  expiresAt: Scalars['DateTime']['output'];
  group: UserGroup;
  id: Scalars['ID']['output'];
  /** When the mail service took it; null while that is still to be done. The job `mail-invitation` says why it failed. */
  mailedAt: Maybe<Scalars['DateTime']['output']>;
};

export type InviteUserInput = {
  email: Scalars['String']['input'];
  /** The group that the new user gets when signing up. */
  group: UserGroup;
};

export type InviteUserPayload = {
  __typename?: 'InviteUserPayload';
  /** Until when the invitation can be used. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A piece of work that Gaitway does behind its answers. */
export type Job = {
  __typename?: 'Job';
  /** How often it was tried. */
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Such as convert-recording. */
  kind: Scalars['String']['output'];
  participantId: Maybe<Scalars['ID']['output']>;
  /** Why it failed last. */
  reason: Maybe<Scalars['String']['output']>;
  /** Stable code of `reason`: that of an error, or TIMED_OUT when it ran for too long. */
  reasonCode: Maybe<Scalars['String']['output']>;
  recordingId: Maybe<Scalars['ID']['output']>;
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** It does not start before then. */
  startsAt: Scalars['DateTime']['output'];
  state: JobState;
};

/** A page of jobs, newest first. */
export type JobConnection = {
  __typename?: 'JobConnection';
  edges: Array<JobEdge>;
  pageInfo: PageInfo;
};

export type JobEdge = {
  __typename?: 'JobEdge';
  cursor: Scalars['String']['output'];
  node: Job;
};

/** All given conditions hold. */
export type JobFilter = {
  /** Such as convert-recording. */
  kind?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<JobState>;
};

/** Where a job is. */
export type JobState =
  | 'DONE'
  /** Gave up; `reason` says why. */
  | 'FAILED'
  /** Waits for its turn, or to be tried again. */
  | 'QUEUED'
  | 'RUNNING';

/** A column that can be queried. */
export type LakeColumn = {
  __typename?: 'LakeColumn';
  /** Unit, and what null means. */
  description: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** string, timestamp (UTC), date, double, int or boolean. */
  type: Scalars['String']['output'];
};

/** A table that can be queried: the recordings of your organization. */
export type LakeTable = {
  __typename?: 'LakeTable';
  columns: Array<LakeColumn>;
  name: Scalars['String']['output'];
};

/** A language that people read. */
export type Language =
  | 'en'
  | 'fr';

/** Names a participant who is registered already: by id or by email. */
export type LinkParticipantInput = {
  /** Whose care the participant joins; the viewer when left out. Admins name it; so does a care provider who brings a colleague into the team of somebody in their own care. */
  careProviderId?: InputMaybe<Scalars['ID']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  participantId?: InputMaybe<Scalars['ID']['input']>;
};

export type LinkParticipantPayload = {
  __typename?: 'LinkParticipantPayload';
  participant: Participant;
};

/** What can be said of a movement in plain words. */
export type MovementAspect =
  /** How the directions moved together. */
  | 'COORDINATION'
  /** How long the motion itself took. */
  | 'DURATION'
  /** How strong it was. */
  | 'INTENSITY'
  /** How the phone was held or worn. */
  | 'POSTURE'
  /** How even its rhythm was. */
  | 'REGULARITY'
  /** How few jerks it had. */
  | 'SMOOTHNESS'
  /** The magnetic field, which beds and doors move too. */
  | 'SURROUNDINGS'
  /** How fast it was repeated. */
  | 'TEMPO'
  /** How fast the body turned. */
  | 'TURNING';

/** How the person moved. Null where the phone had no such sensor. */
export type MovementMeasures = {
  __typename?: 'MovementMeasures';
  /** The time that holds the middle nine tenths of the motion, in seconds. */
  activeSeconds: Scalars['Float']['output'];
  /** Standard deviation of the strength of the acceleration, m/s². */
  intensityMps2: Maybe<Scalars['Float']['output']>;
  /** 0 to 1; 1 is one pure rhythm. */
  regularity: Maybe<Scalars['Float']['output']>;
  /** Log dimensionless jerk of the acceleration; no unit, nearer to 0 is smoother. */
  smoothness: Maybe<Scalars['Float']['output']>;
  /** The strongest frequency of the acceleration. */
  tempoHz: Maybe<Scalars['Float']['output']>;
  /** Mean speed of rotation, rad/s. */
  turningRadps: Maybe<Scalars['Float']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Asks a participant to do a test. Twice is as good as once. */
  assignTest: AssignTestPayload;
  /** Gives a query up; one that has ended stays as it is. */
  cancelSqlQuery: CancelSqlQueryPayload;
  /** Assigns and unassigns tests for many participants at once: for all of them or none. */
  changeAssignments: ChangeAssignmentsPayload;
  changeOrganization: ChangeOrganizationPayload;
  changeTestType: ChangeTestTypePayload;
  /** Adds a person to the viewer’s care, and invites them by mail when an email is given. */
  createParticipant: CreateParticipantPayload;
  createTestType: CreateTestTypePayload;
  /** Takes recordings away whole: rows, JSON, CSV and Parquet. Models that learned from them are trained anew. */
  deleteRecordings: DeleteRecordingsPayload;
  /** Forgets a saved query; what it answered stays in the history. */
  deleteSavedSqlQuery: DeleteSavedSqlQueryPayload;
  /** Takes a person who asked for it out whole: rows, files, models and account. There is no way back. */
  eraseParticipant: EraseParticipantPayload;
  exportAuditEvents: ExportAuditEventsPayload;
  /** Everything there is about a participant, to take away. */
  exportParticipant: ExportParticipantPayload;
  /** Invites somebody to sign up into a group, by a mail that follows. */
  inviteUser: InviteUserPayload;
  /** Brings a registered participant into a care team. */
  linkParticipant: LinkParticipantPayload;
  /** The viewer, a participant, gives or withdraws consent. */
  recordConsent: RecordConsentPayload;
  /** Records that the viewer turned their second factor on or off at the sign-in service, and ends their sessions where the service leaves them open. CONFLICT when the service reports the opposite. */
  recordSecondFactor: RecordSecondFactorPayload;
  /** From now on the participant is told on this phone of new tests and results. To be called at each start of the app: it says that the app is still there, and a phone belongs to whoever signed in on it last. */
  registerPhone: RegisterPhonePayload;
  /** A participant asks to be forgotten; an admin may record it for them. */
  requestErasure: RequestErasurePayload;
  /** For documents that are too large to send inline. */
  requestRecordingUpload: RecordingUpload;
  /** For a lost phone: the password is enough again until another one is set up. Ends the user’s sessions. */
  resetSecondFactor: ChangeUserPayload;
  /** Runs a failed job again, as a new one. */
  retryJob: RetryJobPayload;
  /** Runs a failed recording again. */
  retryRecording: RetryRecordingPayload;
  /** Keeps a statement under a name. Twice is as good as once. */
  saveSqlQuery: SaveSqlQueryPayload;
  /** An invitation is mailed once more; it is valid as long as a new one. Those of participants also by who has them in care. */
  sendInvitationAgain: SendInvitationAgainPayload;
  setClinicianScore: SetClinicianScorePayload;
  /** A disabled user is refused from the next request on. */
  setUserDisabled: ChangeUserPayload;
  /** Says what a user may do. */
  setUserGroups: ChangeUserPayload;
  /** Ends all sessions of a user. */
  signOutUser: ChangeUserPayload;
  /** Has a statement run; ask for the query until its state is an end. */
  startSqlQuery: StartSqlQueryPayload;
  /** Keeps a recording; it is converted and scored soon after. Idempotent on its id. */
  submitRecording: SubmitRecordingPayload;
  unassignTest: UnassignTestPayload;
  /** Takes a participant out of a care team. */
  unlinkParticipant: UnlinkParticipantPayload;
  /** Tells the participant nothing more on this phone. To be called before signing out. */
  unregisterPhone: UnregisterPhonePayload;
  updateRecordingNotes: UpdateRecordingNotesPayload;
  /** Nobody can sign up with it any more. */
  withdrawInvitation: WithdrawInvitationPayload;
};


export type MutationAssignTestArgs = {
  input: AssignTestInput;
};


export type MutationCancelSqlQueryArgs = {
  input: CancelSqlQueryInput;
};


export type MutationChangeAssignmentsArgs = {
  input: ChangeAssignmentsInput;
};


export type MutationChangeOrganizationArgs = {
  input: ChangeOrganizationInput;
};


export type MutationChangeTestTypeArgs = {
  input: ChangeTestTypeInput;
};


export type MutationCreateParticipantArgs = {
  input: CreateParticipantInput;
};


export type MutationCreateTestTypeArgs = {
  input: CreateTestTypeInput;
};


export type MutationDeleteRecordingsArgs = {
  input: DeleteRecordingsInput;
};


export type MutationDeleteSavedSqlQueryArgs = {
  input: DeleteSavedSqlQueryInput;
};


export type MutationEraseParticipantArgs = {
  input: EraseParticipantInput;
};


export type MutationExportAuditEventsArgs = {
  input: ExportAuditEventsInput;
};


export type MutationExportParticipantArgs = {
  input: ExportParticipantInput;
};


export type MutationInviteUserArgs = {
  input: InviteUserInput;
};


export type MutationLinkParticipantArgs = {
  input: LinkParticipantInput;
};


export type MutationRecordConsentArgs = {
  input: RecordConsentInput;
};


export type MutationRecordSecondFactorArgs = {
  input: RecordSecondFactorInput;
};


export type MutationRegisterPhoneArgs = {
  input: RegisterPhoneInput;
};


export type MutationRequestErasureArgs = {
  input: RequestErasureInput;
};


export type MutationRequestRecordingUploadArgs = {
  input: RequestRecordingUploadInput;
};


export type MutationResetSecondFactorArgs = {
  input: ResetSecondFactorInput;
};


export type MutationRetryJobArgs = {
  input: RetryJobInput;
};


export type MutationRetryRecordingArgs = {
  input: RetryRecordingInput;
};


export type MutationSaveSqlQueryArgs = {
  input: SaveSqlQueryInput;
};


export type MutationSendInvitationAgainArgs = {
  input: SendInvitationAgainInput;
};


export type MutationSetClinicianScoreArgs = {
  input: SetClinicianScoreInput;
};


export type MutationSetUserDisabledArgs = {
  input: SetUserDisabledInput;
};


export type MutationSetUserGroupsArgs = {
  input: SetUserGroupsInput;
};


export type MutationSignOutUserArgs = {
  input: SignOutUserInput;
};


export type MutationStartSqlQueryArgs = {
  input: StartSqlQueryInput;
};


export type MutationSubmitRecordingArgs = {
  input: SubmitRecordingInput;
};


export type MutationUnassignTestArgs = {
  input: UnassignTestInput;
};


export type MutationUnlinkParticipantArgs = {
  input: UnlinkParticipantInput;
};


export type MutationUnregisterPhoneArgs = {
  input: UnregisterPhoneInput;
};


export type MutationUpdateRecordingNotesArgs = {
  input: UpdateRecordingNotesInput;
};


export type MutationWithdrawInvitationArgs = {
  input: WithdrawInvitationInput;
};

export type Organization = {
  __typename?: 'Organization';
  /** Scores from here up to bandOk are LOW, those below VERY_LOW. */
  bandLow: Scalars['Float']['output'];
  /** Scores from here on are in the band OK. */
  bandOk: Scalars['Float']['output'];
  id: Scalars['ID']['output'];
  /** A portal that nobody touched for so many minutes signs out. */
  idleMinutes: Scalars['Int']['output'];
  /** A participant without a recording for so many days needs attention. */
  inactivityDays: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** Whether care providers, analysts and admins have to use one-time codes as second factor. */
  secondFactorRequired: Scalars['Boolean']['output'];
};

/** Where a page of a list stands, as Relay defines it. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A person whose movement is followed. */
export type Participant = {
  __typename?: 'Participant';
  /** The tests that the person is asked to do. */
  assignments: Array<Assignment>;
  /** Why somebody should look at this person, the most urgent first; often empty. */
  attention: Array<AttentionReason>;
  /** By day, test type and axis, oldest first. */
  axisRanges: Array<AxisRange>;
  /** Who has the person in care. */
  careProviders: Array<CareProvider>;
  /** When the person gave consent; null before. */
  consentedAt: Maybe<Scalars['DateTime']['output']>;
  email: Maybe<Scalars['String']['output']>;
  /** When the person asked to be forgotten; null when they did not. */
  erasureRequestedAt: Maybe<Scalars['DateTime']['output']>;
  familyName: Scalars['String']['output'];
  givenName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The `user_id` in recordings that the mobile app uploads, such as region:uuid. */
  identityId: Maybe<Scalars['String']['output']>;
  /** The newest that the person has not accepted; it may have expired. */
  invitation: Maybe<Invitation>;
  /** The one that started last. */
  latestRecording: Maybe<Recording>;
  /** Every model that there has been, oldest first. */
  modelHistory: Array<ScoringModel>;
  /** The current model of each test type. */
  models: Array<ScoringModel>;
  recordings: RecordingConnection;
  /** Scores of recordings that started in [from, to). */
  scoreSummary: ScoreSummary;
  /** The last days up to the person’s newest score, by test type. */
  scoreTrends: Array<ScoreTrend>;
};


/** A person whose movement is followed. */
export type ParticipantAxisRangesArgs = {
  axis?: InputMaybe<Axis>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  testType?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A person whose movement is followed. */
export type ParticipantLatestRecordingArgs = {
  status?: InputMaybe<Array<RecordingStatus>>;
  testType?: InputMaybe<Scalars['ID']['input']>;
};


/** A person whose movement is followed. */
export type ParticipantModelHistoryArgs = {
  testType?: InputMaybe<Scalars['ID']['input']>;
};


/** A person whose movement is followed. */
export type ParticipantRecordingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecordingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<RecordingOrder>;
};


/** A person whose movement is followed. */
export type ParticipantScoreSummaryArgs = {
  from: Scalars['DateTime']['input'];
  testType?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['DateTime']['input'];
};


/** A person whose movement is followed. */
export type ParticipantScoreTrendsArgs = {
  days?: Scalars['Int']['input'];
};

/** A page of participants. */
export type ParticipantConnection = {
  __typename?: 'ParticipantConnection';
  /** For each reason how many have it, of those who match whatever `filter.attention` and `filter.band` say. */
  attention: Array<AttentionCount>;
  edges: Array<ParticipantEdge>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

export type ParticipantEdge = {
  __typename?: 'ParticipantEdge';
  cursor: Scalars['String']['output'];
  node: Participant;
};

/** All given conditions hold. */
export type ParticipantFilter = {
  /** Any of these reasons. */
  attention?: InputMaybe<Array<AttentionReason>>;
  /** Any of these, of the newest score. */
  band?: InputMaybe<Array<ScoreBand>>;
  /** True for those who asked to be forgotten. */
  erasureRequested?: InputMaybe<Scalars['Boolean']['input']>;
  /** Exactly this identity id. */
  identityId?: InputMaybe<Scalars['String']['input']>;
  /** Part of the name or email, in any case; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Assigned this test type (id or key). */
  testType?: InputMaybe<Scalars['ID']['input']>;
};

/** NAME orders by family name, then given name, and decides between equals in all other orders. */
export type ParticipantOrder =
  /** Those who need attention first, the most urgent before others. */
  | 'ATTENTION'
  /** Those without a recording come first. */
  | 'LATEST_RECORDING_ASC'
  /** Those without a recording come last. */
  | 'LATEST_RECORDING_DESC'
  /** By the newest score. Those without one come last. */
  | 'LATEST_SCORE_ASC'
  /** By the newest score. Those without one come last. */
  | 'LATEST_SCORE_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

/** A phone on which its owner is told what is new. */
export type Phone = {
  __typename?: 'Phone';
  id: Scalars['ID']['output'];
  /** Of what it is told. */
  language: Language;
  platform: PhonePlatform;
  /** The last time. */
  registeredAt: Scalars['DateTime']['output'];
};

/** Who carries pushes to a phone. */
export type PhonePlatform =
  /** Apple Push Notification service. */
  | 'APNS'
  /** Firebase Cloud Messaging. */
  | 'FCM';

export type Query = {
  __typename?: 'Query';
  /** Who did and saw what: all of it for admins, for participants what is about them. */
  auditEvents: AuditEventConnection;
  /** The care providers of the viewer’s organization, by name: whom a care team can take in. */
  careProviders: Array<CareProvider>;
  /** What arrived in the inbox and could not be announced, however often it was tried. */
  deadLetters: DeadLetters;
  /** Those that nobody has accepted, newest first, at most 200. */
  invitations: Array<Invitation>;
  /** The work of the viewer’s organization. */
  jobs: JobConnection;
  /** What analysts can query, under pseudonyms. */
  lakeTables: Array<LakeTable>;
  me: Viewer;
  /** Null when there is none that the viewer may see. */
  participant: Maybe<Participant>;
  /** The participants that the viewer may see. */
  participants: ParticipantConnection;
  /** Null when there is none that the viewer may see. */
  recording: Maybe<Recording>;
  /** The viewer's own, by name; 200 at most. */
  savedSqlQueries: Array<SavedSqlQuery>;
  /** The viewer's own, the newest first. */
  sqlQueries: SqlQueryConnection;
  /** Null for what is not the viewer's own. */
  sqlQuery: Maybe<SqlQuery>;
  systemStatus: SystemStatus;
  /** Those of the viewer’s organization, by name. */
  testTypes: Array<TestType>;
  /** Null when there is none that the viewer may see. */
  user: Maybe<UserDetails>;
  /** The users of the viewer’s organization, by name. */
  users: UserConnection;
};


export type QueryAuditEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JobFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryParticipantArgs = {
  id: Scalars['ID']['input'];
};


export type QueryParticipantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ParticipantFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ParticipantOrder>;
};


export type QueryRecordingArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySqlQueriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySqlQueryArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How much work waits for the viewer’s organization. */
export type QueueDepth = {
  __typename?: 'QueueDepth';
  failed: Scalars['Int']['output'];
  /** Of the job that has waited longest. */
  oldestQueuedAt: Maybe<Scalars['DateTime']['output']>;
  queued: Scalars['Int']['output'];
  running: Scalars['Int']['output'];
};

export type RecordConsentInput = {
  /** True gives consent, false withdraws it. */
  given: Scalars['Boolean']['input'];
};

export type RecordConsentPayload = {
  __typename?: 'RecordConsentPayload';
  participant: Participant;
};

export type RecordSecondFactorInput = {
  /** Whether the viewer turned the second factor on. */
  enabled: Scalars['Boolean']['input'];
};

export type RecordSecondFactorPayload = {
  __typename?: 'RecordSecondFactorPayload';
  /** Whether all sessions of the viewer have ended, including this one. Sign in again then. */
  signedOut: Scalars['Boolean']['output'];
};

/** One movement test, as a phone recorded it. */
export type Recording = {
  __typename?: 'Recording';
  band: Maybe<ScoreBand>;
  /** A clinician's own score, 0 to 100. */
  clinicianScore: Maybe<Scalars['Int']['output']>;
  /** UNAVAILABLE until the recording is converted. */
  download: Download;
  durationSeconds: Scalars['Float']['output'];
  endedAt: Scalars['DateTime']['output'];
  failure: Maybe<Failure>;
  id: Scalars['ID']['output'];
  /** True when the model was not clearly better than always answering the mean. */
  lowConfidence: Maybe<Scalars['Boolean']['output']>;
  /** The model that made the score. */
  model: Maybe<ScoringModel>;
  /** Null until converted, and of recordings that were converted before it was measured. */
  movement: Maybe<MovementMeasures>;
  notes: Maybe<Scalars['String']['output']>;
  participant: Participant;
  /** Null until converted. */
  quality: Maybe<RecordingQuality>;
  /** What moved the score most, the strongest first; empty without a score. */
  reasons: Array<ScoreReason>;
  /** What the model of this person says, 0 to 100; null until SCORED. 0 is a score. */
  score: Maybe<Scalars['Float']['output']>;
  /** Holds the truth with 90 % probability. */
  scoreInterval: Maybe<Interval>;
  scoredAt: Maybe<Scalars['DateTime']['output']>;
  /** UNAVAILABLE until the recording is converted. */
  series: SensorSeries;
  startedAt: Scalars['DateTime']['output'];
  status: RecordingStatus;
  testType: TestType;
  /** Whether models learn from it. */
  training: Scalars['Boolean']['output'];
};


/** One movement test, as a phone recorded it. */
export type RecordingDownloadArgs = {
  format: DownloadFormat;
  language?: Language;
};


/** One movement test, as a phone recorded it. */
export type RecordingSeriesArgs = {
  axes: Array<Axis>;
  from?: InputMaybe<Scalars['Float']['input']>;
  maxPoints?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Float']['input']>;
};

/** A page of recordings. */
export type RecordingConnection = {
  __typename?: 'RecordingConnection';
  edges: Array<RecordingEdge>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

export type RecordingEdge = {
  __typename?: 'RecordingEdge';
  cursor: Scalars['String']['output'];
  node: Recording;
};

/** All given conditions hold. */
export type RecordingFilter = {
  /** Started then or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<RecordingStatus>>;
  /** Id or key of the test type. */
  testType?: InputMaybe<Scalars['ID']['input']>;
  /** Started before then. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  training?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Among equals the newest comes first. */
export type RecordingOrder =
  | 'SCORE_ASC'
  /** Those without a score come last, whatever the direction. */
  | 'SCORE_DESC'
  | 'STARTED_AT_ASC'
  | 'STARTED_AT_DESC'
  /** Failed, waiting, under way, training, scored. */
  | 'STATUS'
  /** By the name of the test type, from A to Z. */
  | 'TEST_TYPE';

/** What was measured about the samples themselves. */
export type RecordingQuality = {
  __typename?: 'RecordingQuality';
  /** Samples that share their moment with the one before. */
  duplicateStampCount: Scalars['Int']['output'];
  /** Steps more than three times as long as the median step. */
  gapCount: Scalars['Int']['output'];
  longestGapMs: Scalars['Float']['output'];
  /** Axes without values, or with nothing but zeros. */
  missingAxes: Array<Axis>;
  /** Samples that arrived out of order and were sorted by time. */
  reorderedCount: Scalars['Int']['output'];
  sampleCount: Scalars['Int']['output'];
  /** Samples a second outside the gaps. */
  sampleRateHz: Scalars['Float']['output'];
  /** Samples cut off because the columns were not equally long. */
  trimmedCount: Scalars['Int']['output'];
  /** Offset from UTC of the first sample as it was sent. */
  utcOffsetMinutes: Scalars['Int']['output'];
};

/** Where a recording is on its way. */
export type RecordingStatus =
  /** Will be scored as soon as the person has a model for the test. */
  | 'AWAITING_MODEL'
  /** Its files and measures are there; its score comes next. */
  | 'CONVERTED'
  /** Stopped; `failure` says why, `retryRecording` runs it again. */
  | 'FAILED'
  /** Kept; not yet converted. */
  | 'RECEIVED'
  /** Has its score. */
  | 'SCORED'
  /** Converted, and part of what models learn from. */
  | 'TRAINING';

/** Where to PUT the JSON document before submitRecording names its uploadId. */
export type RecordingUpload = {
  __typename?: 'RecordingUpload';
  expiresAt: Scalars['DateTime']['output'];
  headers: Array<HttpHeader>;
  uploadId: Scalars['ID']['output'];
  url: Scalars['String']['output'];
};

export type RegisterPhoneInput = {
  language?: Language;
  platform: PhonePlatform;
  /** What the operating system gave the app: the device token of APNs in hexadecimal, or the registration token of FCM. */
  token: Scalars['String']['input'];
};

export type RegisterPhonePayload = {
  __typename?: 'RegisterPhonePayload';
  phone: Phone;
};

export type RequestErasureInput = {
  participantId: Scalars['ID']['input'];
  /** False takes the request back. */
  requested: Scalars['Boolean']['input'];
};

export type RequestErasurePayload = {
  __typename?: 'RequestErasurePayload';
  participant: Participant;
};

export type RequestRecordingUploadInput = {
  /** Size of the JSON document in bytes; at most 20,971,520. */
  contentLength: Scalars['Int']['input'];
  /** SHA-256 of the document, 64 hexadecimal digits in lower case. The link then takes these bytes and no others. */
  sha256?: InputMaybe<Scalars['String']['input']>;
};

export type ResetSecondFactorInput = {
  userId: Scalars['ID']['input'];
};

export type RetryJobInput = {
  jobId: Scalars['ID']['input'];
};

export type RetryJobPayload = {
  __typename?: 'RetryJobPayload';
  /** The job that failed; another one does its work. */
  jobId: Scalars['ID']['output'];
};

export type RetryRecordingInput = {
  recordingId: Scalars['ID']['input'];
};

export type RetryRecordingPayload = {
  __typename?: 'RetryRecordingPayload';
  recording: Recording;
};

/** All samples, column by column, one value for each moment. A phone without a sensor leaves its columns out or empty. */
export type SamplesInput = {
  /** m/s², with gravity. */
  ax?: InputMaybe<Scalars['SampleValues']['input']>;
  ay?: InputMaybe<Scalars['SampleValues']['input']>;
  az?: InputMaybe<Scalars['SampleValues']['input']>;
  /** rad/s. */
  gx?: InputMaybe<Scalars['SampleValues']['input']>;
  gy?: InputMaybe<Scalars['SampleValues']['input']>;
  gz?: InputMaybe<Scalars['SampleValues']['input']>;
  /** µT. */
  mx?: InputMaybe<Scalars['SampleValues']['input']>;
  my?: InputMaybe<Scalars['SampleValues']['input']>;
  mz?: InputMaybe<Scalars['SampleValues']['input']>;
  ts: Scalars['SampleTimes']['input'];
};

export type SaveSqlQueryInput = {
  /** A uuid of the client’s choice. One that is kept under it already becomes this one. */
  id: Scalars['ID']['input'];
  /** At most 200 characters; another one for each query. */
  name: Scalars['String']['input'];
  /** One value for each `?`. */
  parameters?: InputMaybe<Scalars['SqlValues']['input']>;
  /** At most 100,000 characters. It is not run. */
  statement: Scalars['String']['input'];
};

export type SaveSqlQueryPayload = {
  __typename?: 'SaveSqlQueryPayload';
  savedQuery: SavedSqlQuery;
};

/** A statement that an analyst keeps under a name. */
export type SavedSqlQuery = {
  __typename?: 'SavedSqlQuery';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** What each `?` of the statement stands for. */
  parameters: Scalars['SqlValues']['output'];
  /** When it was kept as it is. */
  savedAt: Scalars['DateTime']['output'];
  statement: Scalars['String']['output'];
};

/** How good a score is, by the thresholds of the organization. */
export type ScoreBand =
  | 'LOW'
  | 'OK'
  | 'VERY_LOW';

/** How far one aspect of the movement moved a score. */
export type ScoreReason = {
  __typename?: 'ScoreReason';
  aspect: MovementAspect;
  /** Score points: the score, less what it were had this aspect been as in the person's training recordings. */
  effect: Scalars['Float']['output'];
  /** Its mean over the training recordings. */
  usual: Maybe<Scalars['Float']['output']>;
  /** In this recording, in the unit of `MovementMeasures`; null for an aspect that no single number stands for. */
  value: Maybe<Scalars['Float']['output']>;
};

/** Scores of a period, and how they compare with the period of equal length before it. */
export type ScoreSummary = {
  __typename?: 'ScoreSummary';
  /** Mean score; null without scores. */
  average: Maybe<Scalars['Float']['output']>;
  /** average minus previousAverage. */
  change: Maybe<Scalars['Float']['output']>;
  /** How many scored recordings. */
  count: Scalars['Int']['output'];
  maximum: Maybe<Scalars['Float']['output']>;
  minimum: Maybe<Scalars['Float']['output']>;
  /** Mean score of the period before. */
  previousAverage: Maybe<Scalars['Float']['output']>;
};

/** The scores of one test by day, in columns; days without scores are left out. */
export type ScoreTrend = {
  __typename?: 'ScoreTrend';
  /** The mean score of each of `dates`. */
  averages: Array<Scalars['Float']['output']>;
  /** UTC days, YYYY-MM-DD, oldest first. */
  dates: Array<Scalars['String']['output']>;
  testType: TestType;
};

/** A model that scores the recordings of one participant and test type. */
export type ScoringModel = {
  __typename?: 'ScoringModel';
  /** The same error of always answering the mean of the other training scores. */
  baselineError: Scalars['Float']['output'];
  /** Version of the movement features that it reads. */
  featureVersion: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** True when it was not clearly better than always answering the mean. */
  lowConfidence: Scalars['Boolean']['output'];
  /** Leave-one-out error in score points: how far off it was, on average, on training recordings left out one at a time. */
  meanAbsoluteError: Scalars['Float']['output'];
  testType: TestType;
  trainedAt: Scalars['DateTime']['output'];
  /** How many training recordings it learned from. */
  trainingCount: Scalars['Int']['output'];
  /** The training recordings it learned from. */
  trainingRecordingIds: Array<Scalars['ID']['output']>;
  /** Counts up from 1 for each participant and test type. */
  version: Scalars['Int']['output'];
};

export type SendInvitationAgainInput = {
  invitationId: Scalars['ID']['input'];
};

export type SendInvitationAgainPayload = {
  __typename?: 'SendInvitationAgainPayload';
  invitation: Invitation;
};

/** Samples, thinned to `maxPoints` so that each minimum and maximum survives. */
export type SensorSeries = {
  __typename?: 'SensorSeries';
  /** Milliseconds since the first sample of the recording. */
  offsetsMs: Array<Scalars['Float']['output']>;
  /** One entry for each axis, in the order asked for. */
  values: Array<AxisValues>;
};

export type SetClinicianScoreInput = {
  recordingId: Scalars['ID']['input'];
  /** 0 to 100; null takes it away, which a training recording does not allow. */
  score?: InputMaybe<Scalars['Int']['input']>;
};

export type SetClinicianScorePayload = {
  __typename?: 'SetClinicianScorePayload';
  recording: Recording;
};

export type SetUserDisabledInput = {
  disabled: Scalars['Boolean']['input'];
  userId: Scalars['ID']['input'];
};

export type SetUserGroupsInput = {
  /** At least one. */
  groups: Array<UserGroup>;
  userId: Scalars['ID']['input'];
};

export type SignOutUserInput = {
  userId: Scalars['ID']['input'];
};

/** A column of an answer. */
export type SqlColumn = {
  __typename?: 'SqlColumn';
  name: Scalars['String']['output'];
  /** As Arrow calls it, such as Float64. */
  type: Scalars['String']['output'];
};

/** Why a query failed. */
export type SqlFailure = {
  __typename?: 'SqlFailure';
  /** INVALID_INPUT, LIMIT_EXCEEDED or UNAVAILABLE. */
  code: Scalars['String']['output'];
  /** What is wrong with the statement, and where. */
  message: Scalars['String']['output'];
  /** Where in the statement; null when the engine does not say. */
  place: Maybe<TextPlace>;
};

/** A SELECT over the lake. Its answer is kept for 24 hours. */
export type SqlQuery = {
  __typename?: 'SqlQuery';
  /** Null until it succeeded. */
  columns: Maybe<Array<SqlColumn>>;
  createdAt: Scalars['DateTime']['output'];
  /** The whole answer as a file. CONFLICT while there is none. */
  download: Download;
  endedAt: Maybe<Scalars['DateTime']['output']>;
  failure: Maybe<SqlFailure>;
  id: Scalars['ID']['output'];
  /** What each `?` of the statement stands for. */
  parameters: Scalars['SqlValues']['output'];
  /** Until when the answer can be read; null when there is none. */
  resultExpiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Rows of the answer, each a list of values in the order of the columns. Moments are ISO 8601 text in UTC, whole numbers beyond 2^53 are text. CONFLICT while there is no answer. */
  rows: Array<Scalars['SqlValues']['output']>;
  startedAt: Maybe<Scalars['DateTime']['output']>;
  state: SqlQueryState;
  statement: Scalars['String']['output'];
  /** Null until it succeeded. */
  statistics: Maybe<SqlStatistics>;
};


/** A SELECT over the lake. Its answer is kept for 24 hours. */
export type SqlQueryDownloadArgs = {
  format: SqlResultFormat;
};


/** A SELECT over the lake. Its answer is kept for 24 hours. */
export type SqlQueryRowsArgs = {
  limit?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};

/** A page of queries. */
export type SqlQueryConnection = {
  __typename?: 'SqlQueryConnection';
  edges: Array<SqlQueryEdge>;
  pageInfo: PageInfo;
};

export type SqlQueryEdge = {
  __typename?: 'SqlQueryEdge';
  cursor: Scalars['String']['output'];
  node: SqlQuery;
};

export type SqlQueryState =
  | 'CANCELLED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

export type SqlResultFormat =
  /** An IPC stream. */
  | 'ARROW'
  /** With a header; null is nothing, an empty text is "". */
  | 'CSV'
  /** Every column nullable. */
  | 'PARQUET';

/** What a query took. */
export type SqlStatistics = {
  __typename?: 'SqlStatistics';
  /** Bytes of the answer, as Arrow. */
  resultBytes: Scalars['Float']['output'];
  /** Whether an answer that was there already was given again. */
  reused: Scalars['Boolean']['output'];
  rowCount: Scalars['Int']['output'];
  /** Bytes of files that were read; null where the engine does not say. */
  scannedBytes: Maybe<Scalars['Float']['output']>;
};

export type StartSqlQueryInput = {
  /** An answer to the same statement that is no older may be given again, at no cost, where the engine keeps them; 0, the default, asks anew. */
  maxAgeMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** One value for each `?` of the statement. */
  parameters?: InputMaybe<Scalars['SqlValues']['input']>;
  /** One SELECT, in the words of the engine behind it: DuckDB, or Amazon Athena. */
  statement: Scalars['String']['input'];
};

export type StartSqlQueryPayload = {
  __typename?: 'StartSqlQueryPayload';
  query: SqlQuery;
};

/** A recording, with its samples inline or uploaded before. */
export type SubmitRecordingInput = {
  /** 0 to 100; required with training, refused without. */
  clinicianScore?: InputMaybe<Scalars['Int']['input']>;
  /** A uuid that the client makes. Sending the same recording again answers the same recording; other content under the same id answers CONFLICT. */
  id: Scalars['ID']['input'];
  /** At most 10,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  participantId: Scalars['ID']['input'];
  samples?: InputMaybe<SamplesInput>;
  /** The first sample when left out. */
  startedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
  /** Whether models shall learn from it; needs clinicianScore. */
  training: Scalars['Boolean']['input'];
  /** From requestRecordingUpload, after the upload. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
};

export type SubmitRecordingPayload = {
  __typename?: 'SubmitRecordingPayload';
  recording: Recording;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Each recording that the viewer may see, whenever it arrives or its state changes. */
  recordingChanged: Recording;
};


export type SubscriptionRecordingChangedArgs = {
  participantId?: InputMaybe<Scalars['ID']['input']>;
};

/** How the gateway is. */
export type SystemStatus = {
  __typename?: 'SystemStatus';
  dependencies: Array<DependencyState>;
  queue: QueueDepth;
  /** Such as Node.js 20.19.0. */
  runtime: Scalars['String']['output'];
  startedAt: Scalars['DateTime']['output'];
  version: Scalars['String']['output'];
};

/** A movement test that a person can be asked to do at home. */
export type TestType = {
  __typename?: 'TestType';
  id: Scalars['ID']['output'];
  /** What the person is asked to do. */
  instructions: Maybe<Scalars['String']['output']>;
  /** Short name in lower case with hyphens, unique in the organization; the `movement` of uploaded recordings. */
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** At most one for each language. */
  translations: Array<TestTypeTranslation>;
};

/** A test in another language. */
export type TestTypeTranslation = {
  __typename?: 'TestTypeTranslation';
  instructions: Maybe<Scalars['String']['output']>;
  language: Language;
  name: Scalars['String']['output'];
};

export type TestTypeTranslationInput = {
  /** At most 10,000 characters. */
  instructions?: InputMaybe<Scalars['String']['input']>;
  language: Language;
  /** At most 200 characters. */
  name: Scalars['String']['input'];
};

/** A place in a text of several lines. */
export type TextPlace = {
  __typename?: 'TextPlace';
  /** From 1, in characters, of which an emoji is one. */
  column: Scalars['Int']['output'];
  /** From 1. */
  line: Scalars['Int']['output'];
};

export type UnassignTestInput = {
  participantId: Scalars['ID']['input'];
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
};

export type UnassignTestPayload = {
  __typename?: 'UnassignTestPayload';
  participant: Participant;
};

export type UnlinkParticipantInput = {
  /** Whose care the participant leaves; the viewer when left out. Admins name it. */
  careProviderId?: InputMaybe<Scalars['ID']['input']>;
  participantId: Scalars['ID']['input'];
};

export type UnlinkParticipantPayload = {
  __typename?: 'UnlinkParticipantPayload';
  participantId: Scalars['ID']['output'];
};

export type UnregisterPhoneInput = {
  phoneId: Scalars['ID']['input'];
};

export type UnregisterPhonePayload = {
  __typename?: 'UnregisterPhonePayload';
  phoneId: Scalars['ID']['output'];
};

export type UpdateRecordingNotesInput = {
  /** At most 10,000 characters; null clears them. */
  notes?: InputMaybe<Scalars['String']['input']>;
  recordingId: Scalars['ID']['input'];
};

export type UpdateRecordingNotesPayload = {
  __typename?: 'UpdateRecordingNotesPayload';
  recording: Recording;
};

/** Somebody who can sign in, as admins see them. */
export type User = {
  __typename?: 'User';
  createdAt: Scalars['DateTime']['output'];
  /** Since when the user is disabled. */
  disabledAt: Maybe<Scalars['DateTime']['output']>;
  email: Scalars['String']['output'];
  familyName: Scalars['String']['output'];
  givenName: Scalars['String']['output'];
  groups: Array<UserGroup>;
  id: Scalars['ID']['output'];
};

/** How somebody signs in. */
export type UserAccount = {
  __typename?: 'UserAccount';
  /** Whether the address has been proven. */
  confirmed: Scalars['Boolean']['output'];
  /** Whether a one-time code is asked for after the password. */
  secondFactor: Scalars['Boolean']['output'];
};

/** A page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One user, with what a list does not show. */
export type UserDetails = {
  __typename?: 'UserDetails';
  /** Null when the account is kept elsewhere. */
  account: Maybe<UserAccount>;
  createdAt: Scalars['DateTime']['output'];
  /** Since when the user is disabled. */
  disabledAt: Maybe<Scalars['DateTime']['output']>;
  email: Scalars['String']['output'];
  familyName: Scalars['String']['output'];
  givenName: Scalars['String']['output'];
  groups: Array<UserGroup>;
  id: Scalars['ID']['output'];
  /** Whom a care provider has in care, by name. */
  inCare: Array<Participant>;
};

export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/** All given conditions hold. */
export type UserFilter = {
  disabled?: InputMaybe<Scalars['Boolean']['input']>;
  group?: InputMaybe<UserGroup>;
  /** Part of the name or email, in any case; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** What a user may do. Spelled as in the token claim `cognito:groups`. */
export type UserGroup =
  | 'admin'
  | 'analyst'
  | 'careProvider'
  | 'participant';

/** The signed-in user. */
export type Viewer = {
  __typename?: 'Viewer';
  email: Scalars['String']['output'];
  groups: Array<UserGroup>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  organization: Organization;
  /** The viewer as a participant, if they are one. */
  participant: Maybe<Participant>;
  statistics: ViewerStatistics;
};

/** Counts over what the viewer may see. */
export type ViewerStatistics = {
  __typename?: 'ViewerStatistics';
  awaitingModelCount: Scalars['Int']['output'];
  failedCount: Scalars['Int']['output'];
  lastRecordingAt: Maybe<Scalars['DateTime']['output']>;
  participantCount: Scalars['Int']['output'];
  recordingCount: Scalars['Int']['output'];
  scoredCount: Scalars['Int']['output'];
};

export type WithdrawInvitationInput = {
  invitationId: Scalars['ID']['input'];
};

export type WithdrawInvitationPayload = {
  __typename?: 'WithdrawInvitationPayload';
  invitationId: Scalars['ID']['output'];
};

export type RecordingFragment = { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } };

export type RecordingDetailsFragment = { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } };

export type ModelFragment = { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } };

export type RecordingChangedSubscriptionVariables = Exact<{
  participantId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type RecordingChangedSubscription = { __typename?: 'Subscription', recordingChanged: { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, participant: { __typename?: 'Participant', id: string }, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } };

export type ViewerFragment = { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } } };

export type AssignTestMutationVariables = Exact<{
  input: AssignTestInput;
}>;


export type AssignTestMutation = { __typename?: 'Mutation', assignTest: { __typename?: 'AssignTestPayload', participant: { __typename?: 'Participant', id: string, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> } } };

export type UnassignTestMutationVariables = Exact<{
  input: UnassignTestInput;
}>;


export type UnassignTestMutation = { __typename?: 'Mutation', unassignTest: { __typename?: 'UnassignTestPayload', participant: { __typename?: 'Participant', id: string, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> } } };

export type ChangeAssignmentsMutationVariables = Exact<{
  input: ChangeAssignmentsInput;
}>;


export type ChangeAssignmentsMutation = { __typename?: 'Mutation', changeAssignments: { __typename?: 'ChangeAssignmentsPayload', participants: Array<{ __typename?: 'Participant', id: string, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> }> } };

export type AssignmentsFragment = { __typename?: 'Participant', id: string, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> };

export type TestTypeNameFragment = { __typename?: 'TestType', id: string, key: string, name: string, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string }> };

export type EraseParticipantMutationVariables = Exact<{
  participantId: Scalars['ID']['input'];
}>;


export type EraseParticipantMutation = { __typename?: 'Mutation', eraseParticipant: { __typename?: 'EraseParticipantPayload', account: ErasedAccount, participantId: string } };

export type OpenInvitationFragment = { __typename?: 'Invitation', id: string, email: string, createdAt: string, expiresAt: string, mailedAt: string | null };

export type SendInvitationAgainMutationVariables = Exact<{
  invitationId: Scalars['ID']['input'];
}>;


export type SendInvitationAgainMutation = { __typename?: 'Mutation', sendInvitationAgain: { __typename?: 'SendInvitationAgainPayload', invitation: { __typename?: 'Invitation', id: string, email: string, createdAt: string, expiresAt: string, mailedAt: string | null } } };

export type PalettePeopleQueryVariables = Exact<{
  search: Scalars['String']['input'];
}>;


export type PalettePeopleQuery = { __typename?: 'Query', participants: { __typename?: 'ParticipantConnection', edges: Array<{ __typename?: 'ParticipantEdge', node: { __typename?: 'Participant', id: string, givenName: string, familyName: string, email: string | null } }> } };

export type RecordSecondFactorMutationVariables = Exact<{
  enabled: Scalars['Boolean']['input'];
}>;


export type RecordSecondFactorMutation = { __typename?: 'Mutation', recordSecondFactor: { __typename?: 'RecordSecondFactorPayload', signedOut: boolean } };

export type LoggedEventFragment = { __typename?: 'AuditEvent', id: string, occurredAt: string, action: string, actor: { __typename?: 'AuditActor', id: string, name: string | null, groups: Array<UserGroup> } | null, participants: Array<{ __typename?: 'AuditedPerson', id: string, name: string | null }> };

export type AuditLogQueryVariables = Exact<{
  filter?: InputMaybe<AuditFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AuditLogQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, auditEvents: { __typename?: 'AuditEventConnection', edges: Array<{ __typename?: 'AuditEventEdge', node: { __typename?: 'AuditEvent', id: string, occurredAt: string, action: string, actor: { __typename?: 'AuditActor', id: string, name: string | null, groups: Array<UserGroup> } | null, participants: Array<{ __typename?: 'AuditedPerson', id: string, name: string | null }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ExportAuditLogMutationVariables = Exact<{
  filter?: InputMaybe<AuditFilter>;
}>;


export type ExportAuditLogMutation = { __typename?: 'Mutation', exportAuditEvents: { __typename?: 'ExportAuditEventsPayload', download: { __typename?: 'Download', url: string } } };

export type ErasureRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type ErasureRequestsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, participants: { __typename?: 'ParticipantConnection', edges: Array<{ __typename?: 'ParticipantEdge', node: { __typename?: 'Participant', id: string, givenName: string, familyName: string, erasureRequestedAt: string | null } }> } };

export type ListedJobFragment = { __typename?: 'Job', id: string, kind: string, state: JobState, createdAt: string, startsAt: string, finishedAt: string | null, attempts: number, reason: string | null, reasonCode: string | null, recordingId: string | null, participantId: string | null };

export type JobsQueryVariables = Exact<{
  filter?: InputMaybe<JobFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type JobsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, jobs: { __typename?: 'JobConnection', edges: Array<{ __typename?: 'JobEdge', node: { __typename?: 'Job', id: string, kind: string, state: JobState, createdAt: string, startsAt: string, finishedAt: string | null, attempts: number, reason: string | null, reasonCode: string | null, recordingId: string | null, participantId: string | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type DeadLettersQueryVariables = Exact<{ [key: string]: never; }>;


export type DeadLettersQuery = { __typename?: 'Query', deadLetters: { __typename?: 'DeadLetters', count: number, letters: Array<{ __typename?: 'DeadLetter', id: string, sentAt: string }> } };

export type RetryJobMutationVariables = Exact<{
  jobId: Scalars['ID']['input'];
}>;


export type RetryJobMutation = { __typename?: 'Mutation', retryJob: { __typename?: 'RetryJobPayload', jobId: string } };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } } };

export type ChangeOrganizationMutationVariables = Exact<{
  input: ChangeOrganizationInput;
}>;


export type ChangeOrganizationMutation = { __typename?: 'Mutation', changeOrganization: { __typename?: 'ChangeOrganizationPayload', organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } } };

export type SystemStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemStatusQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, systemStatus: { __typename?: 'SystemStatus', version: string, runtime: string, startedAt: string, dependencies: Array<{ __typename?: 'DependencyState', name: string, adapter: string, works: boolean, answeredInMs: number | null }>, queue: { __typename?: 'QueueDepth', queued: number, running: number, failed: number, oldestQueuedAt: string | null } } };

export type TestTypeWordsFragment = { __typename?: 'TestType', id: string, key: string, name: string, instructions: string | null, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string, instructions: string | null }> };

export type TestTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type TestTypesQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, instructions: string | null, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string, instructions: string | null }> }> };

export type CreateTestTypeMutationVariables = Exact<{
  input: CreateTestTypeInput;
}>;


export type CreateTestTypeMutation = { __typename?: 'Mutation', createTestType: { __typename?: 'CreateTestTypePayload', testType: { __typename?: 'TestType', id: string, key: string, name: string, instructions: string | null, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string, instructions: string | null }> } } };

export type ChangeTestTypeMutationVariables = Exact<{
  input: ChangeTestTypeInput;
}>;


export type ChangeTestTypeMutation = { __typename?: 'Mutation', changeTestType: { __typename?: 'ChangeTestTypePayload', testType: { __typename?: 'TestType', id: string, key: string, name: string, instructions: string | null, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string, instructions: string | null }> } } };

export type ListedUserFragment = { __typename?: 'User', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null };

export type UserDetailsFragment = { __typename?: 'UserDetails', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null, createdAt: string, account: { __typename?: 'UserAccount', confirmed: boolean, secondFactor: boolean } | null, inCare: Array<{ __typename?: 'Participant', id: string, givenName: string, familyName: string }> };

export type UsersQueryVariables = Exact<{
  filter?: InputMaybe<UserFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type UsersQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, users: { __typename?: 'UserConnection', totalCount: number, edges: Array<{ __typename?: 'UserEdge', node: { __typename?: 'User', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationsQuery = { __typename?: 'Query', invitations: Array<{ __typename?: 'Invitation', group: UserGroup, id: string, email: string, createdAt: string, expiresAt: string, mailedAt: string | null }> };

export type UserQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type UserQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, user: { __typename?: 'UserDetails', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null, createdAt: string, account: { __typename?: 'UserAccount', confirmed: boolean, secondFactor: boolean } | null, inCare: Array<{ __typename?: 'Participant', id: string, givenName: string, familyName: string }> } | null };

export type PeopleToCareForQueryVariables = Exact<{
  search: Scalars['String']['input'];
}>;


export type PeopleToCareForQuery = { __typename?: 'Query', participants: { __typename?: 'ParticipantConnection', edges: Array<{ __typename?: 'ParticipantEdge', node: { __typename?: 'Participant', id: string, givenName: string, familyName: string, email: string | null } }> } };

export type InviteUserMutationVariables = Exact<{
  email: Scalars['String']['input'];
  group: UserGroup;
}>;


export type InviteUserMutation = { __typename?: 'Mutation', inviteUser: { __typename?: 'InviteUserPayload', expiresAt: string } };

export type WithdrawInvitationMutationVariables = Exact<{
  invitationId: Scalars['ID']['input'];
}>;


export type WithdrawInvitationMutation = { __typename?: 'Mutation', withdrawInvitation: { __typename?: 'WithdrawInvitationPayload', invitationId: string } };

export type SetUserGroupsMutationVariables = Exact<{
  userId: Scalars['ID']['input'];
  groups: Array<UserGroup> | UserGroup;
}>;


export type SetUserGroupsMutation = { __typename?: 'Mutation', setUserGroups: { __typename?: 'ChangeUserPayload', accountChange: AccountChange, user: { __typename?: 'UserDetails', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null, createdAt: string, account: { __typename?: 'UserAccount', confirmed: boolean, secondFactor: boolean } | null, inCare: Array<{ __typename?: 'Participant', id: string, givenName: string, familyName: string }> } } };

export type SetUserDisabledMutationVariables = Exact<{
  userId: Scalars['ID']['input'];
  disabled: Scalars['Boolean']['input'];
}>;


export type SetUserDisabledMutation = { __typename?: 'Mutation', setUserDisabled: { __typename?: 'ChangeUserPayload', accountChange: AccountChange, user: { __typename?: 'UserDetails', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null, createdAt: string, account: { __typename?: 'UserAccount', confirmed: boolean, secondFactor: boolean } | null, inCare: Array<{ __typename?: 'Participant', id: string, givenName: string, familyName: string }> } } };

export type ResetSecondFactorMutationVariables = Exact<{
  userId: Scalars['ID']['input'];
}>;


export type ResetSecondFactorMutation = { __typename?: 'Mutation', resetSecondFactor: { __typename?: 'ChangeUserPayload', accountChange: AccountChange, user: { __typename?: 'UserDetails', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null, createdAt: string, account: { __typename?: 'UserAccount', confirmed: boolean, secondFactor: boolean } | null, inCare: Array<{ __typename?: 'Participant', id: string, givenName: string, familyName: string }> } } };

export type SignOutUserMutationVariables = Exact<{
  userId: Scalars['ID']['input'];
}>;


export type SignOutUserMutation = { __typename?: 'Mutation', signOutUser: { __typename?: 'ChangeUserPayload', accountChange: AccountChange, user: { __typename?: 'UserDetails', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null, createdAt: string, account: { __typename?: 'UserAccount', confirmed: boolean, secondFactor: boolean } | null, inCare: Array<{ __typename?: 'Participant', id: string, givenName: string, familyName: string }> } } };

export type TakeIntoCareMutationVariables = Exact<{
  participantId: Scalars['ID']['input'];
  careProviderId: Scalars['ID']['input'];
}>;


export type TakeIntoCareMutation = { __typename?: 'Mutation', linkParticipant: { __typename?: 'LinkParticipantPayload', participant: { __typename?: 'Participant', id: string } } };

export type TakeOutOfCareMutationVariables = Exact<{
  participantId: Scalars['ID']['input'];
  careProviderId: Scalars['ID']['input'];
}>;


export type TakeOutOfCareMutation = { __typename?: 'Mutation', unlinkParticipant: { __typename?: 'UnlinkParticipantPayload', participantId: string } };

export type OwnParticipantQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnParticipantQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, participant: { __typename?: 'Participant', id: string } | null, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } } };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, participant: { __typename?: 'Participant', id: string, consentedAt: string | null, erasureRequestedAt: string | null } | null, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } } };

export type DataAccessQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DataAccessQuery = { __typename?: 'Query', auditEvents: { __typename?: 'AuditEventConnection', edges: Array<{ __typename?: 'AuditEventEdge', node: { __typename?: 'AuditEvent', id: string, occurredAt: string, action: string, actor: { __typename?: 'AuditActor', id: string, name: string | null, groups: Array<UserGroup> } | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type RecordConsentMutationVariables = Exact<{
  given: Scalars['Boolean']['input'];
}>;


export type RecordConsentMutation = { __typename?: 'Mutation', recordConsent: { __typename?: 'RecordConsentPayload', participant: { __typename?: 'Participant', id: string, consentedAt: string | null } } };

export type RequestErasureMutationVariables = Exact<{
  participantId: Scalars['ID']['input'];
  requested: Scalars['Boolean']['input'];
}>;


export type RequestErasureMutation = { __typename?: 'Mutation', requestErasure: { __typename?: 'RequestErasurePayload', participant: { __typename?: 'Participant', id: string, erasureRequestedAt: string | null } } };

export type TakeMyDataMutationVariables = Exact<{
  participantId: Scalars['ID']['input'];
}>;


export type TakeMyDataMutation = { __typename?: 'Mutation', exportParticipant: { __typename?: 'ExportParticipantPayload', download: { __typename?: 'Download', url: string } } };

export type CareTeamFragment = { __typename?: 'Participant', id: string, careProviders: Array<{ __typename?: 'CareProvider', id: string, name: string, email: string }> };

export type CareProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type CareProvidersQuery = { __typename?: 'Query', careProviders: Array<{ __typename?: 'CareProvider', id: string, name: string, email: string }> };

export type AddToCareTeamMutationVariables = Exact<{
  input: LinkParticipantInput;
}>;


export type AddToCareTeamMutation = { __typename?: 'Mutation', linkParticipant: { __typename?: 'LinkParticipantPayload', participant: { __typename?: 'Participant', id: string, careProviders: Array<{ __typename?: 'CareProvider', id: string, name: string, email: string }> } } };

export type LeaveCareTeamMutationVariables = Exact<{
  input: UnlinkParticipantInput;
}>;


export type LeaveCareTeamMutation = { __typename?: 'Mutation', unlinkParticipant: { __typename?: 'UnlinkParticipantPayload', participantId: string } };

export type ParticipantQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ParticipantQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string }> }>, participant: { __typename?: 'Participant', id: string, givenName: string, familyName: string, email: string | null, consentedAt: string | null, erasureRequestedAt: string | null, attention: Array<AttentionReason>, invitation: { __typename?: 'Invitation', id: string, email: string, createdAt: string, expiresAt: string, mailedAt: string | null } | null, latestRecording: { __typename?: 'Recording', id: string, startedAt: string, testType: { __typename?: 'TestType', id: string } } | null, careProviders: Array<{ __typename?: 'CareProvider', id: string, name: string, email: string }>, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> } | null };

export type ParticipantRecordingsQueryVariables = Exact<{
  participantId: Scalars['ID']['input'];
  filter?: InputMaybe<RecordingFilter>;
  orderBy?: InputMaybe<RecordingOrder>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ParticipantRecordingsQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, recordings: { __typename?: 'RecordingConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename?: 'RecordingEdge', node: { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } }> } } | null };

export type DeleteRecordingsMutationVariables = Exact<{
  input: DeleteRecordingsInput;
}>;


export type DeleteRecordingsMutation = { __typename?: 'Mutation', deleteRecordings: { __typename?: 'DeleteRecordingsPayload', deletedIds: Array<string> } };

export type ScoresQueryVariables = Exact<{
  participantId: Scalars['ID']['input'];
  testType: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ScoresQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, scored: { __typename?: 'RecordingConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename?: 'RecordingEdge', node: { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, model: { __typename?: 'ScoringModel', id: string, version: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } }> } } | null };

export type ScorePointFragment = { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, model: { __typename?: 'ScoringModel', id: string, version: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } };

export type ScoreAveragesQueryVariables = Exact<{
  participantId: Scalars['ID']['input'];
  testType: Scalars['ID']['input'];
  weekAgo: Scalars['DateTime']['input'];
  monthAgo: Scalars['DateTime']['input'];
  end: Scalars['DateTime']['input'];
}>;


export type ScoreAveragesQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, week: { __typename?: 'ScoreSummary', average: number | null, change: number | null, count: number }, month: { __typename?: 'ScoreSummary', average: number | null, change: number | null, count: number } } | null };

export type AverageFragment = { __typename?: 'ScoreSummary', average: number | null, change: number | null, count: number };

export type AxisRangesQueryVariables = Exact<{
  participantId: Scalars['ID']['input'];
  testType: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type AxisRangesQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, axisRanges: Array<{ __typename?: 'AxisRange', axis: Axis, date: string, minimum: number, maximum: number }> } | null };

export type ModelHistoryQueryVariables = Exact<{
  participantId: Scalars['ID']['input'];
  testType: Scalars['ID']['input'];
}>;


export type ModelHistoryQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, modelHistory: Array<{ __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } }>, training: { __typename?: 'RecordingConnection', totalCount: number } } | null };

export type AddParticipantMutationVariables = Exact<{
  input: CreateParticipantInput;
}>;


export type AddParticipantMutation = { __typename?: 'Mutation', createParticipant: { __typename?: 'CreateParticipantPayload', participant: { __typename?: 'Participant', id: string, givenName: string, familyName: string, email: string | null } } };

export type LinkParticipantMutationVariables = Exact<{
  input: LinkParticipantInput;
}>;


export type LinkParticipantMutation = { __typename?: 'Mutation', linkParticipant: { __typename?: 'LinkParticipantPayload', participant: { __typename?: 'Participant', id: string, givenName: string, familyName: string, careProviders: Array<{ __typename?: 'CareProvider', id: string, name: string }> } } };

export type ParticipantsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ParticipantFilter>;
  orderBy?: InputMaybe<ParticipantOrder>;
}>;


export type ParticipantsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string }> }>, participants: { __typename?: 'ParticipantConnection', totalCount: number, attention: Array<{ __typename?: 'AttentionCount', reason: AttentionReason, count: number }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename?: 'ParticipantEdge', node: { __typename?: 'Participant', id: string, givenName: string, familyName: string, attention: Array<AttentionReason>, latestRecording: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, lastScored: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, scoreTrends: Array<{ __typename?: 'ScoreTrend', dates: Array<string>, averages: Array<number>, testType: { __typename?: 'TestType', id: string } }>, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> } }> } };

export type ListedParticipantFragment = { __typename?: 'Participant', id: string, givenName: string, familyName: string, attention: Array<AttentionReason>, latestRecording: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, lastScored: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, scoreTrends: Array<{ __typename?: 'ScoreTrend', dates: Array<string>, averages: Array<number>, testType: { __typename?: 'TestType', id: string } }>, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> };

export type ListedRecordingFragment = { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } };

export type RecordingPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RecordingPageQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string }> }>, recording: { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, participant: { __typename?: 'Participant', id: string, givenName: string, familyName: string }, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } | null };

export type ComparableRecordingsQueryVariables = Exact<{
  participantId: Scalars['ID']['input'];
  testTypeId: Scalars['ID']['input'];
}>;


export type ComparableRecordingsQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, recordings: { __typename?: 'RecordingConnection', edges: Array<{ __typename?: 'RecordingEdge', node: { __typename?: 'Recording', id: string, startedAt: string, score: number | null, clinicianScore: number | null } }> } } | null };

export type RecordingReportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  language: Language;
}>;


export type RecordingReportQuery = { __typename?: 'Query', recording: { __typename?: 'Recording', id: string, download: { __typename?: 'Download', url: string } } | null };

export type RecordingDownloadQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  format: DownloadFormat;
}>;


export type RecordingDownloadQuery = { __typename?: 'Query', recording: { __typename?: 'Recording', id: string, download: { __typename?: 'Download', url: string } } | null };

export type RetryRecordingMutationVariables = Exact<{
  recordingId: Scalars['ID']['input'];
}>;


export type RetryRecordingMutation = { __typename?: 'Mutation', retryRecording: { __typename?: 'RetryRecordingPayload', recording: { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } } };

export type SetClinicianScoreMutationVariables = Exact<{
  recordingId: Scalars['ID']['input'];
  score?: InputMaybe<Scalars['Int']['input']>;
}>;


export type SetClinicianScoreMutation = { __typename?: 'Mutation', setClinicianScore: { __typename?: 'SetClinicianScorePayload', recording: { __typename?: 'Recording', id: string, clinicianScore: number | null } } };

export type UpdateRecordingNotesMutationVariables = Exact<{
  recordingId: Scalars['ID']['input'];
  notes?: InputMaybe<Scalars['String']['input']>;
}>;


export type UpdateRecordingNotesMutation = { __typename?: 'Mutation', updateRecordingNotes: { __typename?: 'UpdateRecordingNotesPayload', recording: { __typename?: 'Recording', id: string, notes: string | null } } };

export type SavedSqlQueryFragment = { __typename?: 'SavedSqlQuery', id: string, name: string, statement: string, parameters: readonly (string | number | boolean | null)[] };

export type SavedSqlQueriesQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedSqlQueriesQuery = { __typename?: 'Query', savedSqlQueries: Array<{ __typename?: 'SavedSqlQuery', id: string, name: string, statement: string, parameters: readonly (string | number | boolean | null)[] }> };

export type SaveSqlQueryMutationVariables = Exact<{
  input: SaveSqlQueryInput;
}>;


export type SaveSqlQueryMutation = { __typename?: 'Mutation', saveSqlQuery: { __typename?: 'SaveSqlQueryPayload', savedQuery: { __typename?: 'SavedSqlQuery', id: string, name: string, statement: string, parameters: readonly (string | number | boolean | null)[] } } };

export type DeleteSavedSqlQueryMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeleteSavedSqlQueryMutation = { __typename?: 'Mutation', deleteSavedSqlQuery: { __typename?: 'DeleteSavedSqlQueryPayload', deletedId: string } };

export type SqlWorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type SqlWorkspaceQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean } }, lakeTables: Array<{ __typename?: 'LakeTable', name: string, columns: Array<{ __typename?: 'LakeColumn', name: string, type: string, description: string }> }> };

export type QueriedTableFragment = { __typename?: 'LakeTable', name: string, columns: Array<{ __typename?: 'LakeColumn', name: string, type: string, description: string }> };

export type ListedSqlQueryFragment = { __typename?: 'SqlQuery', id: string, statement: string, state: SqlQueryState, createdAt: string, startedAt: string | null, endedAt: string | null };

export type OpenedSqlQueryFragment = { __typename?: 'SqlQuery', parameters: readonly (string | number | boolean | null)[], resultExpiresAt: string | null, id: string, statement: string, state: SqlQueryState, createdAt: string, startedAt: string | null, endedAt: string | null, failure: { __typename?: 'SqlFailure', code: string, message: string, place: { __typename?: 'TextPlace', line: number, column: number } | null } | null, columns: Array<{ __typename?: 'SqlColumn', name: string, type: string }> | null, statistics: { __typename?: 'SqlStatistics', rowCount: number, resultBytes: number, scannedBytes: number | null, reused: boolean } | null };

export type SqlResultColumnFragment = { __typename?: 'SqlColumn', name: string, type: string };

export type OpenedSqlQueryQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type OpenedSqlQueryQuery = { __typename?: 'Query', sqlQuery: { __typename?: 'SqlQuery', parameters: readonly (string | number | boolean | null)[], resultExpiresAt: string | null, id: string, statement: string, state: SqlQueryState, createdAt: string, startedAt: string | null, endedAt: string | null, failure: { __typename?: 'SqlFailure', code: string, message: string, place: { __typename?: 'TextPlace', line: number, column: number } | null } | null, columns: Array<{ __typename?: 'SqlColumn', name: string, type: string }> | null, statistics: { __typename?: 'SqlStatistics', rowCount: number, resultBytes: number, scannedBytes: number | null, reused: boolean } | null } | null };

export type SqlHistoryQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type SqlHistoryQuery = { __typename?: 'Query', sqlQueries: { __typename?: 'SqlQueryConnection', edges: Array<{ __typename?: 'SqlQueryEdge', node: { __typename?: 'SqlQuery', id: string, statement: string, state: SqlQueryState, createdAt: string, startedAt: string | null, endedAt: string | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SqlRowsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  offset: Scalars['Int']['input'];
  limit: Scalars['Int']['input'];
}>;


export type SqlRowsQuery = { __typename?: 'Query', sqlQuery: { __typename?: 'SqlQuery', id: string, rows: Array<readonly (string | number | boolean | null)[]> } | null };

export type SqlDownloadQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  format: SqlResultFormat;
}>;


export type SqlDownloadQuery = { __typename?: 'Query', sqlQuery: { __typename?: 'SqlQuery', id: string, download: { __typename?: 'Download', url: string } } | null };

export type StartSqlQueryMutationVariables = Exact<{
  statement: Scalars['String']['input'];
  parameters: Scalars['SqlValues']['input'];
}>;


export type StartSqlQueryMutation = { __typename?: 'Mutation', startSqlQuery: { __typename?: 'StartSqlQueryPayload', query: { __typename?: 'SqlQuery', parameters: readonly (string | number | boolean | null)[], resultExpiresAt: string | null, id: string, statement: string, state: SqlQueryState, createdAt: string, startedAt: string | null, endedAt: string | null, failure: { __typename?: 'SqlFailure', code: string, message: string, place: { __typename?: 'TextPlace', line: number, column: number } | null } | null, columns: Array<{ __typename?: 'SqlColumn', name: string, type: string }> | null, statistics: { __typename?: 'SqlStatistics', rowCount: number, resultBytes: number, scannedBytes: number | null, reused: boolean } | null } } };

export type CancelSqlQueryMutationVariables = Exact<{
  queryId: Scalars['ID']['input'];
}>;


export type CancelSqlQueryMutation = { __typename?: 'Mutation', cancelSqlQuery: { __typename?: 'CancelSqlQueryPayload', query: { __typename?: 'SqlQuery', parameters: readonly (string | number | boolean | null)[], resultExpiresAt: string | null, id: string, statement: string, state: SqlQueryState, createdAt: string, startedAt: string | null, endedAt: string | null, failure: { __typename?: 'SqlFailure', code: string, message: string, place: { __typename?: 'TextPlace', line: number, column: number } | null } | null, columns: Array<{ __typename?: 'SqlColumn', name: string, type: string }> | null, statistics: { __typename?: 'SqlStatistics', rowCount: number, resultBytes: number, scannedBytes: number | null, reused: boolean } | null } } };

export const RecordingFragmentDoc = gql`
    fragment Recording on Recording {
  id
  startedAt
  durationSeconds
  training
  status
  score
  band
  lowConfidence
  scoreInterval {
    low
    high
  }
  clinicianScore
  failure {
    code
    message
    retryable
  }
  testType {
    id
    key
    name
  }
}
    ` as unknown as DocumentNode<RecordingFragment, unknown>;
export const ModelFragmentDoc = gql`
    fragment Model on ScoringModel {
  id
  version
  trainedAt
  trainingCount
  meanAbsoluteError
  baselineError
  lowConfidence
  testType {
    id
  }
}
    ` as unknown as DocumentNode<ModelFragment, unknown>;
export const RecordingDetailsFragmentDoc = gql`
    fragment RecordingDetails on Recording {
  ...Recording
  endedAt
  notes
  scoredAt
  quality {
    sampleRateHz
    sampleCount
    gapCount
    longestGapMs
    missingAxes
    reorderedCount
    duplicateStampCount
    trimmedCount
    utcOffsetMinutes
  }
  movement {
    activeSeconds
    tempoHz
    regularity
    intensityMps2
    turningRadps
    smoothness
  }
  reasons {
    aspect
    effect
    value
    usual
  }
  model {
    ...Model
  }
}
    ${RecordingFragmentDoc}
${ModelFragmentDoc}` as unknown as DocumentNode<RecordingDetailsFragment, unknown>;
export const ViewerFragmentDoc = gql`
    fragment Viewer on Viewer {
  id
  name
  email
  groups
  organization {
    id
    name
    bandOk
    bandLow
    inactivityDays
    idleMinutes
    secondFactorRequired
  }
}
    ` as unknown as DocumentNode<ViewerFragment, unknown>;
export const TestTypeNameFragmentDoc = gql`
    fragment TestTypeName on TestType {
  id
  key
  name
  translations {
    language
    name
  }
}
    ` as unknown as DocumentNode<TestTypeNameFragment, unknown>;
export const OpenInvitationFragmentDoc = gql`
    fragment OpenInvitation on Invitation {
  id
  email
  createdAt
  expiresAt
  mailedAt
}
    ` as unknown as DocumentNode<OpenInvitationFragment, unknown>;
export const LoggedEventFragmentDoc = gql`
    fragment LoggedEvent on AuditEvent {
  id
  occurredAt
  action
  actor {
    id
    name
    groups
  }
  participants {
    id
    name
  }
}
    ` as unknown as DocumentNode<LoggedEventFragment, unknown>;
export const ListedJobFragmentDoc = gql`
    fragment ListedJob on Job {
  id
  kind
  state
  createdAt
  startsAt
  finishedAt
  attempts
  reason
  reasonCode
  recordingId
  participantId
}
    ` as unknown as DocumentNode<ListedJobFragment, unknown>;
export const TestTypeWordsFragmentDoc = gql`
    fragment TestTypeWords on TestType {
  id
  key
  name
  instructions
  translations {
    language
    name
    instructions
  }
}
    ` as unknown as DocumentNode<TestTypeWordsFragment, unknown>;
export const ListedUserFragmentDoc = gql`
    fragment ListedUser on User {
  id
  email
  givenName
  familyName
  groups
  disabledAt
}
    ` as unknown as DocumentNode<ListedUserFragment, unknown>;
export const UserDetailsFragmentDoc = gql`
    fragment UserDetails on UserDetails {
  id
  email
  givenName
  familyName
  groups
  disabledAt
  createdAt
  account {
    confirmed
    secondFactor
  }
  inCare {
    id
    givenName
    familyName
  }
}
    ` as unknown as DocumentNode<UserDetailsFragment, unknown>;
export const CareTeamFragmentDoc = gql`
    fragment CareTeam on Participant {
  id
  careProviders {
    id
    name
    email
  }
}
    ` as unknown as DocumentNode<CareTeamFragment, unknown>;
export const ScorePointFragmentDoc = gql`
    fragment ScorePoint on Recording {
  ...Recording
  model {
    id
    version
  }
  movement {
    activeSeconds
    tempoHz
    regularity
    intensityMps2
    turningRadps
    smoothness
  }
}
    ${RecordingFragmentDoc}` as unknown as DocumentNode<ScorePointFragment, unknown>;
export const AverageFragmentDoc = gql`
    fragment Average on ScoreSummary {
  average
  change
  count
}
    ` as unknown as DocumentNode<AverageFragment, unknown>;
export const AssignmentsFragmentDoc = gql`
    fragment Assignments on Participant {
  id
  assignments {
    id
    assignedAt
    testType {
      id
      key
      name
    }
  }
}
    ` as unknown as DocumentNode<AssignmentsFragment, unknown>;
export const ListedRecordingFragmentDoc = gql`
    fragment ListedRecording on Recording {
  id
  startedAt
  status
  score
  band
  lowConfidence
  clinicianScore
  testType {
    id
    name
  }
}
    ` as unknown as DocumentNode<ListedRecordingFragment, unknown>;
export const ListedParticipantFragmentDoc = gql`
    fragment ListedParticipant on Participant {
  id
  givenName
  familyName
  attention
  ...Assignments
  latestRecording {
    ...ListedRecording
  }
  lastScored: latestRecording(status: [SCORED]) {
    ...ListedRecording
  }
  scoreTrends(days: 90) {
    testType {
      id
    }
    dates
    averages
  }
}
    ${AssignmentsFragmentDoc}
${ListedRecordingFragmentDoc}` as unknown as DocumentNode<ListedParticipantFragment, unknown>;
export const SavedSqlQueryFragmentDoc = gql`
    fragment SavedSqlQuery on SavedSqlQuery {
  id
  name
  statement
  parameters
}
    ` as unknown as DocumentNode<SavedSqlQueryFragment, unknown>;
export const QueriedTableFragmentDoc = gql`
    fragment QueriedTable on LakeTable {
  name
  columns {
    name
    type
    description
  }
}
    ` as unknown as DocumentNode<QueriedTableFragment, unknown>;
export const ListedSqlQueryFragmentDoc = gql`
    fragment ListedSqlQuery on SqlQuery {
  id
  statement
  state
  createdAt
  startedAt
  endedAt
}
    ` as unknown as DocumentNode<ListedSqlQueryFragment, unknown>;
export const SqlResultColumnFragmentDoc = gql`
    fragment SqlResultColumn on SqlColumn {
  name
  type
}
    ` as unknown as DocumentNode<SqlResultColumnFragment, unknown>;
export const OpenedSqlQueryFragmentDoc = gql`
    fragment OpenedSqlQuery on SqlQuery {
  ...ListedSqlQuery
  parameters
  resultExpiresAt
  failure {
    code
    message
    place {
      line
      column
    }
  }
  columns {
    ...SqlResultColumn
  }
  statistics {
    rowCount
    resultBytes
    scannedBytes
    reused
  }
}
    ${ListedSqlQueryFragmentDoc}
${SqlResultColumnFragmentDoc}` as unknown as DocumentNode<OpenedSqlQueryFragment, unknown>;
export const RecordingChangedDocument = gql`
    subscription RecordingChanged($participantId: ID) {
  recordingChanged(participantId: $participantId) {
    ...RecordingDetails
    participant {
      id
    }
  }
}
    ${RecordingDetailsFragmentDoc}` as unknown as DocumentNode<RecordingChangedSubscription, RecordingChangedSubscriptionVariables>;
export const ViewerDocument = gql`
    query Viewer {
  me {
    ...Viewer
  }
}
    ${ViewerFragmentDoc}` as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const AssignTestDocument = gql`
    mutation AssignTest($input: AssignTestInput!) {
  assignTest(input: $input) {
    participant {
      ...Assignments
    }
  }
}
    ${AssignmentsFragmentDoc}` as unknown as DocumentNode<AssignTestMutation, AssignTestMutationVariables>;
export const UnassignTestDocument = gql`
    mutation UnassignTest($input: UnassignTestInput!) {
  unassignTest(input: $input) {
    participant {
      ...Assignments
    }
  }
}
    ${AssignmentsFragmentDoc}` as unknown as DocumentNode<UnassignTestMutation, UnassignTestMutationVariables>;
export const ChangeAssignmentsDocument = gql`
    mutation ChangeAssignments($input: ChangeAssignmentsInput!) {
  changeAssignments(input: $input) {
    participants {
      ...Assignments
    }
  }
}
    ${AssignmentsFragmentDoc}` as unknown as DocumentNode<ChangeAssignmentsMutation, ChangeAssignmentsMutationVariables>;
export const EraseParticipantDocument = gql`
    mutation EraseParticipant($participantId: ID!) {
  eraseParticipant(input: {participantId: $participantId}) {
    account
    participantId
  }
}
    ` as unknown as DocumentNode<EraseParticipantMutation, EraseParticipantMutationVariables>;
export const SendInvitationAgainDocument = gql`
    mutation SendInvitationAgain($invitationId: ID!) {
  sendInvitationAgain(input: {invitationId: $invitationId}) {
    invitation {
      ...OpenInvitation
    }
  }
}
    ${OpenInvitationFragmentDoc}` as unknown as DocumentNode<SendInvitationAgainMutation, SendInvitationAgainMutationVariables>;
export const PalettePeopleDocument = gql`
    query PalettePeople($search: String!) {
  participants(first: 8, filter: {search: $search}) {
    edges {
      node {
        id
        givenName
        familyName
        email
      }
    }
  }
}
    ` as unknown as DocumentNode<PalettePeopleQuery, PalettePeopleQueryVariables>;
export const RecordSecondFactorDocument = gql`
    mutation RecordSecondFactor($enabled: Boolean!) {
  recordSecondFactor(input: {enabled: $enabled}) {
    signedOut
  }
}
    ` as unknown as DocumentNode<RecordSecondFactorMutation, RecordSecondFactorMutationVariables>;
export const AuditLogDocument = gql`
    query AuditLog($filter: AuditFilter, $after: String) {
  me {
    ...Viewer
  }
  auditEvents(first: 50, after: $after, filter: $filter) {
    edges {
      node {
        ...LoggedEvent
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    ${ViewerFragmentDoc}
${LoggedEventFragmentDoc}` as unknown as DocumentNode<AuditLogQuery, AuditLogQueryVariables>;
export const ExportAuditLogDocument = gql`
    mutation ExportAuditLog($filter: AuditFilter) {
  exportAuditEvents(input: {filter: $filter}) {
    download {
      url
    }
  }
}
    ` as unknown as DocumentNode<ExportAuditLogMutation, ExportAuditLogMutationVariables>;
export const ErasureRequestsDocument = gql`
    query ErasureRequests {
  me {
    ...Viewer
  }
  participants(first: 200, filter: {erasureRequested: true}) {
    edges {
      node {
        id
        givenName
        familyName
        erasureRequestedAt
      }
    }
  }
}
    ${ViewerFragmentDoc}` as unknown as DocumentNode<ErasureRequestsQuery, ErasureRequestsQueryVariables>;
export const JobsDocument = gql`
    query Jobs($filter: JobFilter, $after: String) {
  me {
    ...Viewer
  }
  jobs(first: 50, after: $after, filter: $filter) {
    edges {
      node {
        ...ListedJob
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    ${ViewerFragmentDoc}
${ListedJobFragmentDoc}` as unknown as DocumentNode<JobsQuery, JobsQueryVariables>;
export const DeadLettersDocument = gql`
    query DeadLetters {
  deadLetters {
    count
    letters {
      id
      sentAt
    }
  }
}
    ` as unknown as DocumentNode<DeadLettersQuery, DeadLettersQueryVariables>;
export const RetryJobDocument = gql`
    mutation RetryJob($jobId: ID!) {
  retryJob(input: {jobId: $jobId}) {
    jobId
  }
}
    ` as unknown as DocumentNode<RetryJobMutation, RetryJobMutationVariables>;
export const SettingsDocument = gql`
    query Settings {
  me {
    ...Viewer
  }
}
    ${ViewerFragmentDoc}` as unknown as DocumentNode<SettingsQuery, SettingsQueryVariables>;
export const ChangeOrganizationDocument = gql`
    mutation ChangeOrganization($input: ChangeOrganizationInput!) {
  changeOrganization(input: $input) {
    organization {
      id
      name
      bandOk
      bandLow
      inactivityDays
      idleMinutes
      secondFactorRequired
    }
  }
}
    ` as unknown as DocumentNode<ChangeOrganizationMutation, ChangeOrganizationMutationVariables>;
export const SystemStatusDocument = gql`
    query SystemStatus {
  me {
    ...Viewer
  }
  systemStatus {
    version
    runtime
    startedAt
    dependencies {
      name
      adapter
      works
      answeredInMs
    }
    queue {
      queued
      running
      failed
      oldestQueuedAt
    }
  }
}
    ${ViewerFragmentDoc}` as unknown as DocumentNode<SystemStatusQuery, SystemStatusQueryVariables>;
export const TestTypesDocument = gql`
    query TestTypes {
  me {
    ...Viewer
  }
  testTypes {
    ...TestTypeWords
  }
}
    ${ViewerFragmentDoc}
${TestTypeWordsFragmentDoc}` as unknown as DocumentNode<TestTypesQuery, TestTypesQueryVariables>;
export const CreateTestTypeDocument = gql`
    mutation CreateTestType($input: CreateTestTypeInput!) {
  createTestType(input: $input) {
    testType {
      ...TestTypeWords
    }
  }
}
    ${TestTypeWordsFragmentDoc}` as unknown as DocumentNode<CreateTestTypeMutation, CreateTestTypeMutationVariables>;
export const ChangeTestTypeDocument = gql`
    mutation ChangeTestType($input: ChangeTestTypeInput!) {
  changeTestType(input: $input) {
    testType {
      ...TestTypeWords
    }
  }
}
    ${TestTypeWordsFragmentDoc}` as unknown as DocumentNode<ChangeTestTypeMutation, ChangeTestTypeMutationVariables>;
export const UsersDocument = gql`
    query Users($filter: UserFilter, $after: String) {
  me {
    ...Viewer
  }
  users(first: 50, after: $after, filter: $filter) {
    totalCount
    edges {
      node {
        ...ListedUser
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    ${ViewerFragmentDoc}
${ListedUserFragmentDoc}` as unknown as DocumentNode<UsersQuery, UsersQueryVariables>;
export const InvitationsDocument = gql`
    query Invitations {
  invitations {
    ...OpenInvitation
    group
  }
}
    ${OpenInvitationFragmentDoc}` as unknown as DocumentNode<InvitationsQuery, InvitationsQueryVariables>;
export const UserDocument = gql`
    query User($id: ID!) {
  me {
    ...Viewer
  }
  user(id: $id) {
    ...UserDetails
  }
}
    ${ViewerFragmentDoc}
${UserDetailsFragmentDoc}` as unknown as DocumentNode<UserQuery, UserQueryVariables>;
export const PeopleToCareForDocument = gql`
    query PeopleToCareFor($search: String!) {
  participants(first: 10, filter: {search: $search}) {
    edges {
      node {
        id
        givenName
        familyName
        email
      }
    }
  }
}
    ` as unknown as DocumentNode<PeopleToCareForQuery, PeopleToCareForQueryVariables>;
export const InviteUserDocument = gql`
    mutation InviteUser($email: String!, $group: UserGroup!) {
  inviteUser(input: {email: $email, group: $group}) {
    expiresAt
  }
}
    ` as unknown as DocumentNode<InviteUserMutation, InviteUserMutationVariables>;
export const WithdrawInvitationDocument = gql`
    mutation WithdrawInvitation($invitationId: ID!) {
  withdrawInvitation(input: {invitationId: $invitationId}) {
    invitationId
  }
}
    ` as unknown as DocumentNode<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const SetUserGroupsDocument = gql`
    mutation SetUserGroups($userId: ID!, $groups: [UserGroup!]!) {
  setUserGroups(input: {userId: $userId, groups: $groups}) {
    accountChange
    user {
      ...UserDetails
    }
  }
}
    ${UserDetailsFragmentDoc}` as unknown as DocumentNode<SetUserGroupsMutation, SetUserGroupsMutationVariables>;
export const SetUserDisabledDocument = gql`
    mutation SetUserDisabled($userId: ID!, $disabled: Boolean!) {
  setUserDisabled(input: {userId: $userId, disabled: $disabled}) {
    accountChange
    user {
      ...UserDetails
    }
  }
}
    ${UserDetailsFragmentDoc}` as unknown as DocumentNode<SetUserDisabledMutation, SetUserDisabledMutationVariables>;
export const ResetSecondFactorDocument = gql`
    mutation ResetSecondFactor($userId: ID!) {
  resetSecondFactor(input: {userId: $userId}) {
    accountChange
    user {
      ...UserDetails
    }
  }
}
    ${UserDetailsFragmentDoc}` as unknown as DocumentNode<ResetSecondFactorMutation, ResetSecondFactorMutationVariables>;
export const SignOutUserDocument = gql`
    mutation SignOutUser($userId: ID!) {
  signOutUser(input: {userId: $userId}) {
    accountChange
    user {
      ...UserDetails
    }
  }
}
    ${UserDetailsFragmentDoc}` as unknown as DocumentNode<SignOutUserMutation, SignOutUserMutationVariables>;
export const TakeIntoCareDocument = gql`
    mutation TakeIntoCare($participantId: ID!, $careProviderId: ID!) {
  linkParticipant(
    input: {participantId: $participantId, careProviderId: $careProviderId}
  ) {
    participant {
      id
    }
  }
}
    ` as unknown as DocumentNode<TakeIntoCareMutation, TakeIntoCareMutationVariables>;
export const TakeOutOfCareDocument = gql`
    mutation TakeOutOfCare($participantId: ID!, $careProviderId: ID!) {
  unlinkParticipant(
    input: {participantId: $participantId, careProviderId: $careProviderId}
  ) {
    participantId
  }
}
    ` as unknown as DocumentNode<TakeOutOfCareMutation, TakeOutOfCareMutationVariables>;
export const OwnParticipantDocument = gql`
    query OwnParticipant {
  me {
    ...Viewer
    participant {
      id
    }
  }
}
    ${ViewerFragmentDoc}` as unknown as DocumentNode<OwnParticipantQuery, OwnParticipantQueryVariables>;
export const MyDataDocument = gql`
    query MyData {
  me {
    ...Viewer
    participant {
      id
      consentedAt
      erasureRequestedAt
    }
  }
}
    ${ViewerFragmentDoc}` as unknown as DocumentNode<MyDataQuery, MyDataQueryVariables>;
export const DataAccessDocument = gql`
    query DataAccess($after: String) {
  auditEvents(first: 50, after: $after, filter: {byOthers: true}) {
    edges {
      node {
        id
        occurredAt
        action
        actor {
          id
          name
          groups
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    ` as unknown as DocumentNode<DataAccessQuery, DataAccessQueryVariables>;
export const RecordConsentDocument = gql`
    mutation RecordConsent($given: Boolean!) {
  recordConsent(input: {given: $given}) {
    participant {
      id
      consentedAt
    }
  }
}
    ` as unknown as DocumentNode<RecordConsentMutation, RecordConsentMutationVariables>;
export const RequestErasureDocument = gql`
    mutation RequestErasure($participantId: ID!, $requested: Boolean!) {
  requestErasure(input: {participantId: $participantId, requested: $requested}) {
    participant {
      id
      erasureRequestedAt
    }
  }
}
    ` as unknown as DocumentNode<RequestErasureMutation, RequestErasureMutationVariables>;
export const TakeMyDataDocument = gql`
    mutation TakeMyData($participantId: ID!) {
  exportParticipant(input: {participantId: $participantId}) {
    download {
      url
    }
  }
}
    ` as unknown as DocumentNode<TakeMyDataMutation, TakeMyDataMutationVariables>;
export const CareProvidersDocument = gql`
    query CareProviders {
  careProviders {
    id
    name
    email
  }
}
    ` as unknown as DocumentNode<CareProvidersQuery, CareProvidersQueryVariables>;
export const AddToCareTeamDocument = gql`
    mutation AddToCareTeam($input: LinkParticipantInput!) {
  linkParticipant(input: $input) {
    participant {
      ...CareTeam
    }
  }
}
    ${CareTeamFragmentDoc}` as unknown as DocumentNode<AddToCareTeamMutation, AddToCareTeamMutationVariables>;
export const LeaveCareTeamDocument = gql`
    mutation LeaveCareTeam($input: UnlinkParticipantInput!) {
  unlinkParticipant(input: $input) {
    participantId
  }
}
    ` as unknown as DocumentNode<LeaveCareTeamMutation, LeaveCareTeamMutationVariables>;
export const ParticipantDocument = gql`
    query Participant($id: ID!) {
  me {
    ...Viewer
  }
  testTypes {
    ...TestTypeName
  }
  participant(id: $id) {
    id
    givenName
    familyName
    email
    consentedAt
    erasureRequestedAt
    attention
    invitation {
      ...OpenInvitation
    }
    ...CareTeam
    ...Assignments
    latestRecording {
      id
      startedAt
      testType {
        id
      }
    }
  }
}
    ${ViewerFragmentDoc}
${TestTypeNameFragmentDoc}
${OpenInvitationFragmentDoc}
${CareTeamFragmentDoc}
${AssignmentsFragmentDoc}` as unknown as DocumentNode<ParticipantQuery, ParticipantQueryVariables>;
export const ParticipantRecordingsDocument = gql`
    query ParticipantRecordings($participantId: ID!, $filter: RecordingFilter, $orderBy: RecordingOrder, $after: String) {
  participant(id: $participantId) {
    id
    recordings(first: 50, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...Recording
        }
      }
    }
  }
}
    ${RecordingFragmentDoc}` as unknown as DocumentNode<ParticipantRecordingsQuery, ParticipantRecordingsQueryVariables>;
export const DeleteRecordingsDocument = gql`
    mutation DeleteRecordings($input: DeleteRecordingsInput!) {
  deleteRecordings(input: $input) {
    deletedIds
  }
}
    ` as unknown as DocumentNode<DeleteRecordingsMutation, DeleteRecordingsMutationVariables>;
export const ScoresDocument = gql`
    query Scores($participantId: ID!, $testType: ID!, $from: DateTime, $to: DateTime, $after: String) {
  participant(id: $participantId) {
    id
    scored: recordings(
      first: 200
      after: $after
      filter: {testType: $testType, from: $from, to: $to}
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ScorePoint
        }
      }
    }
  }
}
    ${ScorePointFragmentDoc}` as unknown as DocumentNode<ScoresQuery, ScoresQueryVariables>;
export const ScoreAveragesDocument = gql`
    query ScoreAverages($participantId: ID!, $testType: ID!, $weekAgo: DateTime!, $monthAgo: DateTime!, $end: DateTime!) {
  participant(id: $participantId) {
    id
    week: scoreSummary(testType: $testType, from: $weekAgo, to: $end) {
      ...Average
    }
    month: scoreSummary(testType: $testType, from: $monthAgo, to: $end) {
      ...Average
    }
  }
}
    ${AverageFragmentDoc}` as unknown as DocumentNode<ScoreAveragesQuery, ScoreAveragesQueryVariables>;
export const AxisRangesDocument = gql`
    query AxisRanges($participantId: ID!, $testType: ID!, $from: DateTime, $to: DateTime) {
  participant(id: $participantId) {
    id
    axisRanges(testType: $testType, from: $from, to: $to) {
      axis
      date
      minimum
      maximum
    }
  }
}
    ` as unknown as DocumentNode<AxisRangesQuery, AxisRangesQueryVariables>;
export const ModelHistoryDocument = gql`
    query ModelHistory($participantId: ID!, $testType: ID!) {
  participant(id: $participantId) {
    id
    modelHistory(testType: $testType) {
      ...Model
    }
    training: recordings(first: 1, filter: {testType: $testType, training: true}) {
      totalCount
    }
  }
}
    ${ModelFragmentDoc}` as unknown as DocumentNode<ModelHistoryQuery, ModelHistoryQueryVariables>;
export const AddParticipantDocument = gql`
    mutation AddParticipant($input: CreateParticipantInput!) {
  createParticipant(input: $input) {
    participant {
      id
      givenName
      familyName
      email
    }
  }
}
    ` as unknown as DocumentNode<AddParticipantMutation, AddParticipantMutationVariables>;
export const LinkParticipantDocument = gql`
    mutation LinkParticipant($input: LinkParticipantInput!) {
  linkParticipant(input: $input) {
    participant {
      id
      givenName
      familyName
      careProviders {
        id
        name
      }
    }
  }
}
    ` as unknown as DocumentNode<LinkParticipantMutation, LinkParticipantMutationVariables>;
export const ParticipantsDocument = gql`
    query Participants($after: String, $filter: ParticipantFilter, $orderBy: ParticipantOrder) {
  me {
    ...Viewer
  }
  testTypes {
    ...TestTypeName
  }
  participants(first: 50, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    attention {
      reason
      count
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ListedParticipant
      }
    }
  }
}
    ${ViewerFragmentDoc}
${TestTypeNameFragmentDoc}
${ListedParticipantFragmentDoc}` as unknown as DocumentNode<ParticipantsQuery, ParticipantsQueryVariables>;
export const RecordingPageDocument = gql`
    query RecordingPage($id: ID!) {
  me {
    ...Viewer
  }
  testTypes {
    ...TestTypeName
  }
  recording(id: $id) {
    ...RecordingDetails
    participant {
      id
      givenName
      familyName
    }
  }
}
    ${ViewerFragmentDoc}
${TestTypeNameFragmentDoc}
${RecordingDetailsFragmentDoc}` as unknown as DocumentNode<RecordingPageQuery, RecordingPageQueryVariables>;
export const ComparableRecordingsDocument = gql`
    query ComparableRecordings($participantId: ID!, $testTypeId: ID!) {
  participant(id: $participantId) {
    id
    recordings(
      first: 200
      filter: {testType: $testTypeId, status: [SCORED, TRAINING, AWAITING_MODEL, CONVERTED]}
    ) {
      edges {
        node {
          id
          startedAt
          score
          clinicianScore
        }
      }
    }
  }
}
    ` as unknown as DocumentNode<ComparableRecordingsQuery, ComparableRecordingsQueryVariables>;
export const RecordingReportDocument = gql`
    query RecordingReport($id: ID!, $language: Language!) {
  recording(id: $id) {
    id
    download(format: PDF, language: $language) {
      url
    }
  }
}
    ` as unknown as DocumentNode<RecordingReportQuery, RecordingReportQueryVariables>;
export const RecordingDownloadDocument = gql`
    query RecordingDownload($id: ID!, $format: DownloadFormat!) {
  recording(id: $id) {
    id
    download(format: $format) {
      url
    }
  }
}
    ` as unknown as DocumentNode<RecordingDownloadQuery, RecordingDownloadQueryVariables>;
export const RetryRecordingDocument = gql`
    mutation RetryRecording($recordingId: ID!) {
  retryRecording(input: {recordingId: $recordingId}) {
    recording {
      ...RecordingDetails
    }
  }
}
    ${RecordingDetailsFragmentDoc}` as unknown as DocumentNode<RetryRecordingMutation, RetryRecordingMutationVariables>;
export const SetClinicianScoreDocument = gql`
    mutation SetClinicianScore($recordingId: ID!, $score: Int) {
  setClinicianScore(input: {recordingId: $recordingId, score: $score}) {
    recording {
      id
      clinicianScore
    }
  }
}
    ` as unknown as DocumentNode<SetClinicianScoreMutation, SetClinicianScoreMutationVariables>;
export const UpdateRecordingNotesDocument = gql`
    mutation UpdateRecordingNotes($recordingId: ID!, $notes: String) {
  updateRecordingNotes(input: {recordingId: $recordingId, notes: $notes}) {
    recording {
      id
      notes
    }
  }
}
    ` as unknown as DocumentNode<UpdateRecordingNotesMutation, UpdateRecordingNotesMutationVariables>;
export const SavedSqlQueriesDocument = gql`
    query SavedSqlQueries {
  savedSqlQueries {
    ...SavedSqlQuery
  }
}
    ${SavedSqlQueryFragmentDoc}` as unknown as DocumentNode<SavedSqlQueriesQuery, SavedSqlQueriesQueryVariables>;
export const SaveSqlQueryDocument = gql`
    mutation SaveSqlQuery($input: SaveSqlQueryInput!) {
  saveSqlQuery(input: $input) {
    savedQuery {
      ...SavedSqlQuery
    }
  }
}
    ${SavedSqlQueryFragmentDoc}` as unknown as DocumentNode<SaveSqlQueryMutation, SaveSqlQueryMutationVariables>;
export const DeleteSavedSqlQueryDocument = gql`
    mutation DeleteSavedSqlQuery($id: ID!) {
  deleteSavedSqlQuery(input: {savedQueryId: $id}) {
    deletedId
  }
}
    ` as unknown as DocumentNode<DeleteSavedSqlQueryMutation, DeleteSavedSqlQueryMutationVariables>;
export const SqlWorkspaceDocument = gql`
    query SqlWorkspace {
  me {
    ...Viewer
  }
  lakeTables {
    ...QueriedTable
  }
}
    ${ViewerFragmentDoc}
${QueriedTableFragmentDoc}` as unknown as DocumentNode<SqlWorkspaceQuery, SqlWorkspaceQueryVariables>;
export const OpenedSqlQueryDocument = gql`
    query OpenedSqlQuery($id: ID!) {
  sqlQuery(id: $id) {
    ...OpenedSqlQuery
  }
}
    ${OpenedSqlQueryFragmentDoc}` as unknown as DocumentNode<OpenedSqlQueryQuery, OpenedSqlQueryQueryVariables>;
export const SqlHistoryDocument = gql`
    query SqlHistory($after: String) {
  sqlQueries(first: 20, after: $after) {
    edges {
      node {
        ...ListedSqlQuery
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    ${ListedSqlQueryFragmentDoc}` as unknown as DocumentNode<SqlHistoryQuery, SqlHistoryQueryVariables>;
export const SqlRowsDocument = gql`
    query SqlRows($id: ID!, $offset: Int!, $limit: Int!) {
  sqlQuery(id: $id) {
    id
    rows(offset: $offset, limit: $limit)
  }
}
    ` as unknown as DocumentNode<SqlRowsQuery, SqlRowsQueryVariables>;
export const SqlDownloadDocument = gql`
    query SqlDownload($id: ID!, $format: SqlResultFormat!) {
  sqlQuery(id: $id) {
    id
    download(format: $format) {
      url
    }
  }
}
    ` as unknown as DocumentNode<SqlDownloadQuery, SqlDownloadQueryVariables>;
export const StartSqlQueryDocument = gql`
    mutation StartSqlQuery($statement: String!, $parameters: SqlValues!) {
  startSqlQuery(input: {statement: $statement, parameters: $parameters}) {
    query {
      ...OpenedSqlQuery
    }
  }
}
    ${OpenedSqlQueryFragmentDoc}` as unknown as DocumentNode<StartSqlQueryMutation, StartSqlQueryMutationVariables>;
export const CancelSqlQueryDocument = gql`
    mutation CancelSqlQuery($queryId: ID!) {
  cancelSqlQuery(input: {queryId: $queryId}) {
    query {
      ...OpenedSqlQuery
    }
  }
}
    ${OpenedSqlQueryFragmentDoc}` as unknown as DocumentNode<CancelSqlQueryMutation, CancelSqlQueryMutationVariables>;