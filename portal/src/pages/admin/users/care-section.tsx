import { Autocomplete, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import {
  PeopleToCareForDocument,
  TakeIntoCareDocument,
  TakeOutOfCareDocument,
  type UserDetailsFragment,
} from '../../../__generated__/graphql.ts';
import { useApiClient } from '../../../api/api-client.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LinkText } from '../../../ui/links.tsx';
import { Section } from '../../../ui/section.tsx';

const TYPING_PAUSE_MS = 200;

/** The participants in a care provider's care. */
export function CareSection({ user }: { user: UserDetailsFragment }) {
  const { t } = useTranslation('admin');
  const { refetchPage } = useApiClient();
  const [{ error, fetching }, takeOut] = useMutation(TakeOutOfCareDocument);
  const remove = async (participantId: string) => {
    const { data } = await takeOut({ participantId, careProviderId: user.id });
    if (data) refetchPage();
  };
  return (
    <Section title={t('care.title')}>
      <Stack>
        {user.inCare.length === 0 && <Text c="dimmed">{t('care.empty')}</Text>}
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {user.inCare.map(({ id, givenName, familyName }) => (
            <Group key={id} component="li" justify="space-between" gap="sm">
              <LinkText {...paths.participant(id)}>
                {givenName} {familyName}
              </LinkText>
              <Button
                size="xs"
                variant="subtle"
                color="red"
                disabled={fetching}
                aria-label={t('care.removeOne', { name: `${givenName} ${familyName}` })}
                onClick={() => fireAndForget(remove(id))}
              >
                {t('care.remove')}
              </Button>
            </Group>
          ))}
        </Stack>
        <AddPerson user={user} onAdded={refetchPage} />
        {error && <FailureNotice error={error} />}
      </Stack>
    </Section>
  );
}

/** Finds a participant of the organization by part of the name. */
function AddPerson({ user, onAdded }: { user: UserDetailsFragment; onAdded: () => void }) {
  const { t } = useTranslation('admin');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS);
  const [{ data }] = useQuery({
    query: PeopleToCareForDocument,
    variables: { search },
    pause: search.length < 2,
  });
  const [{ error, fetching }, takeIn] = useMutation(TakeIntoCareDocument);
  const already = new Set(user.inCare.map(({ id }) => id));
  const people = (search.length < 2 ? [] : (data?.participants.edges ?? []))
    .map(({ node }) => node)
    .filter(({ id }) => !already.has(id));
  const nameOf = ({ givenName, familyName, email }: (typeof people)[number]) =>
    `${givenName} ${familyName}${email === null ? '' : ` · ${email}`}`;
  // Two participants with the same name and no address would be the same option.
  const options = [...new Map(people.map((person) => [nameOf(person), person.id]))];
  const add = async (name: string) => {
    const [, participantId] = options.find(([one]) => one === name) ?? [];
    if (participantId === undefined) return;
    const answer = await takeIn({ participantId, careProviderId: user.id });
    if (!answer.data) return;
    setText('');
    onAdded();
  };
  return (
    <div>
      <Autocomplete
        label={t('care.add')}
        placeholder={t('care.addHelp')}
        value={text}
        disabled={fetching}
        data={options.map(([name]) => name)}
        filter={({ options: all }) => all}
        onChange={setText}
        onOptionSubmit={(name) => fireAndForget(add(name))}
      />
      {error && <FailureNotice error={error} />}
    </div>
  );
}
