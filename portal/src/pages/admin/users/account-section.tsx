import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import {
  ResetSecondFactorDocument,
  SetUserDisabledDocument,
  SignOutUserDocument,
  type UserDetailsFragment,
} from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { Fact, FactList } from '../../../ui/fact-list.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Section } from '../../../ui/section.tsx';

/** The sign-in settings of a user, and the actions of an admin on them. */
export function AccountSection({ user, isSelf }: { user: UserDetailsFragment; isSelf: boolean }) {
  const { t } = useTranslation('admin');
  const { id: userId, account, disabledAt } = user;
  const [disabling, setDisabled] = useMutation(SetUserDisabledDocument);
  const [resetting, reset] = useMutation(ResetSecondFactorDocument);
  const [signingOut, signOut] = useMutation(SignOutUserDocument);
  const changes = [
    disabling.data?.setUserDisabled,
    resetting.data?.resetSecondFactor,
    signingOut.data?.signOutUser,
  ];
  const isLeftElsewhere = changes.some((change) => change?.accountChange === 'ELSEWHERE');
  const error = disabling.error ?? resetting.error ?? signingOut.error;
  return (
    <Section title={t('user.signIn')}>
      <Stack>
        <FactList>
          <Fact name={t('user.state')}>
            {disabledAt === null
              ? t('users.enabled')
              : t('user.disabledSince', { date: formatDate(disabledAt) })}
          </Fact>
          {account !== null && (
            <>
              <Fact name={t('user.address')}>
                {t(account.confirmed ? 'user.confirmed' : 'user.notConfirmed')}
              </Fact>
              <Fact name={t('user.secondFactor')}>{t(account.secondFactor ? 'on' : 'off')}</Fact>
            </>
          )}
        </FactList>
        <Group gap="sm">
          {account?.secondFactor && (
            <Button
              variant="default"
              loading={resetting.fetching}
              onClick={() => fireAndForget(reset({ userId }))}
            >
              {t('user.resetSecondFactor')}
            </Button>
          )}
          <Button
            variant="default"
            loading={signingOut.fetching}
            onClick={() => fireAndForget(signOut({ userId }))}
          >
            {t('user.signOut')}
          </Button>
          {!isSelf && (
            <Button
              variant={disabledAt === null ? 'outline' : 'filled'}
              {...(disabledAt === null && { color: 'red' })}
              loading={disabling.fetching}
              onClick={() => fireAndForget(setDisabled({ userId, disabled: disabledAt === null }))}
            >
              {t(disabledAt === null ? 'user.disable' : 'user.enable')}
            </Button>
          )}
        </Group>
        {signingOut.data && (
          <Text size="sm" c="dimmed" role="status">
            {t('user.signedOut')}
          </Text>
        )}
        {isLeftElsewhere && (
          <Text size="sm" role="status">
            {t('user.changeElsewhere')}
          </Text>
        )}
        {error && <FailureNotice error={error} />}
      </Stack>
    </Section>
  );
}
