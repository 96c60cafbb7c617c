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
  /** A point in time: an ISO 8601 string with an offset, such as 2026-03-01T09:30:00+01:00, in the years 1 to 9999 of UTC. Returned in UTC. */
  DateTime: { input: string; output: string; }
  /** The times of all samples, a list of strings: ISO 8601 or "YYYY-MM-DD HH:MM:SS.ffffff -07:00", each with its offset from UTC. */
  SampleTimes: { input: readonly string[]; output: readonly string[]; }
  /** The values of one axis: a list of finite numbers, one for each sample. */
  SampleValues: { input: readonly number[]; output: readonly number[]; }
  /** A list of SQL values: strings, numbers, true, false and null. */
  SqlValues: { input: readonly (string | number | boolean | null)[]; output: readonly (string | number | boolean | null)[]; }
};

/** The invitation to accept. */
export type AcceptInvitationInput = {
  /** Id of one of `myInvitations`. */
  invitationId: Scalars['ID']['input'];
};

/** The result of `acceptInvitation`. */
export type AcceptInvitationPayload = {
  __typename?: 'AcceptInvitationPayload';
  /** The accepted invitation. */
  invitation: InvitationOffer;
};

/** What happened to a change at the sign-in service. In Gaitway the change always takes effect. */
export type AccountChange =
  /** The sign-in service made the change too. */
  | 'CHANGED'
  /** An external issuer keeps the accounts. Make the change there too. */
  | 'ELSEWHERE'
  /** The user has no account there. */
  | 'NO_ACCOUNT';

/** A participant and a test to assign. */
export type AssignTestInput = {
  /** Id of the participant. */
  participantId: Scalars['ID']['input'];
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
};

/** The result of `assignTest`. */
export type AssignTestPayload = {
  __typename?: 'AssignTestPayload';
  /** The participant after the change. */
  participant: Participant;
};

/** A test that is assigned to a participant. */
export type Assignment = {
  __typename?: 'Assignment';
  /** When the test was assigned. */
  assignedAt: Scalars['DateTime']['output'];
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** The assigned test. */
  testType: TestType;
};

/** Number of participants with one reason. */
export type AttentionCount = {
  __typename?: 'AttentionCount';
  /** Number of participants. */
  count: Scalars['Int']['output'];
  /** Why they need attention. */
  reason: AttentionReason;
};

/** Why a participant needs attention. In order of urgency. */
export type AttentionReason =
  /** No recording of the 90 days up to the newest one has a clinician’s score to compare the model with. */
  | 'CLINICIAN_SCORE_MISSING'
  /** The newest three scores of a test are, on average, at least 10 points below the up to seven scores before them. */
  | 'FALLING_SCORES'
  /** No recording for `inactivityDays` of the organization, counted from the newest recording or, without one, from when the participant was added. */
  | 'INACTIVE'
  /** A recording failed and has been neither retried nor deleted. */
  | 'RECORDING_FAILED'
  /** A recording waits for a model. */
  | 'RECORDING_WAITING';

/** The user who did or read something. */
export type AuditActor = {
  __typename?: 'AuditActor';
  /** The current groups of the user. */
  groups: Array<UserGroup>;
  /** Id of the user. */
  id: Scalars['ID']['output'];
  /** Null when the user no longer exists. */
  name: Maybe<Scalars['String']['output']>;
};

/** A change or a read of people’s data. */
export type AuditEvent = {
  __typename?: 'AuditEvent';
  /** The action, such as recording:read. */
  action: Scalars['String']['output'];
  /** Null when Gaitway itself acted. */
  actor: Maybe<AuditActor>;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** When it happened. */
  occurredAt: Scalars['DateTime']['output'];
  /** The participants whose data the event is about. */
  participants: Array<AuditedPerson>;
  /** Id of the HTTP request, which the log of the server has too. */
  requestId: Maybe<Scalars['String']['output']>;
  /** Ids of the records, or words for what changed in them. */
  subjectIds: Array<Scalars['String']['output']>;
};

/** A page of the audit log, newest first. */
export type AuditEventConnection = {
  __typename?: 'AuditEventConnection';
  /** The events of this page. */
  edges: Array<AuditEventEdge>;
  /** Where the page is in the list. */
  pageInfo: PageInfo;
};

