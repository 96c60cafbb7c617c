import { GROUPS, type Group } from '../../api/domain/group.ts';
import { openClinic } from '../support/clinic.ts';
import type { PortalWorld } from './portal-world.ts';
import type { Places } from './rooms.ts';

/** Records that are not everybody's, beside those of the rooms. */
export interface ClosedPlaces extends Places {
  /** A participant of the same organization, in nobody's care but a colleague's. */
  readonly ofColleagueId: string;
  /** A participant, a recording and a user of another organization. */
  readonly strangerId: string;
  readonly strangersRecordingId: string;
  readonly strangersProviderId: string;
  /** Of another analyst of the same organization. */
  readonly colleaguesQueryId: string;
}

/** The heading that each group finds at an address. */
export interface Address {
  readonly path: string;
  readonly finds: Readonly<Record<Group, string>>;
}

/** Adds a colleague and another organization, each with somebody in their care. */
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

const everybody = (heading: string) =>
  Object.fromEntries(GROUPS.map((group) => [group, heading])) as Record<Group, string>;
const nobodyBut = (finds: Partial<Record<Group, string>>, others = NOT_FOUND) => ({
  ...everybody(others),
  ...finds,
});
const adminAlone = (heading: string) => nobodyBut({ admin: heading }, FOR_ADMINS);

/** Every address of the portal that needs somebody signed in, and what is there for whom. */
export function addressesOf(places: ClosedPlaces): Address[] {
  const theirs = nobodyBut({
    careProvider: 'Theo Lindqvist',
    participant: 'Theo Lindqvist',
    admin: 'Theo Lindqvist',
  });
  const theirTest = nobodyBut({
    careProvider: 'Sit to stand',
    participant: 'Sit to stand',
    admin: 'Sit to stand',
  });
  const people = { careProvider: 'Participants', admin: 'Participants' };
  const found: Record<string, Address['finds']> = {
    '/': { ...people, participant: 'Theo Lindqvist', analyst: 'SQL queries' },
    '/nowhere': everybody(NOT_FOUND),
    '/account': everybody('My account'),
    '/my-data': nobodyBut({ participant: 'My data' }, NO_DATA),
    [`/participants/${places.participantId}`]: theirs,
    [`/recordings/${places.recordingId}`]: theirTest,
    [`/recordings/${places.trainingRecordingId}`]: theirTest,
    [`/participants/${places.ofColleagueId}`]: nobodyBut({ admin: 'Nils Colleague' }),
    [`/participants/${places.strangerId}`]: everybody(NOT_FOUND),
    [`/recordings/${places.strangersRecordingId}`]: everybody(NOT_FOUND),
    '/sql': nobodyBut({ analyst: 'SQL queries' }, FOR_ANALYSTS),
    [`/sql/${places.colleaguesQueryId}`]: nobodyBut({ analyst: NOT_FOUND }, FOR_ANALYSTS),
    '/admin/users': adminAlone('Users'),
    [`/admin/users/${places.strangersProviderId}`]: adminAlone(NOT_FOUND),
    '/admin/settings': adminAlone('Settings'),
    '/admin/tests': adminAlone('Tests'),
    '/admin/erasures': adminAlone('Erasure requests'),
    '/admin/jobs': adminAlone('Jobs'),
    '/admin/audit-log': adminAlone('Audit log'),
    '/admin/status': adminAlone('Status'),
  };
  return Object.entries(found).map(([path, finds]) => ({ path, finds }));
}
