import { Button, Group, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ParticipantDocument } from '../../__generated__/graphql.ts';
import { useLiveRecordings } from '../../api/use-live-recordings.ts';
import { ErasureNotice } from '../../components/erasure/erasure-notice.tsx';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { AttentionBadges } from '../../ui/attention-badges.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LinkText } from '../../ui/links.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { ParticipantFacts } from './participant-facts.tsx';
import { TestResults } from './test-results.tsx';
import { seesParticipants } from '../../session/groups.ts';

/** The page of one participant. */
export function ParticipantPage() {
  const { participantId } = useParams({ from: '/signed-in/participants/$participantId' });
  // The key discards the state of the previous participant, which must never show under another name.
  return <ParticipantDetails key={participantId} id={participantId} />;
}

function ParticipantDetails({ id }: { id: string }) {
  const { t } = useTranslation(['participant', 'common']);
  const [{ data, error }, refetch] = useQuery({ query: ParticipantDocument, variables: { id } });
  useLiveRecordings(id);

  if (!data) return error ? <FailureNotice error={error} onRetry={refetch} /> : <PageSkeleton />;
  const { participant, testTypes, me } = data;
  if (!participant) return <NotFoundPage what="participant" />;
  const isForProfessionals = seesParticipants(me.groups);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={isForProfessionals ? 4 : 'xs'} miw={0}>
          {isForProfessionals && (
            <LinkText size="sm" data-print-hidden {...paths.home()}>
              {t('common:place.participants')}
            </LinkText>
          )}
          <PageTitle>{`${participant.givenName} ${participant.familyName}`}</PageTitle>
          {isForProfessionals && <AttentionBadges reasons={participant.attention} />}
        </Stack>
        <Button variant="default" flex="none" data-print-hidden onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
      {isForProfessionals && participant.erasureRequestedAt !== null && (
        <ErasureNotice
          participantId={id}
          name={`${participant.givenName} ${participant.familyName}`}
          requestedAt={participant.erasureRequestedAt}
        />
      )}
      <ParticipantFacts participant={participant} testTypes={testTypes} viewer={me} />
      <TestResults participant={participant} testTypes={testTypes} viewer={me} />
    </Stack>
  );
}
