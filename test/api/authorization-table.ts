import { randomUUID } from 'node:crypto';
import type { Group } from '../../api/domain/group.ts';
import type { Clinic } from '../support/clinic.ts';

/** The viewers: one of the clinic in each group, without the participant in their care, and others. */
export type Who = Group | 'owner' | 'stranger' | 'elsewhere' | 'nobody';

/** The record of the requests: a recording of the clinic's participant. */
export interface Place {
  readonly clinic: Clinic;
  readonly recordingId: string;
}

/** Every operation on a record, and the outcome for each kind of viewer. */
export const AUTHORIZATIONS: readonly (readonly [
  string,
  (at: Place) => [string, object],
  Readonly<Record<Who, string>>,
])[] = [
  [
    'participant',
    (at) => [`query ($id: ID!) { participant(id: $id) { id } }`, { id: at.clinic.participantId }],
    {
      careProvider: 'ok',
      owner: 'ok',
      admin: 'ok',
      stranger: 'null',
      participant: 'null',
      analyst: 'FORBIDDEN',
      elsewhere: 'null',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'recording',
    (at) => [`query ($id: ID!) { recording(id: $id) { id } }`, { id: at.recordingId }],
    {
      careProvider: 'ok',
      owner: 'ok',
      admin: 'ok',
      stranger: 'null',
      participant: 'null',
      analyst: 'FORBIDDEN',
      elsewhere: 'null',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'setClinicianScore',
    (at) => [
      `mutation ($id: ID!) { setClinicianScore(input: { recordingId: $id, score: 40 }) { recording { id } } }`,
      { id: at.recordingId },
    ],
    {
      careProvider: 'ok',
      owner: 'FORBIDDEN',
      admin: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'updateRecordingNotes',
    (at) => [
      `mutation ($id: ID!) { updateRecordingNotes(input: { recordingId: $id, notes: "ok" }) { recording { id } } }`,
      { id: at.recordingId },
    ],
    {
      careProvider: 'ok',
      owner: 'FORBIDDEN',
      admin: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'retryRecording',
    (at) => [
      `mutation ($id: ID!) { retryRecording(input: { recordingId: $id }) { recording { id } } }`,
      { id: at.recordingId },
    ],
    {
      careProvider: 'CONFLICT',
      owner: 'FORBIDDEN',
      admin: 'CONFLICT',
      stranger: 'NOT_FOUND',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'deleteRecordings',
    (at) => [
      `mutation ($id: ID!) { deleteRecordings(input: { recordingIds: [$id, "${randomUUID()}"] }) { deletedIds } }`,
      { id: at.recordingId },
    ],
    {
      careProvider: 'NOT_FOUND',
      owner: 'FORBIDDEN',
      admin: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'assignTest',
    (at) => [
      `mutation ($id: ID!) { assignTest(input: { participantId: $id, testType: "sit-to-stand" }) { participant { id } } }`,
      { id: at.clinic.participantId },
    ],
    {
      careProvider: 'ok',
      owner: 'FORBIDDEN',
      admin: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'changeAssignments',
    (at) => [
      `mutation ($id: ID!) { changeAssignments(input: { participantIds: [$id], assign: ["sit-to-stand"] }) { participants { id } } }`,
      { id: at.clinic.participantId },
    ],
    {
      careProvider: 'ok',
      owner: 'FORBIDDEN',
      admin: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'careProviders',
    () => [`{ careProviders { id } }`, {}],
    {
      careProvider: 'ok',
      owner: 'FORBIDDEN',
      admin: 'ok',
      stranger: 'ok',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'ok',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'submitRecording',
    (at) => [
      `mutation ($input: SubmitRecordingInput!) { submitRecording(input: $input) { recording { id } } }`,
      { input: at.clinic.submitInput() },
    ],
    {
      careProvider: 'ok',
      owner: 'ok',
      admin: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      participant: 'NOT_FOUND',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'inviteUser',
    () => [
      `mutation { inviteUser(input: { email: "new@example.org", group: admin }) { expiresAt } }`,
      {},
    ],
    {
      careProvider: 'FORBIDDEN',
      owner: 'FORBIDDEN',
      admin: 'ok',
      stranger: 'FORBIDDEN',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'FORBIDDEN',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'createParticipant',
    () => [
      `mutation { createParticipant(input: { givenName: "A", familyName: "B" }) { participant { id } } }`,
      {},
    ],
    {
      careProvider: 'ok',
      owner: 'FORBIDDEN',
      admin: 'ok',
      stranger: 'ok',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'ok',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  ...[
    [
      'startSqlQuery',
      `mutation { startSqlQuery(input: { statement: "select 1" }) { query { id } } }`,
    ],
    ['sqlQueries', `{ sqlQueries { edges { node { id } } } }`],
    ['lakeTables', `{ lakeTables { name } }`],
    ['savedSqlQueries', `{ savedSqlQueries { id } }`],
    [
      'saveSqlQuery',
      `mutation { saveSqlQuery(input: { id: "${randomUUID()}", name: "a", statement: "select 1" }) {
        savedQuery { id } } }`,
    ],
    [
      'deleteSavedSqlQuery',
      `mutation { deleteSavedSqlQuery(input: { savedQueryId: "${randomUUID()}" }) { deletedId } }`,
      'NOT_FOUND',
    ],
    [
      'cancelSqlQuery',
      `mutation { cancelSqlQuery(input: { queryId: "${randomUUID()}" }) { query { id } } }`,
      'NOT_FOUND',
    ],
  ].map(([name, document, forAnalysts = 'ok']): (typeof AUTHORIZATIONS)[number] => [
    name!,
    () => [document!, {}],
    {
      careProvider: 'FORBIDDEN',
      owner: 'FORBIDDEN',
      admin: 'FORBIDDEN',
      stranger: 'FORBIDDEN',
      participant: 'FORBIDDEN',
      analyst: forAnalysts,
      elsewhere: 'FORBIDDEN',
      nobody: 'UNAUTHENTICATED',
    },
  ]),
  ...(
    [
      ['users', `{ users { totalCount } }`],
      ['invitations', `{ invitations { id } }`],
      ['user', `query ($id: ID!) { user(id: $id) { id inCare { id } account { secondFactor } } }`],
      ['jobs', `{ jobs { edges { node { id kind state } } } }`],
      ['deadLetters', `{ deadLetters { count letters { id sentAt } } }`],
      ['systemStatus', `{ systemStatus { version dependencies { works } queue { queued } } }`],
      [
        'changeOrganization',
        `mutation { changeOrganization(input: { inactivityDays: 14 }) { organization { id } } }`,
      ],
      [
        'setUserDisabled',
        `mutation ($id: ID!) { setUserDisabled(input: { userId: $id, disabled: false }) { user { id } } }`,
      ],
      [
        'setUserGroups',
        `mutation ($id: ID!) { setUserGroups(input: { userId: $id, groups: [careProvider] }) { user { id } } }`,
      ],
      [
        'signOutUser',
        `mutation { signOutUser(input: { userId: "${randomUUID()}" }) { user { id } } }`,
        'NOT_FOUND',
      ],
      [
        'retryJob',
        `mutation { retryJob(input: { jobId: "${randomUUID()}" }) { jobId } }`,
        'NOT_FOUND',
      ],
    ] as const
  ).map(([name, document, admin = 'ok']): (typeof AUTHORIZATIONS)[number] => [
    name,
    (at) => [document, document.includes('$id') ? { id: at.clinic.provider.userId } : {}],
    {
      careProvider: 'FORBIDDEN',
      owner: 'FORBIDDEN',
      admin,
      stranger: 'FORBIDDEN',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'FORBIDDEN',
      nobody: 'UNAUTHENTICATED',
    },
  ]),
  ...(
    [
      ['myInvitations', `{ myInvitations { id } }`, 'ok'],
      [
        'acceptInvitation',
        `mutation { acceptInvitation(input: { invitationId: "${randomUUID()}" }) { invitation { id } } }`,
        'CONFLICT',
      ],
    ] as const
  ).map(([name, document, code]): (typeof AUTHORIZATIONS)[number] => [
    name,
    () => [document, {}],
    {
      careProvider: code,
      owner: code,
      admin: code,
      stranger: code,
      participant: code,
      analyst: code,
      elsewhere: code,
      nobody: 'UNAUTHENTICATED',
    },
  ]),
  [
    'registerPhone',
    () => [
      `mutation { registerPhone(input: { platform: FCM, token: "fcm:1" }) { phone { id } } }`,
      {},
    ],
    {
      careProvider: 'FORBIDDEN',
      owner: 'ok',
      admin: 'FORBIDDEN',
      stranger: 'FORBIDDEN',
      participant: 'ok',
      analyst: 'FORBIDDEN',
      elsewhere: 'FORBIDDEN',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'auditEvents',
    () => [`{ auditEvents { edges { node { id } } } }`, {}],
    {
      careProvider: 'FORBIDDEN',
      owner: 'ok',
      admin: 'ok',
      stranger: 'FORBIDDEN',
      participant: 'ok',
      analyst: 'FORBIDDEN',
      elsewhere: 'FORBIDDEN',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'exportParticipant',
    (at) => [
      `mutation ($id: ID!) { exportParticipant(input: { participantId: $id }) { download { url } } }`,
      { id: at.clinic.participantId },
    ],
    {
      careProvider: 'FORBIDDEN',
      owner: 'ok',
      admin: 'ok',
      stranger: 'FORBIDDEN',
      participant: 'NOT_FOUND',
      analyst: 'FORBIDDEN',
      elsewhere: 'FORBIDDEN',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'requestErasure',
    (at) => [
      `mutation ($id: ID!) { requestErasure(input: { participantId: $id, requested: false }) { participant { id } } }`,
      { id: at.clinic.participantId },
    ],
    {
      careProvider: 'FORBIDDEN',
      owner: 'ok',
      admin: 'ok',
      stranger: 'FORBIDDEN',
      participant: 'NOT_FOUND',
      analyst: 'FORBIDDEN',
      elsewhere: 'FORBIDDEN',
      nobody: 'UNAUTHENTICATED',
    },
  ],
  [
    'eraseParticipant',
    (at) => [
      `mutation ($id: ID!) { eraseParticipant(input: { participantId: $id }) { participantId } }`,
      { id: at.clinic.participantId },
    ],
    {
      careProvider: 'CONFLICT',
      owner: 'FORBIDDEN',
      admin: 'CONFLICT',
      stranger: 'NOT_FOUND',
      participant: 'FORBIDDEN',
      analyst: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      nobody: 'UNAUTHENTICATED',
    },
  ],
];