/** An event on a page. */
export type AuditEventEdge = {
  __typename?: 'AuditEventEdge';
  /** Pass it as `after` to get the page that starts behind this item. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: AuditEvent;
};

/** An event must meet all given conditions. */
export type AuditFilter = {
  /** Only these actions; at most 100. INVALID_INPUT for an unknown action. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Only events of this user. */
  actorId?: InputMaybe<Scalars['ID']['input']>;
  /** True excludes events of the viewer. */
  byOthers?: InputMaybe<Scalars['Boolean']['input']>;
  /** Inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only events about this participant. */
  participantId?: InputMaybe<Scalars['ID']['input']>;
  /** Exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A participant whose data an event is about. */
export type AuditedPerson = {
  __typename?: 'AuditedPerson';
  /** Id of the participant. */
  id: Scalars['ID']['output'];
  /** Null when the participant was erased. */
  name: Maybe<Scalars['String']['output']>;
};

/** A sensor axis of the phone. */
export type Axis =
  /** Acceleration along x, in m/s², including gravity. */
  | 'AX'
  /** Acceleration along y, in m/s², including gravity. */
  | 'AY'
  /** Acceleration along z, in m/s², including gravity. */
  | 'AZ'
  /** Rotation about x, in rad/s. */
  | 'GX'
  /** Rotation about y, in rad/s. */
  | 'GY'
  /** Rotation about z, in rad/s. */
  | 'GZ'
  /** Magnetic field along x, in µT. */
  | 'MX'
  /** Magnetic field along y, in µT. */
  | 'MY'
  /** Magnetic field along z, in µT. */
  | 'MZ';

/** The range of one axis over all recordings of one test type that started on one UTC day. */
export type AxisRange = {
  __typename?: 'AxisRange';
  /** The sensor axis. */
  axis: Axis;
  /** UTC day, YYYY-MM-DD. */
  date: Scalars['String']['output'];
  /** In the unit of the axis. */
  maximum: Scalars['Float']['output'];
  /** In the unit of the axis. */
  minimum: Scalars['Float']['output'];
  /** The test of the recordings. */
  testType: TestType;
};

/** The values of one axis. */
export type AxisValues = {
  __typename?: 'AxisValues';
  /** The sensor axis. */
  axis: Axis;
  /** One value for each of `offsetsMs`; null when the phone lacks this axis. */
  values: Maybe<Array<Scalars['Float']['output']>>;
};

/** The query to cancel. */
export type CancelSqlQueryInput = {
  /** Id of the query. */
  queryId: Scalars['ID']['input'];
};

/** The result of `cancelSqlQuery`. */
export type CancelSqlQueryPayload = {
  __typename?: 'CancelSqlQueryPayload';
  /** The query after the change. */
  query: SqlQuery;
};

/** A care provider in a care team. */
export type CareProvider = {
  __typename?: 'CareProvider';
  /** Email address of the user. */
  email: Scalars['String']['output'];
  /** Id of the user. */
  id: Scalars['ID']['output'];
  /** Given and family name. */
  name: Scalars['String']['output'];
};

/** Tests to assign to, and to remove from, every given participant. */
export type ChangeAssignmentsInput = {
  /** Tests to assign: ids or keys, at most 100. */
  assign?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** From 1 to 1,000 participants. */
  participantIds: Array<Scalars['ID']['input']>;
  /** Tests to unassign: ids or keys, at most 100. None of them may also be in `assign`. */
  unassign?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The result of `changeAssignments`. */
export type ChangeAssignmentsPayload = {
  __typename?: 'ChangeAssignmentsPayload';
  /** The participants after the change, in the order of the input. */
  participants: Array<Participant>;
};

/** New settings of the organization. Omitted fields keep their values. */
export type ChangeOrganizationInput = {
  /** Whether analysts see all times of a participant shifted into the past by the same number of weeks, from 1 to 52. */
  analystDatesShifted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether analysts see other ids of participants, recordings and models in each query, so that two results cannot be joined by people. */
  analystIdsByQuery?: InputMaybe<Scalars['Boolean']['input']>;
  /** From 0 to 100, less than `bandOk`. */
  bandLow?: InputMaybe<Scalars['Int']['input']>;
  /** From 0 to 100. */
  bandOk?: InputMaybe<Scalars['Int']['input']>;
  /** From 5 to 1440. */
  idleMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** From 1 to 365. */
  inactivityDays?: InputMaybe<Scalars['Int']['input']>;
  /** From 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whether recordings from a participant’s account may carry a clinician’s score. */
  scoresFromPhonesAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether care providers, analysts and admins must use one-time codes as second factor. */
  secondFactorRequired?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The result of `changeOrganization`. */
export type ChangeOrganizationPayload = {
  __typename?: 'ChangeOrganizationPayload';
  /** The organization after the change. */
  organization: Organization;
};

/** Replaces every text of a test type. The key cannot be changed. */
export type ChangeTestTypeInput = {
  /** What the participant is asked to do. At most 10,000 characters. Removed when omitted. */
  instructions?: InputMaybe<Scalars['String']['input']>;
  /** Name of the test, used where no translation fits. At most 200 characters. */
  name: Scalars['String']['input'];
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
  /** At most one for each language. Removed when omitted. */
  translations?: InputMaybe<Array<TestTypeTranslationInput>>;
};

/** The result of `changeTestType`. */
export type ChangeTestTypePayload = {
  __typename?: 'ChangeTestTypePayload';
  /** The test type. */
  testType: TestType;
};

/** The result of a change of a user. */
export type ChangeUserPayload = {
  __typename?: 'ChangeUserPayload';
  /** What happened to the change at the sign-in service. */
  accountChange: AccountChange;
  /** The user after the change. */
  user: UserDetails;
};

/** A new participant. */
export type CreateParticipantInput = {
  /** Email address that receives an invitation to sign up. Without it, no invitation is sent. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** From 1 to 200 characters. */
  familyName: Scalars['String']['input'];
  /** From 1 to 200 characters. */
  givenName: Scalars['String']['input'];
  /** The `user_id` in recordings that the mobile app uploads, such as region:uuid. Unique in the organization. */
  identityId?: InputMaybe<Scalars['String']['input']>;
};

/** The result of `createParticipant`. */
export type CreateParticipantPayload = {
  __typename?: 'CreateParticipantPayload';
  /** The new participant. */
  participant: Participant;
};

/** A new movement test. */
export type CreateTestTypeInput = {
  /** What the participant is asked to do. At most 10,000 characters. */
  instructions?: InputMaybe<Scalars['String']['input']>;
  /** Lower-case letters, digits and hyphens, such as sit-to-stand; at most 100 characters. It cannot be changed later. */
  key: Scalars['String']['input'];
  /** Name of the test, used where no translation fits. At most 200 characters. */
  name: Scalars['String']['input'];
  /** At most one for each language. */
  translations?: InputMaybe<Array<TestTypeTranslationInput>>;
};

/** The result of `createTestType`. */
export type CreateTestTypePayload = {
  __typename?: 'CreateTestTypePayload';
  /** The test type. */
  testType: TestType;
};

/** A file of the analysts’ lake that could not be read. Queries do not see it. */
export type DamagedLakeFile = {
  __typename?: 'DamagedLakeFile';
  /** Its size in bytes. */
  bytes: Scalars['Int']['output'];
  /** Its place in the lake, such as recordings/day=2026-01-02/recordings.parquet. */
  name: Scalars['String']['output'];
  /** When it was set aside. */
  setAsideAt: Scalars['DateTime']['output'];
};

/** A message about an object in the inbox that could not be processed. */
export type DeadLetter = {
  __typename?: 'DeadLetter';
  /** Id of the message in its queue. */
  id: Scalars['ID']['output'];
  /** When the message was sent. */
  sentAt: Scalars['DateTime']['output'];
};

/** Messages that were set aside after repeated failures, for a person to inspect. */
export type DeadLetters = {
  __typename?: 'DeadLetters';
  /** Approximate number of messages. */
  count: Scalars['Int']['output'];
  /** At most ten of them. */
  letters: Array<DeadLetter>;
};

/** The recordings to delete. */
export type DeleteRecordingsInput = {
  /** From 1 to 200 recordings. */
  recordingIds: Array<Scalars['ID']['input']>;
};

/** The result of `deleteRecordings`. */
export type DeleteRecordingsPayload = {
  __typename?: 'DeleteRecordingsPayload';
  /** Ids of the deleted recordings, each once. */
  deletedIds: Array<Scalars['ID']['output']>;
};

/** The saved query to delete. */
export type DeleteSavedSqlQueryInput = {
  /** Id of the saved query. */
  savedQueryId: Scalars['ID']['input'];
};

/** The result of `deleteSavedSqlQuery`. */
export type DeleteSavedSqlQueryPayload = {
  __typename?: 'DeleteSavedSqlQueryPayload';
  /** Id of the deleted query. */
  deletedId: Scalars['ID']['output'];
};

/** The state of a service that the gateway depends on. */
export type DependencyState = {
  __typename?: 'DependencyState';
  /** The implementation in use, such as embedded or s3. */
  adapter: Scalars['String']['output'];
  /** Response time in milliseconds; null for a part of this process. */
  answeredInMs: Maybe<Scalars['Int']['output']>;
  /** database, objects, signIn, scoring or mail. */
  name: Scalars['String']['output'];
  /** Whether the service responds. */
  works: Scalars['Boolean']['output'];
};

/** A download link. It needs no token and expires soon. */
export type Download = {
  __typename?: 'Download';
  /** When the link expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** Address for a GET request. */
  url: Scalars['String']['output'];
};

/** File format of a recording. */
export type DownloadFormat =
  /** Arrow IPC stream: ts (timestamp in µs, UTC) and the nine axes (nullable double). */
  | 'ARROW'
  /** Arrow IPC stream for charts, sent gzipped: seconds since the first sample (double) and the nine axes (nullable float). The schema metadata lists the gaps as JSON: pairs of milliseconds since the first sample. */
  | 'CHART'
  /** Header ts,ax,…,mz; times in UTC. */
  | 'CSV'
  /** The document as it was submitted. */
  | 'JSON'
  /** Columns ts (timestamp in UTC) and ax … mz (double). */
  | 'PARQUET'
  /** A report for people: the result, and every axis as a chart. */
  | 'PDF';

/** The participant to erase. */
export type EraseParticipantInput = {
  /** Id of the participant. */
  participantId: Scalars['ID']['input'];
};

/** The result of `eraseParticipant`. */
export type EraseParticipantPayload = {
  __typename?: 'EraseParticipantPayload';
  /** What happens to the participant’s account. */
  account: ErasedAccount;
  /** Id of the erased participant. */
  participantId: Scalars['ID']['output'];
};

/** What happens to the account of an erased participant. */
export type ErasedAccount =
  /** An external issuer keeps the account; delete it there. Gaitway rejects its tokens unless its address is invited again. */
  | 'ELSEWHERE'
  /** The account stays, because the user also works for the organization. The user loses the group participant. */
  | 'KEPT'
  /** The participant never signed up. */
  | 'NONE'
  /** The account is deleted within minutes. */
  | 'REMOVED';

/** The events to export. */
export type ExportAuditEventsInput = {
  /** Every event when omitted. */
  filter?: InputMaybe<AuditFilter>;
};

/** The result of `exportAuditEvents`. */
export type ExportAuditEventsPayload = {
  __typename?: 'ExportAuditEventsPayload';
  /** A CSV file, generated during the download. */
  download: Download;
};

/** The participant to export. */
export type ExportParticipantInput = {
  /** Id of the participant. */
  participantId: Scalars['ID']['input'];
};

/** The result of `exportParticipant`. */
export type ExportParticipantPayload = {
  __typename?: 'ExportParticipantPayload';
  /** A ZIP archive of JSON and CSV files, generated during the download. */
  download: Download;
};

/** Why processing failed. */
export type Failure = {
  __typename?: 'Failure';
  /** Stable error code. */
  code: Scalars['String']['output'];
  /** What is wrong. */
  message: Scalars['String']['output'];
  /** Whether a retry may succeed. */
  retryable: Scalars['Boolean']['output'];
};

/** An HTTP header to send with the upload. */
export type HttpHeader = {
  __typename?: 'HttpHeader';
  /** Name of the header. */
  name: Scalars['String']['output'];
  /** Value of the header. */
  value: Scalars['String']['output'];
};

/** A closed range of scores. */
export type Interval = {
  __typename?: 'Interval';
  /** Upper end, in score points. */
  high: Scalars['Float']['output'];
  /** Lower end, in score points. */
  low: Scalars['Float']['output'];
};

/** An invitation to sign up that has not been accepted yet. */
export type Invitation = {
  __typename?: 'Invitation';
  /** When the invitation was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Email address that the invitation was sent to. */
  email: Scalars['String']['output'];
  /** When the invitation expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** The group of the user after signing up. */
  group: UserGroup;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** When the mail service accepted the mail; null until then. The job `mail-invitation` shows why it failed. */
  mailedAt: Maybe<Scalars['DateTime']['output']>;
  /** Name of the organization that the user will join. */
  organizationName: Scalars['String']['output'];
};

/** An open invitation, as the invited person sees it. */
export type InvitationOffer = {
  __typename?: 'InvitationOffer';
  /** When the invitation expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** The group of the person after accepting. */
  group: UserGroup;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** Name of the organization that invites. */
  organizationName: Scalars['String']['output'];
};

/** An address to invite, and the group of the new user. */
export type InviteUserInput = {
  /** Email address that receives the invitation. */
  email: Scalars['String']['input'];
  /** The group of the user after signing up. */
  group: UserGroup;
};

/** The result of `inviteUser`. */
export type InviteUserPayload = {
  __typename?: 'InviteUserPayload';
  /** When the invitation expires. */
  expiresAt: Scalars['DateTime']['output'];
};

/** Work that Gaitway does in the background. */
export type Job = {
  __typename?: 'Job';
  /** Number of attempts so far. */
  attempts: Scalars['Int']['output'];
  /** When the job was enqueued. */
  createdAt: Scalars['DateTime']['output'];
  /** When the job succeeded or failed for good; null until then. */
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** Such as convert-recording. */
  kind: Scalars['String']['output'];
  /** The participant that the job works on, if any. */
  participantId: Maybe<Scalars['ID']['output']>;
  /** Why the latest attempt failed. */
  reason: Maybe<Scalars['String']['output']>;
  /** Stable code of `reason`: an error code, or TIMED_OUT for an attempt that ran too long. */
  reasonCode: Maybe<Scalars['String']['output']>;
  /** The recording that the job works on, if any. */
  recordingId: Maybe<Scalars['ID']['output']>;
  /** When the latest attempt started; null before the first one. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** The earliest time that the job may start. */
  startsAt: Scalars['DateTime']['output'];
  /** State of the job. */
  state: JobState;
};

/** A page of jobs, newest first. */
export type JobConnection = {
  __typename?: 'JobConnection';
  /** The jobs of this page. */
  edges: Array<JobEdge>;
  /** Where the page is in the list. */
  pageInfo: PageInfo;
};

/** A job on a page. */
export type JobEdge = {
  __typename?: 'JobEdge';
  /** Pass it as `after` to get the page that starts behind this item. */
  cursor: Scalars['String']['output'];
  /** The job. */
  node: Job;
};

/** A job must meet all given conditions. */
export type JobFilter = {
  /** Such as convert-recording. INVALID_INPUT for an unknown kind. */
  kind?: InputMaybe<Scalars['String']['input']>;
  /** Only jobs in this state. */
  state?: InputMaybe<JobState>;
};

/** State of a job. */
export type JobState =
  /** Has succeeded. */
  | 'DONE'
  /** Failed for good; `reason` says why. */
  | 'FAILED'
  /** Waits to start or to be retried. */
  | 'QUEUED'
  /** Is running. */
  | 'RUNNING';

/** A column that can be queried. */
export type LakeColumn = {
  __typename?: 'LakeColumn';
  /** Unit, and the meaning of null. */
  description: Scalars['String']['output'];
  /** Name of the column. */
  name: Scalars['String']['output'];
  /** string, timestamp (UTC), date, double, int or boolean. */
  type: Scalars['String']['output'];
};

/** A table that can be queried. It has the recordings of the viewer’s organization only. */
export type LakeTable = {
  __typename?: 'LakeTable';
  /** The columns of the table. */
  columns: Array<LakeColumn>;
  /** Name of the table. */
  name: Scalars['String']['output'];
};

/** A language of texts. */
export type Language =
  /** English. */
  | 'en'
  /** French. */
  | 'fr';

/** A registered participant, by id or by email, and the care provider to link them with. */
export type LinkParticipantInput = {
  /** The care provider whose care the participant joins; the viewer when omitted. Admins must name one. A care provider may name a colleague for a participant in their own care. */
  careProviderId?: InputMaybe<Scalars['ID']['input']>;
  /** Email address of the participant, ignoring case. Give this or `participantId`. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Id of the participant. Give this or `email`. */
  participantId?: InputMaybe<Scalars['ID']['input']>;
};

/** The result of `linkParticipant`. */
export type LinkParticipantPayload = {
  __typename?: 'LinkParticipantPayload';
  /** The participant after the change. */
  participant: Participant;
};

/** An aspect of a movement that can be described in plain words. */
export type MovementAspect =
  /** How the directions moved together. */
  | 'COORDINATION'
  /** How long the motion took. */
  | 'DURATION'
  /** How strong the motion was. */
  | 'INTENSITY'
  /** How the phone was held or worn. */
  | 'POSTURE'
  /** How even the rhythm was. */
  | 'REGULARITY'
  /** How smooth the motion was. */
  | 'SMOOTHNESS'
  /** The magnetic field, which furniture and doors change too. */
  | 'SURROUNDINGS'
  /** How fast the motion was repeated. */
  | 'TEMPO'
  /** How fast the body turned. */
  | 'TURNING';

/** Measures of the movement. Null where the phone lacks the sensor. */
export type MovementMeasures = {
  __typename?: 'MovementMeasures';
  /** Duration of the middle 90 % of the motion, in seconds. */
  activeSeconds: Scalars['Float']['output'];
  /** Standard deviation of the magnitude of the acceleration, in m/s². */
  intensityMps2: Maybe<Scalars['Float']['output']>;
  /** From 0 to 1; 1 is a single pure rhythm. */
  regularity: Maybe<Scalars['Float']['output']>;
  /** Log dimensionless jerk of the acceleration. No unit; values nearer to 0 are smoother. */
  smoothness: Maybe<Scalars['Float']['output']>;
  /** Strongest frequency of the acceleration, in Hz. */
  tempoHz: Maybe<Scalars['Float']['output']>;
  /** Mean speed of rotation, in rad/s. */
  turningRadps: Maybe<Scalars['Float']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Joins the organization of one of `myInvitations`. Renew the tokens afterwards: they name the groups. CONFLICT for users of an organization. */
  acceptInvitation: AcceptInvitationPayload;
  /** Assigns a test to a participant. Idempotent. Care providers may, for people in their care. */
  assignTest: AssignTestPayload;
  /** Cancels a query. A query in a final state does not change. Analysts may. */
  cancelSqlQuery: CancelSqlQueryPayload;
  /** Assigns and unassigns tests for many participants, for all of them or none. Care providers may, for people in their care. */
  changeAssignments: ChangeAssignmentsPayload;
  /** Changes settings of the viewer’s organization. Admins may. INVALID_INPUT for a value out of range. */
  changeOrganization: ChangeOrganizationPayload;
  /** Replaces the texts of a test type. Care providers and admins may. INVALID_INPUT for an unknown test type. */
  changeTestType: ChangeTestTypePayload;
  /** Creates a participant. With an email, also sends an invitation to sign up. Care providers may, and get the participant into their care; admins may. CONFLICT when a registered participant has the email, or another participant has the identity id. */
  createParticipant: CreateParticipantPayload;
  /** Creates a test type. Care providers and admins may. CONFLICT when another test type has the key. */
  createTestType: CreateTestTypePayload;
  /** Deletes recordings with all their files, all of them or none. Models that learned from them are trained again. Care providers may, for people in their care. */
  deleteRecordings: DeleteRecordingsPayload;
  /** Deletes a saved query. Queries that it started stay in the history. Analysts may. */
  deleteSavedSqlQuery: DeleteSavedSqlQueryPayload;
  /** Erases a participant who has asked for it: rows, files, models and account. This cannot be undone. Care providers may, for people in their care; admins may. CONFLICT without a request. */
  eraseParticipant: EraseParticipantPayload;
  /** Exports the audit log as CSV. The viewer gets the events that `auditEvents` returns. */
  exportAuditEvents: ExportAuditEventsPayload;
  /** Exports everything that Gaitway stores about a participant. Participants may, for themselves; admins may. */
  exportParticipant: ExportParticipantPayload;
  /** Invites a new user to sign up; the mail is sent in the background. Admins may. CONFLICT when a user of the organization has the email. */
  inviteUser: InviteUserPayload;
  /** Brings a registered participant into a care team. Care providers and admins may. NOT_FOUND when no registered participant of the organization has the id or email. */
  linkParticipant: LinkParticipantPayload;
  /** Records that the viewer gives or withdraws consent. Participants may, for themselves. */
  recordConsent: RecordConsentPayload;
  /** Records that the viewer turned their second factor on or off at the sign-in service. Ends the viewer’s sessions when the sign-in service does not do so itself. CONFLICT when the sign-in service reports the opposite. */
  recordSecondFactor: RecordSecondFactorPayload;
  /** Registers the viewer’s phone for push notifications about new tests and results. Call it at each start of the app. A phone belongs to the user who registered it last. Participants may. UNAVAILABLE when the push service does not respond. */
  registerPhone: RegisterPhonePayload;
  /** Records that a participant asks to be erased, or withdraws the request. Participants may, for themselves; admins may on their behalf. */
  requestErasure: RequestErasurePayload;
  /** Returns an address to upload a document that is too large to send inline. LIMIT_EXCEEDED when the viewer has too many open uploads. */
  requestRecordingUpload: RecordingUpload;
  /** Removes the second factor of a user, for a lost phone, and ends their sessions. The password is enough until the user sets up another one. Admins may. FORBIDDEN when an external issuer keeps the accounts. */
  resetSecondFactor: ChangeUserPayload;
  /** Runs a failed job again, as a new job. Admins may. CONFLICT when the job has not failed. */
  retryJob: RetryJobPayload;
  /** Processes a failed recording again, from the conversion on. Care providers may, for people in their care; admins may. CONFLICT when the recording has not failed. */
  retryRecording: RetryRecordingPayload;
  /** Saves a statement under a name. Idempotent. Analysts may. CONFLICT when another saved query of the viewer has the name; LIMIT_EXCEEDED beyond 200 saved queries. */
  saveSqlQuery: SaveSqlQueryPayload;
  /** Resends an invitation and restarts its validity. Admins may; for a participant’s invitation, also their care providers. */
  sendInvitationAgain: SendInvitationAgainPayload;
  /** Sets or removes a clinician’s score. Models that learn from the recording are trained again. Care providers may, for people in their care. */
  setClinicianScore: SetClinicianScorePayload;
  /** Disables or enables a user. The next request of a disabled user is rejected. Admins may. CONFLICT for the viewer themselves. */
  setUserDisabled: ChangeUserPayload;
  /** Replaces the groups of a user. Admins may. CONFLICT when the viewer would lose the group admin, or the organization its last admin. */
  setUserGroups: ChangeUserPayload;
  /** Ends all sessions of a user. Admins may. */
  signOutUser: ChangeUserPayload;
  /** Starts a query. Poll `sqlQuery` until `state` is final. Analysts may. LIMIT_EXCEEDED when the viewer has too many queries running; UNAVAILABLE when SQL queries are turned off. */
  startSqlQuery: StartSqlQueryPayload;
  /** Stores a recording, which is then converted and scored in the background. Idempotent by `id`. Participants may, for themselves; care providers may, for people in their care. CONFLICT for different content under the same id; LIMIT_EXCEEDED for a recording that is too large. */
  submitRecording: SubmitRecordingPayload;
  /** Removes an assigned test from a participant. Idempotent. Care providers may, for people in their care. */
  unassignTest: UnassignTestPayload;
  /** Removes a participant from a care team. Care providers may leave a care team; admins may remove any care provider. */
  unlinkParticipant: UnlinkParticipantPayload;
  /** Stops push notifications to a phone of the viewer. Call it before signing out. */
  unregisterPhone: UnregisterPhonePayload;
  /** Replaces the notes of a recording. Care providers may, for people in their care. */
  updateRecordingNotes: UpdateRecordingNotesPayload;
  /** Withdraws an invitation. It can no longer be used to sign up. Admins may. */
  withdrawInvitation: WithdrawInvitationPayload;
};


export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
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

/** An organization, such as a clinic, with its settings. */
export type Organization = {
  __typename?: 'Organization';
  /** Whether analysts see all times of a participant shifted into the past by the same number of weeks, from 1 to 52. */
  analystDatesShifted: Scalars['Boolean']['output'];
  /** Whether analysts see other ids of participants, recordings and models in each query, so that two results cannot be joined by people. */
  analystIdsByQuery: Scalars['Boolean']['output'];
  /** Scores from this value up to `bandOk` are in the band LOW, lower scores in VERY_LOW. */
  bandLow: Scalars['Float']['output'];
  /** Scores from this value up are in the band OK. */
  bandOk: Scalars['Float']['output'];
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** The portal signs a user out after this many minutes without activity. */
  idleMinutes: Scalars['Int']['output'];
  /** A participant without a recording for this many days needs attention. */
  inactivityDays: Scalars['Int']['output'];
  /** Name of the organization. */
  name: Scalars['String']['output'];
  /** Whether recordings from a participant’s account may carry a clinician’s score, because staff use the app on the participant’s phone. Such a score is marked by `Recording.clinicianScoreFromPhone`. */
  scoresFromPhonesAllowed: Scalars['Boolean']['output'];
  /** Whether care providers, analysts and admins must use one-time codes as second factor. */
  secondFactorRequired: Scalars['Boolean']['output'];
};

/** Where a page is in its list, as Relay defines it. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last item; null for an empty page. Pass it as `after` to get the next page. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more items follow. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether items precede this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null for an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A person who does movement tests at home. */
export type Participant = {
  __typename?: 'Participant';
  /** The tests that are assigned to the participant. */
  assignments: Array<Assignment>;
  /** Why the participant needs attention, most urgent first. Empty when nothing does. */
  attention: Array<AttentionReason>;
  /** Ranges by day, test type and axis, oldest first. */
  axisRanges: Array<AxisRange>;
  /** The care team. */
  careProviders: Array<CareProvider>;
  /** When the participant gave consent; null without consent. */
  consentedAt: Maybe<Scalars['DateTime']['output']>;
  /** Email address; null when it is not known. */
  email: Maybe<Scalars['String']['output']>;
  /** When the participant asked to be erased; null without a request. */
  erasureRequestedAt: Maybe<Scalars['DateTime']['output']>;
  /** Family name. */
  familyName: Scalars['String']['output'];
  /** Given name. */
  givenName: Scalars['String']['output'];
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** The `user_id` in recordings that the mobile app uploads, such as region:uuid. */
  identityId: Maybe<Scalars['String']['output']>;
  /** The newest invitation that the participant has not accepted. It may have expired. */
  invitation: Maybe<Invitation>;
  /** The recording that started last. */
  latestRecording: Maybe<Recording>;
  /** Every model of the participant so far, oldest first. */
  modelHistory: Array<ScoringModel>;
  /** The current model of each test type. */
  models: Array<ScoringModel>;
  /** A page of the participant’s recordings. */
  recordings: RecordingConnection;
  /** Scores of recordings that started in [from, to). */
  scoreSummary: ScoreSummary;
  /** Daily scores by test type, over the days up to the newest score. */
  scoreTrends: Array<ScoreTrend>;
};


/** A person who does movement tests at home. */
export type ParticipantAxisRangesArgs = {
  axis?: InputMaybe<Axis>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  testType?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A person who does movement tests at home. */
export type ParticipantLatestRecordingArgs = {
  status?: InputMaybe<Array<RecordingStatus>>;
  testType?: InputMaybe<Scalars['ID']['input']>;
};


/** A person who does movement tests at home. */
export type ParticipantModelHistoryArgs = {
  testType?: InputMaybe<Scalars['ID']['input']>;
};


/** A person who does movement tests at home. */
export type ParticipantRecordingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RecordingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<RecordingOrder>;
};


/** A person who does movement tests at home. */
export type ParticipantScoreSummaryArgs = {
  from: Scalars['DateTime']['input'];
  testType?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['DateTime']['input'];
};


/** A person who does movement tests at home. */
export type ParticipantScoreTrendsArgs = {
  days?: Scalars['Int']['input'];
};

/** A page of participants. */
export type ParticipantConnection = {
  __typename?: 'ParticipantConnection';
  /** One count for each reason. Counts the participants who match the filter without `filter.attention` and `filter.band`. */
  attention: Array<AttentionCount>;
  /** The participants of this page. */
  edges: Array<ParticipantEdge>;
  /** Where the page is in the list. */
  pageInfo: PageInfo;
  /** Number of participants on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A participant on a page. */
export type ParticipantEdge = {
  __typename?: 'ParticipantEdge';
  /** Pass it as `after` to get the page that starts behind this item. */
  cursor: Scalars['String']['output'];
  /** The participant. */
  node: Participant;
};

/** A participant must meet all given conditions. */
export type ParticipantFilter = {
  /** Any of these reasons. */
  attention?: InputMaybe<Array<AttentionReason>>;
  /** The newest score is in any of these bands. */
  band?: InputMaybe<Array<ScoreBand>>;
  /** True for participants who asked to be erased only. False has no effect. */
  erasureRequested?: InputMaybe<Scalars['Boolean']['input']>;
  /** Exactly this identity id. */
  identityId?: InputMaybe<Scalars['String']['input']>;
  /** Part of the name or email, ignoring case; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only participants with this test assigned: id or key of the test type. */
  testType?: InputMaybe<Scalars['ID']['input']>;
};

/** Order of participants. Ties are ordered by family name, then given name. */
export type ParticipantOrder =
  /** By urgency, most urgent first. Participants who need no attention come last. */
  | 'ATTENTION'
  /** By start of the newest recording, oldest first. Participants without a recording come first. */
  | 'LATEST_RECORDING_ASC'
  /** By start of the newest recording, newest first. Participants without a recording come last. */
  | 'LATEST_RECORDING_DESC'
  /** By the newest score, lowest first. Participants without a score come last. */
  | 'LATEST_SCORE_ASC'
  /** By the newest score, highest first. Participants without a score come last. */
  | 'LATEST_SCORE_DESC'
  /** By family name, then given name, from A to Z. */
  | 'NAME_ASC'
  /** By family name, then given name, from Z to A. */
  | 'NAME_DESC';

/** A phone that receives push notifications for its user. */
export type Phone = {
  __typename?: 'Phone';
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** Language of the notifications. */
  language: Language;
  /** The service that delivers the notifications. */
  platform: PhonePlatform;
  /** When the phone was last registered. */
  registeredAt: Scalars['DateTime']['output'];
};

/** The service that delivers push notifications to a phone. */
export type PhonePlatform =
  /** Apple Push Notification service. */
  | 'APNS'
  /** Firebase Cloud Messaging. */
  | 'FCM';

export type Query = {
  __typename?: 'Query';
  /** The audit log, newest first. Admins see every event of their organization, participants the events about themselves. INVALID_INPUT for an unknown action or id. */
  auditEvents: AuditEventConnection;
  /** The care providers of the viewer’s organization, by name. Care providers and admins may. */
  careProviders: Array<CareProvider>;
  /** Messages about inbox objects that could not be processed in any attempt. Admins may. */
  deadLetters: DeadLetters;
  /** Invitations that have not been accepted, newest first; at most 200. Admins may. */
  invitations: Array<Invitation>;
  /** The jobs of the viewer’s organization, newest first. Admins may. */
  jobs: JobConnection;
  /** The tables that analysts can query. Participants have pseudonyms there. */
  lakeTables: Array<LakeTable>;
  /** The signed-in user. */
  me: Viewer;
  /** The open invitations of a signed-in person who belongs to no organization yet, oldest first. Empty for users of an organization. */
  myInvitations: Array<InvitationOffer>;
  /** One participant. Null when the participant does not exist or the viewer may not see them. */
  participant: Maybe<Participant>;
  /** The participants that the viewer may see. Care providers see the participants in their care, participants themselves, admins the whole organization. */
  participants: ParticipantConnection;
  /** One recording. Null when the recording does not exist or the viewer may not see it. */
  recording: Maybe<Recording>;
  /** The viewer’s saved queries, by name; at most 200. Analysts may. */
  savedSqlQueries: Array<SavedSqlQuery>;
  /** The viewer’s queries, newest first. Analysts may. */
  sqlQueries: SqlQueryConnection;
  /** One query of the viewer. Null when the query does not exist or belongs to another user. Analysts may. */
  sqlQuery: Maybe<SqlQuery>;
  /** The state of the gateway and of what it depends on. Admins may. */
  systemStatus: SystemStatus;
  /** The test types of the viewer’s organization, by name. */
  testTypes: Array<TestType>;
  /** One user. Null when the viewer’s organization has no such user. Admins may. */
  user: Maybe<UserDetails>;
  /** The users of the viewer’s organization, by name. Admins may. */
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

/** Number of jobs of the viewer’s organization by state. */
export type QueueDepth = {
  __typename?: 'QueueDepth';
  /** Jobs that failed for good. */
  failed: Scalars['Int']['output'];
  /** When the job that has waited longest was enqueued; null without queued jobs. */
  oldestQueuedAt: Maybe<Scalars['DateTime']['output']>;
  /** Jobs that wait to start or to be retried. */
  queued: Scalars['Int']['output'];
  /** Jobs that are running. */
  running: Scalars['Int']['output'];
};

/** The viewer’s decision. */
export type RecordConsentInput = {
  /** True gives consent, false withdraws it. */
  given: Scalars['Boolean']['input'];
};

/** The result of `recordConsent`. */
export type RecordConsentPayload = {
  __typename?: 'RecordConsentPayload';
  /** The viewer as a participant, after the change. */
  participant: Participant;
};

/** The new state of the viewer’s second factor. */
export type RecordSecondFactorInput = {
  /** Whether the viewer turned the second factor on. */
  enabled: Scalars['Boolean']['input'];
};

/** The result of `recordSecondFactor`. */
export type RecordSecondFactorPayload = {
  __typename?: 'RecordSecondFactorPayload';
  /** Whether all sessions of the viewer have ended, including this one. If true, sign in again. */
  signedOut: Scalars['Boolean']['output'];
};

/** One movement test, as recorded by a phone. */
export type Recording = {
  __typename?: 'Recording';
  /** Rating of the score; null without a score. */
  band: Maybe<ScoreBand>;
  /** A clinician’s own score, from 0 to 100. */
  clinicianScore: Maybe<Scalars['Int']['output']>;
  /** Whether the clinician’s score arrived with the recording from the participant’s account or the inbox. It was then entered on the phone, and who entered it is unknown. False after a care provider has set a score. */
  clinicianScoreFromPhone: Scalars['Boolean']['output'];
  /** The recording as a file. UNAVAILABLE until the recording is converted; JSON is always available. */
  download: Download;
  /** Duration in seconds. */
  durationSeconds: Scalars['Float']['output'];
  /** When the recording ended. */
  endedAt: Scalars['DateTime']['output'];
  /** Why processing failed; null unless the status is FAILED. */
  failure: Maybe<Failure>;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** Whether the model was not clearly better than predicting the mean. Null without a score. */
  lowConfidence: Maybe<Scalars['Boolean']['output']>;
  /** The model that computed the score; null without a score. */
  model: Maybe<ScoringModel>;
  /** Measures of the movement; null until converted, and for recordings converted by a version that did not measure it. */
  movement: Maybe<MovementMeasures>;
  /** Notes of the care team or the app; null without notes. */
  notes: Maybe<Scalars['String']['output']>;
  /** The participant who did the test. */
  participant: Participant;
  /** Quality of the samples; null until converted. */
  quality: Maybe<RecordingQuality>;
  /** What changed the score most, strongest first. Empty without a score. */
  reasons: Array<ScoreReason>;
  /** The score by the model of this participant, from 0 to 100; null until SCORED. 0 is a score. */
  score: Maybe<Scalars['Float']['output']>;
  /** The true score is in this range with 90 % probability. Null without a score. */
  scoreInterval: Maybe<Interval>;
  /** When the recording was scored; null without a score. */
  scoredAt: Maybe<Scalars['DateTime']['output']>;
  /** The samples of some axes. UNAVAILABLE until the recording is converted; INVALID_INPUT for a wrong argument. */
  series: SensorSeries;
  /** When the recording started. */
  startedAt: Scalars['DateTime']['output'];
  /** How far the recording has been processed. */
  status: RecordingStatus;
  /** The test that was done. */
  testType: TestType;
  /** Whether models learn from it. */
  training: Scalars['Boolean']['output'];
};


/** One movement test, as recorded by a phone. */
export type RecordingDownloadArgs = {
  format: DownloadFormat;
  language?: Language;
};


/** One movement test, as recorded by a phone. */
export type RecordingSeriesArgs = {
  axes: Array<Axis>;
  from?: InputMaybe<Scalars['Float']['input']>;
  maxPoints?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Float']['input']>;
};

/** A page of recordings. */
export type RecordingConnection = {
  __typename?: 'RecordingConnection';
  /** The recordings of this page. */
  edges: Array<RecordingEdge>;
  /** Where the page is in the list. */
  pageInfo: PageInfo;
  /** Number of recordings on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A recording on a page. */
export type RecordingEdge = {
  __typename?: 'RecordingEdge';
  /** Pass it as `after` to get the page that starts behind this item. */
  cursor: Scalars['String']['output'];
  /** The recording. */
  node: Recording;
};

/** A recording must meet all given conditions. */
export type RecordingFilter = {
  /** Started at this time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<RecordingStatus>>;
  /** Id or key of the test type. */
  testType?: InputMaybe<Scalars['ID']['input']>;
  /** Started before this time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** True for training recordings only, false for all others only. */
  training?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Order of recordings. Ties are ordered newest first. */
export type RecordingOrder =
  /** By score, lowest first. Recordings without a score come last. */
  | 'SCORE_ASC'
  /** By score, highest first. Recordings without a score come last. */
  | 'SCORE_DESC'
  /** By start, oldest first. */
  | 'STARTED_AT_ASC'
  /** By start, newest first. */
  | 'STARTED_AT_DESC'
  /** By status: failed, waiting, in progress, training, scored. */
  | 'STATUS'
  /** By the name of the test type, from A to Z. */
  | 'TEST_TYPE';

/** Quality of the samples. */
export type RecordingQuality = {
  __typename?: 'RecordingQuality';
  /** Number of samples with the same time as the sample before. */
  duplicateStampCount: Scalars['Int']['output'];
  /** Number of gaps: steps more than three times as long as the usual step. */
  gapCount: Scalars['Int']['output'];
  /** Length of the longest gap in milliseconds; 0 without gaps. */
  longestGapMs: Scalars['Float']['output'];
  /** Axes without values, or with nothing but zeros. */
  missingAxes: Array<Axis>;
  /** Number of samples that arrived out of order and were sorted by time. */
  reorderedCount: Scalars['Int']['output'];
  /** Number of samples. */
  sampleCount: Scalars['Int']['output'];
  /** Samples per second outside gaps. */
  sampleRateHz: Scalars['Float']['output'];
  /** Number of samples cut off because the columns had different lengths. */
  trimmedCount: Scalars['Int']['output'];
  /** Offset from UTC of the first sample, as submitted, in minutes. */
  utcOffsetMinutes: Scalars['Int']['output'];
};

/** How far a recording has been processed. */
export type RecordingStatus =
  /** Waits for a model of this participant and test. */
  | 'AWAITING_MODEL'
  /** Files and measures are ready. Scoring follows. */
  | 'CONVERTED'
  /** Processing failed; `failure` says why. `retryRecording` runs it again. */
  | 'FAILED'
  /** Stored; not converted yet. */
  | 'RECEIVED'
  /** Has a score. */
  | 'SCORED'
  /** Converted; models learn from it. */
  | 'TRAINING';

/** Where to PUT the JSON document. After the upload, pass `uploadId` to `submitRecording`. */
export type RecordingUpload = {
  __typename?: 'RecordingUpload';
  /** When the address expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** Headers to send with the PUT request. */
  headers: Array<HttpHeader>;
  /** Id of the upload. */
  uploadId: Scalars['ID']['output'];
  /** Address for the PUT request. It needs no token. */
  url: Scalars['String']['output'];
};

/** The phone of the viewer. */
export type RegisterPhoneInput = {
  /** Language of the notifications. */
  language?: Language;
  /** The service that delivers the notifications. */
  platform: PhonePlatform;
  /** The token that the operating system gave the app: an APNs device token in hexadecimal, or an FCM registration token. */
  token: Scalars['String']['input'];
};

/** The result of `registerPhone`. */
export type RegisterPhonePayload = {
  __typename?: 'RegisterPhonePayload';
  /** The registered phone. */
  phone: Phone;
};

/** A request to be erased, or its withdrawal. */
export type RequestErasureInput = {
  /** Id of the participant. */
  participantId: Scalars['ID']['input'];
  /** False withdraws the request. */
  requested: Scalars['Boolean']['input'];
};

/** The result of `requestErasure`. */
export type RequestErasurePayload = {
  __typename?: 'RequestErasurePayload';
  /** The participant after the change. */
  participant: Participant;
};

/** The document to upload. */
export type RequestRecordingUploadInput = {
  /** Size of the JSON document in bytes; at most 20,971,520. */
  contentLength: Scalars['Int']['input'];
  /** SHA-256 of the document: 64 hexadecimal digits in lower case. If given, the link accepts only these bytes. */
  sha256?: InputMaybe<Scalars['String']['input']>;
};

/** The user whose second factor is removed. */
export type ResetSecondFactorInput = {
  /** Id of the user. */
  userId: Scalars['ID']['input'];
};

/** The job to run again. */
export type RetryJobInput = {
  /** Id of a failed job. */
  jobId: Scalars['ID']['input'];
};

/** The result of `retryJob`. */
export type RetryJobPayload = {
  __typename?: 'RetryJobPayload';
  /** Id of the failed job. A new job does its work. */
  jobId: Scalars['ID']['output'];
};

/** The recording to process again. */
export type RetryRecordingInput = {
  /** Id of a failed recording. */
  recordingId: Scalars['ID']['input'];
};

/** The result of `retryRecording`. */
export type RetryRecordingPayload = {
  __typename?: 'RetryRecordingPayload';
  /** The recording after the change. */
  recording: Recording;
};

/** All samples, by column, with one value for each time. A phone without a sensor omits its columns or sends them empty. */
export type SamplesInput = {
  /** Acceleration along x, in m/s², including gravity. One value for each of `ts`. */
  ax?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Acceleration along y, in m/s², including gravity. One value for each of `ts`. */
  ay?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Acceleration along z, in m/s², including gravity. One value for each of `ts`. */
  az?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Rotation about x, in rad/s. One value for each of `ts`. */
  gx?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Rotation about y, in rad/s. One value for each of `ts`. */
  gy?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Rotation about z, in rad/s. One value for each of `ts`. */
  gz?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Magnetic field along x, in µT. One value for each of `ts`. */
  mx?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Magnetic field along y, in µT. One value for each of `ts`. */
  my?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Magnetic field along z, in µT. One value for each of `ts`. */
  mz?: InputMaybe<Scalars['SampleValues']['input']>;
  /** Times of the samples. */
  ts: Scalars['SampleTimes']['input'];
};

/** A query to save. */
export type SaveSqlQueryInput = {
  /** A uuid that the client generates. Replaces the viewer’s saved query with this id, if there is one. */
  id: Scalars['ID']['input'];
  /** At most 200 characters; unique for the viewer. */
  name: Scalars['String']['input'];
  /** One value for each `?` of the statement. */
  parameters?: InputMaybe<Scalars['SqlValues']['input']>;
  /** At most 100,000 characters. It is not run. */
  statement: Scalars['String']['input'];
};

/** The result of `saveSqlQuery`. */
export type SaveSqlQueryPayload = {
  __typename?: 'SaveSqlQueryPayload';
  /** The saved query. */
  savedQuery: SavedSqlQuery;
};

/** A statement that an analyst has saved under a name. */
export type SavedSqlQuery = {
  __typename?: 'SavedSqlQuery';
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** Name of the query, unique for the viewer. */
  name: Scalars['String']['output'];
  /** One value for each `?` of the statement. */
  parameters: Scalars['SqlValues']['output'];
  /** When the query was last saved. */
  savedAt: Scalars['DateTime']['output'];
  /** The SQL statement. */
  statement: Scalars['String']['output'];
};

/** Rating of a score by the thresholds of the organization. */
export type ScoreBand =
  /** At least `bandLow`, less than `bandOk`. */
  | 'LOW'
  /** At least `bandOk`. */
  | 'OK'
  /** Less than `bandLow`. */
  | 'VERY_LOW';

/** How much one aspect of the movement changed a score. */
export type ScoreReason = {
  __typename?: 'ScoreReason';
  /** The aspect. */
  aspect: MovementAspect;
  /** Score points: the score minus what it would be if this aspect were as in the participant’s training recordings. */
  effect: Scalars['Float']['output'];
  /** Mean over the training recordings, in the unit of `value`; null when `value` has none. */
  usual: Maybe<Scalars['Float']['output']>;
  /** Value in this recording, in the unit of `MovementMeasures`; null for an aspect that has no single number. */
  value: Maybe<Scalars['Float']['output']>;
};

/** Scores in a period, compared with the period of equal length before it. */
export type ScoreSummary = {
  __typename?: 'ScoreSummary';
  /** Mean score; null without scores. */
  average: Maybe<Scalars['Float']['output']>;
  /** `average` minus `previousAverage`; null when either is null. */
  change: Maybe<Scalars['Float']['output']>;
  /** Number of scored recordings. */
  count: Scalars['Int']['output'];
  /** Highest score; null without scores. */
  maximum: Maybe<Scalars['Float']['output']>;
  /** Lowest score; null without scores. */
  minimum: Maybe<Scalars['Float']['output']>;
  /** Mean score in the period before; null without scores there. */
  previousAverage: Maybe<Scalars['Float']['output']>;
};

/** Daily scores of one test, as columns. Days without scores are omitted. */
export type ScoreTrend = {
  __typename?: 'ScoreTrend';
  /** Mean score of each day in `dates`. */
  averages: Array<Scalars['Float']['output']>;
  /** UTC days, YYYY-MM-DD, oldest first. */
  dates: Array<Scalars['String']['output']>;
  /** The scored test. */
  testType: TestType;
};

/** A model that scores the recordings of one participant and test type. */
export type ScoringModel = {
  __typename?: 'ScoringModel';
  /** Error in score points of a baseline that predicts the mean of the other training scores. */
  baselineError: Scalars['Float']['output'];
  /** Version of the movement features that the model reads. */
  featureVersion: Scalars['Int']['output'];
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** Whether the model is not clearly better than the baseline. */
  lowConfidence: Scalars['Boolean']['output'];
  /** Mean leave-one-out error in score points: each training recording is scored by a model trained on the others. */
  meanAbsoluteError: Scalars['Float']['output'];
  /** The test that the model scores. */
  testType: TestType;
  /** When the model was trained. */
  trainedAt: Scalars['DateTime']['output'];
  /** Number of training recordings that the model learned from. */
  trainingCount: Scalars['Int']['output'];
  /** Ids of the training recordings that the model learned from. */
  trainingRecordingIds: Array<Scalars['ID']['output']>;
  /** Counts up from 1 for each participant and test type. */
  version: Scalars['Int']['output'];
};

/** The invitation to resend. */
export type SendInvitationAgainInput = {
  /** Id of the invitation. */
  invitationId: Scalars['ID']['input'];
};

/** The result of `sendInvitationAgain`. */
export type SendInvitationAgainPayload = {
  __typename?: 'SendInvitationAgainPayload';
  /** The invitation with its new expiry; `mailedAt` is null until the mail is sent. */
  invitation: Invitation;
};

/** Samples, thinned to `maxPoints` so that every minimum and maximum is kept. */
export type SensorSeries = {
  __typename?: 'SensorSeries';
  /** Milliseconds since the first sample of the recording. */
  offsetsMs: Array<Scalars['Float']['output']>;
  /** One entry for each requested axis, in the requested order. */
  values: Array<AxisValues>;
};

/** A clinician’s score of a recording. */
export type SetClinicianScoreInput = {
  /** Id of the recording. */
  recordingId: Scalars['ID']['input'];
  /** From 0 to 100. Null removes the score, which a training recording does not allow. */
  score?: InputMaybe<Scalars['Int']['input']>;
};

/** The result of `setClinicianScore`. */
export type SetClinicianScorePayload = {
  __typename?: 'SetClinicianScorePayload';
  /** The recording after the change. */
  recording: Recording;
};

/** Disables or enables a user. */
export type SetUserDisabledInput = {
  /** True disables the user, false enables them again. */
  disabled: Scalars['Boolean']['input'];
  /** Id of the user. */
  userId: Scalars['ID']['input'];
};

/** The groups that a user is to have. */
export type SetUserGroupsInput = {
  /** Replaces all groups of the user. At least one. */
  groups: Array<UserGroup>;
  /** Id of the user. */
  userId: Scalars['ID']['input'];
};

/** The user whose sessions end. */
export type SignOutUserInput = {
  /** Id of the user. */
  userId: Scalars['ID']['input'];
};

/** A column of a result. */
export type SqlColumn = {
  __typename?: 'SqlColumn';
  /** Name of the column. */
  name: Scalars['String']['output'];
  /** Arrow type, such as Float64. */
  type: Scalars['String']['output'];
};

/** Why a query failed. */
export type SqlFailure = {
  __typename?: 'SqlFailure';
  /** INVALID_INPUT, LIMIT_EXCEEDED or UNAVAILABLE. */
  code: Scalars['String']['output'];
  /** What is wrong, and where. */
  message: Scalars['String']['output'];
  /** Position in the statement; null when the engine does not report it. */
  place: Maybe<TextPlace>;
};

/** A SELECT over the lake. Its result is kept for 24 hours. */
export type SqlQuery = {
  __typename?: 'SqlQuery';
  /** Columns of the result; null until SUCCEEDED. */
  columns: Maybe<Array<SqlColumn>>;
  /** When the query was submitted. */
  createdAt: Scalars['DateTime']['output'];
  /** The whole result as a file. CONFLICT without a result. */
  download: Download;
  /** When the query reached a final state; null until then. */
  endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why the query failed; null unless the state is FAILED. */
  failure: Maybe<SqlFailure>;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** One value for each `?` of the statement. */
  parameters: Scalars['SqlValues']['output'];
  /** When the result expires; null without a result. */
  resultExpiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Rows of the result, each a list of values in the order of `columns`. Times are ISO 8601 strings in UTC. A number that JSON would round is a string: integers beyond 2^53, decimals of more than 15 digits, NaN and infinities. Column names are distinct. CONFLICT without a result. */
  rows: Array<Scalars['SqlValues']['output']>;
  /** When the query started; null until then. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** State of the query. */
  state: SqlQueryState;
  /** The SQL statement. */
  statement: Scalars['String']['output'];
  /** Statistics of the query; null until SUCCEEDED. */
  statistics: Maybe<SqlStatistics>;
};


/** A SELECT over the lake. Its result is kept for 24 hours. */
export type SqlQueryDownloadArgs = {
  format: SqlResultFormat;
};


/** A SELECT over the lake. Its result is kept for 24 hours. */
export type SqlQueryRowsArgs = {
  limit?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};

/** A page of queries, newest first. */
export type SqlQueryConnection = {
  __typename?: 'SqlQueryConnection';
  /** The queries of this page. */
  edges: Array<SqlQueryEdge>;
  /** Where the page is in the list. */
  pageInfo: PageInfo;
};

/** A query on a page. */
export type SqlQueryEdge = {
  __typename?: 'SqlQueryEdge';
  /** Pass it as `after` to get the page that starts behind this item. */
  cursor: Scalars['String']['output'];
  /** The query. */
  node: SqlQuery;
};

/** State of a query. SUCCEEDED, FAILED and CANCELLED are final. */
export type SqlQueryState =
  /** Was cancelled. */
  | 'CANCELLED'
  /** Failed; `failure` says why. */
  | 'FAILED'
  /** Waits to start. */
  | 'QUEUED'
  /** Is running. */
  | 'RUNNING'
  /** Has a result, until `resultExpiresAt`. */
  | 'SUCCEEDED';

/** File format of a result. */
export type SqlResultFormat =
  /** An Arrow IPC stream. */
  | 'ARROW'
  /** For spreadsheets: with a byte order mark and a header. Null is an empty field, an empty string is "". Numbers have all their digits. A string that a spreadsheet would read as a formula is prefixed with an apostrophe. */
  | 'CSV'
  /** All columns are nullable. Decimals are strings, as are integers and dates that are out of range. */
  | 'PARQUET';

/** Statistics of a query. */
export type SqlStatistics = {
  __typename?: 'SqlStatistics';
  /** Size of the result in bytes, as Arrow. */
  resultBytes: Scalars['Float']['output'];
  /** Whether the engine reused an earlier result. */
  reused: Scalars['Boolean']['output'];
  /** Number of rows of the result. */
  rowCount: Scalars['Int']['output'];
  /** Bytes read from files; null when the engine does not report it. */
  scannedBytes: Maybe<Scalars['Float']['output']>;
};

/** A query to run. */
export type StartSqlQueryInput = {
  /** Allows the engine to reuse a result of the same statement that is at most this old, at no cost. 0, the default, always runs the statement. An engine without reuse ignores it. */
  maxAgeMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** One value for each `?` of the statement. */
  parameters?: InputMaybe<Scalars['SqlValues']['input']>;
  /** One SELECT statement in the dialect of the engine: DuckDB or Amazon Athena. */
  statement: Scalars['String']['input'];
};

/** The result of `startSqlQuery`. */
export type StartSqlQueryPayload = {
  __typename?: 'StartSqlQueryPayload';
  /** The new query. */
  query: SqlQuery;
};

/** A recording. Its samples are inline in `samples`, or were uploaded before. */
export type SubmitRecordingInput = {
  /** A clinician’s score, from 0 to 100. Required when `training` is true, otherwise not allowed. */
  clinicianScore?: InputMaybe<Scalars['Int']['input']>;
  /** A uuid that the client generates. Submitting the same recording again returns the stored recording; CONFLICT for different content under the same id. */
  id: Scalars['ID']['input'];
  /** At most 10,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** Id of the participant who did the test. */
  participantId: Scalars['ID']['input'];
  /** The samples. Give this or `uploadId`. */
  samples?: InputMaybe<SamplesInput>;
  /** When the recording started; the time of the first sample when omitted. */
  startedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
  /** Whether models learn from it. Needs `clinicianScore`. FORBIDDEN for participants, unless their organization has `scoresFromPhonesAllowed`. */
  training: Scalars['Boolean']['input'];
  /** From `requestRecordingUpload`, after the upload. Give this or `samples`. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
};

/** The result of `submitRecording`. */
export type SubmitRecordingPayload = {
  __typename?: 'SubmitRecordingPayload';
  /** The stored recording. */
  recording: Recording;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Sends each recording that the viewer may see when it arrives or changes. */
  recordingChanged: Recording;
};


export type SubscriptionRecordingChangedArgs = {
  participantId?: InputMaybe<Scalars['ID']['input']>;
};

/** The state of the gateway and of what it depends on. */
export type SystemStatus = {
  __typename?: 'SystemStatus';
  /** Damaged files of the analysts’ lake that are not yet written again, at most 100. A job writes each from the recording. */
  damagedLakeFiles: Array<DamagedLakeFile>;
  /** The services that the gateway depends on. */
  dependencies: Array<DependencyState>;
  /** Jobs of the viewer’s organization. */
  queue: QueueDepth;
  /** Runtime and its version, such as Node.js 20.19.0. */
  runtime: Scalars['String']['output'];
  /** When the process started. */
  startedAt: Scalars['DateTime']['output'];
  /** Version of Gaitway. */
  version: Scalars['String']['output'];
};

/** A movement test that a participant can do at home. */
export type TestType = {
  __typename?: 'TestType';
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** What the participant is asked to do. */
  instructions: Maybe<Scalars['String']['output']>;
  /** Short name in lower case with hyphens, unique in the organization. Uploaded recordings carry it as `movement`. */
  key: Scalars['String']['output'];
  /** Name of the test, used where no translation fits. */
  name: Scalars['String']['output'];
  /** At most one for each language. */
  translations: Array<TestTypeTranslation>;
};

/** The texts of a test in one more language. */
export type TestTypeTranslation = {
  __typename?: 'TestTypeTranslation';
  /** What the participant is asked to do. */
  instructions: Maybe<Scalars['String']['output']>;
  /** Language of the texts. */
  language: Language;
  /** Name of the test. */
  name: Scalars['String']['output'];
};

/** A test in another language. */
export type TestTypeTranslationInput = {
  /** What the participant is asked to do. At most 10,000 characters. */
  instructions?: InputMaybe<Scalars['String']['input']>;
  /** Language of the texts. */
  language: Language;
  /** Name of the test. At most 200 characters. */
  name: Scalars['String']['input'];
};

/** A position in a text. */
export type TextPlace = {
  __typename?: 'TextPlace';
  /** Column number, from 1. Counts characters; an emoji is one character. */
  column: Scalars['Int']['output'];
  /** Line number, from 1. */
  line: Scalars['Int']['output'];
};

/** A participant and an assigned test to remove. */
export type UnassignTestInput = {
  /** Id of the participant. */
  participantId: Scalars['ID']['input'];
  /** Id or key of the test type. */
  testType: Scalars['ID']['input'];
};

/** The result of `unassignTest`. */
export type UnassignTestPayload = {
  __typename?: 'UnassignTestPayload';
  /** The participant after the change. */
  participant: Participant;
};

/** The participant, and the care provider whose care they leave. */
export type UnlinkParticipantInput = {
  /** The care provider whose care the participant leaves; the viewer when omitted. Admins must name one. */
  careProviderId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the participant. */
  participantId: Scalars['ID']['input'];
};

/** The result of `unlinkParticipant`. */
export type UnlinkParticipantPayload = {
  __typename?: 'UnlinkParticipantPayload';
  /** Id of the participant. */
  participantId: Scalars['ID']['output'];
};

/** The phone to unregister. */
export type UnregisterPhoneInput = {
  /** Id of the phone. */
  phoneId: Scalars['ID']['input'];
};

/** The result of `unregisterPhone`. */
export type UnregisterPhonePayload = {
  __typename?: 'UnregisterPhonePayload';
  /** Id of the unregistered phone. */
  phoneId: Scalars['ID']['output'];
};

/** Notes on a recording. */
export type UpdateRecordingNotesInput = {
  /** At most 10,000 characters. Null removes the notes. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** Id of the recording. */
  recordingId: Scalars['ID']['input'];
};

/** The result of `updateRecordingNotes`. */
export type UpdateRecordingNotesPayload = {
  __typename?: 'UpdateRecordingNotesPayload';
  /** The recording after the change. */
  recording: Recording;
};

/** A user of the organization, as admins see them. */
export type User = {
  __typename?: 'User';
  /** When the user was added. */
  createdAt: Scalars['DateTime']['output'];
  /** When the user was disabled; null for an enabled user. */
  disabledAt: Maybe<Scalars['DateTime']['output']>;
  /** Email address of the user. */
  email: Scalars['String']['output'];
  /** Family name. */
  familyName: Scalars['String']['output'];
  /** Given name. */
  givenName: Scalars['String']['output'];
  /** The groups of the user. */
  groups: Array<UserGroup>;
  /** A uuid. */
  id: Scalars['ID']['output'];
};

/** The account of a user at the sign-in service. */
export type UserAccount = {
  __typename?: 'UserAccount';
  /** Whether the user has confirmed the email address. */
  confirmed: Scalars['Boolean']['output'];
  /** Whether signing in asks for a one-time code after the password. */
  secondFactor: Scalars['Boolean']['output'];
};

/** A page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The users of this page. */
  edges: Array<UserEdge>;
  /** Where the page is in the list. */
  pageInfo: PageInfo;
  /** Number of users on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One user, with details that a list does not have. */
export type UserDetails = {
  __typename?: 'UserDetails';
  /** Null when an external issuer keeps the account, or the user has none. */
  account: Maybe<UserAccount>;
  /** When the user was added. */
  createdAt: Scalars['DateTime']['output'];
  /** When the user was disabled; null for an enabled user. */
  disabledAt: Maybe<Scalars['DateTime']['output']>;
  /** Email address of the user. */
  email: Scalars['String']['output'];
  /** Family name. */
  familyName: Scalars['String']['output'];
  /** Given name. */
  givenName: Scalars['String']['output'];
  /** The groups of the user. */
  groups: Array<UserGroup>;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** The participants in the care of the user, by name. Empty for a user who is not a care provider. */
  inCare: Array<Participant>;
};

/** A user on a page. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Pass it as `after` to get the page that starts behind this item. */
  cursor: Scalars['String']['output'];
  /** The user. */
  node: User;
};

/** A user must meet all given conditions. */
export type UserFilter = {
  /** True for disabled users only, false for enabled users only. */
  disabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only users in this group. */
  group?: InputMaybe<UserGroup>;
  /** Part of the name or email, ignoring case; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** What a user may do. Spelled as in the token claim `cognito:groups`. */
export type UserGroup =
  /** Manages users, settings and jobs, and reads every record of the organization. */
  | 'admin'
  /** Queries the recordings of the organization with SQL, under pseudonyms. */
  | 'analyst'
  /** Looks after the participants in their care: assigns tests, reads recordings and scores. */
  | 'careProvider'
  /** Does tests and reads their own recordings and scores. */
  | 'participant';

/** The signed-in user. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Email address of the user. */
  email: Scalars['String']['output'];
  /** The groups of the user that the token names too. */
  groups: Array<UserGroup>;
  /** A uuid. */
  id: Scalars['ID']['output'];
  /** Given and family name. */
  name: Scalars['String']['output'];
  /** The organization of the user. */
  organization: Organization;
  /** The participant record of the user; null for a user who is not a participant. */
  participant: Maybe<Participant>;
  /** Counts of the records that the user may see. */
  statistics: ViewerStatistics;
};

/** Counts of the records that the viewer may see. */
export type ViewerStatistics = {
  __typename?: 'ViewerStatistics';
  /** Number of recordings with the status AWAITING_MODEL. */
  awaitingModelCount: Scalars['Int']['output'];
  /** Number of recordings with the status FAILED. */
  failedCount: Scalars['Int']['output'];
  /** When the newest recording started; null without recordings. */
  lastRecordingAt: Maybe<Scalars['DateTime']['output']>;
  /** Number of participants. */
  participantCount: Scalars['Int']['output'];
  /** Number of recordings. */
  recordingCount: Scalars['Int']['output'];
  /** Number of recordings with the status SCORED. */
  scoredCount: Scalars['Int']['output'];
};

/** The invitation to withdraw. */
export type WithdrawInvitationInput = {
  /** Id of the invitation. */
  invitationId: Scalars['ID']['input'];
};

/** The result of `withdrawInvitation`. */
export type WithdrawInvitationPayload = {
  __typename?: 'WithdrawInvitationPayload';
  /** Id of the withdrawn invitation. */
  invitationId: Scalars['ID']['output'];
};

export type RecordingFragment = { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } };

export type RecordingDetailsFragment = { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } };

export type ModelFragment = { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } };

export type RecordingChangedSubscriptionVariables = Exact<{
  participantId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type RecordingChangedSubscription = { __typename?: 'Subscription', recordingChanged: { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, participant: { __typename?: 'Participant', id: string }, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } };

export type ViewerFragment = { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } } };

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


export type AuditLogQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, auditEvents: { __typename?: 'AuditEventConnection', edges: Array<{ __typename?: 'AuditEventEdge', node: { __typename?: 'AuditEvent', id: string, occurredAt: string, action: string, actor: { __typename?: 'AuditActor', id: string, name: string | null, groups: Array<UserGroup> } | null, participants: Array<{ __typename?: 'AuditedPerson', id: string, name: string | null }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ExportAuditLogMutationVariables = Exact<{
  filter?: InputMaybe<AuditFilter>;
}>;


export type ExportAuditLogMutation = { __typename?: 'Mutation', exportAuditEvents: { __typename?: 'ExportAuditEventsPayload', download: { __typename?: 'Download', url: string } } };

export type ErasureRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type ErasureRequestsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, participants: { __typename?: 'ParticipantConnection', edges: Array<{ __typename?: 'ParticipantEdge', node: { __typename?: 'Participant', id: string, givenName: string, familyName: string, erasureRequestedAt: string | null } }> } };

export type ListedJobFragment = { __typename?: 'Job', id: string, kind: string, state: JobState, createdAt: string, startsAt: string, finishedAt: string | null, attempts: number, reason: string | null, reasonCode: string | null, recordingId: string | null, participantId: string | null };

export type JobsQueryVariables = Exact<{
  filter?: InputMaybe<JobFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type JobsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, jobs: { __typename?: 'JobConnection', edges: Array<{ __typename?: 'JobEdge', node: { __typename?: 'Job', id: string, kind: string, state: JobState, createdAt: string, startsAt: string, finishedAt: string | null, attempts: number, reason: string | null, reasonCode: string | null, recordingId: string | null, participantId: string | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type DeadLettersQueryVariables = Exact<{ [key: string]: never; }>;


export type DeadLettersQuery = { __typename?: 'Query', deadLetters: { __typename?: 'DeadLetters', count: number, letters: Array<{ __typename?: 'DeadLetter', id: string, sentAt: string }> } };

export type RetryJobMutationVariables = Exact<{
  jobId: Scalars['ID']['input'];
}>;


export type RetryJobMutation = { __typename?: 'Mutation', retryJob: { __typename?: 'RetryJobPayload', jobId: string } };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } } };

export type ChangeOrganizationMutationVariables = Exact<{
  input: ChangeOrganizationInput;
}>;


export type ChangeOrganizationMutation = { __typename?: 'Mutation', changeOrganization: { __typename?: 'ChangeOrganizationPayload', organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } } };

export type SystemStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemStatusQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, systemStatus: { __typename?: 'SystemStatus', version: string, runtime: string, startedAt: string, dependencies: Array<{ __typename?: 'DependencyState', name: string, adapter: string, works: boolean, answeredInMs: number | null }>, queue: { __typename?: 'QueueDepth', queued: number, running: number, failed: number, oldestQueuedAt: string | null }, damagedLakeFiles: Array<{ __typename?: 'DamagedLakeFile', name: string, bytes: number, setAsideAt: string }> } };

export type TestTypeWordsFragment = { __typename?: 'TestType', id: string, key: string, name: string, instructions: string | null, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string, instructions: string | null }> };

export type TestTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type TestTypesQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, instructions: string | null, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string, instructions: string | null }> }> };

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


export type UsersQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, users: { __typename?: 'UserConnection', totalCount: number, edges: Array<{ __typename?: 'UserEdge', node: { __typename?: 'User', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationsQuery = { __typename?: 'Query', invitations: Array<{ __typename?: 'Invitation', group: UserGroup, id: string, email: string, createdAt: string, expiresAt: string, mailedAt: string | null }> };

export type UserQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type UserQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, user: { __typename?: 'UserDetails', id: string, email: string, givenName: string, familyName: string, groups: Array<UserGroup>, disabledAt: string | null, createdAt: string, account: { __typename?: 'UserAccount', confirmed: boolean, secondFactor: boolean } | null, inCare: Array<{ __typename?: 'Participant', id: string, givenName: string, familyName: string }> } | null };

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


export type OwnParticipantQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, participant: { __typename?: 'Participant', id: string } | null, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } } };

