import { useRef, useState } from 'react';
import type { AssignmentsFragment, TestTypeNameFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useTestNames } from '../../ui/words/test-names.ts';
import classes from './assigned-tests.module.css';

// A popover measures and listens: its code is only for those who open one, and a long list has one only where it was.
const loadTestsPopover = async () => (await import('./tests-popover.tsx')).TestsPopover;

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
