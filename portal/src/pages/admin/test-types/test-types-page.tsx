import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { TestTypesDocument, type TestTypeWordsFragment } from '../../../__generated__/graphql.ts';
import { languageNameIn } from '../../../i18n/languages.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Section } from '../../../ui/section.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { TestTypeDialog } from './test-type-dialog.tsx';

/** The movement tests of the organization, with their instructions in each language. */
export function TestTypesPage() {
  const { t } = useTranslation('admin');
  const [{ data, error }, refetch] = useQuery({ query: TestTypesDocument });
  const [open, setOpen] = useState<TestTypeWordsFragment | 'new' | null>(null);
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const addButton = <Button onClick={() => setOpen('new')}>{t('tests.add')}</Button>;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>{t('tests.title')}</PageTitle>
        {data.testTypes.length > 0 && addButton}
      </Group>
      {data.testTypes.length === 0 && (
        <EmptyState title={t('tests.none')} action={addButton}>
          {t('tests.noneLead')}
        </EmptyState>
      )}
      {data.testTypes.map((testType) => (
        <TestTypeSection key={testType.id} testType={testType} onChange={() => setOpen(testType)} />
      ))}
      {open !== null && (
        <TestTypeDialog
          testType={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onCreated={refetch}
        />
      )}
    </Stack>
  );
}

function TestTypeSection(props: { testType: TestTypeWordsFragment; onChange: () => void }) {
  const { t, language } = useTranslation('admin');
  const { key, name, instructions, translations } = props.testType;
  return (
    <Section
      title={name}
      aside={
        <Button
          size="xs"
          variant="default"
          aria-label={t('tests.changeOne', { name })}
          onClick={props.onChange}
        >
          {t('tests.change')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('tests.key')} <Code>{key}</Code>
        </Text>
        <Text style={{ whiteSpace: 'pre-line' }}>{instructions ?? t('tests.noInstructions')}</Text>
        {translations.map((translation) => (
          <div key={translation.language}>
            <Text size="sm" c="dimmed">
              {t('tests.inLanguage', {
                language: languageNameIn(language, translation.language),
              })}
            </Text>
            <div lang={translation.language}>
              <Text fw={600}>{translation.name}</Text>
              <Text style={{ whiteSpace: 'pre-line' }}>{translation.instructions}</Text>
            </div>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
