import { GROUPS, type Group } from '../../api/domain/group.ts';
import { openClinic } from '../support/clinic.ts';
import type { PortalWorld } from './portal-world.ts';
import type { Places } from './rooms.ts';

/** Records that only some viewers may see, in addition to those of the rooms. */
export interface ClosedPlaces extends Places {
  /** A participant of the same organization in a colleague's care. */
  readonly ofColleagueId: string;
  /** A participant, a recording and a user of another organization. */
  readonly strangerId: string;
  readonly strangersRecordingId: string;
  readonly strangersProviderId: string;
  /** A query of another analyst of the same organization. */
  readonly colleaguesQueryId: string;
}

/** The heading that each group sees at an address. */
export interface Address {
  readonly path: string;
  readonly finds: Readonly<Record<Group, string>>;
}

/** Adds a colleague and another organization, each with a participant in their care. */
export async function openClosedPlaces({
  gateway,
  places,
  users,
}: PortalWorld): Promise<ClosedPlaces> {
  const colleague = await gateway.newUser(users.careProvider.organizationId, 'careProvider');
  const { data } = await gateway.graphql<{ createParticipant: { participant: { id: string } } }>(
    'mutation ($input: CreateParticipantInput!) { createParticipant(input: $input) { participant { id } } }',
    { input: { givenName: 'Nils', familyName: 'Colleague' } },
    colleague.token,
  );
  const analyst = await gateway.newUser(users.analyst.organizationId, 'analyst');
  const { data: asked } = await gateway.graphql<{ startSqlQuery: { query: { id: string } } }>(
    'mutation { startSqlQuery(input: { statement: "select 1" }) { query { id } } }',
    {},
    analyst.token,
  );
  const elsewhere = await openClinic(gateway);
  const { id } = elsewhere.submitInput();
  await elsewhere.submit({ id });
  return {
    ...places,
    ofColleagueId: data.createParticipant.participant.id,
    strangerId: elsewhere.participantId,
    strangersRecordingId: id,
    strangersProviderId: elsewhere.provider.userId,
    colleaguesQueryId: asked.startSqlQuery.query.id,
  };
}

const NOT_FOUND = 'Not found';
const FOR_ADMINS = 'For admins only';
const FOR_ANALYSTS = 'For analysts only';
const NO_DATA = 'No data about you';

/** Whether this is the heading of a page that shows the viewer nothing. */
export const isUnavailable = (heading: string) =>
  [NOT_FOUND, FOR_ADMINS, FOR_ANALYSTS, NO_DATA].includes(heading);

const allGroups = (heading: string) =>
  Object.fromEntries(GROUPS.map((group) => [group, heading])) as Record<Group, string>;
const onlyGroups = (finds: Partial<Record<Group, string>>, others = NOT_FOUND) => ({
  ...allGroups(others),
  ...finds,
});
const onlyAdmins = (heading: string) => onlyGroups({ admin: heading }, FOR_ADMINS);

/** Every address of the portal that needs a signed-in viewer, and what each group sees there. */
export function addressesOf(places: ClosedPlaces): Address[] {
  const participantPage = onlyGroups({
    careProvider: 'Theo Lindqvist',
    participant: 'Theo Lindqvist',
    admin: 'Theo Lindqvist',
  });
  const recordingPage = onlyGroups({
    careProvider: 'Sit to stand',
    participant: 'Sit to stand',
    admin: 'Sit to stand',
  });
  const people = { careProvider: 'Participants', admin: 'Participants' };
  const found: Record<string, Address['finds']> = {
    '/': { ...people, participant: 'Theo Lindqvist', analyst: 'SQL queries' },
    '/nowhere': allGroups(NOT_FOUND),
    '/account': allGroups('My account'),
    '/invitations': allGroups('Choose an invitation'),
    '/my-data': onlyGroups({ participant: 'My data' }, NO_DATA),
    [`/participants/${places.participantId}`]: participantPage,
    [`/recordings/${places.recordingId}`]: recordingPage,
    [`/recordings/${places.trainingRecordingId}`]: recordingPage,
    [`/participants/${places.ofColleagueId}`]: onlyGroups({ admin: 'Nils Colleague' }),
    [`/participants/${places.strangerId}`]: allGroups(NOT_FOUND),
    [`/recordings/${places.strangersRecordingId}`]: allGroups(NOT_FOUND),
    '/sql': onlyGroups({ analyst: 'SQL queries' }, FOR_ANALYSTS),
    [`/sql/${places.colleaguesQueryId}`]: onlyGroups({ analyst: NOT_FOUND }, FOR_ANALYSTS),
    '/admin/users': onlyAdmins('Users'),
    [`/admin/users/${places.strangersProviderId}`]: onlyAdmins(NOT_FOUND),
    '/admin/settings': onlyAdmins('Settings'),
    '/admin/tests': onlyAdmins('Tests'),
    '/admin/erasures': onlyAdmins('Erasure requests'),
    '/admin/jobs': onlyAdmins('Jobs'),
    '/admin/audit-log': onlyAdmins('Audit log'),
    '/admin/status': onlyAdmins('Status'),
  };
  return Object.entries(found).map(([path, finds]) => ({ path, finds }));
}