export type MyInvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyInvitationsQuery = { __typename?: 'Query', myInvitations: Array<{ __typename?: 'InvitationOffer', id: string, organizationName: string, group: UserGroup, expiresAt: string }> };

export type AcceptInvitationMutationVariables = Exact<{
  invitationId: Scalars['ID']['input'];
}>;


export type AcceptInvitationMutation = { __typename?: 'Mutation', acceptInvitation: { __typename?: 'AcceptInvitationPayload', invitation: { __typename?: 'InvitationOffer', id: string } } };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, participant: { __typename?: 'Participant', id: string, consentedAt: string | null, erasureRequestedAt: string | null } | null, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } } };

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


export type ParticipantQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string }> }>, participant: { __typename?: 'Participant', id: string, givenName: string, familyName: string, email: string | null, consentedAt: string | null, erasureRequestedAt: string | null, attention: Array<AttentionReason>, invitation: { __typename?: 'Invitation', id: string, email: string, createdAt: string, expiresAt: string, mailedAt: string | null } | null, latestRecording: { __typename?: 'Recording', id: string, startedAt: string, testType: { __typename?: 'TestType', id: string } } | null, careProviders: Array<{ __typename?: 'CareProvider', id: string, name: string, email: string }>, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> } | null };

export type ParticipantRecordingsQueryVariables = Exact<{
  participantId: Scalars['ID']['input'];
  filter?: InputMaybe<RecordingFilter>;
  orderBy?: InputMaybe<RecordingOrder>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ParticipantRecordingsQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, recordings: { __typename?: 'RecordingConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename?: 'RecordingEdge', node: { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } }> } } | null };

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


export type ScoresQuery = { __typename?: 'Query', participant: { __typename?: 'Participant', id: string, scored: { __typename?: 'RecordingConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename?: 'RecordingEdge', node: { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, model: { __typename?: 'ScoringModel', id: string, version: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } }> } } | null };

export type ScorePointFragment = { __typename?: 'Recording', id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, model: { __typename?: 'ScoringModel', id: string, version: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } };

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


export type ParticipantsQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string }> }>, participants: { __typename?: 'ParticipantConnection', totalCount: number, attention: Array<{ __typename?: 'AttentionCount', reason: AttentionReason, count: number }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename?: 'ParticipantEdge', node: { __typename?: 'Participant', id: string, givenName: string, familyName: string, attention: Array<AttentionReason>, latestRecording: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, lastScored: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, scoreTrends: Array<{ __typename?: 'ScoreTrend', dates: Array<string>, averages: Array<number>, testType: { __typename?: 'TestType', id: string } }>, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> } }> } };

export type ListedParticipantFragment = { __typename?: 'Participant', id: string, givenName: string, familyName: string, attention: Array<AttentionReason>, latestRecording: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, lastScored: { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } } | null, scoreTrends: Array<{ __typename?: 'ScoreTrend', dates: Array<string>, averages: Array<number>, testType: { __typename?: 'TestType', id: string } }>, assignments: Array<{ __typename?: 'Assignment', id: string, assignedAt: string, testType: { __typename?: 'TestType', id: string, key: string, name: string } }> };

