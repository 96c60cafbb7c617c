import { Badge, Button, Group, Popover, Text } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentsFragment, TestTypeNameFragment } from '../../__generated__/graphql.ts';

// The list to tick is only for those who open it.
const TestCheckboxes = lazy(async () => ({
  default: (await import('./test-checkboxes.tsx')).TestCheckboxes,
}));

/** The tests that the person is asked to do, and a list to tick for those who may change it. */
export function AssignedTests(props: {
  participant: AssignmentsFragment;
  /** Names the person for those who do not see whose row it is. */
  personName: string;
  testTypes: readonly TestTypeNameFragment[];
  mayAssign: boolean;
}) {
  const { participant, personName, testTypes, mayAssign } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // A popover measures and listens: a long list has one only where it was opened.
  const [wasOpened, setWasOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  const change = (
    <Button
      ref={target}
      size="compact-xs"
      variant="subtle"
      aria-label={t('tests.changeOf', { name: personName })}
      onClick={() => {
        setWasOpened(true);
        setOpen(!open);
      }}
    >
      {t('tests.change')}
    </Button>
  );
  return (
    <Group gap={4}>
      {participant.assignments.length === 0 && (
        <Text span size="sm" c="dimmed">
          {t('tests.none')}
        </Text>
      )}
      {participant.assignments.map(({ testType }) => (
        <Badge key={testType.id} variant="default" tt="none" fw={500}>
          {testType.name}
        </Badge>
      ))}
      {mayAssign &&
        (wasOpened ? (
          <Popover
            opened={open}
            onChange={(opens) => {
              setOpen(opens);
              if (!opens) target.current?.focus();
            }}
            position="bottom-start"
            trapFocus
            shadow="md"
          >
            <Popover.Target>{change}</Popover.Target>
            <Popover.Dropdown>
              <Suspense fallback={t('loading')}>
                <TestCheckboxes participant={participant} testTypes={testTypes} />
              </Suspense>
            </Popover.Dropdown>
          </Popover>
        ) : (
          change
        ))}
    </Group>
  );
}
