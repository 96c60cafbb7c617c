import { Paper, Text } from '@mantine/core';
import type {
  ParticipantQuery,
  TestTypeNameFragment,
  ViewerFragment,
} from '../../__generated__/graphql.ts';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { Moment } from '../../ui/moment.tsx';
import { AssignedTests } from './assigned-tests.tsx';

/** A participant as this page asked for them. */
export type PageParticipant = NonNullable<ParticipantQuery['participant']>;

/** Consent, address, care team and assigned tests. */
export function ParticipantFacts(props: {
  participant: PageParticipant;
  testTypes: readonly TestTypeNameFragment[];
  viewer: ViewerFragment;
}) {
  const { participant, testTypes, viewer } = props;
  const { consentedAt, email, careProviders } = participant;
  const mayAssign = viewer.groups.includes('careProvider');
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
      <FactList>
        <Fact name="Consent">
          {consentedAt === null ? (
            <Text span c="orange">
              Not given
            </Text>
          ) : (
            <>
              Given on <Moment at={consentedAt} dateOnly />
            </>
          )}
        </Fact>
        <Fact name="Email">{email ?? 'None'}</Fact>
        <Fact name="Care providers">
          {careProviders.map(({ name }) => name).join(', ') || 'None'}
        </Fact>
        <Fact name="Assigned tests">
          <AssignedTests participant={participant} testTypes={testTypes} mayAssign={mayAssign} />
        </Fact>
      </FactList>
    </Paper>
  );
}
