import { useRef, useState } from 'react';
import type { AssignmentsFragment, TestTypeNameFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useTestNames } from '../../ui/words/test-names.ts';
import classes from './assigned-tests.module.css';

// A popover measures and listens. Its code loads with the first one, and a long list renders only those that were
// opened.
const loadTestsPopover = async () => (await import('./tests-popover.tsx')).TestsPopover;

/** The tests assigned to a participant, with checkboxes for viewers who may change them. */
export function AssignedTests(props: {
  participant: AssignmentsFragment;
  /** Names the participant for screen readers. */
  personName: string;
  testTypes: readonly TestTypeNameFragment[];
  mayAssign: boolean;
}) {
  const { participant, personName, testTypes, mayAssign } = props;
  const { t } = useTranslation();
  const nameOf = useTestNames(testTypes);
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  const change = (
    <button
      ref={target}
      type="button"
      className={classes.change}
      data-print-hidden
      aria-label={t('tests.changeOf', { name: personName })}
      onClick={() => {
        setWasOpened(true);
        setOpen(!open);
      }}
    >
      {t('tests.change')}
    </button>
  );
  return (
    <div className={classes.tests}>
      {participant.assignments.length === 0 && (
        <span className={classes.none}>{t('tests.none')}</span>
      )}
      {participant.assignments.map(({ testType }) => (
        <Tag key={testType.id}>{nameOf(testType)}</Tag>
      ))}
      {mayAssign &&
        (wasOpened ? (
          <LazyPart
            load={loadTestsPopover}
            props={{
              opened: open,
              onChange: (opens) => {
                setOpen(opens);
                if (!opens) target.current?.focus();
              },
              participant,
              testTypes,
              children: change,
            }}
            fallback={change}
          />
        ) : (
          change
        ))}
    </div>
  );
}