export type ListedRecordingFragment = { __typename?: 'Recording', id: string, startedAt: string, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, testType: { __typename?: 'TestType', id: string, name: string } };

export type RecordingPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RecordingPageQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, testTypes: Array<{ __typename?: 'TestType', id: string, key: string, name: string, translations: Array<{ __typename?: 'TestTypeTranslation', language: Language, name: string }> }>, recording: { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, participant: { __typename?: 'Participant', id: string, givenName: string, familyName: string }, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } | null };

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


export type RetryRecordingMutation = { __typename?: 'Mutation', retryRecording: { __typename?: 'RetryRecordingPayload', recording: { __typename?: 'Recording', endedAt: string, notes: string | null, scoredAt: string | null, id: string, startedAt: string, durationSeconds: number, training: boolean, status: RecordingStatus, score: number | null, band: ScoreBand | null, lowConfidence: boolean | null, clinicianScore: number | null, clinicianScoreFromPhone: boolean, quality: { __typename?: 'RecordingQuality', sampleRateHz: number, sampleCount: number, gapCount: number, longestGapMs: number, missingAxes: Array<Axis>, reorderedCount: number, duplicateStampCount: number, trimmedCount: number, utcOffsetMinutes: number } | null, movement: { __typename?: 'MovementMeasures', activeSeconds: number, tempoHz: number | null, regularity: number | null, intensityMps2: number | null, turningRadps: number | null, smoothness: number | null } | null, reasons: Array<{ __typename?: 'ScoreReason', aspect: MovementAspect, effect: number, value: number | null, usual: number | null }>, model: { __typename?: 'ScoringModel', id: string, version: number, trainedAt: string, trainingCount: number, meanAbsoluteError: number, baselineError: number, lowConfidence: boolean, testType: { __typename?: 'TestType', id: string } } | null, scoreInterval: { __typename?: 'Interval', low: number, high: number } | null, failure: { __typename?: 'Failure', code: string, message: string, retryable: boolean } | null, testType: { __typename?: 'TestType', id: string, key: string, name: string } } } };

