import { Popover } from '@mantine/core';
import type { ReactElement } from 'react';
import type { AssignmentsFragment, TestTypeNameFragment } from '../../__generated__/graphql.ts';
import { TestCheckboxes } from './test-checkboxes.tsx';

/** The checkboxes in a popover beside the button that toggles it. */
export function TestsPopover(props: {
  opened: boolean;
  onChange: (opens: boolean) => void;
  participant: AssignmentsFragment;
  testTypes: readonly TestTypeNameFragment[];
  /** The button. */
  children: ReactElement;
}) {
  const { opened, onChange, participant, testTypes, children } = props;
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-start" trapFocus shadow="md">
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>
        <TestCheckboxes participant={participant} testTypes={testTypes} />
      </Popover.Dropdown>
    </Popover>
  );
}
