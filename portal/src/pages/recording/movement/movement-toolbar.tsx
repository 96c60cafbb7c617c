import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import type { ViewRange } from './view-range.ts';
import type { Gap } from './waveform.ts';

/** The views of the samples. */
export const LOOKS = ['together', 'apart', 'spectrum'] as const;
export type Look = (typeof LOOKS)[number];

const ZOOM = 2;
const STEP = 0.5;

/** SVG paths of the icons, in a box of 24. */
const ICONS = {
  earlier: 'M15 5l-7 7l7 7',
  later: 'M9 5l7 7l-7 7',
  closer: 'M12 5v14M5 12h14',
  farther: 'M5 12h14',
};

/** Chooses the view, and moves it by buttons. */
export function MovementToolbar(props: {
  look: Look;
  onLook: (look: Look) => void;
  view: ViewRange;
  gaps: readonly Gap[];
}) {
  const { look, onLook, view, gaps } = props;
  const { t } = useTranslation('recording');
  const steps = [
    ['earlier', () => view.pan(-STEP)],
    ['closer', () => view.zoom(1 / ZOOM)],
    ['farther', () => view.zoom(ZOOM)],
    ['later', () => view.pan(STEP)],
  ] as const;
  return (
    <Group gap="xs" data-print-hidden>
      <SegmentedControl
        size="xs"
        aria-label={t('charts.look')}
        value={look}
        onChange={(chosen) => onLook(chosen)}
        data={LOOKS.map((value) => ({ value, label: t(`charts.${value}`) }))}
      />
      {look !== 'spectrum' && (
        <>
          <ActionIcon.Group>
            {steps.map(([name, step]) => (
              <ActionIcon
                key={name}
                variant="default"
                size={30}
                aria-label={t(`charts.${name}`)}
                title={t(`charts.${name}`)}
                onClick={step}
              >
                <svg viewBox="0 0 24 24" width={16} height={16} aria-hidden>
                  <path d={ICONS[name]} fill="none" stroke="currentColor" strokeWidth={2} />
                </svg>
              </ActionIcon>
            ))}
          </ActionIcon.Group>
          <Button size="xs" variant="default" onClick={() => view.show(view.whole)}>
            {t('charts.all')}
          </Button>
          {gaps.length > 0 && (
            <Button size="xs" variant="default" onClick={() => showNextGap(view, gaps)}>
              {t('charts.nextGap')}
            </Button>
          )}
        </>
      )}
    </Group>
  );
}

/** The view of the next gap right of the middle, or of the first one after the last, with the same duration. */
function showNextGap(view: ViewRange, gaps: readonly Gap[]): void {
  const [from, to] = view.read();
  const isWhole = from === view.whole[0] && to === view.whole[1];
  const middle = isWhole ? -Infinity : (from + to) / 2 + 1e-6;
  const next = gaps.find((gap) => (gap.from + gap.to) / 2 > middle) ?? gaps[0]!;
  const around = Math.max(1, 2 * (next.to - next.from));
  const centre = (next.from + next.to) / 2;
  view.show([centre - around, centre + around]);
}