export type SetClinicianScoreMutationVariables = Exact<{
  recordingId: Scalars['ID']['input'];
  score?: InputMaybe<Scalars['Int']['input']>;
}>;


export type SetClinicianScoreMutation = { __typename?: 'Mutation', setClinicianScore: { __typename?: 'SetClinicianScorePayload', recording: { __typename?: 'Recording', id: string, clinicianScore: number | null, clinicianScoreFromPhone: boolean } } };

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


export type SqlWorkspaceQuery = { __typename?: 'Query', me: { __typename?: 'Viewer', id: string, name: string, email: string, groups: Array<UserGroup>, organization: { __typename?: 'Organization', id: string, name: string, bandOk: number, bandLow: number, inactivityDays: number, idleMinutes: number, secondFactorRequired: boolean, scoresFromPhonesAllowed: boolean, analystIdsByQuery: boolean, analystDatesShifted: boolean } }, lakeTables: Array<{ __typename?: 'LakeTable', name: string, columns: Array<{ __typename?: 'LakeColumn', name: string, type: string, description: string }> }> };

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
  clinicianScoreFromPhone
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
    scoresFromPhonesAllowed
    analystIdsByQuery
    analystDatesShifted
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
      scoresFromPhonesAllowed
      analystIdsByQuery
      analystDatesShifted
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
    damagedLakeFiles {
      name
      bytes
      setAsideAt
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
export const MyInvitationsDocument = gql`
    query MyInvitations {
  myInvitations {
    id
    organizationName
    group
    expiresAt
  }
}
    ` as unknown as DocumentNode<MyInvitationsQuery, MyInvitationsQueryVariables>;
export const AcceptInvitationDocument = gql`
    mutation AcceptInvitation($invitationId: ID!) {
  acceptInvitation(input: {invitationId: $invitationId}) {
    invitation {
      id
    }
  }
}
    ` as unknown as DocumentNode<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
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
      clinicianScoreFromPhone
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