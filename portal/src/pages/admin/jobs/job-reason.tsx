import { Text } from '@mantine/core';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import type { JobKind } from './job-kinds.ts';

/** The codes that have texts, `jobs.reason.<code>`. */
const CODES = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'TIMED_OUT',
  'INTERNAL',
] as const;

/** Why a job failed: in the viewer's language, and below it the original message for operators. */
export function JobReason(props: {
  kind: JobKind | undefined;
  code: string | null;
  message: string | null;
}) {
  const { kind, code, message } = props;
  const { t } = useTranslation('admin');
  const known = CODES.find((one) => one === code);
  const isAddress = kind === 'mail-invitation' && code === 'INVALID_INPUT';
  const words = known ? t(`jobs.reason.${known}`) : t('jobs.noReason');
  return (
    <>
      <Text size="sm">{isAddress ? t('jobs.addressRefused') : words}</Text>
      {message !== null && (
        <Text size="xs" c="dimmed" lang="en" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Text>
      )}
    </>
  );
}
