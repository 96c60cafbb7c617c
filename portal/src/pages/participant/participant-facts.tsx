import { Paper } from '@mantine/core';
import type {
  ParticipantQuery,
  TestTypeNameFragment,
  ViewerFragment,
} from '../../__generated__/graphql.ts';
import { AssignedTests } from '../../components/assignments/assigned-tests.tsx';
import { InvitedPerson } from '../../components/invitations/invited-person.tsx';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { EmailAddress } from '../../ui/email-address.tsx';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { formatDate } from '../../ui/format.ts';
import { LinkText } from '../../ui/links.tsx';
import { CareTeam } from './care-team.tsx';
import { seesParticipants } from '../../session/groups.ts';

/** A participant with the fields that this page loads. */
export type PageParticipant = NonNullable<ParticipantQuery['participant']>;

/** Consent, address, care team and assigned tests. */
export function ParticipantFacts(props: {
  participant: PageParticipant;
  testTypes: readonly TestTypeNameFragment[];
  viewer: ViewerFragment;
}) {
  const { participant, testTypes, viewer } = props;
  const { consentedAt, email, givenName, familyName, invitation } = participant;
  const { t } = useTranslation('participant');
  const isOneself = !seesParticipants(viewer.groups);
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
      <FactList>
        <Fact name={t('facts.consent')}>
          {consentedAt === null ? (
            <span style={{ color: 'light-dark(#8a2f00, var(--mantine-color-orange-3))' }}>
              {t('facts.noConsent')}
              {isOneself && (
                <>
                  {' · '}
                  <LinkText {...paths.myData()}>{t('facts.giveConsent')}</LinkText>
                </>
              )}
            </span>
          ) : (
            t('facts.consentGiven', { date: formatDate(consentedAt) })
          )}
        </Fact>
        <Fact name={t('facts.email')}>
          {email === null ? t('facts.noEmail') : <EmailAddress email={email} />}
          {invitation && <InvitedPerson invitation={invitation} mayInvite={!isOneself} />}
        </Fact>
        <Fact name={t('facts.careTeam')}>
          <CareTeam participant={participant} viewer={viewer} />
        </Fact>
        <Fact name={t('facts.tests')}>
          <AssignedTests
            participant={participant}
            personName={`${givenName} ${familyName}`}
            testTypes={testTypes}
            mayAssign={viewer.groups.includes('careProvider')}
          />
        </Fact>
      </FactList>
    </Paper>
  );
}
